//! The media type of a part of a multipart body, and whether the client can write a value in it.

use openapiv3::Encoding;

use crate::api::{Type, TypeKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::types::Types;
use crate::lower::definitions::nullable::without_null;
use crate::media_type::Essence;
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, SchemaRef};
use crate::text::markdown::code;

/// Returns the type of a part whose values cannot be written in its media type: callers write the content. Files are written as they are,
/// but a multipart body of several files is not.
pub(in crate::lower) fn unwritten(
    types: &mut Types<'_>,
    media_type: &str,
    schema: &SchemaRef,
    at: &Pointer,
    file: Option<&Type>,
) -> Option<Type> {
    if file.is_some() {
        return file.filter(|_| is_multipart(media_type)).cloned();
    }
    let essence = Essence::of(media_type);
    // Text and bytes of any kind may be JSON.
    if essence.is_json() || matches!(essence.as_str(), "text/plain" | "application/octet-stream") {
        return None;
    }
    let (pointer, schema) = types.schema_at(schema, at)?;
    let schema = types.flatten(&schema, &pointer);
    match (&schema.items, schema.kind()) {
        (_, Some(JsonType::Array)) if essence.is_json_lines() => Some(Type::Part),
        (Some(items), Some(JsonType::Array)) => {
            is_structured(types, items, &pointer.child("items"), false).then(|| Type::List(Box::new(Type::Part)))
        }
        _ if essence.is_json_lines() => None,
        _ => is_structured_schema(types, &schema, &pointer, false).then_some(Type::Part),
    }
}

/// Whether a media type needs a boundary, which the document cannot have.
pub(in crate::lower) fn is_multipart(media_type: &str) -> bool {
    Essence::of(media_type).top_level() == "multipart"
}

/// Whether values of a schema are objects or lists, or may be.
fn is_structured(types: &mut Types<'_>, schema: &SchemaRef, at: &Pointer, is_branch: bool) -> bool {
    let Some((pointer, schema)) = types.schema_at(schema, at) else { return true };
    let schema = types.flatten(&schema, &pointer);
    is_structured_schema(types, &schema, &pointer, is_branch)
}

fn is_structured_schema(types: &mut Types<'_>, schema: &Schema, pointer: &Pointer, is_branch: bool) -> bool {
    if !schema.enumeration.is_empty() {
        return schema.enumeration.iter().any(|value| value.is_object() || value.is_array());
    }
    if let Some(kind) = schema.kind() {
        return matches!(kind, JsonType::Object | JsonType::Array);
    }
    // A union within a union may be anything.
    if is_branch || !schema.has_alternatives() {
        return true;
    }
    let branches = [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)];
    branches.into_iter().any(|(keyword, branches)| {
        let at = pointer.child(keyword);
        branches.iter().enumerate().any(|(index, branch)| is_structured(types, branch, &at.item(index), true))
    })
}

/// Reports a part whose values cannot be written in its media type.
pub(in crate::lower) fn not_typed(at: &Pointer, media_type: &str, is_file: bool) -> Diagnostic {
    let media_type = code(media_type);
    if is_file {
        let message = format!("files cannot be written as {media_type} in a part");
        return Diagnostic::warning(Code::PartNotTyped, at, message)
            .outcome("each file is a part of its own")
            .help("remove `contentType`, or use the media type of a file");
    }
    Diagnostic::warning(Code::PartNotTyped, at, format!("a value of this part cannot be written as {media_type}"))
        .outcome("the field is a `Part`, and callers write its content")
        .help("use a media type of JSON for the part, or describe it as a string")
}

/// Whether a schema is a string that is the content of a media type (JSON Schema, section 8.4).
pub(in crate::lower) fn is_text(schema: &Schema) -> bool {
    schema.kind() == Some(JsonType::String) && schema.content_media_type.is_some()
}

/// Returns the media type that the document specifies for a part, or the usual one of a range such as `text/*`. A list and the range of
/// any type leave the choice to the client.
pub(in crate::lower) fn media_type(encoding: Option<&Encoding>, schema: &Schema) -> Option<String> {
    let written = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let media_type = written.or(schema.content_media_type.as_deref())?.trim();
    let essence = Essence::of(media_type);
    if media_type.contains(',') || !media_type.contains('/') || matches!(essence.as_str(), "*/*" | "application/*") {
        return None;
    }
    if essence.is_range() { essence.usual().map(str::to_owned) } else { Some(media_type.to_owned()) }
}

/// Returns JSON for lists of objects or lists, which are one part even if they are empty. Otherwise the runtime decides by the value.
pub(in crate::lower) fn default_media_type(types: &Types<'_>, ty: &Type) -> Option<String> {
    let Type::List(item) = ty else { return None };
    let complex = match without_null(item) {
        Type::Named(id) => !matches!(
            types.defs[id.0].def.kind,
            TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Alias(_)
        ),
        Type::Object | Type::List(_) | Type::Map(_) | Type::Tuple(_) | Type::Value => true,
        _ => false,
    };
    complex.then(|| "application/json".to_owned())
}
