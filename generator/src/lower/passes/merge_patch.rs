//! Makes optional fields nullable in types that are sent as a JSON merge patch (RFC 7396), where null removes a property.
//!
//! This applies to the body and to the objects within it, but not to items of lists, which are replaced as a whole. A type that is also
//! used elsewhere is changed too: it stays one type.

use std::collections::HashSet;

use crate::api::{Api, Presence, Type, TypeId, TypeKind, UntaggedVariant};
use crate::lower::definitions::draft::Draft;
use crate::media_type::Essence;

pub(in crate::lower) fn make_fields_nullable(defs: &mut [Draft], api: &mut Api) {
    let operations = api.groups.iter_mut().flat_map(|group| &mut group.operations);
    let operations = operations.flat_map(|operation| {
        let alternatives = operation.alternatives.iter_mut().filter_map(|alternative| alternative.body.as_mut());
        operation.body.iter_mut().chain(alternatives)
    });
    let mut merged = Vec::new();
    for media in operations.flat_map(|body| &mut body.media).filter(|media| is_merge_patch(&media.media_type)) {
        merge(&mut media.ty, &mut merged);
    }
    let mut seen = HashSet::new();
    while let Some(id) = merged.pop() {
        if seen.insert(id) {
            object(&mut defs[id.0].def.kind, &mut merged);
        }
    }
}

fn is_merge_patch(media_type: &str) -> bool {
    Essence::of(media_type).as_str() == "application/merge-patch+json"
}

fn object(kind: &mut TypeKind, merged: &mut Vec<TypeId>) {
    match kind {
        TypeKind::Struct(object) => {
            for field in &mut object.fields {
                merge(&mut field.ty, merged);
                if matches!(field.presence, Presence::Optional) {
                    field.presence = Presence::OptionalNullable;
                }
            }
            if let Some((_, value)) = &mut object.additional {
                merge(value, merged);
                nullable(value);
            }
        }
        TypeKind::Tagged { variants, .. } => variants.iter_mut().for_each(|variant| merge(&mut variant.ty, merged)),
        TypeKind::Untagged(variants) => {
            variants.iter_mut().filter_map(UntaggedVariant::ty_mut).for_each(|ty| merge(ty, merged));
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => merge(ty, merged),
        TypeKind::Form(_) | TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => {}
    }
}

/// Collects the types that are merged property by property: objects and maps.
fn merge(ty: &mut Type, merged: &mut Vec<TypeId>) {
    match ty {
        Type::Named(id) => merged.push(*id),
        Type::Nullable(inner) | Type::Boxed(inner) => merge(inner, merged),
        Type::Map(value) => {
            merge(value, merged);
            nullable(value);
        }
        _ => {}
    }
}

fn nullable(ty: &mut Type) {
    if !matches!(ty, Type::Nullable(_) | Type::Value) {
        *ty = Type::Nullable(Box::new(ty.clone()));
    }
}
