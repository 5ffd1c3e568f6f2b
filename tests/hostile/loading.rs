//! Texts that would keep the parsers busy: each is read, or refused with a position, in time that grows with its size alone.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::program::{Folder, Run};

/// Far more than any of these takes in a build without optimisation, and far less than what does not end.
const LONGEST: Duration = Duration::from_secs(60);

/// Reads a document, with an overlay if it is not empty.
fn load(name: &str, text: &str, overlay: &str) -> Run {
    let folder = Folder::new();
    folder.write(name, text);
    folder.write("overlay.yaml", overlay);
    let mut arguments = vec!["--spec", name, "--dump", "tree"];
    if !overlay.is_empty() {
        arguments.extend(["--overlay", "overlay.yaml"]);
    }
    let started = Instant::now();
    let run = folder.run(&arguments);
    let beginning: String = text.chars().take(40).collect();
    assert!(started.elapsed() < LONGEST, "{beginning}: {:?}", started.elapsed());
    assert!(run.stderr.len() < 200_000, "{beginning}: {} bytes are reported", run.stderr.len());
    run
}

/// A document in YAML with this as the value of an extension.
fn with(value: &str) -> String {
    format!("openapi: 3.1.0\ninfo: {{title: Hostile, version: '1'}}\npaths: {{}}\nx-value: {value}\n")
}

#[test]
fn deeply_nested_brackets_are_refused_with_a_position() {
    let count = 200_000;
    for open in
        ["[", "{", "[\n", "{a: ", "[a: ", "[? ", "{? ", "{a: [", "- ", "? ", "- [", "[[],", "[']]]', ", "[\"]\", [a], "]
    {
        let nested = open.repeat(count / open.len());
        for text in [nested.clone(), format!("# ]]]]]]\n{nested}"), with(&nested), with(&format!("\n  - {nested}"))] {
            for name in ["deep.yaml", "deep.json"] {
                let run = load(name, &text, "");
                assert_eq!(run.code, Some(2), "{open}: {}", run.stderr);
                assert!(run.stderr.contains("error[syntax]"), "{open}: {}", run.stderr);
            }
        }
    }
    let run = load("deep.yaml", &with(&"[".repeat(count)), "");
    assert!(run.stderr.contains("nested more than 127 levels deep"), "{}", run.stderr);
    assert!(run.stderr.contains("deep.yaml:4:"), "{}", run.stderr);
}

#[test]
fn deeply_nested_brackets_after_text_that_only_one_parser_reads_are_refused() {
    // One of the two parsers takes this indentation, the other does not.
    let odd = "a: &x\n- 1\n b: c\n";
    for before in [odd, "a: 'x\ny'\n", "a: [\n]\n", "%YAML 1.2\n---\n", "a:\n\t- 1\n"] {
        let run = load("deep.yaml", &format!("{before}c: {}", "[a: ".repeat(50_000)), "");
        assert_eq!(run.code, Some(2), "{before}: {}", run.stderr);
    }
}

/// libyaml ends lines where YAML 1.2 does not.
#[test]
fn deeply_nested_brackets_after_line_breaks_of_yaml_1_1_are_refused() {
    for end in ['\u{85}', '\u{2028}', '\u{2029}'] {
        for text in [
            format!("# comment{end}{}", "[a: ".repeat(50_000)),
            format!("a: 'b' # comment{end}c: {}", "{a: ".repeat(50_000)),
            format!("[a: {end}").repeat(30_000),
            format!("[?{end}").repeat(30_000),
        ] {
            let run = load("deep.yaml", &text, "");
            assert_eq!(run.code, Some(2), "{end:?}: {}", run.stderr);
        }
    }
    let described = with(&format!("'a{}b {}'", '\u{2028}', "[ ".repeat(1000)));
    assert_eq!(load("described.yaml", &described, "").code, Some(0));
}

#[test]
fn many_brackets_that_do_not_nest_are_read() {
    for value in [
        format!("[{}]", "[], ".repeat(20_000)),
        format!("[{}]", "{a: {b: [c]}}, ".repeat(10_000)),
        format!("|\n  {}", "[ [ { {\n  ".repeat(10_000)),
        format!("'{}'", "[ ".repeat(50_000)),
        format!("{}{}", "[".repeat(100), "]".repeat(100)),
    ] {
        let run = load("wide.yaml", &with(&value), "");
        assert_eq!(run.code, Some(0), "{}", run.stderr);
    }
}

#[test]
fn tag_directives_and_tags_are_limited() {
    let lines: String = (0..20_000).fold(String::new(), |mut lines, number| {
        let _ = writeln!(lines, "%TAG !a{number}! tag:example.com,{number}:");
        lines
    });
    let run = load("tags.yaml", &format!("{lines}---\n{}", with("1")), "");
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("more than 100 `%TAG` lines"), "{}", run.stderr);
}

