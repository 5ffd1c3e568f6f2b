//! Streams: what the items of JSON lines and the data of events are.
//!
//! 3.2 describes an item by `itemSchema`. Before, documents said by `schema` what they meant: an item, or a list of them.

use openapiv3::{MediaType, ReferenceOr, Schema};

use super::hint::Hint;
use super::types::Types;
use crate::api::Type;
use crate::document::KEPT;
use crate::pointer::Pointer;

/// The members of an event (the HTML standard, section 9.2.6).
const EVENT: [&str; 4] = ["data", "event", "id", "retry"];

pub(super) fn is_events(media_type: &str) -> bool {
    essence(media_type) == "text/event-stream"
}

pub(super) fn is_lines(media_type: &str) -> bool {
    let essence = essence(media_type);
    let subtype = essence.split_once('/').map_or("", |(_, subtype)| subtype).trim_start_matches("x-");
    matches!(subtype, "jsonl" | "ndjson" | "jsonlines" | "json-lines" | "json-seq") || subtype.ends_with("+json-seq")
}

fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The type of an item of JSON lines. A schema of text is about the body as a whole, and says nothing of them.
pub(super) fn item(types: &mut Types<'_>, content: &MediaType, at: &Pointer, hint: &Hint) -> Type {
    match items(types, content, at, hint) {
        None | Some(Type::String) => Type::Value,
        Some(ty) => ty,
    }
}

/// The type of an event's data, which is text where nothing is said of it.
pub(super) fn data(types: &mut Types<'_>, content: &MediaType, at: &Pointer, hint: &Hint) -> Type {
    if let Some((schema, place)) = item_schema(content, at).or_else(|| schema(content, at))
        && let Some(data) = data_of_event(types, &schema, &place, hint)
    {
        return data;
    }
    items(types, content, at, hint).unwrap_or(Type::String)
}

fn items(types: &mut Types<'_>, content: &MediaType, at: &Pointer, hint: &Hint) -> Option<Type> {
    if let Some((schema, place)) = item_schema(content, at) {
        return Some(types.type_of(&schema, &place, hint));
    }
    let (schema, place) = schema(content, at)?;
    match types.type_of(&schema, &place, hint) {
        Type::List(item) => Some(*item),
        ty => Some(ty),
    }
}

fn item_schema(content: &MediaType, at: &Pointer) -> Option<(ReferenceOr<Schema>, Pointer)> {
    let written = content.extensions.get(&format!("{KEPT}itemSchema"))?;
    Some((serde_json::from_value(written.clone()).ok()?, at.child("itemSchema")))
}

fn schema(content: &MediaType, at: &Pointer) -> Option<(ReferenceOr<Schema>, Pointer)> {
    Some((content.schema.clone()?, at.child("schema")))
}

/// The type of `data` in a schema of events as such; a JSON text in it is its `contentSchema`.
fn data_of_event(types: &mut Types<'_>, schema: &ReferenceOr<Schema>, place: &Pointer, hint: &Hint) -> Option<Type> {
    let (place, found) = types.schema_at(schema, place)?;
    let members = &found.any.properties;
    if !members.keys().all(|name| EVENT.contains(&name.as_str())) {
        return None;
    }
    let data = members.get("data")?.clone().unbox();
    let place = place.child("properties").child("data");
    let (target, found) = types.schema_at(&data, &place)?;
    let facets = found;
    if facets.kind() != Some("string") {
        return Some(types.type_of(&data, &place, hint));
    }
    let content = facets.kept("contentSchema").and_then(|schema| serde_json::from_value(schema.clone()).ok());
    Some(content.map_or(Type::String, |schema| types.type_of(&schema, &target.child("contentSchema"), hint)))
}
