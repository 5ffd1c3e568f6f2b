//! The call that a response or an error belongs to.

use std::fmt;
use std::time::Duration;

use crate::runtime::description::error_body::ErrorBody;
use crate::runtime::description::operation::{Errors, Operation};

/// The part of an error that describes the call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CallContext {
    pub(crate) operation: &'static str,
    /// The operation, if it is in the document.
    documented: Option<&'static Operation>,
    pub(crate) idempotent: bool,
    /// How often the call was sent; 0 before it is sent.
    pub(crate) attempts: u32,
    /// The time from the start of the call to the end of the last attempt, with the waits between the attempts.
    pub(crate) elapsed: Duration,
    /// An attempt before the last one may have changed something on the server.
    pub(crate) may_have_acted: bool,
}

impl CallContext {
    /// Creates the context of a call that was not sent yet.
    pub(crate) fn new(operation: &'static str, idempotent: bool) -> Self {
        let elapsed = Duration::ZERO;
        Self { operation, documented: None, idempotent, attempts: 0, elapsed, may_have_acted: false }
    }

    /// Creates the context of a call of this operation that was not sent yet.
    pub(crate) fn of(operation: &'static Operation) -> Self {
        Self { documented: Some(operation), ..Self::new(operation.id, operation.idempotent) }
    }

    /// Writes the note of an error, if there was more than one attempt: ` [after 3 attempts in 2.4 s]`.
    pub(crate) fn write_attempts(&self, f: &mut fmt::Formatter<'_>, remark: &str) -> fmt::Result {
        match self.attempts {
            0 | 1 => Ok(()),
            attempts => write!(f, " [after {attempts} attempts in {:.1} s{remark}]", self.elapsed.as_secs_f64()),
        }
    }

    /// The documented errors and their descriptions.
    pub(crate) fn errors(&self) -> Errors {
        self.documented.map_or(&[], |operation| operation.errors)
    }

    /// The documented types of the bodies of errors.
    pub(crate) fn error_bodies(&self) -> &'static [ErrorBody] {
        self.documented.map_or(&[], |operation| operation.error_bodies)
    }

    /// The documented statuses, besides those from 200 to 299, that are successes of the call.
    pub(crate) fn answers(&self) -> &'static [u16] {
        self.documented.map_or(&[], |operation| operation.answers)
    }
}
