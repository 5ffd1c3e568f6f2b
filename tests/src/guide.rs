//! The pages of the guide: the README and `docs/`, and their code blocks.

use std::fs;
use std::path::Path;

/// The pages, from the root of the repository.
pub const PAGES: &[&str] = &[
    "README.md",
    "docs/README.md",
    "docs/blocking.md",
    "docs/calls.md",
    "docs/command-line.md",
    "docs/compare.md",
    "docs/diagnostics.md",
    "docs/errors.md",
    "docs/extensions.md",
    "docs/features.md",
    "docs/library.md",
    "docs/limitations.md",
    "docs/overlays.md",
    "docs/pagination.md",
    "docs/retries.md",
    "docs/security.md",
    "docs/sentry.md",
    "docs/settings.md",
    "docs/stability.md",
    "docs/streaming.md",
    "docs/testing.md",
    "docs/transports.md",
    "docs/uploads.md",
    "docs/xml.md",
];

/// A client that is built. Clients that are modules of one crate have a type of their own around that of the runtime.
const BUILT: &str = "Client::builder().build()?";

/// A code block of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// The first word after the fence, such as `sh`.
    pub language: String,
    /// The lines between the fences.
    pub text: String,
}

/// Returns the text of a page.
///
/// # Panics
///
/// If the page does not exist.
#[must_use]
pub fn text(page: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(page);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{page}: {error}"))
}

/// Returns the code blocks of a page.
#[must_use]
pub fn blocks(page: &str) -> Vec<Block> {
    let text = text(page);
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let language = info.split(',').next().unwrap_or_default().to_owned();
        let text = lines.by_ref().take_while(|line| *line != "```").map(|line| format!("{line}\n")).collect();
        blocks.push(Block { language, text });
    }
    blocks
}

/// Returns a module with the Rust code blocks of the pages that use one of these clients, which are in scope.
#[must_use]
pub fn module(clients: &[&str]) -> String {
    let mut text = String::new();
    for page in PAGES {
        for (index, block) in blocks(page).iter().enumerate().filter(|(_, block)| block.language == "rust") {
            let uses = |client: &&&str| block.text.contains(&format!("use {client}::"));
            if let Some(client) = clients.iter().find(uses) {
                let name = page.trim_end_matches(".md").replace('/', "_").to_lowercase();
                let code = block.text.replace(BUILT, &format!("Client::from({BUILT})"));
                text.push_str(&format!("mod {name}_{index} {{\n    use crate::clients::{client};\n{code}}}\n\n"));
            }
        }
    }
    text
}
