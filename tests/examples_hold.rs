//! `--emit-tests`: which examples of a document are tested, which are reported, and that the tests can fail.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use generator::internals::config::{Config, Inputs};
use generator::internals::{analyze, generate};
use insta::assert_snapshot;
use serde_json::{Value, json};

// What every emitted test does, here with the types of the checked-in client.
#[allow(unused_macros)]
#[path = "../generator/src/emit/tests/holds.rs"]
mod holds;

fn emitted(path: &str, emit_tests: bool) -> Option<String> {
    emitted_of("examples_hold/document.yaml", path, emit_tests)
}

fn emitted_of(document: &str, path: &str, emit_tests: bool) -> Option<String> {
    let config = Config {
        spec: document.into(),
        inputs: Inputs::default(),
        out: "case".into(),
        name: "case".to_owned(),
        emit_tests,
        ..Config::default()
    };
    let analysis = analyze(&config);
    let api = analysis.api.expect("the document can be used");
    generate(&api, &analysis.sources, &config).expect("the emitter makes Rust").remove(path)
}

#[test]
fn valid_examples_are_tested_and_others_told_about() {
    let config = Config {
        spec: "examples_hold/document.yaml".into(),
        inputs: Inputs::default(),
        out: "case".into(),
        name: "case".to_owned(),
        emit_tests: true,
        ..Config::default()
    };
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(Path::new("snapshots").join("examples_hold"));
    let rust = emitted("tests/examples.rs", true).unwrap_or_default();
    let rows = rust.lines().skip_while(|line| *line != "examples! {").collect::<Vec<_>>().join("\n");
    settings.bind(|| {
        assert_snapshot!("rows", rows);
        assert_snapshot!("data", emitted("tests/examples.json", true).unwrap_or_default());
        assert_snapshot!("reported", tests::case::shown_diagnostics(&analyze(&config)));
    });
}

#[test]
fn values_of_variants_have_the_discriminator_value_of_the_variant() {
    let data = emitted_of("examples_hold/variants.yaml", "tests/examples.json", true).unwrap_or_default();
    let data: Value = serde_json::from_str(&data).expect("the values are JSON");
    let values = |name: &str| data[name]["examples"].as_array().cloned().unwrap_or_default();
    let tasks = values("task_instances");
    for (property, discriminator, expected) in [("timeout", "kind", "Delta"), ("place", "type", "Point")] {
        let found: Vec<&Value> = tasks.iter().filter_map(|task| task.get(property)).collect();
        assert!(!found.is_empty() && found.iter().all(|value| value[discriminator] == expected), "{found:?}");
    }
    for (name, discriminator, expected) in
        [("delta", "kind", "Delta"), ("cron", "kind", "Cron"), ("place", "type", "Point")]
    {
        let found = values(&format!("{name}_instances"));
        assert!(!found.is_empty() && found.iter().all(|value| value[discriminator] == expected), "{found:?}");
    }
}

#[test]
fn nothing_of_it_is_there_unless_asked_for() {
    assert_eq!(emitted("tests/examples.rs", false), None);
    assert_eq!(emitted("tests/examples.json", false), None);
    assert!(!emitted("Cargo.toml", false).unwrap_or_default().contains("[[test]]"));
    assert!(emitted("Cargo.toml", true).unwrap_or_default().contains("[[test]]\nname = \"examples\""));
}

/// Why the test of an example fails, if it does.
fn failure(entry: Value, through: holds::Through) -> Option<String> {
    let failed = catch_unwind(AssertUnwindSafe(|| holds::holds(&entry, through))).err()?;
    failed.downcast::<String>().ok().map(|message| *message)
}

#[test]
fn an_example_fails_when_it_is_not_what_its_type_holds() {
    let through = holds::through::<the_crate::types::CreateExternalUserBody>;
    let good = json!({ "externalName": "@a", "provider": "slack", "memberId": 3 });
    assert_eq!(failure(json!({ "pointer": "#/a", "examples": [good] }), through), None);

    let mut more = good.clone();
    more["invented"] = json!(1);
    let lost = failure(json!({ "pointer": "#/a", "examples": [more] }), through).unwrap_or_default();
    assert!(lost.starts_with("\"#/a\" comes back with another value at \"/invented\": 1 is lost"), "{lost}");
    assert_eq!(failure(json!({ "pointer": "#/a", "examples": [more], "unknown": ["/invented"] }), through), None);

    let mut deviating = good.clone();
    deviating["provider"] = json!(2);
    let deviates = failure(json!({ "pointer": "#/a", "examples": [deviating] }), through).unwrap_or_default();
    assert!(deviates.starts_with("\"#/a\" is not as documented:\n$.provider: "), "{deviates}");

    let unreadable = failure(json!({ "pointer": "#/a", "examples": [[1]] }), through).unwrap_or_default();
    assert!(unreadable.starts_with("\"#/a\" can't be read: $: "), "{unreadable}");
}

#[test]
fn numbers_are_equal_by_value_and_dates_by_instant() {
    let same = |sent: Value, back: Value| holds::same(&sent, &back, "", &[]).is_ok();
    for (sent, back) in [
        (json!(1), json!(1.0)),
        (json!(u64::MAX), json!(u64::MAX)),
        (json!("2026-01-02T03:04:05.000Z"), json!("2026-01-02T03:04:05Z")),
        (json!("2026-01-02T04:04:05+01:00"), json!("2026-01-02T03:04:05Z")),
        (json!([null, { "a": true }]), json!([null, { "a": true }])),
    ] {
        assert!(same(sent.clone(), back.clone()), "{sent} and {back}");
    }
    for (sent, back) in [
        (json!(1), json!(1.5)),
        (json!(1), json!("1")),
        (json!(9_007_199_254_740_993_u64), json!(9_007_199_254_740_992_u64)),
        (json!("2026-01-02T03:04:05Z"), json!("2026-01-02T03:04:06Z")),
        (json!("1"), json!("1.0")),
        (json!([1]), json!([1, 2])),
        (json!([1, 2]), json!([1])),
        (json!({}), json!({ "a": null })),
        (json!({ "a": null }), json!({})),
        (json!(null), json!(false)),
    ] {
        assert!(!same(sent.clone(), back.clone()), "{sent} and {back}");
    }
}
