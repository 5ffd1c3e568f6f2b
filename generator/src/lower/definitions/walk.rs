//! Visits the types within a type.

use crate::api::{Api, Operation, ReplyBody, Type, TypeKind, UntaggedVariant};

/// Calls `visit` with each type written in a definition, outermost first.
pub(in crate::lower) fn each<'a>(kind: &'a TypeKind, visit: &mut impl FnMut(&'a Type)) {
    match kind {
        TypeKind::Struct(object) => {
            object.fields.iter().for_each(|field| within(&field.ty, visit));
            object.additional.iter().for_each(|(_, ty)| within(ty, visit));
        }
        TypeKind::Form(form) => {
            form.members.iter().for_each(|member| within(&member.field.ty, visit));
            form.additional.iter().for_each(|(_, ty)| within(ty, visit));
        }
        TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => {}
        TypeKind::Tagged { variants, .. } => variants.iter().for_each(|variant| within(&variant.ty, visit)),
        TypeKind::Untagged(variants) => {
            variants.iter().filter_map(UntaggedVariant::ty).for_each(|ty| within(ty, visit));
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => within(ty, visit),
    }
}

/// Calls `visit` with a type and each type within it.
pub(in crate::lower) fn within<'a>(ty: &'a Type, visit: &mut impl FnMut(&'a Type)) {
    visit(ty);
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => within(inner, visit),
        Type::Tuple(items) => items.iter().for_each(|item| within(item, visit)),
        _ => {}
    }
}

/// Calls `change` with each type written in a definition that may be replaced, innermost first.
pub(in crate::lower) fn each_mut(kind: &mut TypeKind, change: &mut impl FnMut(&mut Type)) {
    match kind {
        TypeKind::Struct(object) => {
            object.fields.iter_mut().for_each(|field| within_mut(&mut field.ty, change));
            object.additional.iter_mut().for_each(|(_, ty)| within_mut(ty, change));
        }
        TypeKind::Form(form) => {
            form.members.iter_mut().for_each(|member| within_mut(&mut member.field.ty, change));
            form.additional.iter_mut().for_each(|(_, ty)| within_mut(ty, change));
        }
        TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) => {}
        TypeKind::Tagged { variants, .. } => {
            for variant in variants {
                within_mut(&mut variant.ty, change);
            }
        }
        TypeKind::Untagged(variants) => {
            variants.iter_mut().filter_map(UntaggedVariant::ty_mut).for_each(|ty| within_mut(ty, change));
        }
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => within_mut(ty, change),
    }
}

pub(in crate::lower) fn within_mut(ty: &mut Type, change: &mut impl FnMut(&mut Type)) {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Boxed(inner) => within_mut(inner, change),
        Type::Tuple(items) => items.iter_mut().for_each(|item| within_mut(item, change)),
        _ => {}
    }
    change(ty);
}

/// Calls `change` with each type that the operations and the map of schemas refer to.
pub(in crate::lower) fn api_mut(api: &mut Api, change: &mut impl FnMut(&mut Type)) {
    for operation in api.groups.iter_mut().flat_map(|group| &mut group.operations) {
        operation_mut(operation, change);
        operation.alternatives.iter_mut().for_each(|alternative| operation_mut(alternative, change));
    }
    api.schemas.iter_mut().for_each(|(_, ty)| within_mut(ty, change));
}

fn operation_mut(operation: &mut Operation, change: &mut impl FnMut(&mut Type)) {
    operation.parameters.iter_mut().for_each(|parameter| within_mut(&mut parameter.ty, change));
    operation.body.iter_mut().flat_map(|body| &mut body.media).for_each(|media| within_mut(&mut media.ty, change));
    let errors = operation.errors.iter_mut();
    errors
        .flat_map(|error| error.bodies.iter_mut().map(|body| &mut body.ty).chain(&mut error.headers))
        .for_each(|ty| within_mut(ty, change));
    operation.responses.iter_mut().filter_map(|response| response.ty.as_mut()).for_each(|ty| within_mut(ty, change));
    operation.headers.iter_mut().for_each(|ty| within_mut(ty, change));
    operation.paged.iter_mut().for_each(|paged| within_mut(&mut paged.item, change));
    operation.reply.bodies_mut().filter_map(ReplyBody::ty_mut).for_each(|ty| within_mut(ty, change));
}
