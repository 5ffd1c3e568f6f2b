//! Lists the runtime's sources, so that a new file needs no line elsewhere.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let runtime = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("runtime");
    println!("cargo::rerun-if-changed={}", runtime.display());
    let mut names: Vec<String> = fs::read_dir(&runtime)?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "rs"))
        .collect();
    names.sort();
    let mut text = String::from(
        "/// The name and text of each source, by name.\npub(crate) const SOURCES: &[(&str, &str)] = &[\n",
    );
    for name in names {
        let path = runtime.join(&name);
        let _ = writeln!(text, "    ({name:?}, include_str!({:?})),", path.display());
    }
    text.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("runtime.rs"), text)
}
