//! The media types of a response, and the `Accept` header. Media types that are read the same way form one `ResponseFormat`.

use openapiv3::{MediaType, ReferenceOr, Response as Written};

use crate::api::{Encoding, ReplyBody, Type};
use crate::lower::context::types::Types;
use crate::lower::definitions::origin::Origin;
use crate::lower::operation::body::of_body;
use crate::lower::operation::stream;
use crate::media_type::{Essence, parameters};
use crate::pointer::Pointer;

/// Media types of a response that are read the same way.
#[derive(Clone, Debug)]
pub(in crate::lower) struct ResponseFormat {
    /// The media types as the document writes them.
    pub media_types: Vec<String>,
    /// How the body is read.
    pub body: ReplyBody,
    /// The location of the schema of the first media type.
    schema: Option<Pointer>,
}

/// One media type of a response.
pub(in crate::lower) struct ResponseMediaType {
    pub media_type: String,
    /// How the body is read.
    pub body: ReplyBody,
    /// The location of the schema, or of the media type if it has none.
    pub pointer: Pointer,
    schema: Option<Pointer>,
}

/// Returns the media types of a response.
pub(in crate::lower) fn readable(
    types: &mut Types<'_>,
    response: &Written,
    at_response: &Pointer,
    origin: &Origin,
) -> Vec<ResponseMediaType> {
    let readable = response.content.iter().map(|(media_type, content)| {
        let at = at_response.child("content").child(media_type);
        let body = body(types, media_type, content, &at, origin);
        let schema = content.schema.as_ref().map(|schema| types.document.pointer_of(schema, || at.child("schema")));
        let pointer = match (&content.schema, &schema) {
            (Some(ReferenceOr::Reference { .. }), Some(schema)) => schema.clone(),
            _ => at,
        };
        ResponseMediaType { media_type: media_type.clone(), body, pointer, schema }
    });
    readable.collect()
}

/// Groups media types that are read the same way. The default comes first: typed bodies before others, then in the order of the
/// document.
pub(in crate::lower) fn formats(readable: Vec<ResponseMediaType>) -> Vec<ResponseFormat> {
    let mut formats: Vec<ResponseFormat> = Vec::new();
    for ResponseMediaType { media_type, body, schema, .. } in readable {
        let media_type = media_type.trim();
        let same = |offer: &&mut ResponseFormat| match &offer.body {
            typed if typed.ty().is_some() => offer.body == body,
            // JSON of the same type is the same response, but bytes or text of different media types are not.
            _ => offer.body == body && Essence::of(&offer.media_types[0]) == Essence::of(media_type),
        };
        match formats.iter_mut().find(same) {
            Some(offer) => offer.media_types.push(media_type.to_owned()),
            None => formats.push(ResponseFormat { media_types: vec![media_type.to_owned()], body, schema }),
        }
    }
    formats.sort_by_key(|offer| rank(&offer.body));
    drop_redundant(formats)
}

/// Removes formats that add no response: text or XML with the schema of a typed format, and `*/*`.
fn drop_redundant(formats: Vec<ResponseFormat>) -> Vec<ResponseFormat> {
    let as_given = |offer: &&ResponseFormat| offer.body.ty().is_some() && !matches!(offer.body, ReplyBody::Xml(..));
    let typed: Vec<Pointer> = formats.iter().filter(as_given).filter_map(|offer| offer.schema.clone()).collect();
    let rewritten = |offer: &ResponseFormat| {
        !as_given(&offer) && offer.schema.as_ref().is_some_and(|schema| typed.contains(schema))
    };
    let any =
        |offer: &ResponseFormat| offer.media_types.iter().all(|media_type| Essence::of(media_type).as_str() == "*/*");
    let mut first = true;
    formats.into_iter().filter(|offer| std::mem::take(&mut first) || !(rewritten(offer) || any(offer))).collect()
}

/// Returns how a body of this media type is read.
fn body(types: &mut Types<'_>, media_type: &str, content: &MediaType, at: &Pointer, origin: &Origin) -> ReplyBody {
    let (encoding, xml) = of_body(types, media_type, content, at, origin);
    match (encoding, xml, &content.schema) {
        (Encoding::Text, ..) if Essence::of(media_type).is_event_stream() => {
            ReplyBody::Events(stream::data(types, content, at, origin))
        }
        (Encoding::Lines, ..) => ReplyBody::Lines(stream::item(types, content, at, origin)),
        (Encoding::Json, _, Some(schema)) => match types.type_of_node(schema, &at.child("schema"), origin) {
            // Only JSON would write a string in quotes, and a range may be any media type.
            Type::String if Essence::of(media_type).is_range() => ReplyBody::Text,
            ty => ReplyBody::Json(ty),
        },
        (Encoding::Json, _, None) => ReplyBody::Json(Type::Value),
        (Encoding::Xml, Some(xml), Some(schema)) => {
            ReplyBody::Xml(types.type_of_node(schema, &at.child("schema"), origin), xml)
        }
        (Encoding::Text | Encoding::Form, ..) => ReplyBody::Text,
        _ => ReplyBody::Bytes,
    }
}

fn rank(body: &ReplyBody) -> u8 {
    match body {
        ReplyBody::Json(Type::Value) => 1,
        ReplyBody::Json(_) => 0,
        ReplyBody::Xml(..) | ReplyBody::Events(_) | ReplyBody::Lines(_) => 2,
        ReplyBody::Text => 3,
        ReplyBody::Bytes | ReplyBody::Empty => 4,
    }
}

/// Whether a media type has no parameter except `charset`.
fn has_only_charset(media_type: &str) -> bool {
    parameters(media_type).all(|parameter| parameter.to_ascii_lowercase().starts_with("charset"))
}

