//! DATA: what is known so far of how types stand in XML.

use std::collections::HashMap;

use crate::api;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;

/// What is known so far of how types stand in XML.
pub(in crate::lower) struct Xml {
    pub documents: HashMap<Pointer, Name>,
    pub objects: HashMap<Pointer, Name>,
    pub made: api::Xml,
    pub document_names: Scope,
    pub object_names: Scope,
    /// The lists, maps and unions that are looked into, which could hold themselves.
    pub open: Vec<Pointer>,
}

impl Default for Xml {
    fn default() -> Self {
        Self {
            documents: HashMap::new(),
            objects: HashMap::new(),
            made: api::Xml::default(),
            // What stands beside the documents in their file.
            document_names: Scope::with_reserved(["Xml"]),
            object_names: Scope::default(),
            open: Vec::new(),
        }
    }
}
