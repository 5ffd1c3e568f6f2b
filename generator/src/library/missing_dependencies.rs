//! Makes sure that the crate of a build script has the dependencies of the module that it includes.

use std::path::Path;
use std::{env, fs};

use toml_edit::{DocumentMut, Item};

use super::error::Error;

/// Fails if the crate of the build script, which Cargo names, lacks some of these dependencies.
pub(super) fn missing_dependencies(needed: &str) -> Result<(), Error> {
    let Some(folder) = env::var_os("CARGO_MANIFEST_DIR") else { return Ok(()) };
    let manifest = Path::new(&folder).join("Cargo.toml");
    // Cargo has read it, so whatever is the matter is not for the generator to report.
    let Ok(text) = fs::read_to_string(&manifest) else { return Ok(()) };
    let lines = missing(needed, &text);
    if lines.is_empty() { Ok(()) } else { Err(Error::MissingDependencies { manifest, lines }) }
}

/// Returns the lines of `needed` that a manifest does not have.
fn missing(needed: &str, manifest: &str) -> String {
    let parse = |text: &str| text.parse::<DocumentMut>().unwrap_or_default();
    let (mut needed, manifest) = (parse(needed), parse(manifest));
    let present = manifest.get("dependencies").and_then(Item::as_table_like);
    let has = |name: &str| present.is_some_and(|table| table.contains_key(name));
    let table = needed.get_mut("dependencies").and_then(Item::as_table_mut);
    let Some(table) = table else { return String::new() };
    table.retain(|name, _| !has(name));
    if table.is_empty() { String::new() } else { format!("[dependencies]\n{table}") }
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn what_the_manifest_lacks_is_listed() {
        let needed = "[dependencies]\nbytes = \"1\"\nserde = { version = \"1\", default-features = false }\n";
        let manifest = "[package]\nname = \"a\"\n\n[dependencies]\nbytes.workspace = true\n";
        assert_eq!(
            missing(needed, manifest),
            "[dependencies]\nserde = { version = \"1\", default-features = false }\n"
        );
        assert_eq!(missing(needed, needed), "");
        assert_eq!(missing(needed, ""), needed);
    }
}
