//! The names of media types in identifiers.

use super::Name;

/// `application/vnd.acme.v2+json` is `acme_v2_json`.
#[must_use]
pub fn short(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    let subtype = match essence.split_once('/') {
        Some((_, "x-www-form-urlencoded")) => "form",
        Some((_, "octet-stream")) => "bytes",
        Some(("text", "plain")) => "text",
        Some((kind, "*")) => kind,
        Some((_, subtype)) => subtype,
        None => essence,
    };
    Name::of_value(subtype.trim_start_matches("vnd.").trim_start_matches("x-")).bare().to_owned()
}
