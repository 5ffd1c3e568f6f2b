//! Why nothing is generated or written.

use std::fmt::{self, Debug, Display, Formatter};
use std::io;
use std::path::{Path, PathBuf};

use super::diagnostic::Diagnostic;
use crate::diagnostic::{Diagnostic as Found, Severity};
use crate::source::Sources;
use crate::write::WriteError;

/// Why nothing was generated or written.
///
/// `Display` is one line. `Debug`, which Rust shows of the error that `main` returns, is this line and what helps to fix the error: the
/// diagnostics as [`Diagnostic`] displays them, or the lines to add. So a build script can return the error as it is.
#[non_exhaustive]
pub enum Error {
    /// There is no settings file.
    NoSettings {
        /// Its path.
        path: PathBuf,
    },
    /// The settings file cannot be used.
    Settings(Rejection),
    /// The settings file has no client with this name.
    UnknownClient {
        /// The path of the settings file.
        path: PathBuf,
        /// The name.
        name: String,
        /// The clients that the file has.
        known: Vec<String>,
    },
    /// The settings name no document, and the folder `spec` beside them does not have exactly one.
    NoDocument {
        /// The folder.
        folder: PathBuf,
        /// The documents that it has. A single one is a symbolic link to something outside of the folder.
        found: Vec<PathBuf>,
        /// Why the folder cannot be read.
        source: Option<io::Error>,
    },
    /// A package cannot have this name.
    PackageName {
        /// The name.
        name: String,
        /// Whether Rust or Cargo reserve it.
        is_reserved: bool,
    },
    /// This is no version, which is three numbers such as `1.4.0`.
    Version {
        /// The text.
        text: String,
    },
    /// No diagnostic has this code.
    UnknownCode {
        /// The code.
        code: String,
        /// The code that is most likely meant.
        nearest: Option<&'static str>,
    },
    /// The crate has no such feature.
    UnknownFeature {
        /// The feature.
        feature: String,
        /// The features that the crate has.
        known: Vec<String>,
    },
    /// This is not the path of a module, such as `crate::api`.
    ModulePath {
        /// The path.
        path: String,
    },
    /// The module has no output folder, and Cargo's `OUT_DIR` is not set: the program is not a build script.
    NoOutDir,
    /// The crate of the build script does not have all dependencies that the module needs.
    MissingDependencies {
        /// The manifest of the crate.
        manifest: PathBuf,
        /// The lines to add to it.
        lines: String,
    },
    /// Tests are wanted, and the library was built without its feature `emit-tests`.
    EmitTestsNotBuilt,
    /// An option of the library cannot be used. The diagnostics have the positions of the calls.
    Option(Rejection),
    /// The document cannot be used.
    Document(Rejection),
    /// The document caused a diagnostic that is denied.
    Denied(Rejection),
    /// The files cannot be compared with those on disk, or not be written.
    Write(WriteError),
    /// A generated file is not valid, which is a defect of the generator.
    Defect {
        /// What is wrong with the file.
        message: String,
    },
}

/// A file that is rejected, and why.
pub struct Rejection {
    pub(super) path: PathBuf,
    pub(super) reason: String,
    pub(super) found: Vec<Found>,
    pub(super) sources: Sources,
    pub(super) inputs: Vec<PathBuf>,
}

impl Rejection {
    /// Returns the path of the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what was found, in the order of the file: all diagnostics, of which errors or denied ones are the reason.
    #[must_use]
    pub fn diagnostics(&self) -> Vec<Diagnostic<'_>> {
        Diagnostic::all(&self.found, &self.sources)
    }

    /// Returns the files that were read.
    #[must_use]
    pub fn inputs(&self) -> &[PathBuf] {
        &self.inputs
    }
}

impl Display for Rejection {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.reason)
    }
}

impl Debug for Rejection {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self}")?;
        let serious = self.found.iter().map(|found| found.severity).max().unwrap_or(Severity::Error);
        for diagnostic in self.diagnostics().iter().filter(|diagnostic| diagnostic.severity() == serious) {
            write!(formatter, "\n\n{diagnostic}")?;
        }
        Ok(())
    }
}

