//! DATA: an alternative of a union, as the document writes it.

use crate::pointer::Pointer;
use crate::schema::SchemaRef;

/// One of the alternatives: its schema, where it stands, and how the document calls it.
pub(in crate::lower) struct Alternative {
    pub schema: SchemaRef,
    pub place: Pointer,
}
