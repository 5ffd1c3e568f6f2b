//! Parts of multipart bodies: content, name and headers.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::codec::wire::Wire;
use crate::runtime::json;
use crate::runtime::request::upload::Upload;

/// A part of a multipart body. Faults are reported when it is sent.
#[derive(Clone, Debug, Default)]
pub struct Part {
    pub(crate) content: Upload,
    pub(crate) media_type: Option<String>,
    pub(crate) file_name: Option<String>,
    pub(crate) headers: HeaderMap,
    pub(crate) fault: Option<String>,
    /// Whether it was created from text or JSON.
    pub(crate) is_value: bool,
}

impl Part {
    /// Creates a part from bytes, a stream or a reader.
    pub fn new(content: impl Into<Upload>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// Creates a part from text. If the document allows a file or a value, the part is a value unless it gets a
    /// filename.
    pub fn text(text: impl Into<String>) -> Self {
        Self { is_value: true, ..Self::new(text.into()).media_type("text/plain; charset=utf-8") }
    }

    /// Creates a part from JSON, which is a file or a value like [`text`](Self::text).
    pub fn json<T: Wire>(value: &T) -> Self {
        match json::to_vec(value) {
            Ok(text) => Self { is_value: true, ..Self::new(text).media_type("application/json") },
            Err(error) => Self { fault: Some(format!("a part cannot be written: {error}")), ..Self::default() },
        }
    }

    /// Sets the filename, by which servers recognize files.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Sets the media type of the content, instead of the documented one.
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
    /// Creates a part from a file, with its filename.
    pub async fn file(path: impl AsRef<std::path::Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let part = Self::new(Upload::file(path).await?);
        Ok(match path.file_name() {
            Some(name) => part.file_name(name.to_string_lossy()),
            None => part,
        })
    }
}
