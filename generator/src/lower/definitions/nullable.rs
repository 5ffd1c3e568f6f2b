//! Types with and without null.

use crate::api::Type;

/// The type, and null.
pub(in crate::lower) fn nullable(ty: Type) -> Type {
    match ty {
        Type::Nullable(_) | Type::Value | Type::Null => ty,
        other => Type::Nullable(Box::new(other)),
    }
}

/// The type without null.
pub(in crate::lower) fn strip(ty: &Type) -> Type {
    match ty {
        Type::Nullable(inner) => (**inner).clone(),
        other => other.clone(),
    }
}

/// `ty`, nullable if `like` is.
pub(in crate::lower) fn renull(like: &Type, ty: Type) -> Type {
    if matches!(like, Type::Nullable(_)) { nullable(ty) } else { ty }
}
