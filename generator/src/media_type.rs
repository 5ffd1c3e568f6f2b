//! Media types (RFC 9110, section 8.3.1).

use std::fmt;

use crate::http_token::is_token;

/// The type and the subtype of a media type, in small letters and without parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Essence(String);

impl Essence {
    /// The essence of what a document writes as a media type, valid or not.
    #[must_use]
    pub fn of(media_type: &str) -> Self {
        Self(media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase())
    }

    /// Both, with the slash between.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The type: `text` of `text/plain`.
    #[must_use]
    pub fn top_level(&self) -> &str {
        self.0.split_once('/').map_or("", |(top_level, _)| top_level)
    }

    /// The subtype: `plain` of `text/plain`.
    #[must_use]
    pub fn subtype(&self) -> &str {
        self.0.split_once('/').map_or("", |(_, subtype)| subtype)
    }

    /// Whether it is a type and a subtype, each of which is a token.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        is_token(self.top_level()) && is_token(self.subtype())
    }

    /// Whether it is a media range: `*/*` or `text/*`.
    #[must_use]
    pub fn is_range(&self) -> bool {
        self.0.contains('*')
    }

    /// The media type that is sent for a media range, where one is usual: `Content-Type` has no ranges (RFC 9110, section 8.3).
    #[must_use]
    pub fn usual(&self) -> Option<&'static str> {
        match (self.top_level(), self.subtype()) {
            ("*" | "application", "*") => Some("application/json"),
            _ if self.is_json() => Some("application/json"),
            _ if self.is_json_lines() => Some("application/json-seq"),
            _ if self.is_xml() => Some("application/xml"),
            ("text", _) => Some("text/plain"),
            ("multipart", _) => Some("multipart/form-data"),
            _ => None,
        }
    }

    /// Whether it is JSON: by the subtype or the suffix (RFC 6839, section 3.1).
    #[must_use]
    pub fn is_json(&self) -> bool {
        self.subtype() == "json" || self.subtype().ends_with("+json")
    }

    /// Whether it is XML: `application/xml`, `text/xml` or the suffix (RFC 7303).
    #[must_use]
    pub fn is_xml(&self) -> bool {
        matches!(self.as_str(), "application/xml" | "text/xml") || self.subtype().ends_with("+xml")
    }

    /// Whether it is the form that is written like a query.
    #[must_use]
    pub fn is_url_encoded(&self) -> bool {
        self.0 == "application/x-www-form-urlencoded"
    }

    /// Whether it is a stream of JSON values, one on each line.
    #[must_use]
    pub fn is_json_lines(&self) -> bool {
        let subtype = self.subtype().trim_start_matches("x-");
        matches!(subtype, "jsonl" | "ndjson" | "jsonlines" | "json-lines" | "json-seq")
            || subtype.ends_with("+json-seq")
    }

    /// Whether it is a stream of server-sent events.
    #[must_use]
    pub fn is_event_stream(&self) -> bool {
        self.0 == "text/event-stream"
    }
}

impl fmt::Display for Essence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The parameters of a media type, such as `charset=utf-8`.
pub fn parameters(media_type: &str) -> impl Iterator<Item = &str> {
    media_type.split(';').skip(1).map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::{Essence, parameters};

    #[test]
    fn the_essence_is_lower_case_without_parameters() {
        for (media_type, essence) in [
            ("application/json", "application/json"),
            ("Text/CSV; header=present", "text/csv"),
            (" text/plain ;charset=utf-8", "text/plain"),
            ("", ""),
        ] {
            assert_eq!(Essence::of(media_type).as_str(), essence);
        }
        assert_eq!(parameters("a/b; c=d ;e=f").collect::<Vec<_>>(), ["c=d", "e=f"]);
    }

    #[test]
    fn json_and_xml_are_recognized_by_subtype_and_suffix() {
        for (media_type, json, xml) in [
            ("application/json", true, false),
            ("TEXT/JSON", true, false),
            ("application/problem+json; charset=utf-8", true, false),
            ("application/xml", false, true),
            ("image/svg+xml", false, true),
            ("application/x-ndjson", false, false),
            ("application/json-seq", false, false),
            ("json", false, false),
        ] {
            let essence = Essence::of(media_type);
            assert_eq!((essence.is_json(), essence.is_xml()), (json, xml), "{media_type}");
        }
    }

    #[test]
    fn streams_are_recognized() {
        for (media_type, lines, events) in [
            ("text/event-stream", false, true),
            ("Text/Event-Stream; charset=utf-8", false, true),
            ("application/x-ndjson", true, false),
            ("application/ndjson", true, false),
            ("application/jsonl; charset=utf-8", true, false),
            ("application/x-json-lines", true, false),
            ("application/json-seq", true, false),
            ("application/geo+json-seq", true, false),
            ("application/json", false, false),
            ("text/plain", false, false),
            ("jsonl", false, false),
            ("", false, false),
        ] {
            let essence = Essence::of(media_type);
            assert_eq!((essence.is_json_lines(), essence.is_event_stream()), (lines, events), "{media_type}");
        }
    }

    #[test]
    fn a_range_is_sent_as_its_usual_type() {
        for (range, usual) in [
            ("*/*", Some("application/json")),
            ("application/*", Some("application/json")),
            ("application/*+json; charset=utf-8", Some("application/json")),
            ("application/*+json-seq", Some("application/json-seq")),
            ("application/*+xml", Some("application/xml")),
            ("text/*", Some("text/plain")),
            ("multipart/*", Some("multipart/form-data")),
            ("image/*", None),
        ] {
            assert_eq!(Essence::of(range).usual(), usual, "{range}");
        }
    }

    #[test]
    fn a_media_type_has_two_tokens() {
        for (media_type, valid) in [
            ("a/b", true),
            ("a/b; c", true),
            ("a", false),
            ("a/", false),
            ("/b", false),
            ("a b/c", false),
            ("a/b/c", false),
        ] {
            assert_eq!(Essence::of(media_type).is_valid(), valid, "{media_type}");
        }
    }
}
