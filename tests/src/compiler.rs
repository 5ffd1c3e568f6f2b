//! What the compiler says of the crates of a workspace: cargo's messages in JSON, as they come.
//!
//! Cargo keeps the warnings of such crates and says them again of those that are built already.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read};
use std::path::PathBuf;

use serde::Deserialize;
use serde::de::IgnoredAny;

/// What the compiler said about one crate.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// Whether rustc came to its end.
    pub compiled: bool,
    /// Errors and warnings as rustc shows them.
    pub errors: Vec<String>,
    /// Warnings, which fail as errors do.
    pub warnings: Vec<String>,
}

impl Checked {
    /// Whether nothing at all was said.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.compiled && self.errors.is_empty() && self.warnings.is_empty()
    }
}

/// Reads the messages to their end, and calls `done` for each crate that came through. The answer is by the crate's folder; what
/// comes from a registry is not in it.
///
/// # Errors
///
/// When the messages can't be read.
pub fn said(messages: impl Read, mut done: impl FnMut()) -> Result<BTreeMap<String, Checked>, String> {
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
            Some(message) if message.level == "warning" && !message.is_tally() => {
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
    message: Option<Told>,
}

#[derive(Deserialize)]
struct Told {
    level: String,
    #[serde(default)]
    rendered: String,
    #[serde(default)]
    spans: Vec<IgnoredAny>,
}

impl Message {
    /// The folder of the crate that is spoken of; `None` for one of a registry.
    fn folder(&self) -> Option<String> {
        let folder = self.manifest_path.as_ref()?.parent()?.file_name()?;
        self.package_id.starts_with("path+").then(|| folder.to_string_lossy().into_owned())
    }
}

impl Told {
    /// rustc ends with `3 warnings emitted`, which is none itself.
    fn is_tally(&self) -> bool {
        self.spans.is_empty() && self.rendered.trim_end().ends_with("emitted")
    }
}
