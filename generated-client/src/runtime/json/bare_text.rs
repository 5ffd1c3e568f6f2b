// @generated, the same for every API. Do not edit.
//! Bodies that are not JSON, or not sent as such, where JSON is documented.

use super::body_text::lossy_text;
use super::json_read::Decoded;
use crate::runtime::codec::decoding::{self, Deviation};
use crate::runtime::codec::wire::Wire;

/// The text of a body that should have been a JSON string and is not even JSON. A page of markup, and JSON that is broken, are neither.
pub(crate) fn bare_text<T: Wire>(body: &[u8], media_type: &str) -> Option<Decoded<T>> {
    let is_markup = media_type.contains("html") || media_type.contains("xml");
    let begins_otherwise = matches!(body.trim_ascii_start().first(), Some(b'{' | b'[' | b'"' | b'<'));
    if is_markup || begins_otherwise {
        return None;
    }
    let (text, _) = lossy_text(body).ok()?;
    let value = T::of_bare_text(&text)?;
    let deviation = whole("bare text where a JSON string is documented".to_owned());
    let deviations = [deviation].into_iter().chain(not_json(media_type).map(whole)).collect();
    Some(Decoded { value, deviations, omitted_deviations: 0 })
}

/// Servers also send JSON as `text/plain` and `text/html`. It is read, and reported as a deviation. If the text is not
/// JSON, the error names its media type, usually that of an HTML page.
pub(crate) fn not_json(media_type: &str) -> Option<String> {
    let is_json = media_type.is_empty() || media_type.ends_with("/json") || media_type.ends_with("+json");
    (!is_json)
        .then(|| format!("the body is sent as {}, not as JSON", decoding::shortened(format_args!("{media_type}"))))
}

/// A deviation of the body as a whole.
fn whole(what: String) -> Deviation {
    Deviation { path: "$".to_owned(), what }
}
