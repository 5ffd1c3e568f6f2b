//! DATA: a type whose names are not final yet.

use crate::api::{TypeDef, TypeId};
use crate::lower::definitions::origin::Origin;
use crate::names::Name;

/// A type whose names are not final yet.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Draft {
    pub def: TypeDef,
    pub origin: Origin,
    /// What else it is: the origins of the types that turned out to be the same.
    pub also: Vec<Origin>,
    /// What all that have it call it.
    pub called: Option<Name>,
    /// Whether its kind is known yet.
    pub made: bool,
}

impl Draft {
    /// Calls `change` with each type that this is a part of.
    pub fn each_parent(&mut self, mut change: impl FnMut(&mut TypeId)) {
        for origin in std::iter::once(&mut self.origin).chain(&mut self.also) {
            if let Origin::Part { parent, .. } = origin {
                change(parent);
            }
        }
    }
}
