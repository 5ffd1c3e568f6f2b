//! The names of media types in identifiers.

use super::Name;

/// Returns a short name: `acme_v2_json` for `application/vnd.acme.v2+json`.
#[must_use]
pub(in crate::lower) fn short(media_type: &str) -> String {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    // Types and subtypes are case-insensitive (RFC 9110, section 8.3.1), but capitals may begin words.
    let subtype = match essence.to_ascii_lowercase().split_once('/') {
        Some((_, "x-www-form-urlencoded")) => "form",
        Some((_, "octet-stream")) => "bytes",
        Some(("text", "plain")) => "text",
        _ => match essence.split_once('/') {
            Some((kind, "*")) => kind,
            Some((_, subtype)) => subtype,
            None => essence,
        },
    };
    Name::of_value(subtype.trim_start_matches("vnd.").trim_start_matches("x-")).bare().to_owned()
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn a_media_type_is_named_for_its_subtype() {
        for (media_type, name) in [
            ("application/json", "json"),
            ("application/json; charset=utf-8", "json"),
            ("application/vnd.acme.v2+json", "acme_v2_json"),
            ("application/problem+json", "problem_json"),
            ("application/x-ndjson", "ndjson"),
            ("application/x-www-form-urlencoded", "form"),
            ("application/octet-stream", "bytes"),
            ("text/plain", "text"),
            ("text/csv", "csv"),
            ("multipart/form-data", "form_data"),
            ("image/*", "image"),
            ("*/*", "star"),
            ("json", "json"),
            ("", "empty"),
            ("APPLICATION/OCTET-STREAM", "bytes"),
            ("Text/Plain", "text"),
            ("application/vnd.acmeEvent+json", "acme_event_json"),
        ] {
            assert_eq!(short(media_type), name, "{media_type}");
        }
    }
}