impl Error {
    /// Returns the rejected file, if that is the reason.
    #[must_use]
    pub fn rejection(&self) -> Option<&Rejection> {
        match self {
            Self::Settings(rejection)
            | Self::Option(rejection)
            | Self::Document(rejection)
            | Self::Denied(rejection) => Some(rejection),
            _ => None,
        }
    }
}

impl Display for Error {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSettings { path } => write!(formatter, "there is no {}", path.display()),
            Self::Settings(rejection)
            | Self::Option(rejection)
            | Self::Document(rejection)
            | Self::Denied(rejection) => write!(formatter, "{rejection}"),
            Self::UnknownClient { path, name, known } => {
                write!(formatter, "{} has no client `{name}`; it has {}", path.display(), known.join(", "))
            }
            Self::NoDocument { folder, found, source } => no_document(formatter, folder, found, source.as_ref()),
            Self::PackageName { name, is_reserved: true } => {
                write!(formatter, "the crate name `{name}` is reserved by Rust or Cargo; choose another one")
            }
            Self::PackageName { name, .. } => write!(
                formatter,
                "`{name}` is not a valid crate name; name the crate with letters, digits, `-` and `_`"
            ),
            Self::Version { text } => {
                write!(formatter, "`{text}` is not a version; a version is three numbers, such as `1.4.0`")
            }
            Self::UnknownCode { code, nearest } => {
                let meant = nearest.map(|nearest| format!("; did you mean `{nearest}`?")).unwrap_or_default();
                write!(formatter, "there is no diagnostic `{code}`{meant}")
            }
            Self::UnknownFeature { feature, known } => write!(
                formatter,
                "`default-features` has `{feature}`, and the crate has the features {}",
                known.join(", ")
            ),
            Self::ModulePath { path } => {
                write!(formatter, "`{path}` is not the path of a module; write it as `crate::api`")
            }
            Self::NoOutDir => formatter
                .write_str("a module without an output folder is for build scripts, for which Cargo sets `OUT_DIR`"),
            Self::MissingDependencies { manifest, lines } => {
                let names: Vec<&str> = lines.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
                write!(formatter, "{} lacks dependencies of the client: {}", manifest.display(), names.join(", "))
            }
            Self::EmitTestsNotBuilt => {
                formatter.write_str("tests need a generator with the Cargo feature `emit-tests`")
            }
            Self::Write(error) => write!(formatter, "{error}"),
            Self::Defect { message } => write!(
                formatter,
                "a generated file is not valid ({message}). This is a defect of the generator: please report it together with the \
                 document"
            ),
        }
    }
}

fn no_document(
    formatter: &mut Formatter<'_>,
    folder: &Path,
    found: &[PathBuf],
    error: Option<&io::Error>,
) -> fmt::Result {
    let folder = folder.display();
    match (found, error) {
        (_, Some(error)) => write!(formatter, "cannot read {folder}/: {error}"),
        ([], _) => write!(formatter, "{folder}/ contains no .yaml, .yml or .json file"),
        ([one], _) => write!(formatter, "{} is a link that leads out of {folder}/", one.display()),
        (several, _) => {
            let names: Vec<String> = several.iter().map(|path| path.display().to_string()).collect();
            write!(formatter, "several documents found: {}", names.join(", "))
        }
    }
}

impl Debug for Error {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Settings(rejection) | Self::Document(rejection) | Self::Denied(rejection) => {
                write!(formatter, "{rejection:?}")
            }
            Self::MissingDependencies { lines, .. } => write!(formatter, "{self}; add these lines:\n\n{lines}"),
            _ => write!(formatter, "{self}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Write(error) => error.source(),
            Self::NoDocument { source, .. } => source.as_ref().map(|error| error as &dyn std::error::Error),
            _ => None,
        }
    }
}

impl From<WriteError> for Error {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}
