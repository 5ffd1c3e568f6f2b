//! Reads the messages of the compiler about the crates of a workspace, as JSON from Cargo.
//!
//! Cargo stores the warnings of these crates, and repeats them if a crate is built already.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::IgnoredAny;

/// The messages of the compiler about one crate.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Whether the crate was compiled.
    pub compiled: bool,
    /// Errors and warnings as rustc shows them.
    pub errors: Vec<String>,
    /// Warnings as rustc shows them. They are failures too.
    pub warnings: Vec<String>,
}

impl Checked {
    /// Whether the crate was compiled without an error or a warning.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.compiled && self.errors.is_empty() && self.warnings.is_empty()
    }
}

/// Reads all messages, and calls `done` for each crate that was compiled. Returns the messages by the folder of the crate, without
/// crates of a registry.
///
/// # Errors
///
/// When the messages can't be read.
pub fn read_messages(messages: impl Read, mut done: impl FnMut()) -> Result<BTreeMap<String, Checked>, String> {
    let mut checked: BTreeMap<String, Checked> = BTreeMap::new();
    for line in BufReader::new(messages).lines() {
        let line = line.map_err(|error| error.to_string())?;
        let Some((folder, message)) =
            serde_json::from_str::<Message>(&line).ok().and_then(|message| Some((message.folder()?, message)))
        else {
            continue;
        };
        let crate_ = checked.entry(folder).or_default();
        match message.message {
            Some(message) if message.level == "error" => crate_.errors.push(message.rendered),
            Some(message) if message.level == "warning" && !message.is_summary() => {
                crate_.warnings.push(message.rendered)
            }
            Some(_) => {}
            None if message.reason == "compiler-artifact" => {
                crate_.compiled = true;
                done();
            }
            None => {}
        }
    }
    Ok(checked)
}

/// A line of cargo's output.
#[derive(Deserialize)]
struct Message {
    reason: String,
    #[serde(default)]
    package_id: String,
    manifest_path: Option<PathBuf>,
    message: Option<CompilerMessage>,
}

#[derive(Deserialize)]
struct CompilerMessage {
    level: String,
    #[serde(default)]
    rendered: String,
    #[serde(default)]
    spans: Vec<IgnoredAny>,
}

impl Message {
    /// Returns the folder of the crate; `None` for a crate of a registry.
    fn folder(&self) -> Option<String> {
        let folder = self.manifest_path.as_ref()?.parent()?.file_name()?;
        self.package_id.starts_with("path+").then(|| folder.to_string_lossy().into_owned())
    }
}

impl CompilerMessage {
    /// Whether the message is the last one of rustc, such as `3 warnings emitted`, which is not a warning itself.
    fn is_summary(&self) -> bool {
        self.spans.is_empty() && self.rendered.trim_end().ends_with("emitted")
    }
}
