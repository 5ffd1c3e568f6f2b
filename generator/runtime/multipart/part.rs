//! A part of a multipart body: content, and what is said about it.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::codec::wire::Wire;
use crate::runtime::json;
use crate::runtime::request::upload::Upload;

/// A part of a multipart body. What is wrong with it is kept and told when it is sent.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub(crate) content: Upload,
    pub(crate) media_type: Option<String>,
    pub(crate) file_name: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) fault: Option<String>,
    /// Whether it was made of text or JSON.
    pub(crate) is_value: bool,
}

impl Part {
    /// A part of bytes, or of what a stream or reader gives.
    pub fn new(content: impl Into<Upload>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A part of text. Where the document lets a part be a file or something else, this is something else, unless it gets the name
    /// of a file.
    pub fn text(text: impl Into<String>) -> Self {
        Self { is_value: true, ..Self::new(text.into()).media_type("text/plain; charset=utf-8") }
    }

    /// A part of JSON, which is no file where [`text`](Self::text) is none.
    pub fn json<T: Wire>(value: &T) -> Self {
        match json::to_vec(value) {
            Ok(text) => Self { is_value: true, ..Self::new(text).media_type("application/json") },
            Err(error) => Self { fault: Some(format!("a part cannot be written: {error}")), ..Self::default() },
        }
    }

    /// The name of the file that this is, by which servers tell files from other parts.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// What the content is, where it is not what the document says.
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        let media_type = media_type.into();
        if HeaderValue::from_str(&media_type).is_err() {
            self.fault = Some(format!("{media_type:?} is no media type"));
        }
        self.media_type = Some(media_type);
        self
    }

    /// Adds a header.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match (name.parse::<HeaderName>(), HeaderValue::from_bytes(value.as_bytes())) {
            (Ok(name), Ok(value)) => drop(self.headers.append(name, value)),
            _ => self.fault = Some(format!("the header {name:?} of a part holds what cannot be sent")),
        }
        self
    }
}

macro_rules! from_content {
    ($($type:ty),*) => {
        $(impl From<$type> for Part {
            fn from(content: $type) -> Self {
                Self::new(content)
            }
        })*
    };
}
from_content!(Upload, Bytes, Vec<u8>, &'static [u8]);

#[cfg(feature = "fs")]
impl Part {
    /// A file, under its own name.
    pub async fn file(path: impl AsRef<std::path::Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let part = Self::new(Upload::file(path).await?);
        Ok(match path.file_name() {
            Some(name) => part.file_name(name.to_string_lossy()),
            None => part,
        })
    }
}
