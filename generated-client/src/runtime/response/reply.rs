// @generated, the same for every API. Do not edit.
//! The kinds of successful responses: JSON, text, bytes, no body, or one of several by status. The kind is a type, so
//! that an operation names it in its signature, and nothing is decided at run time that the document decides.

use std::marker::PhantomData;

use bytes::Bytes;

use crate::runtime::codec::decoding::Deviation;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::codec::wire::Wire;
use crate::runtime::json::bare_text::{bare_text, not_json};
use crate::runtime::json::body_text::lossy_text;
use crate::runtime::json::{self, Decoded};
use crate::runtime::transport::raw_response::RawResponse;

/// A kind of successful response.
pub trait Reply: 'static {
    /// The type of the value.
    type Output: Send + 'static;
    /// The media types for the `Accept` header.
    const ACCEPT: Accept;
    /// Reads a response.
    fn read(received: &RawResponse) -> Result<Decoded<Self::Output>, Unreadable>;

    /// Reads an item of a stream, which may have another type than documented. With `strictly`, a deviation is an
    /// error.
    #[doc(hidden)]
    fn read_item(received: &RawResponse, _strictly: bool) -> Result<Decoded<Self::Output>, Unreadable> {
        Self::read(received)
    }
}

/// The media types that a kind of response can be read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accept(u8);

impl Accept {
    /// No media type, to which others are added.
    pub const NONE: Self = Self(0);
    /// JSON.
    pub const JSON: Self = Self(1);
    /// Text of any kind.
    pub const TEXT: Self = Self(2);
    /// Any media type.
    pub const ANY: Self = Self(4);

    /// Returns the media types of both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Returns the value of the `Accept` header. If any media type can be read, JSON is preferred, because of errors.
    pub(crate) const fn header(self) -> &'static str {
        match self.0 {
            1 => "application/json",
            2 => "text/*, application/json;q=0.5",
            3 => "application/json, text/*",
            5 | 7 => "application/json, */*;q=0.5",
            _ => "*/*",
        }
    }
}

/// A JSON body, read as `T`.
#[derive(Debug)]
pub struct Json<T>(PhantomData<fn() -> T>);

impl<T: Wire + Send + 'static> Reply for Json<T> {
    type Output = T;
    const ACCEPT: Accept = Accept::JSON;

    fn read(received: &RawResponse) -> Result<Decoded<T>, Unreadable> {
        if received.body.is_empty() {
            let absent = T::absent().ok_or_else(|| Unreadable::whole("there is no body"))?;
            return Ok(Decoded { value: absent, deviations: vec![no_body()], omitted_deviations: 0 });
        }
        match json::from_slice(&received.body) {
            Ok(mut decoded) => {
                decoded.deviations.extend(not_json(&received.media_type()).map(deviation));
                Ok(decoded)
            }
            Err(error) if error.is_syntax() => match bare_text(&received.body, &received.media_type()) {
                Some(decoded) => Ok(decoded),
                None => Err(not_json(&received.media_type()).map_or_else(|| error.into(), Unreadable::whole)),
            },
            Err(error) => Err(not_json(&received.media_type()).map_or_else(|| error.into(), Unreadable::whole)),
        }
    }

    fn read_item(received: &RawResponse, strictly: bool) -> Result<Decoded<T>, Unreadable> {
        if received.body.is_empty() {
            return if strictly { Err(Unreadable::whole("there is no data")) } else { Self::read(received) };
        }
        let read = if strictly { json::from_slice_as_is } else { json::from_slice_of_its_type };
        Ok(read(&received.body)?)
    }
}

fn no_body() -> Deviation {
    deviation("there is no body".to_owned())
}

fn deviation(what: String) -> Deviation {
    Deviation { path: "$".to_owned(), what }
}

/// No body; a body is ignored.
#[derive(Debug)]
pub struct Empty;

impl Reply for Empty {
    type Output = ();
    const ACCEPT: Accept = Accept::JSON.or(Accept::ANY);

    fn read(_: &RawResponse) -> Result<Decoded<()>, Unreadable> {
        Ok(Decoded { value: (), deviations: Vec::new(), omitted_deviations: 0 })
    }
}

/// Text. Bytes that are not UTF-8 are replaced and reported as a deviation. The response has the original bytes.
#[derive(Debug)]
pub struct Text;

impl Reply for Text {
    type Output = String;
    const ACCEPT: Accept = Accept::TEXT.or(Accept::ANY);

    fn read(received: &RawResponse) -> Result<Decoded<String>, Unreadable> {
        let (value, is_replaced) = lossy_text(&received.body).map_err(Unreadable::exceeding)?;
        let deviations = is_replaced.then(|| deviation("the text is not UTF-8".to_owned()));
        Ok(Decoded { value, deviations: deviations.into_iter().collect(), omitted_deviations: 0 })
    }
}

/// Bytes, unchanged.
#[derive(Debug)]
pub struct Binary;

impl Reply for Binary {
    type Output = Bytes;
    const ACCEPT: Accept = Accept::ANY;

    fn read(received: &RawResponse) -> Result<Decoded<Bytes>, Unreadable> {
        Ok(Decoded { value: received.body.clone(), deviations: Vec::new(), omitted_deviations: 0 })
    }
}
