//! The settings file of a run: finds it, chooses clients, and completes the arguments with what it says.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use generator::internals::diagnostic::render::render;
use generator::internals::normal;
use generator::internals::settings::{self, Client};
use generator::internals::source::Sources;

use super::settings::DEFAULT_OUT;
use crate::arguments::{Arguments, CompareArguments, InputArguments, MessageFormat, SettingsArguments};

/// Returns the clients that are generated, none of which is there without a settings file.
pub(super) fn chosen(arguments: &SettingsArguments) -> Result<Vec<Client>, String> {
    let path = arguments.config.as_deref().unwrap_or(Path::new(settings::FILE));
    let loaded = settings::load(path).map_err(|found| {
        for diagnostic in &found {
            anstream::eprintln!("{}\n", render(diagnostic, &Sources::default(), true));
        }
        format!("cannot use the settings in {}", path.display())
    })?;
    let clients = match loaded {
        Some(clients) => clients,
        None if arguments.config.is_some() => {
            return Err(format!("there is no {}; write a settings file with `generator init`", path.display()));
        }
        None if arguments.client.is_some() => {
            return Err("`--client` needs a settings file; write one with `generator init`".to_owned());
        }
        None => Vec::new(),
    };
    let Some(wanted) = &arguments.client else { return Ok(clients) };
    let names: Vec<String> = clients.iter().map(|client| client.name.clone()).collect();
    let found: Vec<Client> = clients.into_iter().filter(|client| client.name == *wanted).collect();
    if found.is_empty() {
        return Err(format!("{} has no client `{wanted}`; it has {}", path.display(), names.join(", ")));
    }
    Ok(found)
}

/// Refuses options that only one client can have, where the settings have several.
pub(super) fn refuse_options_of_one(arguments: &Arguments, clients: &[Client]) -> Result<(), String> {
    let InputArguments { spec, overlay, map, root, .. } = &arguments.input;
    let options = [
        ("--spec", spec.is_some()),
        ("--overlay", !overlay.is_empty()),
        ("--map", !map.is_empty()),
        ("--root", root.is_some()),
        ("--out", arguments.out.is_some()),
        ("--include", !arguments.include.is_empty()),
        ("--exclude", !arguments.exclude.is_empty()),
        ("--name", arguments.name.is_some()),
        ("--crate-version", arguments.crate_version.is_some()),
        ("--report", arguments.report.is_some()),
        ("--dump", arguments.dump.is_some()),
        ("--message-format sarif", arguments.message_format == MessageFormat::Sarif),
    ];
    match options.into_iter().find(|(_, is_given)| *is_given && clients.len() > 1) {
        Some((option, _)) => {
            Err(format!("{option} is for one client, and the settings have several; choose one with `--client NAME`"))
        }
        None => Ok(()),
    }
}

/// Refuses clients that are written to the same folder: each would replace the one before.
pub(super) fn refuse_shared_output(clients: &[Client]) -> Result<(), String> {
    let mut by_folder: HashMap<PathBuf, &str> = HashMap::new();
    for client in clients {
        let output = client.output.as_deref().unwrap_or(Path::new(DEFAULT_OUT));
        let folder = normal(&std::path::absolute(output).unwrap_or_else(|_| output.to_owned()));
        if let Some(other) = by_folder.insert(folder, &client.name) {
            return Err(format!(
                "the clients `{other}` and `{}` are both written to {}; give each its own `output` in the settings",
                client.name,
                output.display()
            ));
        }
    }
    Ok(())
}

/// Returns the arguments, with the settings of a client where they say nothing.
pub(super) fn completed(arguments: &Arguments, client: &Client) -> Arguments {
    let mut arguments = arguments.clone();
    complete_input(&mut arguments.input, client);
    arguments.out = arguments.out.or_else(|| client.output.clone());
    arguments.name = arguments.name.or_else(|| client.manifest.text("name").map(str::to_owned));
    arguments.crate_version = arguments.crate_version.or_else(|| client.manifest.version());
    if arguments.include.is_empty() && arguments.exclude.is_empty() {
        arguments.include.clone_from(&client.selection.include);
        arguments.exclude.clone_from(&client.selection.exclude);
    }
    arguments.schemas_only |= client.schemas_only;
    arguments.emit_tests |= client.emit_tests;
    arguments.deny_warnings |= client.deny_warnings;
    arguments.deny.extend(client.denied.iter().cloned());
    arguments
}

/// Returns the arguments of a comparison, with the settings of a client where they say nothing, and these settings.
pub(super) fn completed_comparison(arguments: &CompareArguments) -> Result<(CompareArguments, Client), String> {
    let mut clients = chosen(&arguments.settings)?;
    if clients.len() > 1 {
        return Err("the settings have several clients; choose one with `--client NAME`".to_owned());
    }
    let client = clients.pop().unwrap_or_default();
    let mut arguments = arguments.clone();
    complete_input(&mut arguments.input, &client);
    arguments.out = arguments.out.or_else(|| client.output.clone());
    arguments.crate_version = arguments.crate_version.or_else(|| client.manifest.version());
    Ok((arguments, client))
}

fn complete_input(input: &mut InputArguments, client: &Client) {
    input.spec = input.spec.take().or_else(|| client.document.clone());
    input.root = input.root.take().or_else(|| client.root.clone());
    input.max_input = input.max_input.or(client.max_bytes);
    if input.overlay.is_empty() {
        input.overlay.clone_from(&client.overlays);
    }
    if input.map.is_empty() {
        input.map = client.mapped.iter().map(|(url, path)| format!("{url}={}", path.display())).collect();
    }
}
