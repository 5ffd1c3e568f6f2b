//! How JSON values of a type are recognized: their kind, their required properties, and their properties with a constant value.

use crate::api::{
    Access, Constant, Encoded, Field, JsonKind, Presence, Shape, Struct, Type, TypeKind, UntaggedVariant,
};
use crate::choices::OwnForm;
use crate::fast_hash::{FastMap, FastSet};
use crate::lower::definitions::draft::Draft;

/// Returns the shape of the JSON values of a type.
pub(in crate::lower) fn shape(defs: &[Draft], ty: &Type) -> Shape {
    let plain = |kind| Shape { kind, required: Vec::new(), constant: Vec::new() };
    match ty {
        Type::Boolean => plain(JsonKind::Boolean),
        Type::Integer(_) | Type::Encoded(Encoded::UnixTime) => plain(JsonKind::Integer),
        Type::Number => plain(JsonKind::Number),
        Type::String | Type::DateTime | Type::Date | Type::Encoded(_) => plain(JsonKind::String),
        Type::Own(own) if own.form == OwnForm::Text => plain(JsonKind::String),
        Type::Null => plain(JsonKind::Null),
        // Parts and forms are not JSON, and never in a union.
        Type::Value | Type::Own(_) | Type::Part | Type::Form => plain(JsonKind::Any),
        Type::Object | Type::Map(_) => plain(JsonKind::Object),
        Type::List(_) | Type::Tuple(_) => plain(JsonKind::Array),
        Type::Nullable(inner) | Type::Boxed(inner) => shape(defs, inner),
        Type::Named(id) => match defs.get(id.0).map(|draft| &draft.def.kind) {
            Some(TypeKind::Struct(object)) => of_struct(defs, object),
            Some(TypeKind::StringEnum(_) | TypeKind::OpenEnum(_)) => plain(JsonKind::String),
            Some(TypeKind::IntegerEnum(_)) => plain(JsonKind::Integer),
            Some(TypeKind::Tagged { tag, .. }) => {
                Shape { kind: JsonKind::Object, required: vec![tag.clone()], constant: Vec::new() }
            }
            Some(TypeKind::Untagged(variants)) => {
                let mut kinds = variants.iter().map(UntaggedVariant::kind);
                let first = kinds.next().unwrap_or(JsonKind::Any);
                plain(if kinds.all(|kind| kind == first) { first } else { JsonKind::Any })
            }
            Some(TypeKind::Alias(inner)) if *inner == Type::Null => plain(JsonKind::Any),
            Some(TypeKind::Alias(inner) | TypeKind::Newtype(inner)) => shape(defs, inner),
            Some(TypeKind::Form(_)) | None => plain(JsonKind::Any),
        },
    }
}

fn of_struct(defs: &[Draft], object: &Struct) -> Shape {
    let always = |field: &&Field| match field.presence {
        Presence::Required => field.access != Access::WriteOnly,
        Presence::Constant(_) => true,
        _ => false,
    };
    let required = object.fields.iter().filter(always).map(|field| field.wire.clone()).collect();
    let mut constant = Vec::new();
    constants_within(defs, object, &mut Vec::new(), &mut constant, &mut { MOST_FIELDS });
    Shape { kind: JsonKind::Object, required, constant }
}

/// Removes nested constants that have the same value in the shapes of all variants, since they do not distinguish them.
pub(in crate::lower) fn with_distinguishing_constants(mut shapes: Vec<Shape>) -> Vec<Shape> {
    let mut values: FastMap<Vec<String>, FastSet<Constant>> = FastMap::default();
    for (path, value) in shapes.iter().flat_map(|shape| &shape.constant) {
        values.entry(path.clone()).or_default().insert(value.clone());
    }
    let differs = |path: &Vec<String>| path.len() == 1 || values.get(path).is_some_and(|values| values.len() > 1);
    for shape in &mut shapes {
        shape.constant.retain(|(path, _)| differs(path));
    }
    shapes
}

/// How many levels of nested objects are searched for constants.
const DEPTH: usize = 3;

/// How many fields are searched for constants.
const MOST_FIELDS: usize = 1_000;

/// Finds the properties with one possible value, in the object and in its required properties that are objects.
fn constants_within(
    defs: &[Draft],
    object: &Struct,
    path: &mut Vec<String>,
    found: &mut Vec<(Vec<String>, Constant)>,
    left: &mut usize,
) {
    for field in &object.fields {
        let Some(rest) = left.checked_sub(1) else { return };
        *left = rest;
        let values = enum_values(defs, &field.ty);
        let constant = match (&field.presence, values.as_slice()) {
            (Presence::Constant(value), _) | (Presence::Required, [value]) => Some(value),
            _ => None,
        };
        path.push(field.wire.clone());
        if let Some(value) = constant {
            found.push((path.clone(), value.clone()));
        } else if field.presence == Presence::Required
            && field.access != Access::WriteOnly
            && path.len() < DEPTH
            && let Some(inner_struct) = struct_of(defs, &field.ty)
        {
            constants_within(defs, inner_struct, path, found, left);
        }
        path.pop();
    }
}

