//! What is emitted, file by file: for one small document a behaviour, named for it, and for the given document.
//!
//! A snapshot that differs is reviewed with `cargo insta review`; what is accepted there is what the behaviour is from then on.

use std::cell::RefCell;
use std::path::Path;

use insta::{Settings, assert_snapshot, glob};
use tests::case;
use tests::progress::Steps;

/// Snapshots do not contain the path of the document, so that they are the same on every machine.
fn settings(folder: &str) -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path(Path::new("snapshots").join(folder));
    settings
}

#[test]
fn every_behaviour() {
    let count = std::fs::read_dir("cases").map_or(0, Iterator::count);
    let steps = RefCell::new(Steps::new("cases", count));
    settings("cases").bind(|| {
        glob!("cases/*.yaml", |document| {
            steps.borrow_mut().next(&document.display().to_string());
            check(document);
        });
    });
}

fn check(document: &Path) {
    let file = Path::new("cases").join(document.file_name().unwrap_or_default());
    let name = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    insta::with_settings!({ snapshot_suffix => "", input_file => &file }, { assert_snapshot!(name, case::outcome(&file)) });
}

#[test]
fn the_given_document() {
    let (files, analysis) = case::emitted(Path::new("../spec/sentry-integrations.yaml"));
    assert_eq!(case::shown_diagnostics(&analysis), "", "the given document is read without a diagnostic");
    settings("sentry").bind(|| {
        for (path, content) in files.iter().filter(|(path, _)| path.as_str() != ".generated") {
            assert_snapshot!(path.replace('/', "__"), content);
        }
    });
}
