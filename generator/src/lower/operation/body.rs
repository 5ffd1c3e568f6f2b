//! Converts request bodies: the media types that can be sent, the preferred one first.

use openapiv3::{MediaType, ReferenceOr};

use crate::api::{Body, Encoding, Media, Type};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, OperationNode};
use crate::lower::context::types::Types;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin::{Origin, Section, shared};
use crate::lower::docs;
use crate::lower::operation::{example, form, stream};
use crate::media_type::Essence;
use crate::names::{Name, Scope, media_type};
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema};

pub(in crate::lower) fn body(
    types: &mut Types<'_>,
    node: &OperationNode,
    scope: &mut Scope,
    origin: &dyn Fn(&str) -> Origin,
) -> Option<Body> {
    let written = node.operation.request_body.as_ref()?;
    let body_pointer = match written {
        ReferenceOr::Reference { reference } => types.document.follow(reference),
        ReferenceOr::Item(_) => node.pointer.child("requestBody"),
    };
    let body = types.document.bodies.get(&body_pointer)?.clone();
    let origin = shared(&body_pointer, Section::RequestBodies, "Body").unwrap_or_else(|| origin("Body"));
    let mut media = Vec::new();
    let mut argument = None;
    for (media_type, content) in &body.content {
        let at = body_pointer.child("content").child(media_type);
        let (encoding, xml) = of_body(types, media_type, content, &at, &origin);
        let pointer = match &content.schema {
            Some(ReferenceOr::Reference { reference }) => types.document.follow(reference),
            _ => at.clone(),
        };
        let ty = match (&content.schema, encoding) {
            (_, Encoding::Bytes) => Type::Value,
            (_, Encoding::Text) => Type::String,
            (_, Encoding::Lines) => Type::List(Box::new(stream::item(types, content, &at, &origin))),
            (Some(schema), Encoding::Multipart) => {
                let pointer = at.child("schema");
                form::form(types, &Document::schema_ref(schema, &pointer), &pointer, &content.encoding, &origin)
            }
            (None, Encoding::Multipart) => Type::Form,
            (Some(schema), _) => types.type_of_node(schema, &at.child("schema"), &origin),
            (None, _) => Type::Value,
        };
        let range = (encoding == Encoding::Bytes && media_type.contains('*'))
            .then(|| argument.get_or_insert_with(|| scope.take(Name::of_value("media_type"))).clone());
        let styles = if encoding == Encoding::Form { form::styles(&content.encoding) } else { Vec::new() };
        // An optional body is not sent at all instead.
        let may_be_null = body.required && encoding == Encoding::Json;
        let name = Name::of_value("body"); // Replaced once the media types are sorted.
        media.push(Media {
            styles,
            media_type: media_type.clone(),
            encoding,
            name,
            range,
            ty: if may_be_null { ty } else { without_null(&ty) },
            xml,
            example: example::of_media_type(types.document, &at, media_type),
            pointer,
        });
    }
    if media.is_empty() {
        return None;
    }
    media.sort_by_key(|media| rank(media.encoding, &media.media_type));
    let name = scope
        .take_first(&[Name::of_value("body"), Name::of_value("request_body")])
        .unwrap_or_else(|| Name::of_value("body"));
    if !body.required {
        // Each media type of an optional body has a setter. Methods for required bodies are named after all operations.
        name_media(&mut media, &name, |name| scope.take(name));
    }
    let docs = docs::lines(body.description.as_deref().unwrap_or_default());
    Some(Body { required: body.required, docs, name, media })
}

/// Names the methods or setters of the media types: the first is called `name`, each other one `name` and its media type.
pub(in crate::lower) fn name_media(media: &mut [Media], name: &Name, mut take: impl FnMut(Name) -> Name) {
    for (index, media) in media.iter_mut().enumerate() {
        media.name = match index {
            0 => name.clone(),
            _ => take(name.with_suffix(&format!("_as_{}", media_type::short(&media.media_type)))),
        };
    }
}

/// Returns the encoding of a body, and the description of its elements if it is XML. A body with a binary schema is bytes, whatever its
/// media type. XML without described elements is text or bytes.
pub(in crate::lower) fn of_body(
    types: &mut Types<'_>,
    media_type: &str,
    content: &MediaType,
    at: &Pointer,
    origin: &Origin,
) -> (Encoding, Option<Name>) {
    let encoding = encoding(media_type);
    check(types, media_type, encoding, content, at);
    let Some(written) = &content.schema else {
        return (if media_type.contains('*') { Encoding::Bytes } else { encoding }, None);
    };
    let written = Document::schema_ref(written, &at.child("schema"));
    let schema = types.schema_at(&written, at);
    if encoding != Encoding::Multipart && schema.is_some_and(|(_, schema)| is_file(&schema)) {
        return (Encoding::Bytes, None);
    }
    let xml =
        Essence::of(media_type).is_xml().then(|| types.xml_document(&written, &at.child("schema"), origin)).flatten();
    (if xml.is_some() { Encoding::Xml } else { encoding }, xml)
}

