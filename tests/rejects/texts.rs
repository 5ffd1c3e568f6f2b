//! What is told, word for word: where it stands, what is wrong, what to do.

use std::path::Path;

use insta::{Settings, assert_snapshot, glob};
use tests::case;

fn settings() -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../snapshots/rejects");
    settings
}

fn told(document: &str) -> String {
    case::told(&case::analysis(Path::new(document)).1)
}

#[test]
fn of_every_document() {
    settings().bind(|| {
        glob!("*.{yaml,json}", |path| {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let told = told(&format!("rejects/{file}"));
            assert_ne!(told, "", "{file} is here because something is wrong with it");
            let name = file.trim_end_matches(".yaml").to_owned();
            insta::with_settings!({ snapshot_suffix => "", input_file => &file }, { assert_snapshot!(name, told) });
        });
    });
}

#[test]
fn of_what_is_no_file() {
    settings().bind(|| {
        assert_snapshot!("not_there", told("rejects/nowhere.yaml"));
        assert_snapshot!("a_directory", told("rejects"));
    });
}
