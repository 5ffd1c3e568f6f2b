//! Reads the document, as JSON or YAML, and all files that its `$ref`s name into one tree.

pub(crate) mod bundle;
mod files;
mod identifiers;
mod overlay;
mod similar_file;
mod syntax;
mod target;
pub(crate) mod tree;
mod yaml_1_2;
mod yaml_limits;

use std::path::Path;

pub use files::normal;
use files::{Files, Refusal, RefusalKind};
use serde_json::Value;
use tree::Duplicates;

use crate::config::Inputs;
use crate::diagnostic::{Code, Diagnostic, InputLocation, flood};
use crate::pointer::Pointer;
use crate::source::{Format, Lines, Source, Sources};

/// A document as one tree, with the texts that it was read from.
#[derive(Debug, Default)]
pub struct Loaded {
    /// The texts, for positions and excerpts.
    pub sources: Sources,
    /// The entry document, other files mounted below `x-files`, every `$ref` within this tree.
    pub tree: Value,
    /// What was wrong; nothing can be done with the tree when there is an error among it.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the document at `path`, with the overlays applied to it, and all files that it refers to.
#[must_use]
pub fn load(path: &Path, inputs: &Inputs) -> Loaded {
    let mut loaded = Loaded::default();
    let mut files = Files::new(path, inputs);
    let bytes = match &inputs.text {
        Some(text) => files.take(path, text.clone()),
        None => files.read_named(path),
    };
    match read(bytes, path, Pointer::root()) {
        Ok((source, tree)) => {
            loaded.diagnostics.extend(duplicate_keys(&tree.duplicates, &Pointer::root()));
            loaded.sources.0.push(source);
            loaded.tree = tree.value;
            let mut spent = overlay::Spent::default();
            let overlays: Vec<Source> = inputs
                .overlays
                .iter()
                .enumerate()
                .filter_map(|(number, path)| overlay::apply(&mut loaded, &mut files, path, number, &mut spent))
                .collect();
            bundle::bundle(&mut loaded, &mut files, inputs);
            loaded.sources.0.extend(overlays);
            flood::bound(&mut loaded.diagnostics);
        }
        Err(diagnostic) => loaded.diagnostics.push(*diagnostic),
    }
    loaded
}

fn read(bytes: Result<Vec<u8>, Refusal>, path: &Path, mount: Pointer) -> Result<(Source, tree::Tree), Box<Diagnostic>> {
    let bytes = bytes.map_err(|refusal| Box::new(refused(path, refusal)))?;
    let location = |text: &str, position| InputLocation::File { path: path.to_owned(), text: text.into(), position };
    let text = String::from_utf8(bytes).map_err(|error| {
        let message = format!("{} is not UTF-8 text", path.display());
        let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
        // All before the first bad byte is as it was, so the offset holds in both.
        let position = Lines::of(&text).position(&text, error.utf8_error().valid_up_to());
        Box::new(
            Diagnostic::file(Code::NotText, location(&text, position), message)
                .label("invalid UTF-8 from here on")
                .help("convert the file to UTF-8: an OpenAPI document is JSON or YAML in UTF-8"),
        )
    })?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    };
    let (format, parsed) = parse(path, &text);
    let tree = parsed.map_err(|error| {
        let kind = if format == Format::Json { "JSON" } else { "YAML" };
        Box::new(
            Diagnostic::file(
                Code::Syntax,
                location(&text, error.position),
                format!("invalid {kind}: {}", error.message),
            )
            .label("the parser stops here")
            .help(error.help(kind)),
        )
    });
    if text.trim().is_empty() || tree.as_ref().is_ok_and(|tree| tree.value.is_null()) {
        return Err(Box::new(
            Diagnostic::file(Code::EmptyDocument, location(&text, None), format!("{} is empty", path.display()))
                .help("start the document with `openapi: 3.1.0`, `info` and `paths`"),
        ));
    }
    Ok((Source::new(path.to_owned(), text, format, mount), tree?))
}

/// A name that says JSON is believed; any other text that starts like JSON is tried as JSON first, which is quicker than YAML.
fn parse(path: &Path, text: &str) -> (Format, Result<tree::Tree, syntax::SyntaxError>) {
    let named_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
    if text.trim_start().starts_with(['{', '[']) {
        let parsed = tree::parse(text, Format::Json);
        if named_json || parsed.is_ok() {
            return (Format::Json, parsed);
        }
    }
    (Format::Yaml, tree::parse(text, Format::Yaml))
}

fn refused(path: &Path, refusal: Refusal) -> Diagnostic {
    let location = InputLocation::File { path: path.to_owned(), text: "".into(), position: None };
    let code = match refusal.kind {
        RefusalKind::Unreadable => Code::Unreadable,
        RefusalKind::Outside => Code::OutsideRoot,
        RefusalKind::Limit => Code::InputLimit,
    };
    let help = refusal.help.unwrap_or_else(|| {
        let help = if path.is_dir() {
            "pass the document itself with `--spec FILE`"
        } else {
            "pass the path of an OpenAPI document with `--spec FILE`"
        };
        help.to_owned()
    });
    Diagnostic::file(code, location, refusal.message).help(help)
}

fn duplicate_keys(duplicates: &Duplicates, mount: &Pointer) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> = duplicates
        .pointers
        .iter()
        .map(|pointer| {
            let key = pointer.last().unwrap_or_default().into_owned();
            Diagnostic::warning(
                Code::DuplicateKey,
                &mount.join(pointer),
                format!("duplicate key `{key}` in one object"),
            )
            .outcome("the last value is used")
            .help("remove one of the two")
        })
        .collect();
    if let Some(last) = found.last_mut() {
        last.more = duplicates.more;
    }
    found
}
