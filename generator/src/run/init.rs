//! Writes a settings file with a comment for each key.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write as _};
use std::path::Path;
use std::process::ExitCode;

use generator::internals::find_document;
use generator::internals::settings::{self, json_schema, template};

use crate::arguments::InitArguments;

/// Writes the file, or prints its JSON Schema.
pub(super) fn init(arguments: &InitArguments) -> Result<ExitCode, String> {
    if arguments.schema {
        let schema = serde_json::to_string_pretty(&json_schema()).map_err(|error| error.to_string())?;
        let _ = writeln!(anstream::stdout(), "{schema}");
        return Ok(ExitCode::SUCCESS);
    }
    let document = find_document(Path::new("spec")).ok().map(|path| path.to_string_lossy().into_owned());
    let text = template("client", document.as_deref());
    // An existing file is never replaced.
    let created = OpenOptions::new().write(true).create_new(true).open(settings::FILE);
    let written = created.and_then(|mut file| file.write_all(text.as_bytes()));
    match written {
        Ok(()) => {
            anstream::println!(
                "wrote   {}; its keys are comments, and the generator uses it from now on",
                settings::FILE
            );
            Ok(ExitCode::SUCCESS)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            Err(format!("{} exists; it is left as it is", settings::FILE))
        }
        Err(error) => Err(format!("cannot write {}: {error}", settings::FILE)),
    }
}