/// Reports an invalid media type, and JSON without a schema.
fn check(types: &mut Types<'_>, media_type: &str, encoding: Encoding, content: &MediaType, at: &Pointer) {
    if !Essence::of(media_type).is_valid() {
        types.report_once(
            Diagnostic::warning(Code::NotAMediaType, at, format!("`{media_type}` is not a valid media type"))
                .outcome("it is sent unchanged")
                .help("write a type and a subtype, such as `application/json` (RFC 9110, section 8.3.1)"),
        );
    }
    let is_described = content.schema.is_some() || content.extensions.keys().any(|key| key.ends_with("itemSchema"));
    if encoding == Encoding::Json && !is_described {
        types.report_once(
            Diagnostic::note(Code::ContentWithoutSchema, at, "this content has no schema")
                .outcome("the content is generated as `serde_json::Value`")
                .help("add `schema`"),
        );
    }
}

/// Whether a schema is binary: by its format, or, as in OpenAPI 3.1, by a media type without a type.
fn is_file(schema: &Schema) -> bool {
    let untyped = schema.is_unconstrained() && schema.content_media_type.is_some();
    untyped || (schema.kind() == Some(JsonType::String) && schema.format.as_deref() == Some("binary"))
}

/// Returns the encoding of a media type by its essence and its suffix.
fn encoding(media_type: &str) -> Encoding {
    let essence = Essence::of(media_type);
    match (essence.top_level(), essence.subtype()) {
        ("*" | "application", "*") => Encoding::Json,
        _ if essence.is_url_encoded() => Encoding::Form,
        _ if essence.is_json() => Encoding::Json,
        _ if essence.is_json_lines() => Encoding::Lines,
        ("multipart", _) => Encoding::Multipart,
        ("text", _) => Encoding::Text,
        _ => Encoding::Bytes,
    }
}

/// The order of preference: `application/json`, other JSON, other typed encodings, text, bytes. Of two that are equal, the first of the
/// document is preferred.
fn rank(encoding: Encoding, media_type: &str) -> u8 {
    match encoding {
        Encoding::Json if Essence::of(media_type).as_str() == "application/json" => 0,
        Encoding::Json => 1,
        Encoding::Form => 2,
        Encoding::Multipart => 3,
        Encoding::Lines => 4,
        Encoding::Xml => 4,
        Encoding::Text => 5,
        Encoding::Bytes => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::{Essence, encoding, rank};
    use crate::api::Encoding;

    #[test]
    fn a_media_type_says_how_a_body_is_written() {
        for (media_type, wanted) in [
            ("application/json", Encoding::Json),
            ("Application/JSON; charset=utf-8", Encoding::Json),
            ("application/problem+json", Encoding::Json),
            ("application/vnd.acme.v2+json;q=1", Encoding::Json),
            ("text/json", Encoding::Json),
            ("*/*", Encoding::Json),
            ("application/*", Encoding::Json),
            ("application/x-www-form-urlencoded", Encoding::Form),
            ("multipart/form-data", Encoding::Multipart),
            ("multipart/mixed; boundary=x", Encoding::Multipart),
            ("application/x-ndjson", Encoding::Lines),
            ("application/jsonl", Encoding::Lines),
            ("application/json-seq", Encoding::Lines),
            ("text/plain", Encoding::Text),
            ("text/csv", Encoding::Text),
            ("text/event-stream", Encoding::Text),
            ("application/octet-stream", Encoding::Bytes),
            ("image/*", Encoding::Bytes),
            ("application/jsonp", Encoding::Bytes),
            ("", Encoding::Bytes),
        ] {
            assert_eq!(encoding(media_type), wanted, "{media_type}");
        }
    }

    #[test]
    fn xml_is_known_by_its_name_or_suffix() {
        for (media_type, xml) in [
            ("application/xml", true),
            ("text/xml; charset=utf-8", true),
            ("application/atom+XML", true),
            ("application/xhtml", false),
            ("application/xml-dtd", false),
        ] {
            assert_eq!(Essence::of(media_type).is_xml(), xml, "{media_type}");
        }
    }

    #[test]
    fn a_media_type_is_two_tokens() {
        for (text, valid) in [
            ("application/json", true),
            ("application/vnd.acme+json; charset=utf-8", true),
            ("*/*", true),
            ("json", false),
            ("application/", false),
            ("/json", false),
            ("application/a b", false),
            ("a/b/c", false),
            ("application/json\n", true),
            ("", false),
        ] {
            assert_eq!(Essence::of(text).is_valid(), valid, "{text:?}");
        }
    }

    #[test]
    fn json_comes_first_and_plain_json_before_its_dialects() {
        let media_types = [
            "application/json",
            "application/json-patch+json",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "application/x-ndjson",
            "text/plain",
            "image/png",
        ];
        let ranks = media_types.map(|media_type| rank(encoding(media_type), media_type));
        assert!(ranks.is_sorted_by(|before, after| before < after), "{ranks:?}");
    }
}