/// Returns the `Accept` header, unless it is the default of the runtime or not a valid header value.
pub(in crate::lower) fn accept(formats: &[ResponseFormat]) -> Option<String> {
    let mut media_types: Vec<String> = formats.iter().flat_map(accept_values).collect();
    let mut seen = std::collections::HashSet::new();
    media_types.retain(|media_type| seen.insert(media_type.clone()));
    let usual = media_types.iter().all(|media_type| {
        matches!(Essence::of(media_type).as_str(), "application/json" | "*/*" | "application/*")
            && has_only_charset(media_type)
    });
    let sendable = media_types.iter().all(|text| text.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
    (!usual && sendable).then(|| media_types.join(", "))
}

/// Returns the values of `Accept` for a format. If the document has only a range (`*/*`) for JSON, JSON is preferred; the range is sent
/// too, for servers that refuse requests without it.
fn accept_values(offer: &ResponseFormat) -> Vec<String> {
    let ranges = offer.media_types.iter().all(|media_type| Essence::of(media_type).is_range());
    if ranges && matches!(offer.body, ReplyBody::Json(_)) {
        let less = offer.media_types.iter().map(|range| format!("{range};q=0.5"));
        return std::iter::once("application/json".to_owned()).chain(less).collect();
    }
    offer.media_types.clone()
}

#[cfg(test)]
mod tests {
    use super::{Essence, ResponseFormat, ResponseMediaType, accept, formats, has_only_charset};
    use crate::api::{ReplyBody, Type};
    use crate::pointer::Pointer;

    fn readable(media_type: &str, body: ReplyBody, schema: Option<&str>) -> ResponseMediaType {
        let schema = schema.map(Pointer::from);
        ResponseMediaType { media_type: media_type.to_owned(), body, pointer: Pointer::root(), schema }
    }

    fn media_types(formats: &[ResponseFormat]) -> Vec<Vec<&str>> {
        formats.iter().map(|offer| offer.media_types.iter().map(String::as_str).collect()).collect()
    }

    #[test]
    fn media_types_with_the_same_type_are_one_variant() {
        let json = || ReplyBody::Json(Type::String);
        let found = formats(vec![
            readable("application/json", json(), None),
            readable(" application/vnd.acme+json ", json(), None),
            readable("application/hal+json", ReplyBody::Json(Type::Boolean), None),
            readable("text/csv", ReplyBody::Text, None),
            readable("text/plain", ReplyBody::Text, None),
            readable("text/plain; charset=utf-8", ReplyBody::Text, None),
        ]);
        assert_eq!(
            media_types(&found),
            [
                vec!["application/json", "application/vnd.acme+json"],
                vec!["application/hal+json"],
                vec!["text/csv"],
                vec!["text/plain", "text/plain; charset=utf-8"],
            ]
        );
    }

    #[test]
    fn media_types_that_preserve_types_come_first() {
        let found = formats(vec![
            readable("image/png", ReplyBody::Bytes, None),
            readable("text/csv", ReplyBody::Text, None),
            readable("application/x-ndjson", ReplyBody::Lines(Type::Value), None),
            readable("application/problem+json", ReplyBody::Json(Type::Value), None),
            readable("application/json", ReplyBody::Json(Type::String), None),
        ]);
        let order: Vec<&str> = media_types(&found).concat();
        assert_eq!(
            order,
            ["application/json", "application/problem+json", "application/x-ndjson", "text/csv", "image/png"]
        );
    }

    #[test]
    fn text_of_the_same_schema_and_any_media_type_are_no_more_variants() {
        let found = formats(vec![
            readable("application/json", ReplyBody::Json(Type::String), Some("/a")),
            readable("text/plain", ReplyBody::Text, Some("/a")),
            readable("text/csv", ReplyBody::Text, Some("/b")),
            readable("*/*", ReplyBody::Bytes, None),
        ]);
        assert_eq!(media_types(&found), [["application/json"], ["text/csv"]]);
        let only = formats(vec![readable("*/*", ReplyBody::Bytes, None)]);
        assert_eq!(media_types(&only), [["*/*"]]);
    }

    #[test]
    fn the_accept_header_is_set_if_it_differs_from_the_default() {
        let json = || ReplyBody::Json(Type::String);
        for (readable, header) in [
            (vec![readable("application/json", json(), None)], None),
            (vec![readable("application/json; charset=utf-8", json(), None)], None),
            (vec![readable("application/json; v=2", json(), None)], Some("application/json; v=2")),
            (vec![readable("text/csv", ReplyBody::Text, None)], Some("text/csv")),
            (vec![readable("application/hal+json", json(), None)], Some("application/hal+json")),
            // Of a range of what is read as JSON, JSON is preferred.
            (vec![readable("text/*", json(), None)], Some("application/json, text/*;q=0.5")),
            // No header can hold a line end.
            (vec![readable("text/a\nb", ReplyBody::Text, None)], None),
        ] {
            assert_eq!(accept(&formats(readable)).as_deref(), header);
        }
    }

    #[test]
    fn the_parts_of_a_media_type_are_distinguished() {
        assert!(
            Essence::of("text/*; q=1").is_range()
                && Essence::of("*/*").is_range()
                && !Essence::of("text/plain; a=*").is_range()
        );
        for (media_type, no_more) in [
            ("a/b", true),
            ("a/b; charset=utf-8", true),
            ("a/b; Charset=utf-8", true),
            ("a/b; charset=utf-8; v=1", false),
            ("a/b; v=1", false),
        ] {
            assert_eq!(has_only_charset(media_type), no_more, "{media_type}");
        }
    }
}
