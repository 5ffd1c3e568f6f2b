//! DATA: a multipart form whose schema has another type too.

use crate::api::{Type, TypeId};
use crate::pointer::Pointer;

/// A multipart form whose schema has another type too.
pub(in crate::lower) struct SentForm {
    pub form: TypeId,
    /// The other type: of the component, or the form of another operation.
    pub other: TypeId,
    /// The properties that are parts of the form, and their types.
    pub parts: Vec<(Pointer, Type)>,
}
