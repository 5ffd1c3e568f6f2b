//! Types with and without null.

use crate::api::Type;

/// Returns the type with null added.
pub(in crate::lower) fn nullable(ty: Type) -> Type {
    match ty {
        Type::Nullable(_) | Type::Value | Type::Null => ty,
        other => Type::Nullable(Box::new(other)),
    }
}

/// Returns the type with null removed.
pub(in crate::lower) fn without_null(ty: &Type) -> Type {
    match ty {
        Type::Nullable(inner) => (**inner).clone(),
        other => other.clone(),
    }
}

/// Returns `ty`, nullable if `like` is.
pub(in crate::lower) fn nullable_like(like: &Type, ty: Type) -> Type {
    if matches!(like, Type::Nullable(_)) { nullable(ty) } else { ty }
}
