//! DATA: the descriptions of types in XML made so far.

use std::collections::HashMap;

use crate::api;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;

/// The descriptions of types in XML made so far.
pub(in crate::lower) struct Xml {
    pub documents: HashMap<Pointer, Name>,
    pub objects: HashMap<Pointer, Name>,
    pub made: api::Xml,
    pub document_names: Scope,
    pub object_names: Scope,
    /// The schemas that are being described, to detect those that contain themselves.
    pub open: Vec<Pointer>,
}

impl Default for Xml {
    fn default() -> Self {
        Self {
            documents: HashMap::new(),
            objects: HashMap::new(),
            made: api::Xml::default(),
            // The file of the documents imports this name.
            document_names: Scope::with_reserved(["Xml"]),
            object_names: Scope::default(),
            open: Vec::new(),
        }
    }
}
