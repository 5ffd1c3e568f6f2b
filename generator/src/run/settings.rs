//! The configuration of a run: the arguments, with defaults for those that are absent.

use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use generator::CAN_EMIT_TESTS;
use generator::api::Api;
use generator::config::{Config, Inputs, LARGEST, STANDARD_INPUT};
use generator::emit::feature_names;
use generator::names_lock;
use generator::selection::Selection;
use generator::settings::Client;

use super::command;
use crate::arguments::{Arguments, InputArguments};

/// Where the crate is written unless the user says otherwise.
pub(super) const DEFAULT_OUT: &str = "generated-client";

/// Crates that come with Rust, whose names would hide them.
const RESERVED: [&str; 5] = ["alloc", "core", "proc_macro", "std", "test"];

/// Returns the configuration, or the message for arguments that cannot be used.
pub(super) fn config(arguments: &Arguments, client: &Client) -> Result<Config, String> {
    if arguments.emit_tests && !CAN_EMIT_TESTS {
        return Err(format!(
            "`--emit-tests` needs a generator with the Cargo feature `emit-tests`, and this one is without it; run `{}`",
            command::with_emit_tests(arguments)
        ));
    }
    let spec =
        if is_standard_input(&arguments.input) { PathBuf::from(STANDARD_INPUT) } else { document(&arguments.input)? };
    let out = arguments.out.clone().unwrap_or_else(|| DEFAULT_OUT.into());
    let names = (!arguments.new_names).then(|| out.join(names_lock::FILE));
    // The default folder may be a link of somebody else, since the user named no folder.
    if out == Path::new(DEFAULT_OUT) && out.is_symlink() && leads_out(&out, Path::new(".")) {
        return Err(format!(
            "{DEFAULT_OUT} is a link that leads out of this folder; name the folder itself with `--out DIR`"
        ));
    }
    let name = match &arguments.name {
        Some(name) => name.clone(),
        None => {
            out.file_name().map_or_else(|| "generated-client".to_owned(), |name| name.to_string_lossy().into_owned())
        }
    };
    let name = if name.starts_with(|c: char| c.is_ascii_digit()) { format!("api-{name}") } else { name };
    let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    if !plain || !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return Err(format!(
            "`{name}` is not a valid crate name; name the crate with letters, digits, `-` and `_` by `--name CRATE`"
        ));
    }
    if RESERVED.contains(&name.as_str()) || syn::parse_str::<syn::Ident>(&name.replace('-', "_")).is_err() {
        return Err(format!(
            "the crate name `{name}` is reserved by Rust or Cargo; choose another one with `--name CRATE`"
        ));
    }
    let text = is_standard_input(&arguments.input).then(|| standard_input(arguments.input.max_input)).transpose()?;
    Ok(Config {
        spec,
        inputs: Inputs { text, ..inputs(&arguments.input, names)? },
        out,
        name,
        emit_tests: arguments.emit_tests,
        version: arguments.crate_version,
        selection: Selection { include: arguments.include.clone(), exclude: arguments.exclude.clone() },
        schemas_only: arguments.schemas_only,
        customization: client.customization.clone(),
        environment_prefix: client.environment_prefix.clone(),
        manifest: client.manifest.clone(),
    })
}

/// Fails if the settings name a feature that the crate does not have.
pub(super) fn check_features(config: &Config, api: &Api) -> Result<(), String> {
    let known = feature_names(api);
    let chosen = config.manifest.default_features.iter().flatten();
    match chosen.into_iter().find(|name| !known.contains(name)) {
        Some(name) => Err(format!(
            "`default-features` has `{name}`, and the crate has the features {}; nothing was written",
            known.join(", ")
        )),
        None => Ok(()),
    }
}

/// Returns the document, which is a file.
pub(super) fn document(arguments: &InputArguments) -> Result<PathBuf, String> {
    if is_standard_input(arguments) {
        return Err("`--spec -` reads standard input, which has no revisions; name a file".to_owned());
    }
    match &arguments.spec {
        Some(spec) => not_a_url(&spec.display().to_string()).map(|()| spec.clone()),
        None => the_document_in(Path::new("spec")),
    }
}

/// Refuses a URL, and says how to download it.
pub(super) fn not_a_url(written: &str) -> Result<(), String> {
    let url = written.split_once("://").filter(|_| !Path::new(written).exists());
    let Some((_, rest)) = url else { return Ok(()) };
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    let name = path.split_once('/').and_then(|(_, path)| path.rsplit('/').next()).filter(|name| !name.is_empty());
    let name = command::quoted(name.unwrap_or("openapi.yaml"));
    Err(format!(
        "{written} is a URL, and the generator reads nothing from the network; download it first: `curl -fsSLo {name} {}`",
        command::quoted(written)
    ))
}

fn is_standard_input(arguments: &InputArguments) -> bool {
    arguments.spec.as_deref() == Some(Path::new("-"))
}

/// Reads standard input, as far as the document may be long.
fn standard_input(limit: Option<u64>) -> Result<Vec<u8>, String> {
    let mut text = Vec::new();
    let limit = limit.unwrap_or(LARGEST).saturating_add(1);
    let read = io::stdin().lock().take(limit).read_to_end(&mut text);
    read.map_err(|error| format!("cannot read standard input: {error}"))?;
    Ok(text)
}

/// Returns the options about input files other than the document.
pub(super) fn inputs(arguments: &InputArguments, names: Option<PathBuf>) -> Result<Inputs, String> {
    let mapped = arguments.map.iter().map(|written| match written.split_once('=') {
        Some((url, path)) if !url.is_empty() && !path.is_empty() => Ok((url.to_owned(), PathBuf::from(path))),
        _ => Err(format!(
            "`--map {written}` is not of the form URL=PATH; write `--map https://example.com/schemas/=schemas/`"
        )),
    });
    let (overlays, root) = (arguments.overlay.clone(), arguments.root.clone());
    Ok(Inputs {
        text: None,
        overlays,
        root,
        names,
        max_bytes: arguments.max_input,
        mapped: mapped.collect::<Result<_, _>>()?,
    })
}

/// The one document in `directory`; overlays beside it do not count.
pub(super) fn the_document_in(directory: &Path) -> Result<PathBuf, String> {
    let entries = fs::read_dir(directory).map_err(|error| {
        format!("cannot read {}/: {error}; name a document with `--spec FILE`", directory.display())
    })?;
    let is_document = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        ["yaml", "yml", "json"].iter().any(|extension| path.extension().is_some_and(|found| found == *extension))
            && !name.contains(".overlay.")
    };
    let mut documents: Vec<PathBuf> =
        entries.filter_map(|entry| Some(entry.ok()?.path())).filter(is_document).collect();
    documents.sort();
    match documents.as_slice() {
        // Nobody named it, so it is not followed to wherever it leads.
        [one] if leads_out(one, directory) => Err(format!(
            "{} is a link that leads out of {}/; name the document itself with `--spec FILE`",
            one.display(),
            directory.display()
        )),
        [one] => Ok(one.clone()),
        [] => Err(format!(
            "{}/ contains no .yaml, .yml or .json file; name a document with `--spec FILE`",
            directory.display()
        )),
        several => {
            let names: Vec<String> = several.iter().map(|path| path.display().to_string()).collect();
            Err(format!("several documents found: {}; name one with `--spec FILE`", names.join(", ")))
        }
    }
}

/// Whether the path is that of a link to something outside of the folder.
fn leads_out(path: &Path, directory: &Path) -> bool {
    match (path.canonicalize(), directory.canonicalize()) {
        (Ok(path), Ok(directory)) => !path.starts_with(directory),
        _ => false,
    }
}
