//! DATA: a type whose names are not final yet.

use crate::api::{TypeDef, TypeId};
use crate::lower::definitions::origin::Origin;
use crate::names::Name;

/// A type whose names are not final yet.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Draft {
    pub def: TypeDef,
    pub origin: Origin,
    /// The origins of the types that were merged into this one.
    pub other_origins: Vec<Origin>,
    /// The name that all users of a shared type have for it, if they agree on one.
    pub shared_name: Option<Name>,
    /// The name that an earlier run gave the type.
    pub earlier_name: Option<Name>,
    /// The names that an earlier run gave the variants of a union, as in `names.lock`.
    pub earlier_variants: Vec<String>,
    /// How many schemas had that name.
    pub earlier_uses: usize,
    /// Whether `def.kind` is set.
    pub is_defined: bool,
}

impl Draft {
    /// Calls `change` with the parent of each origin that is a part of another type.
    pub fn each_parent(&mut self, mut change: impl FnMut(&mut TypeId)) {
        for origin in std::iter::once(&mut self.origin).chain(&mut self.other_origins) {
            if let Origin::Part { parent, .. } = origin {
                change(parent);
            }
        }
    }
}
