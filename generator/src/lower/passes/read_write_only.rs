//! Handles `readOnly` and `writeOnly` properties. A type that is both sent and received stays one type: a required `readOnly` property
//! is not needed to create a value and is never sent; a required `writeOnly` property may be missing from responses.

use crate::api::{Access, Field, Presence, Type, TypeId, TypeKind};
use crate::fast_hash::FastSet;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::nullable::without_null;

pub(in crate::lower) fn apply(defs: &mut [Draft]) {
    let discriminator_properties = discriminator_properties(defs);
    for (index, draft) in defs.iter_mut().enumerate() {
        let (sent, received) = (draft.def.sent, draft.def.received);
        let is_discriminator = |field: &Field| discriminator_properties.contains(&(TypeId(index), field.wire.clone()));
        if let TypeKind::Struct(object) = &mut draft.def.kind {
            object
                .fields
                .iter_mut()
                .filter(|field| !is_discriminator(field))
                .for_each(|field| restrict(field, sent, received));
        }
    }
}

fn restrict(field: &mut Field, sent: bool, received: bool) {
    match (field.access, &field.presence) {
        (_, Presence::Constant(_)) => {}
        (Access::ReadOnly, _) if sent => {
            add_doc_line(field, "Read-only: only the server sets this field, and it is not sent.");
            let nullable = field.presence == Presence::OptionalNullable || matches!(field.ty, Type::Nullable(_));
            field.ty = without_null(&field.ty);
            field.presence = if nullable { Presence::ReadOnlyNullable } else { Presence::ReadOnly };
        }
        (Access::WriteOnly, Presence::Required) if sent && received => {
            add_doc_line(field, "Write-only: this field is sent, and responses may omit it.");
            field.presence = Presence::WriteOnly;
        }
        (Access::WriteOnly, Presence::Required) if received => {
            let nullable = matches!(field.ty, Type::Nullable(_));
            field.ty = without_null(&field.ty);
            field.presence = if nullable { Presence::OptionalNullable } else { Presence::Optional };
        }
        _ => {}
    }
}

fn add_doc_line(field: &mut Field, what: &str) {
    if !field.docs.is_empty() {
        field.docs.push(String::new());
    }
    field.docs.push(what.to_owned());
}

/// Returns the discriminator properties of unions, which must be both sent and received.
fn discriminator_properties(defs: &[Draft]) -> FastSet<(TypeId, String)> {
    let mut discriminator_properties = FastSet::default();
    for draft in defs {
        if let TypeKind::Tagged { tag, variants } = &draft.def.kind {
            discriminator_properties
                .extend(variants.iter().filter_map(|variant| Some((named(&variant.ty)?, tag.clone()))));
        }
    }
    discriminator_properties
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) | Type::Boxed(inner) => named(inner),
        _ => None,
    }
}
