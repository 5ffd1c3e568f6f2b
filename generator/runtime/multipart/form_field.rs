//! A member of a typed multipart body: how the document wants it written.

use http::{HeaderName, HeaderValue};

use super::part::Part;
use crate::runtime::description::parameter::Parameter;

/// How a member of a multipart body is written.
#[derive(Clone, Copy, Debug)]
pub struct FormField<'a> {
    pub(crate) name: &'a str,
    pub(crate) media_type: Option<&'static str>,
    pub(crate) style: Option<Parameter>,
    headers: &'static [(&'static str, &'static str)],
    /// Whether a part of text or JSON is a value where the caller gives no name of a file.
    pub(crate) or_value: bool,
}

impl<'a> FormField<'a> {
    /// Text, JSON or a file, by the value.
    pub const fn new(name: &'a str) -> Self {
        Self { name, media_type: None, style: None, headers: &[], or_value: false }
    }

    /// The media type of its part. As JSON, a list is one part.
    pub const fn content(mut self, media_type: &'static str) -> Self {
        self.media_type = Some(media_type);
        self
    }

    /// Written as a parameter of the query would be.
    pub const fn styled(mut self, parameter: Parameter) -> Self {
        self.style = Some(parameter);
        self
    }

    /// Headers of its part.
    pub const fn headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// A file, or a value instead: a part of text or JSON is no file unless it has the name of one.
    pub const fn or_value(mut self) -> Self {
        self.or_value = true;
        self
    }

    /// The part with the headers that it does not have already.
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
