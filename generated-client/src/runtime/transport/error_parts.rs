// @generated, the same for every API. Do not edit.
//! `Debug` of errors: what failed on one line, then each part on a line of its own. A `main` that returns an error prints its
//! `Debug`, as `unwrap` does.

use std::error::Error;
use std::fmt;

use super::call_context::CallContext;
use super::one_line::{one_line, unbroken};

/// Longer chains of causes are cut.
const MOST_CAUSES: usize = 32;

/// The parts of an error, without secrets.
#[derive(Default)]
pub(crate) struct ErrorParts(Vec<(&'static str, String)>);

impl ErrorParts {
    /// Adds a part, if there is one. It is cut if it is long.
    pub(crate) fn with(mut self, name: &'static str, part: Option<impl fmt::Display>) -> Self {
        let line = part.map(|part| one_line(&part.to_string())).filter(|line| !line.is_empty());
        self.0.extend(line.map(|line| (name, line)));
        self
    }

    /// Adds the number of attempts and their time, if the call was sent.
    pub(crate) fn with_attempts(self, context: &CallContext) -> Self {
        let attempts = Some(context.attempts).filter(|attempts| *attempts > 0);
        self.with("attempts", attempts.map(|attempts| format!("{attempts} in {:.1} s", context.elapsed.as_secs_f64())))
    }

    /// Adds what caused the error, the nearest cause first.
    pub(crate) fn with_causes(self, error: &dyn Error) -> Self {
        let causes = std::iter::successors(error.source(), |&cause| cause.source());
        causes.take(MOST_CAUSES).fold(self, |parts, cause| parts.with("cause", Some(cause)))
    }

    /// Writes what an error says, and its parts. They have the same form with `{:#?}`.
    pub(crate) fn write(&self, error: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&unbroken(&error.to_string()))?;
        self.0.iter().try_for_each(|(name, part)| write!(f, "\n    {name}: {part}"))
    }
}
