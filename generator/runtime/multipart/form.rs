//! Multipart bodies (RFC 7578): named parts between boundaries.

use serde_json::Value;

use super::form_field::FormField;
use super::part::Part;
use crate::runtime::call::call::Call;
use crate::runtime::platform::random::random;
use crate::runtime::request::percent;
use crate::runtime::request::style;
use crate::runtime::request::upload::{Piece, Upload};

/// A multipart body.
#[derive(Clone, Debug, Default)]
pub struct Form {
    parts: Vec<(String, Part)>,
}

impl Form {
    /// Creates a form without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part. Parts may share a name.
    pub fn part(mut self, name: impl Into<String>, part: impl Into<Part>) -> Self {
        self.parts.push((name.into(), part.into()));
        self
    }

    /// Adds a part of text.
    pub fn text(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.part(name, Part::new(text.into()))
    }

    /// Adds a file. Servers recognize files by their filename, so a file always has one, which differs within a list. A
    /// value in place of a file has none.
    pub(crate) fn add_file(&mut self, field: &FormField<'_>, number: Option<usize>, part: &Part) {
        let mut part = part.clone();
        let number = number.map(|number| format!("-{number}")).unwrap_or_default();
        if !(field.or_value && part.is_value) {
            part.file_name.get_or_insert_with(|| format!("{}{number}", field.name));
        }
        part.media_type.get_or_insert_with(|| field.media_type.unwrap_or("application/octet-stream").to_owned());
        self.parts.push((field.name.to_owned(), field.with_headers(part)));
    }

    /// Adds a value: an object as JSON, a list item by item, anything else as text, and null not at all.
    pub(crate) fn add_value(&mut self, field: &FormField<'_>, value: &Value) {
        if let Some(parameter) = field.style {
            let pairs = style::pairs(&parameter, value);
            self.parts.extend(pairs.into_iter().map(|(name, text)| {
                let part = Part::new(percent::decode(&text));
                (percent::decode(&name), field.with_headers(part))
            }));
            return;
        }
        let is_json = field.media_type.is_some_and(|media_type| media_type.contains("json"));
        let part = match value {
            Value::Null => return,
            Value::Array(items) if !is_json => return items.iter().for_each(|item| self.add_value(field, item)),
            Value::String(text) if !is_json || field.is_text => Part::new(text.clone()),
            Value::Object(_) => Part::new(value.to_string()).media_type("application/json"),
            value => Part::new(value.to_string()),
        };
        let part = Part { media_type: field.media_type.map(str::to_owned).or(part.media_type), ..part };
        self.parts.push((field.name.to_owned(), field.with_headers(part)));
    }

    pub(crate) fn refuse(&mut self, name: &str, fault: String) {
        self.parts.push((name.to_owned(), Part { fault: Some(fault), ..Part::default() }));
    }

    /// Returns the body and the boundary between its parts.
    pub(crate) fn encode(self) -> Result<(Upload, String), String> {
        let boundary = boundary();
        let mut body = Upload::empty();
        for (name, part) in self.parts {
            if let Some(fault) = part.fault {
                return Err(fault);
            }
            body.append(head(&boundary, &name, &part).into());
            body.append(part.content);
            body.append("\r\n".into());
        }
        body.append(format!("--{boundary}--\r\n").into());
        Ok((body, boundary))
    }
}

/// Pieces that are no larger together are joined.
const SMALL: usize = 16 * 1024;

impl Upload {
    fn append(&mut self, other: Self) {
        for piece in other.pieces {
            match (self.pieces.last_mut(), piece) {
                // Small adjacent pieces are joined, so that a form of texts stays in one piece.
                (Some(Piece::Bytes(before)), Piece::Bytes(bytes)) if before.len() + bytes.len() <= SMALL => {
                    *before = [&before[..], &bytes[..]].concat().into();
                }
                (_, piece) => self.pieces.push(piece),
            }
        }
    }
}

/// Creates a random boundary, so that no content can contain it.
fn boundary() -> String {
    format!("{:016x}{:016x}", random(), random())
}

fn head(boundary: &str, name: &str, part: &Part) -> Vec<u8> {
    let mut head = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", quoted(name)).into_bytes();
    if let Some(name) = &part.file_name {
        head.extend_from_slice(format!("; filename=\"{}\"", quoted(name)).as_bytes());
    }
    if let Some(media_type) = &part.media_type {
        head.extend_from_slice(format!("\r\nContent-Type: {media_type}").as_bytes());
    }
    for (name, value) in &part.headers {
        head.extend_from_slice(format!("\r\n{name}: ").as_bytes());
        head.extend_from_slice(value.as_bytes());
    }
    head.extend_from_slice(b"\r\n\r\n");
    head
}

/// Escapes a name as browsers do: nothing ends the quotes or the line.
fn quoted(text: &str) -> String {
    text.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

impl Call<'_> {
    /// Sends the parts of `body` as `multipart/form-data`.
    #[must_use]
    pub fn multipart(self, body: impl Into<Form>) -> Self {
        self.multipart_as("multipart/form-data", body)
    }

    /// Sends the parts of `body` under a multipart type of its own.
    #[must_use]
    pub fn multipart_as(mut self, media_type: &'static str, body: impl Into<Form>) -> Self {
        match body.into().encode() {
            Ok((body, boundary)) => self.set_body(&format!("{media_type}; boundary={boundary}"), body),
            Err(fault) => self.refuse(fault),
        }
        self
    }
}
