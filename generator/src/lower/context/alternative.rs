//! DATA: a branch of `oneOf` or `anyOf`, as the document defines it.

use crate::pointer::Pointer;
use crate::schema::SchemaRef;

/// A branch of `oneOf` or `anyOf`: its schema and its location.
pub(in crate::lower) struct Branch {
    pub schema: SchemaRef,
    pub pointer: Pointer,
}
