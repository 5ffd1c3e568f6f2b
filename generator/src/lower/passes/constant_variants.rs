//! Makes the values of an enum that is a branch of a union variants of the union: `Epochs::Auto` instead of
//! `Epochs::String(EpochsString::Auto)`.

use crate::api::{Api, Constant, Type, TypeKind, UntaggedVariant, Variant, VariantContent};
use crate::choices::Choices;
use crate::fast_hash::FastSet;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin::Origin;

/// An enum with more values stays a type.
const MOST_VALUES: usize = 10;

/// Makes the variants of all unions that are distinguished by shape. The schemas of these branches have no types.
pub(in crate::lower) fn make(defs: &mut [Draft], api: &mut Api, choices: &Choices) {
    let mut replaced = FastSet::default();
    for index in 0..defs.len() {
        let TypeKind::Untagged(variants) = &defs[index].def.kind else { continue };
        let values: Vec<Vec<UntaggedVariant>> = variants.iter().map(|variant| values(defs, variant, choices)).collect();
        let TypeKind::Untagged(variants) = &mut defs[index].def.kind else { continue };
        let types = std::mem::take(variants);
        for (of_type, values) in types.into_iter().zip(values) {
            if values.is_empty() {
                variants.push(of_type);
            } else {
                replaced.extend(of_type.ty().cloned());
                variants.extend(values);
            }
        }
    }
    api.schemas.retain(|(_, ty)| !replaced.contains(&without_null(ty)));
}

/// Returns the variants for the values of an enum that was made for a branch of a union; none for other types. An enum that is a
/// component, or that the user chose something for, stays a type.
fn values(defs: &[Draft], variant: &UntaggedVariant, choices: &Choices) -> Vec<UntaggedVariant> {
    let Some(draft) = branch(defs, variant.ty()) else { return Vec::new() };
    if draft.def.deprecated || draft.def.pointers.iter().any(|pointer| choices.are_about(pointer)) {
        return Vec::new();
    }
    match &draft.def.kind {
        TypeKind::StringEnum(values) => constants(draft, values, |text| Constant::Text(text.clone())),
        TypeKind::IntegerEnum(values) => constants(draft, values, |integer| Constant::Integer(*integer)),
        _ => Vec::new(),
    }
}

/// Returns the type that was made for a branch of a union.
fn branch<'a>(defs: &'a [Draft], ty: Option<&Type>) -> Option<&'a Draft> {
    let Type::Named(id) = ty? else { return None };
    let draft = defs.get(id.0)?;
    let Origin::Part { parent, .. } = &draft.origin else { return None };
    defs.get(parent.0).is_some_and(|parent| parent.def.kind.is_union()).then_some(draft)
}

fn constants<T>(draft: &Draft, values: &[Variant<T>], constant: impl Fn(&T) -> Constant) -> Vec<UntaggedVariant> {
    if values.len() > MOST_VALUES {
        return Vec::new();
    }
    let variants = values.iter().map(|value| {
        let docs = if value.docs.is_empty() { draft.def.docs.clone() } else { value.docs.clone() };
        let content = VariantContent::Constant { value: constant(&value.wire), docs };
        UntaggedVariant { name: value.name.clone(), content }
    });
    variants.collect()
}
