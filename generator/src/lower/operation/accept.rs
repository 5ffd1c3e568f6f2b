//! What a response can be asked for as: its media types, those together that are read as the same.

use openapiv3::{MediaType, ReferenceOr, Response as Written};

use crate::api::{Encoding, ReplyBody, Type};
use crate::lower::context::types::Types;
use crate::lower::definitions::origin::Origin;
use crate::lower::operation::body::of_body;
use crate::lower::operation::stream;
use crate::pointer::Pointer;

/// Media types of a response that are read as the same.
#[derive(Clone, Debug)]
pub(in crate::lower) struct Offer {
    /// As the document writes them.
    pub media_types: Vec<String>,
    /// What they are read as.
    pub body: ReplyBody,
    /// The schema of the first.
    schema: Option<Pointer>,
}

/// One media type of a response.
pub(in crate::lower) struct Readable {
    pub media_type: String,
    /// What it is read as.
    pub body: ReplyBody,
    /// Where its schema stands, or the media type if it has none.
    pub pointer: Pointer,
    schema: Option<Pointer>,
}

/// The media types of a response.
pub(in crate::lower) fn readable(
    types: &mut Types<'_>,
    response: &Written,
    place: &Pointer,
    origin: &Origin,
) -> Vec<Readable> {
    let readable = response.content.iter().map(|(media_type, content)| {
        let at = place.child("content").child(media_type);
        let body = body(types, media_type, content, &at, origin);
        let schema = content.schema.as_ref().map(|schema| types.document.place(schema, || at.child("schema")));
        let pointer = match (&content.schema, &schema) {
            (Some(ReferenceOr::Reference { .. }), Some(schema)) => schema.clone(),
            _ => at,
        };
        Readable { media_type: media_type.clone(), body, pointer, schema }
    });
    readable.collect()
}

/// What they can be asked for as. What is asked for when nothing else is wanted stands first: what keeps types, then in the
/// document's order.
pub(in crate::lower) fn offers(readable: Vec<Readable>) -> Vec<Offer> {
    let mut offers: Vec<Offer> = Vec::new();
    for Readable { media_type, body, schema, .. } in readable {
        let media_type = media_type.trim();
        let same = |offer: &&mut Offer| match &offer.body {
            typed if typed.ty().is_some() => offer.body == body,
            // One call may give any JSON of a type, but bytes and texts of different types are different things.
            _ => offer.body == body && essence(&offer.media_types[0]) == essence(media_type),
        };
        match offers.iter_mut().find(same) {
            Some(offer) => offer.media_types.push(media_type.to_owned()),
            None => offers.push(Offer { media_types: vec![media_type.to_owned()], body, schema }),
        }
    }
    offers.sort_by_key(|offer| rank(&offer.body));
    only_different(offers)
}

/// Leaves out what is no other reply: another writing (text, XML) of what is read with its type, and `*/*`.
fn only_different(offers: Vec<Offer>) -> Vec<Offer> {
    let as_given = |offer: &&Offer| offer.body.ty().is_some() && !matches!(offer.body, ReplyBody::Xml(..));
    let typed: Vec<Pointer> = offers.iter().filter(as_given).filter_map(|offer| offer.schema.clone()).collect();
    let rewritten =
        |offer: &Offer| !as_given(&offer) && offer.schema.as_ref().is_some_and(|schema| typed.contains(schema));
    let any = |offer: &Offer| offer.media_types.iter().all(|media_type| essence(media_type) == "*/*");
    let mut first = true;
    offers.into_iter().filter(|offer| std::mem::take(&mut first) || !(rewritten(offer) || any(offer))).collect()
}

/// What a body in this media type is read as.
fn body(types: &mut Types<'_>, media_type: &str, content: &MediaType, at: &Pointer, origin: &Origin) -> ReplyBody {
    let (encoding, xml) = of_body(types, media_type, content, at, origin);
    match (encoding, xml, &content.schema) {
        (Encoding::Text, ..) if stream::is_events(media_type) => {
            ReplyBody::Events(stream::data(types, content, at, origin))
        }
        (Encoding::Lines, ..) => ReplyBody::Lines(stream::item(types, content, at, origin)),
        (Encoding::Json, _, Some(schema)) => match types.type_of_node(schema, &at.child("schema"), origin) {
            // Of no media type but JSON would a string stand in quotes.
            Type::String if is_range(media_type) => ReplyBody::Text,
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

fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Whether it stands for several: `*/*`, `application/*`.
fn is_range(media_type: &str) -> bool {
    essence(media_type).contains('*')
}

/// Whether a media type says nothing beside its name but how text is encoded.
fn says_no_more(media_type: &str) -> bool {
    media_type.split(';').skip(1).all(|parameter| parameter.trim().to_ascii_lowercase().starts_with("charset"))
}

/// The `Accept` header, unless it is what the runtime asks for by itself, or holds what no header can.
pub(in crate::lower) fn accept(offers: &[Offer]) -> Option<String> {
    let mut media_types: Vec<String> = offers.iter().flat_map(asked_for).collect();
    let mut seen = std::collections::HashSet::new();
    media_types.retain(|media_type| seen.insert(media_type.clone()));
    let usual = media_types.iter().all(|media_type| {
        matches!(essence(media_type), "application/json" | "*/*" | "application/*") && says_no_more(media_type)
    });
    let sendable = media_types.iter().all(|text| text.bytes().all(|byte| (0x20..0x7f).contains(&byte)));
    (!usual && sendable).then(|| media_types.join(", "))
}

/// What the header says of an offer. Where a document gives but a range (`*/*`) of what is read as JSON, JSON is preferred; the range is
/// there for servers that take the document at its word and have nothing for a request that does not accept it.
fn asked_for(offer: &Offer) -> Vec<String> {
    let ranges = offer.media_types.iter().all(|media_type| is_range(media_type));
    if ranges && matches!(offer.body, ReplyBody::Json(_)) {
        let less = offer.media_types.iter().map(|range| format!("{range};q=0.5"));
        return std::iter::once("application/json".to_owned()).chain(less).collect();
    }
    offer.media_types.clone()
}
