//! Makes the values of an enum that is a branch of a union variants of the union: `Epochs::Auto` instead of
//! `Epochs::String(EpochsString::Auto)`.

use crate::api::{Api, Constant, MOST_CONSTANTS, Type, TypeKind, UntaggedVariant, Variant, VariantContent};
use crate::choices::Choices;
use crate::fast_hash::FastSet;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin::Origin;

/// Makes the variants of all unions that are distinguished by shape. The schemas of these branches have no types.
pub(in crate::lower) fn make(defs: &mut [Draft], api: &mut Api, choices: &Choices) {
    let mut replaced = FastSet::default();
    for index in 0..defs.len() {
        let TypeKind::Untagged(variants) = &defs[index].def.kind else { continue };
        let values: Vec<Vec<UntaggedVariant>> =
            variants.iter().map(|variant| values(defs, index, variant, choices)).collect();
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
        // Several branches may list the same value.
        let mut known = FastSet::default();
        variants.retain(|variant| variant.constants().iter().all(|value| known.insert(value.clone())));
    }
    api.schemas.retain(|(_, ty)| !replaced.contains(&without_null(ty)));
}

/// Returns the variants for the values of an enum that was made for a branch of a union; none for other types. An enum that is a
/// component, or that the user chose something for, stays a type.
fn values(defs: &[Draft], union: usize, variant: &UntaggedVariant, choices: &Choices) -> Vec<UntaggedVariant> {
    let Some(draft) = branch(defs, union, variant.ty()) else { return Vec::new() };
    if draft.def.deprecated || draft.def.pointers.iter().any(|pointer| choices.are_about(pointer)) {
        return Vec::new();
    }
    match &draft.def.kind {
        TypeKind::StringEnum(values) => constants(draft, values, |text| Constant::Text(text.clone())),
        TypeKind::IntegerEnum(values) => constants(draft, values, |integer| Constant::Integer(*integer)),
        TypeKind::Untagged(values) if values.iter().all(|value| !value.constants().is_empty()) => values.clone(),
        _ => Vec::new(),
    }
}

/// Returns the type of a variant, if it was made for a branch of this union, or of another that has the same branch.
fn branch<'a>(defs: &'a [Draft], union: usize, ty: Option<&Type>) -> Option<&'a Draft> {
    let Type::Named(id) = ty? else { return None };
    let draft = defs.get(id.0)?;
    let is_part = match &draft.origin {
        Origin::Part { parent, .. } => defs.get(parent.0).is_some_and(|parent| parent.def.kind.is_union()),
        Origin::Component(_) => return None,
        Origin::Named { .. } => false,
    };
    // A reference to the branch may have been met first.
    let is_within = draft.def.pointer.below(&defs[union].def.pointer).is_some();
    (is_part || is_within).then_some(draft)
}

fn constants<T>(draft: &Draft, values: &[Variant<T>], constant: impl Fn(&T) -> Constant) -> Vec<UntaggedVariant> {
    if values.len() > MOST_CONSTANTS {
        return Vec::new();
    }
    let variants = values.iter().map(|value| {
        let docs = if value.docs.is_empty() { draft.def.docs.clone() } else { value.docs.clone() };
        let content = VariantContent::Constant { value: constant(&value.wire), docs };
        UntaggedVariant { name: value.name.clone(), content }
    });
    variants.collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::lower;
    use crate::names_lock::NamesLock;
    use crate::test_documents::schemas;

    /// Returns the names and constants of the variants of the type `Union`, and the names of the other types.
    fn lowered(components: &Value) -> (Vec<String>, Vec<String>) {
        let (api, _) = lower::lower(&schemas(components), &NamesLock::default());
        let (unions, others): (Vec<_>, Vec<_>) = api.types.iter().partition(|def| def.name.as_str() == "Union");
        let variants = unions.iter().flat_map(|def| def.kind.union_variants());
        let variants = variants.map(|(name, values)| match values {
            [value] => format!("{name} = {}", value.quoted()),
            _ => name.as_str().to_owned(),
        });
        (variants.collect(), others.iter().map(|def| def.name.as_str().to_owned()).collect())
    }

    fn texts(count: usize) -> Vec<String> {
        (0..count).map(|index| format!("v{index}")).collect()
    }

    #[test]
    fn the_values_of_an_inline_enum_are_variants() {
        let union = json!({ "oneOf": [{ "enum": ["auto", ""] }, { "type": "integer" }, { "type": "boolean" }] });
        let (variants, others) = lowered(&json!({ "Union": union }));
        assert_eq!(variants, [r#"Auto = "auto""#, r#"Empty = """#, "Integer", "Boolean"]);
        assert_eq!(others, Vec::<String>::new());
    }

    #[test]
    fn a_component_stays_a_type() {
        let auto = json!({ "$ref": "#/components/schemas/Auto" });
        let union = json!({ "oneOf": [auto, { "type": "integer" }] });
        let (variants, others) = lowered(&json!({ "Auto": { "enum": ["auto"] }, "Union": union }));
        assert_eq!((variants, others), (vec!["Auto".to_owned(), "Integer".to_owned()], vec!["Auto".to_owned()]));
    }

    #[test]
    fn an_enum_that_another_schema_refers_to_stays_a_type_there() {
        let union = json!({ "oneOf": [{ "type": "string", "enum": ["auto"] }, { "type": "integer" }] });
        let branch = json!({ "$ref": "#/components/schemas/Union/oneOf/0" });
        let other = json!({ "type": "object", "properties": { "mode": branch } });
        for (name, mode) in [("Before", "BeforeMode"), ("Zone", "UnionString")] {
            let (variants, others) = lowered(&json!({ "Union": union, name: other }));
            assert_eq!(variants, [r#"Auto = "auto""#, "Integer"]);
            assert_eq!(others.len(), 2);
            assert!(others.iter().any(|other| other == mode), "{others:?}");
        }
    }

    #[test]
    fn an_enum_of_many_values_stays_a_type() {
        let union = |count| json!({ "oneOf": [{ "type": "string", "enum": texts(count) }, { "type": "integer" }] });
        assert_eq!(lowered(&json!({ "Union": union(10) })).0.len(), 11);
        assert_eq!(lowered(&json!({ "Union": union(11) })).0, ["String", "Integer"]);
    }

    #[test]
    fn values_of_several_kinds_are_a_union() {
        let (variants, _) = lowered(&json!({ "Union": { "enum": ["auto", 1, false, null] } }));
        assert_eq!(variants, [r#"Auto = "auto""#, "N1 = 1", "False = false"]);
        assert_eq!(lowered(&json!({ "Union": { "enum": ["auto", 1.5] } })).0, Vec::<String>::new());
    }

    #[test]
    fn a_value_that_several_branches_list_is_one_variant() {
        let mixed = json!({ "enum": ["auto", 1] });
        let union = json!({ "anyOf": [mixed, { "enum": ["auto", "off"] }, { "type": "object" }] });
        let (variants, _) = lowered(&json!({ "Union": union }));
        assert_eq!(variants, [r#"Auto = "auto""#, "N1 = 1", r#"Off = "off""#, "Object"]);
    }
}
