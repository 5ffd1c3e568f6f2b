//! `inspect`: says what a document holds, and writes a page of the API that is generated from it.

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;
use generator::internals::inspect::{Summary, html, text};
use generator::internals::settings::Client;
use generator::internals::text::hidden::visible_line;
use generator::internals::text::json::visible_json;
use generator::internals::{analyze, resolved};

use super::{compare, error, output, settings, settings_file};
use crate::arguments::{Arguments, InspectArguments, InspectFormat};

/// Inspects the document of each client of the settings, or the one of the arguments.
pub(super) fn inspect(arguments: &InspectArguments) -> Result<ExitCode, String> {
    let run = as_run(arguments);
    let clients = settings_file::chosen(&run.settings)?;
    settings_file::refuse_options_of_one(&run, &clients)?;
    let for_one = [("--html", arguments.html.is_some()), ("--format json", arguments.format == InspectFormat::Json)];
    if let Some((option, _)) = for_one.into_iter().find(|(_, is_given)| *is_given && clients.len() > 1) {
        return Err(format!(
            "{option} is for one client, and the settings have several; choose one with `--client NAME`"
        ));
    }
    if clients.is_empty() {
        inspect_client(arguments, &run, &Client::default())?;
    }
    for (index, client) in clients.iter().enumerate() {
        if index > 0 {
            let _ = writeln!(anstream::stdout());
        }
        inspect_client(arguments, &run, client)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns the arguments of a run that would generate what is inspected.
fn as_run(arguments: &InspectArguments) -> Arguments {
    Arguments {
        settings: arguments.settings.clone(),
        input: arguments.input.clone(),
        out: arguments.out.clone(),
        include: arguments.include.clone(),
        exclude: arguments.exclude.clone(),
        ..Arguments::parse_from(["generator"])
    }
}

fn inspect_client(arguments: &InspectArguments, run: &Arguments, client: &Client) -> Result<(), String> {
    let generator = settings::generator(&settings_file::completed(run, client), client)?;
    let config = resolved(&generator).map_err(|error| error::message(&error))?;
    let analysis = analyze(&config);
    let name = config.spec.display().to_string();
    compare::report_errors(&name, &analysis)?;
    let summary = Summary::of(&analysis, &config).ok_or_else(|| format!("cannot inspect {name}"))?;
    let written = match arguments.format {
        InspectFormat::Text => text::text(&summary, arguments.all),
        InspectFormat::Json => {
            visible_json(&serde_json::to_string_pretty(&summary).map_err(|error| error.to_string())?) + "\n"
        }
    };
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = write!(anstream::stdout(), "{written}");
    if let Some(path) = &arguments.html {
        let page = html::page(&analysis, &summary).ok_or_else(|| format!("cannot inspect {name}"))?;
        output::write_file("the page", "--html", path, &page)?;
        anstream::eprintln!("wrote   {}", visible_line(&path.display().to_string()));
    }
    Ok(())
}
