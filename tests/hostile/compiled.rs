//! Crates of hostile documents compile: one workspace, so that what they depend on is built once.

use std::path::Path;

use generator::internals::Analysis;
use generator::internals::config::Config;
use tests::dependencies;
use tests::progress;
use tests::workspace::Workspace;

use crate::document_text::{BREAKS, MARKER, analysis, hostile, rich};
use crate::file_names;

#[test]
fn crates_of_hostile_documents_compile() -> Result<(), String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let workspace = Workspace::at(&folder)?;
    let source = tempfile::tempdir().map_err(|error| error.to_string())?;
    let mut crates: Vec<(Config, Analysis)> = vec![file_names::analysis(source.path())];
    let rich = rich();
    for (index, breaks) in BREAKS.chunks(15).enumerate() {
        let payload: String = breaks.iter().map(|before| format!("{before}{MARKER}")).collect();
        crates.push(analysis(&hostile(&rich, &payload, true).0, source.path(), &format!("hostile-{index}")));
    }
    let (mut dependencies, mut features) = (String::new(), Vec::new());
    for (config, analysis) in &crates {
        let api = analysis.api.as_ref().ok_or("the document can't be used")?;
        dependencies.push_str(&workspace.client(api, &analysis.sources, config)?);
        features.extend(Workspace::features(api, config));
    }
    workspace.user(&format!("{dependencies}{}", dependencies::of_clients()?))?;
    workspace.put("user/src/lib.rs", "")?;
    let examiner = env!("CARGO_BIN_EXE_rustc-without-code");
    let mut cargo = workspace.cargo_of_examination(Path::new(env!("CARGO_TARGET_TMPDIR")), examiner);
    // Default features are TLS, which takes long to build.
    cargo.args(["build", "--offline", "--workspace", "--lib", "--test", "examples"]);
    cargo.args(["--no-default-features", "--features", &features.join(",")]);
    let run = progress::output(cargo, "clients of hostile documents").map_err(|error| error.to_string())?;
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Ok(())
}