#[test]
fn aliases_that_multiply_are_refused() {
    let mut values = String::from("\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let ten = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(values, "  a{level}: &a{level} [{ten}]");
    }
    let mut merged = String::from("\n  a0: &a0 {k: x}\n");
    for level in 1..9 {
        let ten = vec![format!("*a{}", level - 1); 10].join(", ");
        let _ = writeln!(merged, "  a{level}: &a{level} {{<<: [{ten}], k{level}: [{ten}]}}");
    }
    let long = format!("\n  a: &a {}\n  b: [{}]\n", "x".repeat(100_000), "*a, ".repeat(20_000));
    let keys = format!("\n  a: &a {}\n  b: [{}]\n", "x".repeat(100_000), "{*a : 1}, ".repeat(20_000));
    let itself = "&a [*a, *a]".to_owned();
    for value in [values, merged, long, keys, itself] {
        let run = load("bomb.yaml", &with(&value), "");
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains("error[syntax]"), "{}", run.stderr);
    }
    let few = format!("\n  a: &a {{b: [1, 2]}}\n  b: [{}]\n", "*a, ".repeat(20));
    assert_eq!(load("few.yaml", &with(&few), "").code, Some(0));
}

#[test]
fn a_long_key_above_many_nodes_is_refused() {
    let key = "k".repeat(300_000);
    let inner: String = (0..30_000).map(|number| format!("\"{number}\": 1, ")).collect();
    for (name, before) in [("key.yaml", "? "), ("key.json", "")] {
        let text = format!("{{\"openapi\": \"3.1.0\", \"x-value\": {{{before}\"{key}\": {{{inner} \"z\": 1}}}}}}");
        let run = load(name, &text, "");
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("its keys are too long"), "{}", run.stderr);
    }
}

#[test]
fn long_repetitions_of_yaml_syntax_are_read_or_refused() {
    let repeated = |text: &str, count: usize| text.repeat(count);
    for text in [
        repeated("---\n", 100_000),
        repeated("--- a\n", 100_000),
        repeated("a\n", 200_000),
        repeated("\n", 400_000),
        repeated(" ", 400_000),
        repeated("\t", 400_000),
        repeated("&a ", 100_000),
        repeated("!a ", 100_000),
        repeated("a: ", 100_000),
        repeated("a: b: ", 50_000),
        repeated("]", 200_000),
        format!("'{}", repeated("''", 200_000)),
        format!("\"{}", repeated("\\n", 200_000)),
        format!("|\n{}", repeated(" a\n", 100_000)),
        format!(">\n a\n{} b", repeated("\n", 200_000)),
        (0..600).map(|depth| " ".repeat(depth) + "a:\n").collect(),
        (0..600).map(|depth| " ".repeat(depth) + "-\n").collect(),
    ] {
        load("odd.yaml", &text, "");
    }
}

#[test]
fn duplicate_keys_are_counted_and_few_are_shown() {
    let count = 30_000;
    let yaml = with(&format!("\n{}", "  k: 1\n".repeat(count)));
    let members = vec!["\"k\": 1"; count].join(", ");
    let json = format!(
        "{{\"openapi\": \"3.1.0\", \"info\": {{\"title\": \"Twice\", \"version\": \"1\"}}, \"paths\": {{}}, \"x-value\": {{{members}}}}}"
    );
    for (name, text) in [("twice.yaml", yaml), ("twice.json", json)] {
        let run = load(name, &text, "");
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_eq!(run.stderr.matches("warning[duplicate-key]").count(), 20, "{name}");
        assert!(run.stderr.contains(&format!("warning: {} more of `duplicate-key`", count - 21)), "{}", run.stderr);
        let folder = Folder::new();
        folder.write(name, &text);
        let started = Instant::now();
        let run = folder.run(&["--spec", name, "--out", "client", "--report", "report.json", "--quiet"]);
        assert!(started.elapsed() < LONGEST, "{name}: {:?}", started.elapsed());
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
        let report: serde_json::Value = serde_json::from_str(&folder.read("report.json")).expect("JSON");
        assert_eq!(report["diagnostic_counts"]["duplicate-key"], count - 1);
        assert_eq!(report["diagnostics"].as_array().map(Vec::len), Some(1000));
        let all = folder.run(&["--spec", name, "--dump", "tree", "--all-warnings"]);
        assert_eq!(all.stderr.matches("warning[duplicate-key]").count(), 1000, "{name}");
        let more = format!("{} more of `duplicate-key`; only their number is kept", count - 1001);
        assert!(all.stderr.contains(&more), "{name}");
        let denied = folder.run(&["--spec", name, "--out", "denied", "--deny-warnings"]);
        assert_eq!(denied.code, Some(2));
        assert!(denied.stderr.contains(&format!("{} warnings denied", count - 1)), "{}", denied.stderr);
    }
}

#[test]
fn long_keys_are_shortened_in_diagnostics() {
    let key = "k".repeat(1_000_000);
    let run = load("long.json", &format!("{{\"openapi\": \"3.1.0\", \"{key}\": 1, \"{key}\": 2}}"), "");
    assert!(run.stderr.contains("duplicate-key") && run.stderr.len() < 10_000, "{}", run.stderr.len());
}

