//! The messages of errors, with the options that avoid them.

use generator::{Error, WriteError};

/// Returns the message of an error, with what to do on the command line.
pub(super) fn message(error: &Error) -> String {
    match error {
        Error::NoDocument { found, .. } => match found.len() {
            0 => format!("{error}; name a document with `--spec FILE`"),
            1 => format!("{error}; name the document itself with `--spec FILE`"),
            _ => format!("{error}; name one with `--spec FILE`"),
        },
        Error::PackageName { is_reserved: true, .. } => format!("{error} with `--name CRATE`"),
        Error::PackageName { .. } => format!("{error} by `--name CRATE`"),
        Error::Document(_) | Error::Denied(_) | Error::UnknownFeature { .. } => format!("{error}; nothing was written"),
        Error::Defect { message } => format!(
            "a generated file is not valid ({message}); nothing was written. This is a defect of the generator: please report it \
             together with the document"
        ),
        Error::Write(error) => refused(error),
        _ => error.to_string(),
    }
}

/// The message for an output that can't be compared or written.
fn refused(error: &WriteError) -> String {
    match error {
        WriteError::Foreign { .. } => {
            format!("{error}; name another folder with `--out DIR`, or empty this one")
        }
        WriteError::Link { .. } | WriteError::Unusable { .. } => {
            format!("{error}; remove it and run again. The output is as it was")
        }
        WriteError::Busy { .. } => format!("{error}; end it and run again. The output is as it was"),
        _ => format!("{error}; the output is as it was"),
    }
}