/// Returns the struct that a type refers to, through boxes and aliases.
fn struct_of<'d>(defs: &'d [Draft], ty: &Type) -> Option<&'d Struct> {
    match ty {
        Type::Boxed(inner) => struct_of(defs, inner),
        Type::Named(id) => match defs.get(id.0).map(|draft| &draft.def.kind) {
            Some(TypeKind::Struct(object)) => Some(object),
            Some(TypeKind::Alias(inner)) if *inner != Type::Null => struct_of(defs, inner),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the properties of a type that have a fixed set of values, with the values.
pub(in crate::lower) fn constants(defs: &[Draft], ty: &Type) -> Vec<(String, Vec<Constant>)> {
    match ty {
        Type::Boxed(inner) => constants(defs, inner),
        Type::Named(id) => match defs.get(id.0).map(|draft| &draft.def.kind) {
            Some(TypeKind::Struct(object)) => object
                .fields
                .iter()
                .filter_map(|field| match &field.presence {
                    Presence::Constant(value) => Some((field.wire.clone(), vec![value.clone()])),
                    Presence::Required => {
                        let values = enum_values(defs, &field.ty);
                        (!values.is_empty()).then(|| (field.wire.clone(), values))
                    }
                    _ => None,
                })
                .collect(),
            Some(TypeKind::Alias(inner)) if *inner != Type::Null => constants(defs, inner),
            // The discriminator property of a union has the values of all variants.
            Some(TypeKind::Tagged { tag, variants }) => {
                vec![(tag.clone(), variants.iter().flat_map(|variant| variant.tags.clone()).collect())]
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// Whether a value of the type still has this property after it is deserialized.
pub(in crate::lower) fn preserves(defs: &[Draft], ty: &Type, member: &str) -> bool {
    let id = match ty {
        Type::Nullable(inner) | Type::Boxed(inner) => return preserves(defs, inner, member),
        Type::Named(id) => id,
        _ => return true,
    };
    match defs.get(id.0).map(|draft| &draft.def.kind) {
        Some(TypeKind::Struct(object)) => {
            object.additional.is_some() || object.fields.iter().any(|field| field.wire == member)
        }
        Some(TypeKind::Alias(inner)) if *inner != Type::Null => preserves(defs, inner, member),
        _ => true,
    }
}

/// Returns the JSON kind of a property's values; `Any` if the type says nothing of the property.
pub(in crate::lower) fn property_kind(defs: &[Draft], ty: &Type, member: &str) -> JsonKind {
    let field = struct_of(defs, ty).and_then(|object| object.fields.iter().find(|field| field.wire == member));
    field.map_or(JsonKind::Any, |field| match &field.presence {
        Presence::Constant(value) => value.kind(),
        _ => shape(defs, &field.ty).kind,
    })
}

/// Returns the only possible value of an optional field.
pub(in crate::lower) fn optional_constant(defs: &[Draft], ty: &Type, member: &str) -> Option<Constant> {
    let Type::Named(id) = ty else { return None };
    match defs.get(id.0).map(|draft| &draft.def.kind) {
        Some(TypeKind::Struct(object)) => {
            let field = object.fields.iter().find(|field| field.wire == member)?;
            let mut values = enum_values(defs, &field.ty);
            (field.presence == Presence::Optional && values.len() == 1).then(|| values.remove(0))
        }
        Some(TypeKind::Alias(inner)) => optional_constant(defs, inner, member),
        _ => None,
    }
}

/// Returns the values of an enum; none for other types.
pub(in crate::lower) fn enum_values(defs: &[Draft], ty: &Type) -> Vec<Constant> {
    match ty {
        Type::Named(id) => match defs.get(id.0).map(|draft| &draft.def.kind) {
            Some(TypeKind::StringEnum(variants)) => {
                variants.iter().map(|variant| Constant::Text(variant.wire.clone())).collect()
            }
            Some(TypeKind::IntegerEnum(variants)) => {
                variants.iter().map(|variant| Constant::Integer(variant.wire)).collect()
            }
            Some(TypeKind::Alias(inner)) if *inner != Type::Null => enum_values(defs, inner),
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}
