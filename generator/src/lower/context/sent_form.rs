//! DATA: a component that is sent as a multipart form.

use crate::api::{Type, TypeId};
use crate::pointer::Pointer;

/// A component that is sent as a form.
pub(in crate::lower) struct SentForm {
    pub form: TypeId,
    pub component: TypeId,
    /// The properties that are parts of the form, and their types.
    pub parts: Vec<(Pointer, Type)>,
}
