//! Merges types that an earlier run made one type of.

use crate::api::TypeId;
use crate::fast_hash::FastMap;
use crate::lower::passes::dedupe::equal::Compared;
use crate::lower::passes::dedupe::replacements::Replacements;
use crate::names::Name;

/// Merges equal types that an earlier run gave one name.
pub(super) fn merge(types: &Compared<'_>, replacements: &mut Replacements<'_>) {
    let mut known: FastMap<(&Name, usize), TypeId> = FastMap::default();
    for id in types.components().chain(types.inline()) {
        if let Some(name) = &types.defs[id.0].earlier.name {
            let first = *known.entry((name, types.structures.contents(id))).or_insert(id);
            replacements.add(id, first);
        }
    }
}
