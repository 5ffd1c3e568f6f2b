//! Presets the discriminator property of types that are variants of tagged unions with one value only. A caller cannot set another
//! value by mistake, which the server would read as another variant.

use crate::api::{Constant, Field, Presence, Type, TypeId, TypeKind};
use crate::fast_hash::FastMap;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::match_rules;

/// Presets the discriminator property of each variant.
pub(in crate::lower) fn preset(defs: &mut [Draft]) {
    for ((id, property), value) in values(defs) {
        let Some(value) = value else { continue };
        let Some(TypeKind::Struct(object)) = defs.get(id.0).map(|draft| &draft.def.kind) else { continue };
        let Some(index) = object.fields.iter().position(|field| field.wire == property) else { continue };
        if !object.fields.get(index).is_some_and(|field| may_hold(defs, field, &value)) {
            continue;
        }
        if let Some(draft) = defs.get_mut(id.0)
            && let TypeKind::Struct(object) = &mut draft.def.kind
            && let Some(field) = object.fields.get_mut(index)
        {
            field.presence = Presence::Constant(value);
        }
    }
}

/// Returns the discriminator value of each variant; `None` for variants with several values and for the default.
fn values(defs: &[Draft]) -> FastMap<(TypeId, String), Option<Constant>> {
    let mut values: FastMap<(TypeId, String), Option<Constant>> = FastMap::default();
    for draft in defs {
        let TypeKind::Tagged { tag, variants } = &draft.def.kind else { continue };
        for variant in variants {
            let Some(id) = struct_id(defs, &variant.ty) else { continue };
            if variant.is_default {
                // A value that selects no variant is of this one too.
                values.insert((id, tag.clone()), None);
            }
            for value in &variant.tags {
                values
                    .entry((id, tag.clone()))
                    .and_modify(|known| *known = known.take().filter(|known| known == value))
                    .or_insert_with(|| Some(value.clone()));
            }
        }
    }
    values
}

fn struct_id(defs: &[Draft], ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Boxed(inner) => struct_id(defs, inner),
        Type::Named(id) => match &defs.get(id.0)?.def.kind {
            TypeKind::Struct(_) => Some(*id),
            TypeKind::Alias(inner) if *inner != Type::Null => struct_id(defs, inner),
            _ => None,
        },
        _ => None,
    }
}

/// Whether the field is required and can hold the value.
fn may_hold(defs: &[Draft], field: &Field, value: &Constant) -> bool {
    field.presence == Presence::Required
        && match (&field.ty, value) {
            (Type::String, Constant::Text(_)) => true,
            (Type::Named(_), _) => match_rules::enum_values(defs, &field.ty).contains(value),
            _ => false,
        }
}
