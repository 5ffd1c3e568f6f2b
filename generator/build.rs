//! Lists the runtime's sources, so that a new file needs no line elsewhere.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let runtime = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("runtime");
    println!("cargo::rerun-if-changed={}", runtime.display());
    let mut names = Vec::new();
    list(&runtime, "", &mut names)?;
    names.sort();
    let mut text = String::from(
        "/// The path and text of each source, by path.\npub(crate) const SOURCES: &[(&str, &str)] = &[\n",
    );
    for name in names {
        let path = runtime.join(&name);
        let _ = writeln!(text, "    ({name:?}, include_str!({:?})),", path.display());
    }
    text.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("runtime.rs"), text)
}

/// Lists the Rust sources of a folder by their paths, which have slashes on every system.
fn list(folder: &Path, prefix: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{path}/"), names)?;
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
            names.push(path);
        }
    }
    Ok(())
}
