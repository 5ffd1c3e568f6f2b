//! What a bad document costs: all of the output when it can't be used, and the spoilt piece alone otherwise.

use std::path::Path;
use std::process::{Command, Output};

fn run(document: &Path, out: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_generator-under-test"));
    command.arg("--spec").arg(document).arg("--out").arg(out).args(more).output().expect("the generator starts")
}

#[test]
fn an_error_writes_nothing_and_a_warning_costs_its_piece() {
    let folder = tempfile::tempdir().expect("a folder");
    let (mut errors, mut warnings) = (0, 0);
    for entry in std::fs::read_dir("rejects").expect("the documents").map(|entry| entry.expect("an entry").path()) {
        if !entry.extension().is_some_and(|extension| extension == "yaml" || extension == "json") {
            continue;
        }
        let name = entry.display().to_string();
        let out = folder.path().join("client");
        let output = run(&entry, &out, &["--quiet"]);
        match output.status.code() {
            Some(2) => {
                errors += 1;
                assert!(!out.exists(), "{name}: nothing is written");
            }
            Some(0) => {
                warnings += 1;
                let operations = out.join("src/operations").read_dir().expect("the operations").flatten();
                let mut texts =
                    operations.map(|file| std::fs::read_to_string(file.path()).expect("a file of operations"));
                assert!(texts.any(|text| text.contains("/fine")), "{name}: the rest is generated");
                let denied = run(&entry, &folder.path().join("denied"), &["--deny-warnings"]);
                assert_eq!(denied.status.code(), Some(2), "{name}: a denied warning is an error");
                assert!(!folder.path().join("denied").exists(), "{name}: nothing is written when it is denied");
                std::fs::remove_dir_all(&out).expect("the output goes");
            }
            other => panic!("{name}: exit code {other:?}\n{}", String::from_utf8_lossy(&output.stderr)),
        }
        let error = String::from_utf8_lossy(&output.stderr);
        assert!(!error.contains("panicked"), "{name}: {error}");
    }
    assert!(errors >= 15 && warnings >= 25, "{errors} errors and {warnings} warnings were met");
}
