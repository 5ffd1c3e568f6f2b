//! What users of the checked-in client can name, an item a line, and what the runtime consists of: a change that could break them shows as
//! a changed line.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use insta::{Settings, assert_snapshot};
use tests::public_api::{items, module};

#[test]
fn the_public_api_of_the_checked_in_client() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generated-client/src");
    let mut api = Vec::new();
    for path in sources(&root) {
        let text = fs::read_to_string(root.join(&path)).expect("the file can be read");
        let file = syn::parse_file(&text).expect("the file is Rust");
        items(&module(&path), &file.items, &mut api);
    }
    assert!(api.len() > 500, "the client was found");
    settings().bind(|| assert_snapshot!("public_api", api.join("\n")));
}

#[test]
fn the_files_of_the_runtime() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../generator/runtime");
    let files: BTreeMap<String, u64> = sources(&root)
        .into_iter()
        .map(|path| {
            let content = fs::read(root.join(&path)).expect("the file can be read");
            (path.display().to_string(), hash(&content))
        })
        .collect();
    let lines: Vec<String> = files.iter().map(|(path, hash)| format!("{path} {hash:016x}")).collect();
    settings().bind(|| assert_snapshot!("runtime_files", lines.join("\n")));
}

fn settings() -> Settings {
    let mut settings = Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("snapshots/client");
    settings
}

/// Returns the paths of the Rust files below a folder, sorted.
fn sources(root: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut pending = vec![root.to_owned()];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(&path).expect("the folder can be read");
            pending.extend(entries.map(|entry| entry.expect("the entry can be read").path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path.strip_prefix(root).expect("the file is below the root").to_owned());
        }
    }
    files.sort();
    files
}

/// FNV-1a.
fn hash(content: &[u8]) -> u64 {
    content.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
