// @generated, the same for every API. Do not edit.
//! The call that a response or an error belongs to.

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
    /// An attempt before the last one may have changed something on the server.
    pub(crate) may_have_acted: bool,
}

impl CallContext {
    /// Creates the context of a call that was not sent yet.
    pub(crate) fn new(operation: &'static str, idempotent: bool) -> Self {
        Self { operation, documented: None, idempotent, attempts: 0, may_have_acted: false }
    }

    /// Creates the context of a call of this operation that was not sent yet.
    pub(crate) fn of(operation: &'static Operation) -> Self {
        Self { documented: Some(operation), ..Self::new(operation.id, operation.idempotent) }
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
