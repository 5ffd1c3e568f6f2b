//! Gives types the traits and attributes that the user chose.

use crate::api::{Api, TypeDef};
use crate::choices::{OwnAttributes, TypeTarget};
use crate::lower::definitions::draft::Draft;

pub(in crate::lower) fn add(defs: &mut [Draft], api: &Api, chosen: &[OwnAttributes]) {
    for draft in defs {
        let def = &mut draft.def;
        for own in chosen {
            if is_meant(&own.target, def, api) {
                def.derives.extend(own.derives.iter().cloned());
                def.attributes.extend(own.attributes.iter().cloned());
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
