//! `--dump`: prints the result of a stage, which the next stage reads.

use std::io::Write as _;
use std::process::ExitCode;

use generator::internals::config::Config;
use generator::internals::load::load;
use generator::internals::read::read;
use generator::internals::text::json::visible_json;
use generator::internals::{analyze, has_errors};

use super::diagnostics;
use crate::arguments::{Arguments, Stage};

/// Prints the result of a stage, unless the document cannot be read that far.
pub(super) fn dump(stage: Stage, arguments: &Arguments, config: &Config) -> Result<ExitCode, String> {
    let unusable = || format!("cannot generate a client from {}", config.spec.display());
    let text = match stage {
        Stage::Api => {
            let analysis = analyze(config);
            diagnostics::print(arguments, arguments.deny_warnings, &analysis.diagnostics, &analysis.sources)?;
            format!("{:#?}", analysis.api.ok_or_else(unusable)?)
        }
        Stage::Tree | Stage::Document => {
            let mut loaded = load(&config.spec, &config.inputs);
            let mut found = std::mem::take(&mut loaded.diagnostics);
            let is_read = matches!(stage, Stage::Document) && !has_errors(&found);
            let document = is_read.then(|| {
                let (document, more) = read(&loaded);
                found.extend(more);
                document
            });
            diagnostics::print(arguments, arguments.deny_warnings, &found, &loaded.sources)?;
            if has_errors(&found) {
                return Err(unusable());
            }
            match document {
                Some(document) => format!("{document:#?}"),
                None => visible_json(&serde_json::to_string_pretty(&loaded.tree).map_err(|error| error.to_string())?),
            }
        }
    };
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = writeln!(anstream::stdout(), "{text}");
    Ok(ExitCode::SUCCESS)
}
