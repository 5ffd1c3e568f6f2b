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
    pub earlier: EarlierNames,
    /// Whether `def.kind` is set.
    pub is_defined: bool,
}

/// The names that an earlier run gave a type and its variants.
#[derive(Clone, Debug, Default)]
pub(in crate::lower) struct EarlierNames {
    pub name: Option<Name>,
    /// The names of the variants of a union, as in `names.lock`.
    pub variants: Vec<String>,
    /// How many schemas of the type, and parts of it, have names of the earlier run.
    pub uses: usize,
}

impl EarlierNames {
    /// Takes over the names of a type that is merged into this one, where this one has none.
    pub fn merge(&mut self, other: Self) {
        self.uses += other.uses;
        self.name = self.name.take().or(other.name);
        if self.variants.is_empty() {
            self.variants = other.variants;
        }
    }
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
