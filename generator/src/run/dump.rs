//! `--dump`: prints the result of a stage, which the next stage reads.

use std::io::Write as _;
use std::process::ExitCode;

use generator::config::Config;
use generator::text::json::visible_json;
use generator::{analyze, has_errors, load, read};

use super::{Denied, diagnostics};
use crate::arguments::{Arguments, Stage};

/// Prints the result of a stage, unless the document cannot be read that far.
pub(super) fn dump(stage: Stage, arguments: &Arguments, config: &Config) -> Result<ExitCode, String> {
    let unusable = || format!("cannot generate a client from {}", config.spec.display());
    let denied = Denied::of(arguments);
    let text = match stage {
        Stage::Api => {
            let analysis = analyze(config);
            diagnostics::print(arguments, &denied, &analysis.diagnostics, &analysis.sources)?;
            format!("{:#?}", analysis.api.ok_or_else(unusable)?)
        }
        Stage::Tree | Stage::Document => {
            let loaded = load::load(&config.spec, &config.inputs);
            diagnostics::print(arguments, &denied, &loaded.diagnostics, &loaded.sources)?;
            if has_errors(&loaded.diagnostics) {
                return Err(unusable());
            }
            if matches!(stage, Stage::Tree) {
                visible_json(&serde_json::to_string_pretty(&loaded.tree).map_err(|error| error.to_string())?)
            } else {
                let (document, found) = read::read(&loaded);
                diagnostics::print(arguments, &denied, &found, &loaded.sources)?;
                if has_errors(&found) {
                    return Err(unusable());
                }
                format!("{document:#?}")
            }
        }
    };
    // A reader that closes the pipe early, such as `head`, has what it wanted.
    let _ = writeln!(anstream::stdout(), "{text}");
    Ok(ExitCode::SUCCESS)
}
