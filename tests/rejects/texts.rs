//! Whole diagnostics, word for word: the position, the message and the help.

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

fn shown(document: &str) -> String {
    case::shown_diagnostics(&case::analysis(Path::new(document)).1)
}

#[test]
fn diagnostics_of_invalid_documents() {
    settings().bind(|| {
        glob!("*.{yaml,json}", |path| {
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let shown = shown(&format!("rejects/{file}"));
            assert_ne!(shown, "", "{file} causes no diagnostic");
            let name = file.trim_end_matches(".yaml").to_owned();
            insta::with_settings!({ snapshot_suffix => "", input_file => &file }, { assert_snapshot!(name, shown) });
        });
    });
}

#[test]
fn diagnostics_of_a_missing_file_and_a_directory() {
    settings().bind(|| {
        assert_snapshot!("not_there", shown("rejects/nowhere.yaml"));
        assert_snapshot!("a_directory", shown("rejects"));
    });
}
