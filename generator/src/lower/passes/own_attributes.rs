//! Gives types the traits and attributes that the user chose.

use crate::api::{Api, TypeDef};
use crate::choices::{Added, OwnAddition, TypeTarget};
use crate::lower::definitions::draft::Draft;

pub(in crate::lower) fn add(defs: &mut [Draft], api: &Api, chosen: &[OwnAddition]) {
    for draft in defs {
        let def = &mut draft.def;
        for own in chosen {
            if is_meant(&own.target, def, api) {
                match own.what {
                    Added::Trait => def.derives.push(own.text.clone()),
                    Added::Attribute => def.attributes.push(own.text.clone()),
                }
            }
        }
    }
}

fn is_meant(target: &TypeTarget, def: &TypeDef, api: &Api) -> bool {
    match target {
        TypeTarget::All => true,
        TypeTarget::Schema(pointer) => def.pointers.contains(pointer),
        TypeTarget::Group(tag) => {
            def.group.and_then(|group| api.groups.get(group)).is_some_and(|group| group.source.text() == tag)
        }
    }
}
