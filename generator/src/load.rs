//! Files to one tree: JSON or YAML, with every file that a `$ref` names mounted into it.

mod bundle;
pub(crate) mod tree;

use std::fs;
use std::io;
use std::path::Path;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Place};
use crate::pointer::Pointer;
use crate::source::{Format, Source, Sources};

/// A document as one tree, with the texts that it was read from.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts, for positions and excerpts.
    pub sources: Sources,
    /// The entry document, other files mounted below [`bundle::MOUNT`], every `$ref` within this tree.
    pub tree: Value,
    /// What was wrong; nothing can be done with the tree when there is an error among it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the document at `path` and all files that it refers to.
#[must_use]
pub fn load(path: &Path) -> Loaded {
    let mut loaded = Loaded::default();
    match read(path, Pointer::root()) {
        Ok((source, tree)) => {
            loaded.diagnostics.extend(duplicate_keys(&tree.duplicates, &Pointer::root()));
            loaded.sources.0.push(source);
            loaded.tree = tree.value;
            bundle::bundle(&mut loaded);
        }
        Err(diagnostic) => loaded.diagnostics.push(*diagnostic),
    }
    loaded
}

fn read(path: &Path, mount: Pointer) -> Result<(Source, tree::Tree), Box<Diagnostic>> {
    let bytes = fs::read(path).map_err(|error| Box::new(unreadable(path, &error)))?;
    let place = |text: &str, position| Place::File { path: path.to_owned(), text: text.to_owned(), position };
    let text = String::from_utf8(bytes).map_err(|error| {
        let message = format!("{} is not UTF-8 text", path.display());
        let valid = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
        let position = (valid.matches('\n').count() + 1, 1);
        Box::new(
            Diagnostic::file("not-text", place(&valid, Some(position)), message)
                .help("an OpenAPI document is JSON or YAML in UTF-8; convert the file and run again"),
        )
    })?;
    let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
    if text.trim().is_empty() {
        return Err(Box::new(
            Diagnostic::file("empty-document", place(&text, None), format!("{} is empty", path.display()))
                .help("an OpenAPI document starts with `openapi: 3.1.0`, `info` and `paths`"),
        ));
    }
    let format = format_of(path, &text);
    let tree = tree::parse(&text, format).map_err(|error| {
        let kind = if format == Format::Json { "JSON" } else { "YAML" };
        Box::new(
            Diagnostic::file("syntax", place(&text, error.position), format!("this is not valid {kind}: {}", error.message))
                .label("here")
                .help(format!("mend the {kind}; nothing was written")),
        )
    })?;
    Ok((Source::new(path.to_owned(), text, format, mount), tree))
}

/// A name that says JSON is believed; any other text that starts like JSON is tried as JSON too, which YAML also covers.
fn format_of(path: &Path, text: &str) -> Format {
    let named_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    let looks_like_json = text.trim_start().starts_with(['{', '[']) && tree::parse(text, Format::Json).is_ok();
    if looks_like_json || (named_json && text.trim_start().starts_with(['{', '['])) { Format::Json } else { Format::Yaml }
}

fn unreadable(path: &Path, error: &io::Error) -> Diagnostic {
    let place = Place::File { path: path.to_owned(), text: String::new(), position: None };
    let (message, help) = match error.kind() {
        io::ErrorKind::NotFound => {
            (format!("there is no file {}", path.display()), "give the path of an OpenAPI document with `--spec FILE`")
        }
        io::ErrorKind::PermissionDenied => {
            (format!("{} may not be read: {error}", path.display()), "allow reading it, or give another with `--spec FILE`")
        }
        _ if path.is_dir() => {
            (format!("{} is a directory", path.display()), "give the document itself with `--spec FILE`")
        }
        _ => (format!("{} could not be read: {error}", path.display()), "give another document with `--spec FILE`"),
    };
    Diagnostic::file("unreadable", place, message).help(help)
}

fn duplicate_keys(places: &[Pointer], mount: &Pointer) -> Vec<Diagnostic> {
    places
        .iter()
        .map(|place| {
            let key = place.last().unwrap_or_default().into_owned();
            Diagnostic::warning("duplicate-key", &mount.join(place), format!("`{key}` is written twice in one object"))
                .help("the last one counts; remove the other")
        })
        .collect()
}
