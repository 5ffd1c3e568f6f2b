//! Reports schemas that contradict themselves or lack a keyword that was probably intended. Does not change any
//! type.

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, TypeSet, type_of_format};

/// Checks a schema by itself.
pub(super) fn check(schema: &Schema, at: &Pointer, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(format_of_another_type(schema, at));
    diagnostics.extend(list_without_items(schema, at));
    diagnostics.extend(refused_default(schema, at));
}

/// Strings with the format of a number are how some APIs write 64 bits, and are no mistake.
fn format_of_another_type(schema: &Schema, at: &Pointer) -> Option<Diagnostic> {
    let (ty, format) = (schema.types.one()?, schema.format.as_deref()?);
    let meant = type_of_format(format)?;
    let is_number = |ty| matches!(ty, JsonType::Integer | JsonType::Number);
    if ty == meant || ty == JsonType::String || (is_number(ty) && is_number(meant)) {
        return None;
    }
    let message =
        format!("the format `{format}` is for type `{}`, but this schema has type `{}`", meant.name(), ty.name());
    Some(
        Diagnostic::note(Code::FormatOfAnotherType, &at.child("format"), message)
            .outcome("the format is ignored")
            .help("fix the type or the format"),
    )
}

fn list_without_items(schema: &Schema, at: &Pointer) -> Option<Diagnostic> {
    let is_list = schema.types == TypeSet::One(JsonType::Array);
    let says_items = schema.items.is_some()
        || !schema.prefix_items.is_empty()
        || schema.no_more_items
        || schema.has_alternatives()
        || !schema.all_of.is_empty();
    (is_list && !says_items).then(|| {
        Diagnostic::note(Code::ArrayWithoutItems, at, "this array schema has no `items`")
            .outcome("each item is a `serde_json::Value`")
            .help("add `items`")
    })
}

fn refused_default(schema: &Schema, at: &Pointer) -> Option<Diagnostic> {
    let default = schema.default.as_ref().filter(|default| !default.is_null())?;
    // YAML reads `5` as a number, also where a string is meant.
    let is_text = schema.kind() == Some(JsonType::String) && (default.is_number() || default.is_boolean());
    let has_type = match schema.types {
        TypeSet::One(ty) => is_text || is_of_type(default, ty),
        _ => true,
    };
    let text = Value::String(default.to_string());
    let is_listed = schema.enumeration.is_empty()
        || schema.enumeration.iter().any(|value| value == default || (is_text && *value == text));
    if has_type && is_listed {
        return None;
    }
    let message = if has_type {
        "the default is not one of the allowed values"
    } else {
        "the default does not have the type of the schema"
    };
    Some(
        Diagnostic::note(Code::DefaultContradictsSchema, &at.child("default"), message)
            .outcome("the default is only mentioned in the documentation")
            .help("fix the default or the schema"),
    )
}

fn is_of_type(value: &Value, ty: JsonType) -> bool {
    match ty {
        JsonType::Boolean => value.is_boolean(),
        JsonType::Integer => super::shape::whole(value).is_some() && value.is_number(),
        JsonType::Number => value.is_number(),
        JsonType::String => value.is_string(),
        JsonType::Array => value.is_array(),
        JsonType::Object => value.is_object(),
    }
}
