//! The explanations of diagnostics: each code has one, its example causes the diagnostic, and `docs/diagnostics.md` has them all.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use generator::internals::analyze;
use generator::internals::config::{Config, Inputs};
use generator::internals::diagnostic::{Code, Diagnostic, Severity};

/// Codes whose causes are not a short document: limits, files that cannot be read, and the names of earlier runs.
const WITHOUT_EXAMPLE: [Code; 24] = [
    Code::ChoiceNamesNothing,
    Code::EmitTestsNotBuilt,
    Code::ExamplesNotJudged,
    Code::InputLimit,
    Code::NameNotKept,
    Code::NamesDropped,
    Code::NamesFollowed,
    Code::NamesLockLine,
    Code::NamesLockUnreadable,
    Code::NotText,
    Code::OutsideRoot,
    Code::OverlayLimit,
    Code::SelectionNamesNothing,
    Code::SettingsKey,
    Code::SettingsSyntax,
    Code::SettingsUnreadable,
    Code::SettingsValue,
    Code::TooDeep,
    Code::TooManyAlternatives,
    Code::TooManyCombinations,
    Code::TooManyMediaTypes,
    Code::TooManyParameters,
    Code::UnboundedTarget,
    Code::Unreadable,
];

/// The lines of a document that examples leave out.
const BASE: [(&str, &str); 4] = [
    ("openapi:", "openapi: 3.1.0\n"),
    ("info:", "info: {title: Example, version: \"1\"}\n"),
    ("servers:", "servers: [{url: \"https://example.com\"}]\n"),
    ("paths:", "paths: {}\n"),
];

#[test]
fn the_example_of_each_explanation_causes_the_diagnostic() {
    let mut faults = Vec::new();
    for code in Code::ALL {
        let example = code.explanation().split_once("```yaml\n").and_then(|(_, rest)| rest.split_once("```"));
        let Some((example, _)) = example else {
            assert!(WITHOUT_EXAMPLE.contains(code), "{code} has no example");
            continue;
        };
        assert!(!WITHOUT_EXAMPLE.contains(code), "{code} has an example");
        let found = diagnostics(example);
        let codes: Vec<&str> = found.iter().map(|diagnostic| diagnostic.code.name()).collect();
        let mut severe = found.iter().filter(|diagnostic| diagnostic.severity >= Severity::Warning);
        if !codes.contains(&code.name()) || !severe.all(|diagnostic| diagnostic.code == *code) {
            faults.push(format!("the example of {code} causes {codes:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn diagnostics(example: &str) -> Vec<Diagnostic> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("api.yaml");
    let has = |key: &str| example.lines().any(|line| line.starts_with(key));
    let is_whole = example.starts_with("# The whole document");
    let is_overlay = has("overlay:");
    let missing = BASE.iter().filter(|(key, _)| !is_whole && (is_overlay || !has(key)));
    let base: String = missing.map(|(_, line)| *line).collect();
    let mut overlays = Vec::new();
    if is_overlay {
        overlays.push(folder.path().join("overlay.yaml"));
        fs::write(&overlays[0], example).expect("a file");
        fs::write(&path, base).expect("a file");
    } else {
        fs::write(&path, base + example).expect("a file");
    }
    let inputs = Inputs { overlays, ..Inputs::default() };
    analyze(&Config { spec: path, inputs, name: "client".to_owned(), emit_tests: true, ..Config::default() })
        .diagnostics
}

#[test]
fn each_explanation_is_a_summary_an_outcome_and_a_fix() {
    for code in Code::ALL {
        let text = code.explanation();
        assert!(text.lines().count() <= 30 && text.lines().all(|line| line.chars().count() <= 120), "{code}");
        let paragraphs: Vec<&str> = text.trim_end().split("\n\n").collect();
        assert!(code.summary().ends_with('.') && paragraphs.len() >= 3, "{code}");
        assert!(paragraphs.last().is_some_and(|last| last.starts_with("To fix it: ")), "{code}");
    }
}

#[test]
fn there_is_a_code_for_each_explanation() {
    let codes: BTreeSet<String> = Code::ALL.iter().map(|code| format!("{code}.md")).collect();
    let files: BTreeSet<String> = fs::read_dir("../generator/explanations")
        .expect("the folder can be read")
        .map(|entry| entry.expect("the entry can be read").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(files, codes);
}

#[test]
fn each_code_is_reported_somewhere() {
    let mut text = String::new();
    let mut pending = vec![Path::new("../generator/src").to_owned()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            pending.extend(fs::read_dir(&path).expect("a folder").map(|entry| entry.expect("an entry").path()));
        } else if !path.ends_with("diagnostic/code.rs") && !path.ends_with("diagnostic/mark.rs") {
            let file = fs::read_to_string(&path).expect("a file");
            text.push_str(file.split("#[cfg(test)]\nmod tests").next().unwrap_or_default());
        }
    }
    let names: BTreeSet<&str> = text
        .split("Code::")
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default())
        .collect();
    let unused: Vec<&Code> = Code::ALL.iter().filter(|code| !names.contains(format!("{code:?}").as_str())).collect();
    assert!(unused.is_empty(), "nothing reports {unused:?}");
}

#[test]
fn the_index_has_all_explanations() {
    let index = Path::new("../docs/diagnostics.md");
    let expected = index_text();
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(index, &expected).expect("the index can be written");
    }
    let written = fs::read_to_string(index).expect("the index can be read");
    assert!(written == expected, "docs/diagnostics.md is not up to date; run this test with INSTA_UPDATE=always");
}

fn index_text() -> String {
    let mut text = "# Diagnostics\n\nThe generator reports faults of a document with a code, such as `warning[dangling-reference]`. \
                    `generator --explain CODE`\nprints the text below. Codes are stable. Examples omit the lines of a document that \
                    do not matter.\n\n"
        .to_owned();
    for code in Code::ALL {
        text.push_str(&format!("- [`{code}`](#{code}): {}\n", code.summary().replace('\n', " ")));
    }
    for code in Code::ALL {
        text.push_str(&format!("\n## {code}\n\n{}", code.explanation()));
    }
    text
}
