//! `compare`: what is written about each pair of documents in `compare/`.

use std::path::{Path, PathBuf};

use generator::internals::compare::{Comparison, github, json, markdown, text};
use generator::internals::config::{Config, Inputs};
use generator::internals::{Analysis, analyze};
use insta::{Settings, assert_snapshot};

fn analysis(name: &str) -> Analysis {
    analyze(&Config {
        spec: Path::new("compare").join(name),
        inputs: Inputs::default(),
        out: PathBuf::from("client"),
        name: "client".to_owned(),
        ..Config::default()
    })
}

fn check(old: &str, new: &str) {
    let (before, after) = (analysis(&format!("{old}.yaml")), analysis(&format!("{new}.yaml")));
    let comparison = Comparison::of(&before, &after).expect("both documents can be used");
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots/compare");
    settings.bind(|| {
        assert_snapshot!(format!("{new}.text"), text::text(&comparison, false));
        assert_snapshot!(format!("{new}.markdown"), markdown::markdown(&comparison, false));
        assert_snapshot!(format!("{new}.github"), github::github(&comparison, &after.sources, false));
        assert_snapshot!(format!("{new}.json"), json::json(&comparison, &after.sources).expect("JSON can be written"));
    });
}

#[test]
fn additions_break_no_user() {
    check("users.old", "users.additive");
}

#[test]
fn changes_that_break_users_come_first() {
    check("users.old", "users.breaking");
}

#[test]
fn text_of_a_document_stays_in_its_place() {
    check("hostile.old", "hostile.new");
}

#[test]
fn a_document_is_the_same_as_itself() {
    let (one, other) = (analysis("users.old.yaml"), analysis("users.old.yaml"));
    let comparison = Comparison::of(&one, &other).expect("the document can be used");
    assert_eq!(text::text(&comparison, false), "no changes of the API\n");
    assert_eq!(comparison.level(), None);
}
