//! DATA: the descriptions of types in XML made so far.

use indexmap::IndexMap;

use crate::api;
use crate::diagnostic::Diagnostic;
use crate::names::{Name, Scope};
use crate::pointer::{Pointer, PointerMap};

/// The descriptions of types in XML made so far.
pub(in crate::lower) struct Xml {
    pub documents: PointerMap<Name>,
    pub objects: PointerMap<Name>,
    pub made: api::Xml,
    pub document_names: Scope,
    pub object_names: Scope,
    /// The `xml` objects that are ignored, by the location of the schema.
    pub ignored: IndexMap<Pointer, Diagnostic>,
    /// The schemas that are being described, to detect those that contain themselves.
    pub open: Vec<Pointer>,
}

impl Default for Xml {
    fn default() -> Self {
        Self {
            documents: PointerMap::default(),
            objects: PointerMap::default(),
            made: api::Xml::default(),
            // The file of the documents imports this name.
            document_names: Scope::with_reserved(["Xml"]),
            object_names: Scope::default(),
            ignored: IndexMap::new(),
            open: Vec::new(),
        }
    }
}
