//! Moves an alias that would be alone in its file to the file of its target.

use std::collections::HashMap;

use crate::api::{Standing, Type, TypeDef, TypeKind};
use crate::lower::definitions::draft::Draft;
use crate::names::Name;

/// Moves aliases that are alone in their files to the end of the files of their targets.
pub(in crate::lower) fn move_to_targets(defs: &mut [Draft]) {
    let mut sizes: HashMap<Name, usize> = HashMap::new();
    for draft in defs.iter() {
        *sizes.entry(draft.def.module.clone()).or_default() += 1;
    }
    let alone = |def: &TypeDef| matches!(def.kind, TypeKind::Alias(_)) && sizes.get(&def.module) == Some(&1);
    let moved: Vec<(usize, Name)> = defs
        .iter()
        .enumerate()
        .filter(|(_, draft)| alone(&draft.def))
        .filter_map(|(index, draft)| Some((index, owner(defs, &draft.def)?)))
        .collect();
    for (index, module) in moved {
        defs[index].def.module = module;
        defs[index].def.standing = Standing::Alias;
    }
}

/// Returns the file of the final target of an alias.
fn owner(defs: &[Draft], alias: &TypeDef) -> Option<Name> {
    let mut def = alias;
    // This ends, because recursive aliases have become newtypes.
    while let TypeKind::Alias(ty) = &def.kind {
        def = &defs.get(named(ty)?)?.def;
    }
    (def.standing == Standing::Whole).then(|| def.module.clone())
}

fn named(ty: &Type) -> Option<usize> {
    match ty {
        Type::Named(id) => Some(id.0),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => named(inner),
        _ => None,
    }
}
