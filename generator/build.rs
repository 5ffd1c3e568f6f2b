//! Lists the runtime's sources and the methods of its types, so that a new file or method needs no line elsewhere.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

/// The types of the runtime on which methods are generated for a document.
const TYPES: [&str; 2] = ["Client", "ClientBuilder"];

fn main() -> io::Result<()> {
    let runtime = Path::new(&env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("runtime");
    println!("cargo::rerun-if-changed={}", runtime.display());
    let mut names = Vec::new();
    list(&runtime, "", &mut names)?;
    names.sort();
    let mut text = String::from(
        "/// The path and text of each source, by path.\npub(crate) const SOURCES: &[(&str, &str)] = &[\n",
    );
    let mut methods: [Vec<String>; TYPES.len()] = Default::default();
    for name in names {
        let path = runtime.join(&name);
        let _ = writeln!(text, "    ({name:?}, include_str!({:?})),", path.display());
        let source = fs::read_to_string(&path)?;
        methods.iter_mut().zip(TYPES).for_each(|(methods, name)| methods.extend(methods_of(name, &source)));
    }
    text.push_str("];\n\n/// The names of the methods of some types.\nconst METHODS: &[(&str, &[&str])] = &[\n");
    for (name, methods) in TYPES.iter().zip(methods) {
        let _ = writeln!(text, "    ({name:?}, &{methods:?}),");
    }
    text.push_str("];\n");
    fs::write(Path::new(&env::var("OUT_DIR").map_err(io::Error::other)?).join("runtime.rs"), text)
}

/// Returns the names of the methods of a type that a source with an `impl` of it has: those of all of its functions.
fn methods_of(type_name: &str, source: &str) -> Vec<String> {
    let begins = format!("impl {type_name} {{");
    if !source.lines().any(|line| line == begins) {
        return Vec::new();
    }
    let methods = source.lines().filter_map(|line| {
        let (_, rest) = line.trim_start().split_once("fn ")?;
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_')?;
        (!line.trim_start().starts_with("//")).then(|| rest[..end].to_owned())
    });
    methods.collect()
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