fn overlay(actions: &str) -> String {
    format!("overlay: 1.0.0\ninfo: {{title: Hostile, version: '1'}}\nactions:\n{actions}")
}

fn target(target: &str) -> String {
    overlay(&format!("- target: {}\n  update: {{x: 1}}\n", serde_json::json!(target)))
}

#[test]
fn the_work_of_overlay_targets_is_limited() {
    // Every path of this tree is long, and there are many of them.
    let mut deep = "1".to_owned();
    for _ in 0..60 {
        deep = format!("{{a: {deep}, b: [1, 2, 3]}}");
    }
    let document = with(&format!("[{}]", vec![deep; 40].join(", ")));
    for text in [
        "[?@".repeat(1000),
        format!("[?{}@.a{}]", "@[?".repeat(1000), "]".repeat(1000)),
        format!("[?{}@.a{}]", "@[?".repeat(20), "]".repeat(20)),
        format!("[?{}@.a{}]", "(".repeat(1000), ")".repeat(1000)),
        format!("[?{}@.a{}]", "!(".repeat(1000), ")".repeat(1000)),
        format!("[?length({}@.a{}) == 1]", "length(".repeat(1000), ")".repeat(1000)),
        "..*".repeat(4),
        "..*".repeat(100),
        "..a..a..a..a".to_owned(),
        "[*,*]".repeat(30),
        "..[*,*,*,*]..[*,*,*,*]".to_owned(),
        "..[?$..[?$..a]]".to_owned(),
        "..[?count($..*) > 1]".to_owned(),
        "..[?@..[?@..[?@..[?@..a]]]]".to_owned(),
        "..[?match(@.a, '((a{100}){100}){100}')]".to_owned(),
        "['a',".repeat(5000),
    ] {
        let text = format!("${text}");
        let run = load("api.yaml", &document, &target(&text));
        let shown: String = text.chars().take(60).collect();
        assert_eq!(run.code, Some(2), "{shown}: {}", run.stderr);
        let code = ["error[unbounded-target]", "error[malformed-target]"].iter().any(|code| run.stderr.contains(code));
        assert!(code && run.stderr.contains("overlay.yaml:4:"), "{shown}: {}", run.stderr);
    }
    for text in ["$", "$..a", "$..*", "$.paths[?@.get]", "$..[?@.a]"] {
        assert_eq!(load("api.yaml", &document, &target(text)).code, Some(0), "{text}");
    }
}

#[test]
fn overlays_that_grow_the_document_exponentially_are_refused() {
    let doubling = overlay(
        &(0..60).map(|number| format!("- {{target: '$..*', update: {{k{number}: {{}}}}}}\n")).collect::<String>(),
    );
    let deeper = overlay(&"- {target: '$..x', update: {x: {x: {}}}}\n".repeat(400));
    let nested: String = (0..300)
        .map(|depth| format!("- {{target: \"$['x-value']{}\", update: {{a: {{}}}}}}\n", ".a".repeat(depth)))
        .collect();
    let lists = overlay(&format!("- {{target: '$..l', update: [{}]}}\n", "{l: []}, ".repeat(10)).repeat(30));
    let long = overlay(&format!("- {{target: '$..*', update: {{k: {}}}}}\n", "x".repeat(100_000)).repeat(30));
    let value = format!("{{x: {{}}, l: [], many: [{}]}}", "{}, ".repeat(1000));
    for text in [doubling, deeper, overlay(&nested), lists, long] {
        let run = load("api.yaml", &with(&value), &text);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert!(run.stderr.contains("error[overlay-limit]"), "{}", run.stderr);
    }
}

#[test]
fn overlays_remove_very_many_nodes_in_linear_time() {
    let members: String = (0..50_000).map(|number| format!("k{number}: 1, ")).collect();
    let items = "1, ".repeat(50_000);
    let document = with(&format!("{{members: {{{members}}}, items: [{items}]}}"));
    let actions =
        "- {target: '$[''x-value''].members.*', remove: true}\n- {target: '$[''x-value''].items[::2]', remove: true}\n";
    let run = load("api.yaml", &document, &overlay(actions));
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let tree: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(tree["x-value"]["members"], serde_json::json!({}));
    assert_eq!(tree["x-value"]["items"].as_array().map(Vec::len), Some(25_000));
}

#[test]
fn overlays_remove_nested_nodes() {
    let document = with("[[1, 2, 3], {a: [4, 5], b: 6}, [7, 8]]");
    let run = load(
        "api.yaml",
        &document,
        &overlay(
            "- {target: \"$['x-value'][0,0][0,2]\", remove: true}\n- {target: \"$['x-value']..[1]\", remove: true}\n",
        ),
    );
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let tree: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(tree["x-value"], serde_json::json!([[2], [7]]));
}
