//! Merges types that an earlier run made one type of.

use std::collections::HashMap;

use crate::api::TypeId;
use crate::lower::passes::dedupe::equal::Compared;
use crate::lower::passes::dedupe::replacements::Replacements;
use crate::names::Name;

/// Merges equal types that an earlier run gave one name.
pub(super) fn merge(types: &Compared<'_>, replacements: &mut Replacements<'_>) {
    let mut known: HashMap<(&Name, usize), TypeId> = HashMap::new();
    for id in types.candidates(true).chain(types.candidates(false)) {
        if let Some(name) = &types.defs[id.0].earlier_name {
            let first = *known.entry((name, types.structures.contents(id))).or_insert(id);
            replacements.add(id, first);
        }
    }
}
