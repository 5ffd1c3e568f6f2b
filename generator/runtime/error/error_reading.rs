//! Decides how the body of an error may be read as a type, by the documented types of error bodies.

use std::any::TypeId;

use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::description::error_body::ErrorBody;
use crate::runtime::json::body_text::without_mark;
use crate::runtime::transport::raw_response::RawResponse;

/// How the body of an error may be read as a type.
pub(crate) enum Reading {
    /// The type is documented: the body is read leniently.
    Leniently,
    /// The document defines no type: the body is read strictly.
    AsItIs,
    /// The document defines this type for other errors of the operation, or another type for this error, for this
    /// reason.
    Refused(String),
}

/// How the body of an error may be read as a `T`.
pub(crate) fn reading<T: 'static>(received: &RawResponse) -> Reading {
    let bodies = received.context.error_bodies();
    let is_asked = |body: &&ErrorBody| (body.ty)() == TypeId::of::<T>();
    let asked: Vec<_> = bodies.iter().filter(is_asked).collect();
    let status = documented_status(received);
    let here = || bodies.iter().filter(|body| status.is_some_and(|status| body.is_of(status)));
    if asked.is_empty() || here().next().is_none() {
        return Reading::AsItIs;
    }
    let media_type = received.media_type();
    let taken = || here().filter(|body| body.takes(&media_type));
    if taken().any(|body| is_asked(&body)) {
        return Reading::Leniently;
    }
    if taken().next().is_none() {
        // The server sends another media type than documented. With one documented type only, the body is of that type.
        let mut types = here().map(|body| (body.ty)());
        let first = types.next();
        return match first == Some(TypeId::of::<T>()) && types.all(|ty| Some(ty) == first) {
            true => Reading::Leniently,
            false if here().any(|body| is_asked(&body)) => Reading::AsItIs,
            false => refused(received, &asked),
        };
    }
    refused(received, &asked)
}

/// Returns a body of XML as JSON, if the document describes the elements of the error.
pub(crate) fn as_json(received: &RawResponse) -> Option<Result<Vec<u8>, Unreadable>> {
    if !without_mark(&received.body).trim_ascii_start().starts_with(b"<") {
        return None;
    }
    let (status, media_type) = (documented_status(received)?, received.media_type());
    let here = || received.context.error_bodies().iter().filter(|body| body.is_of(status));
    let taken = here().filter(|body| body.takes(&media_type));
    let as_json = taken.chain(here()).find_map(|body| body.as_json)?;
    Some(as_json(&received.body))
}

fn refused(received: &RawResponse, asked: &[&ErrorBody]) -> Reading {
    let documented =
        asked.iter().map(|body| format!("{} with {}", body.statuses.join(", "), body.media_types.join(", ")));
    let documented = documented.collect::<Vec<_>>().join(" and ");
    let (status, media_type) = (received.status.as_u16(), received.media_type());
    let media_type = if media_type.is_empty() { "no media type".to_owned() } else { media_type };
    Reading::Refused(format!("this type is documented for {documented}, and this error is {status} with {media_type}"))
}

/// Which documented status an error has: its own, its range or `default`.
pub(crate) fn documented_status(received: &RawResponse) -> Option<&'static str> {
    let status = received.status.as_str();
    let range = [status.get(..1).unwrap_or_default(), "XX"].concat();
    let errors = received.context.errors();
    let documented = |key: &str| errors.iter().map(|(name, _)| *name).find(|name| name.eq_ignore_ascii_case(key));
    documented(status).or_else(|| documented(&range)).or_else(|| documented("default"))
}
