//! The configuration of a run: the arguments, with defaults for those that are absent.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use generator::Generator;
use generator::internals::config::{Inputs, LARGEST, STANDARD_INPUT};
use generator::internals::selection::Selection;
use generator::internals::settings::Client;
use generator::internals::{CAN_EMIT_TESTS, find_document, leads_out, of_client};

use super::{command, error};
use crate::arguments::{Arguments, InputArguments};

/// Where the crate is written unless the user says otherwise.
pub(super) const DEFAULT_OUT: &str = "generated-client";

/// Returns the generator for the arguments, or the message for arguments that cannot be used.
pub(super) fn generator(arguments: &Arguments, client: &Client) -> Result<Generator, String> {
    if arguments.emit_tests && !CAN_EMIT_TESTS {
        return Err(format!(
            "`--emit-tests` needs a generator with the Cargo feature `emit-tests`, and this one is without it; {}",
            command::with_emit_tests(arguments)
        ));
    }
    let reads_standard_input = is_standard_input(&arguments.input);
    let spec = if reads_standard_input { PathBuf::from(STANDARD_INPUT) } else { document(&arguments.input)? };
    let out = arguments.out.clone().unwrap_or_else(|| DEFAULT_OUT.into());
    // The default folder may be a link of somebody else, since the user named no folder.
    if out == Path::new(DEFAULT_OUT) && out.is_symlink() && leads_out(&out, Path::new(".")) {
        return Err(format!(
            "{DEFAULT_OUT} is a link that leads out of this folder; name the folder itself with `--out DIR`"
        ));
    }
    let mut generator = of_client(&as_client(arguments, client)?, spec).output(out);
    if reads_standard_input {
        generator = generator.text(standard_input(arguments.input.max_input)?);
    }
    if let Some(name) = &arguments.name {
        generator = generator.name(name);
    }
    if let Some(version) = arguments.crate_version {
        generator = generator.version(version.to_string());
    }
    if arguments.new_names {
        generator = generator.new_names();
    }
    if !arguments.quiet {
        generator = generator.on_wait(report_waiting);
    }
    Ok(generator)
}

/// Returns the settings that the arguments are, which were completed with those of a client.
fn as_client(arguments: &Arguments, client: &Client) -> Result<Client, String> {
    let inputs = inputs(&arguments.input, None)?;
    let mut settings = client.clone();
    (settings.overlays, settings.root, settings.mapped) = (inputs.overlays, inputs.root, inputs.mapped);
    settings.max_bytes = inputs.max_bytes;
    settings.selection = Selection { include: arguments.include.clone(), exclude: arguments.exclude.clone() };
    settings.schemas_only = arguments.schemas_only;
    settings.emit_tests = arguments.emit_tests;
    settings.deny_warnings = arguments.deny_warnings;
    settings.denied.clone_from(&arguments.deny);
    Ok(settings)
}

fn report_waiting(folder: &Path) {
    anstream::eprintln!("waiting for another run that writes to {}", folder.display());
}

/// Returns the document, which is a file.
pub(super) fn document(arguments: &InputArguments) -> Result<PathBuf, String> {
    if is_standard_input(arguments) {
        return Err("`--spec -` reads standard input, which has no revisions; name a file".to_owned());
    }
    match &arguments.spec {
        Some(spec) => not_a_url(&spec.display().to_string()).map(|()| spec.clone()),
        None => find_document(Path::new("spec")).map_err(|error| error::message(&error)),
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
