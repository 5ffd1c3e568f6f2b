//! Analyzes and generates a document of the tests, and shows the results as text for snapshots.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use generator::internals::config::{Config, Inputs};
use generator::internals::diagnostic::flood;
use generator::internals::diagnostic::render::{in_order, render};
use generator::internals::diagnostic::{Code, Diagnostic};
use generator::internals::{Analysis, analyze, generate};

/// Analyzes a document, with the overlay of the same name in the folder `parts` beside it, if there is one.
#[must_use]
pub fn analysis(document: &Path) -> (Config, Analysis) {
    let overlay = document.file_stem().map(|stem| {
        let name = format!("{}.overlay.yaml", stem.to_string_lossy());
        document.with_file_name("parts").join(name)
    });
    let config = Config {
        spec: document.to_owned(),
        inputs: Inputs {
            overlays: overlay.into_iter().filter(|overlay| overlay.exists()).collect(),
            // Some cases refer to files of others.
            root: document
                .parent()
                .and_then(Path::parent)
                .map(|suite| if suite.as_os_str().is_empty() { ".".into() } else { suite.to_owned() }),
            ..Inputs::default()
        },
        out: "case".into(),
        name: "case".to_owned(),
        ..Config::default()
    };
    let analysis = analyze(&config);
    (config, analysis)
}

/// Returns all diagnostics of a document as the program shows them, without color. Nearly all documents of the tests define no server:
/// the note on this is omitted unless the document mentions servers.
#[must_use]
pub fn shown_diagnostics(analysis: &Analysis) -> String {
    let Analysis { diagnostics, sources, .. } = analysis;
    let about_servers = sources.0.iter().any(|source| source.text.contains("servers"));
    let shown = |diagnostic: &&Diagnostic| about_servers || diagnostic.code != Code::NoServers;
    let ordered: Vec<&Diagnostic> = in_order(diagnostics, sources).into_iter().filter(shown).collect();
    flood::merged(&ordered).iter().map(|(diagnostic, _)| render(diagnostic, sources, false) + "\n\n").collect()
}

/// Returns the generated files by path, without the runtime.
///
/// # Panics
///
/// If the document is unusable.
#[must_use]
pub fn emitted(document: &Path) -> (BTreeMap<String, String>, Analysis) {
    let (config, analysis) = analysis(document);
    let api = analysis.api.as_ref().unwrap_or_else(|| panic!("{}", shown_diagnostics(&analysis)));
    let mut files = generate(api, &analysis.sources, &config).unwrap_or_else(|defect| panic!("{defect}"));
    files.retain(|path, _| !path.starts_with("src/runtime"));
    (files, analysis)
}

/// Returns the diagnostics, the untyped schemas, and the generated types and operations of a small document, as the text of a snapshot.
#[must_use]
pub fn outcome(document: &Path) -> String {
    let (files, analysis) = emitted(document);
    let mut text = shown_diagnostics(&analysis);
    let Some(api) = &analysis.api else { return text };
    for untyped in &api.untyped {
        let _ = writeln!(text, "untyped: {} ({:?})", untyped.pointer, untyped.reason);
    }
    let client = !api.schemes.is_empty() || !api.servers.is_empty();
    for (path, content) in files {
        let shown = path == "src/xml.rs" || (client && path == "src/client.rs");
        if shown || path.starts_with("src/types/") || path.starts_with("src/operations/") {
            let _ = writeln!(text, "// ---- {path}\n{content}");
        }
    }
    text
}
