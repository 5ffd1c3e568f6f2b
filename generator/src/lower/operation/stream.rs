//! Finds the types of items of JSON lines and of the data of events.
//!
//! OpenAPI 3.2 describes an item with `itemSchema`. In earlier documents, `schema` describes an item or a list of items.

use openapiv3::MediaType;

use crate::api::Type;
use crate::document::{Document, KEPT};
use crate::lower::context::types::Types;
use crate::lower::definitions::origin::Origin;
use crate::pointer::Pointer;
use crate::schema::{JsonType, SchemaRef};

/// The fields of an event (the HTML standard, section 9.2.6).
const EVENT: [&str; 4] = ["data", "event", "id", "retry"];

/// Returns the type of an item of JSON lines. A schema of a string describes the whole body, and not the items.
pub(in crate::lower) fn item(types: &mut Types<'_>, content: &MediaType, at: &Pointer, origin: &Origin) -> Type {
    match items(types, content, at, origin) {
        None | Some(Type::String) => Type::Value,
        Some(ty) => ty,
    }
}

/// Returns the type of the data of events; a string if the document does not describe it.
pub(in crate::lower) fn data(types: &mut Types<'_>, content: &MediaType, at: &Pointer, origin: &Origin) -> Type {
    if let Some((schema, pointer)) = item_schema(content, at).or_else(|| event_schema(types, content, at))
        && let Some(data) = data_of_event(types, &schema, &pointer, origin)
    {
        return data;
    }
    items(types, content, at, origin).unwrap_or(Type::String)
}

fn items(types: &mut Types<'_>, content: &MediaType, at: &Pointer, origin: &Origin) -> Option<Type> {
    if let Some((schema, pointer)) = item_schema(content, at) {
        return Some(types.type_of(&schema, &pointer, origin));
    }
    let (schema, pointer) = schema(content, at)?;
    match types.type_of(&schema, &pointer, origin) {
        Type::List(item) => Some(*item),
        ty => Some(ty),
    }
}

fn item_schema(content: &MediaType, at: &Pointer) -> Option<(SchemaRef, Pointer)> {
    content.extensions.get(&format!("{KEPT}itemSchema"))?;
    let pointer = at.child("itemSchema");
    Some((SchemaRef::At(pointer.clone()), pointer))
}

/// Returns the schema of an event, which `schema` describes itself or as the item of a list.
fn event_schema(types: &Types<'_>, content: &MediaType, at: &Pointer) -> Option<(SchemaRef, Pointer)> {
    let (schema, pointer) = schema(content, at)?;
    let (list, found) = types.schema_at(&schema, &pointer)?;
    let item = found.items.clone().filter(|_| found.kind() == Some(JsonType::Array));
    Some(item.map_or((schema, pointer), |item| (item, list.child("items"))))
}

fn schema(content: &MediaType, at: &Pointer) -> Option<(SchemaRef, Pointer)> {
    let pointer = at.child("schema");
    Some((Document::schema_ref(content.schema.as_ref()?, &pointer), pointer))
}

/// Returns the type of the property `data` in a schema of whole events; `contentSchema` describes JSON in it.
fn data_of_event(types: &mut Types<'_>, schema: &SchemaRef, pointer: &Pointer, origin: &Origin) -> Option<Type> {
    let (pointer, found) = types.schema_at(schema, pointer)?;
    let members = &found.properties;
    if !members.keys().all(|name| EVENT.contains(&name.as_str())) {
        return None;
    }
    let data = members.get("data")?.clone();
    let pointer = pointer.child("properties").child("data");
    let (target, found) = types.schema_at(&data, &pointer)?;
    if found.kind() != Some(JsonType::String) {
        return Some(types.type_of(&data, &pointer, origin));
    }
    let content = found.content_schema.as_ref();
    Some(content.map_or(Type::String, |schema| types.type_of(schema, &target.child("contentSchema"), origin)))
}
