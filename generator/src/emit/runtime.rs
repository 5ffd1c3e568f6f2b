//! The runtime: its sources as they are, a file each.

use super::{Content, File, Output};
use crate::runtime::SOURCES;

/// The files of the runtime. What only XML needs is left out where there is none.
pub(super) fn runtime(output: &Output<'_>) -> Vec<File> {
    let with_xml = !output.api.xml.documents.is_empty();
    SOURCES
        .iter()
        .filter(|(name, _)| with_xml || !name.starts_with("xml"))
        .map(|(name, source)| {
            let note = format!(
                "// Generated: a copy of generator/runtime/{name} by generator/src/emit/runtime.rs. Do not edit.\n"
            );
            let path = if *name == "mod.rs" { "src/runtime.rs".to_owned() } else { format!("src/runtime/{name}") };
            let source = if with_xml { (*source).to_owned() } else { without_xml(source) };
            File { path, content: Content::Text(format!("{note}{source}")) }
        })
        .collect()
}

/// The source without the lines that the feature turns on, each behind one that says so.
fn without_xml(source: &str) -> String {
    let mut lines = source.lines();
    let mut kept = String::new();
    while let Some(line) = lines.next() {
        if line.trim() == "#[cfg(feature = \"xml\")]" {
            lines.next();
        } else {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}
