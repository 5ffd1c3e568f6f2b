//! The runtime: its sources as they are, a file each.

use super::{Content, File};
use crate::runtime::SOURCES;

/// The files of the runtime.
pub(super) fn runtime() -> Vec<File> {
    SOURCES
        .iter()
        .map(|(name, source)| {
            let note = format!(
                "// Generated: a copy of generator/runtime/{name} by generator/src/emit/runtime.rs. Do not edit.\n"
            );
            let path = if *name == "mod.rs" { "src/runtime.rs".to_owned() } else { format!("src/runtime/{name}") };
            File { path, content: Content::Text(format!("{note}{source}")) }
        })
        .collect()
}
