//! How a field of a typed multipart body is written.

use http::{HeaderName, HeaderValue};

use super::part::Part;
use crate::runtime::description::parameter::Parameter;

/// How a field of a multipart body is written.
#[derive(Clone, Copy, Debug)]
pub struct FormField<'a> {
    pub(crate) name: &'a str,
    pub(crate) media_type: Option<&'static str>,
    pub(crate) style: Option<Parameter>,
    /// Whether a string is the content of the part, and not a JSON string.
    pub(crate) is_text: bool,
    headers: &'static [(&'static str, &'static str)],
    /// Whether a part of text or JSON without a filename is a value.
    pub(crate) or_value: bool,
}

impl<'a> FormField<'a> {
    /// Writes text, JSON or a file, depending on the value.
    pub const fn new(name: &'a str) -> Self {
        Self { name, media_type: None, style: None, is_text: false, headers: &[], or_value: false }
    }

    /// Sets the media type of the part. A list of JSON is one part.
    pub const fn content(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// Writes a string as it stands, although the media type is JSON: `contentMediaType`.
    pub const fn text(mut self) -> Self {
        self.is_text = true;
        self
    }

    /// Writes the field like a query parameter.
    pub const fn styled(mut self, parameter: Parameter) -> Self {
        self.style = Some(parameter);
        self
    }

    /// Sets headers of the part.
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Accepts a file or a value: a part of text or JSON is a file only if it has a filename.
    pub const fn or_value(mut self) -> Self {
        self.or_value = true;
        self
    }

    /// Returns the part with the headers that it does not have yet.
    pub(crate) fn with_headers(&self, mut part: Part) -> Part {
        for (name, value) in self.headers {
            if let Ok(name) = name.parse::<HeaderName>()
                && let Ok(value) = HeaderValue::from_str(value)
            {
                part.headers.entry(name).or_insert(value);
            }
        }
        part
    }
}
