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
    let denied = Denied::of(arguments)?;
    let unusable = || format!("cannot generate a client from {}", config.spec.display());
    let text = match stage {
        Stage::Api => {
            let analysis = analyze(config);
            diagnostics::print(arguments, &denied, &analysis.diagnostics, &analysis.sources)?;
            format!("{:#?}", analysis.api.ok_or_else(unusable)?)
        }
        Stage::Tree | Stage::Document => {
            let mut loaded = load::load(&config.spec, &config.inputs);
            let mut found = std::mem::take(&mut loaded.diagnostics);
            let is_read = matches!(stage, Stage::Document) && !has_errors(&found);
            let document = is_read.then(|| {
                let (document, more) = read::read(&loaded);
                found.extend(more);
                document
            });
            diagnostics::print(arguments, &denied, &found, &loaded.sources)?;
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
