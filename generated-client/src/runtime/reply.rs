// Generated: a copy of generator/runtime/reply.rs by generator/src/emit/runtime.rs. Do not edit.
//! What a success is read as: JSON, text, bytes, nothing, or one of several by status. A reply's kind is a
//! type, so that an operation names it in its signature and nothing is decided at run time that the document
//! decides.

use std::marker::PhantomData;
use std::str::Utf8Chunk;

use bytes::Bytes;

use super::budget::{self, Exceeded};
use super::decode_error::Unreadable;
use super::decoding::{self, Deviation};
use super::json::{self, Decoded};
use super::paging::Paging;
use super::received::Received;
use super::wire::Wire;

/// A kind of reply.
pub trait Reply: 'static {
    /// What it is read as.
    type Output: Send + 'static;
    /// What of it the `Accept` header names.
    const ACCEPT: Accept;
    /// Reads it.
    fn read(received: &Received) -> Result<Decoded<Self::Output>, Unreadable>;

    /// Reads an item of a stream, which may be of another type than documented; any deviation is an error where `strictly` is set.
    #[doc(hidden)]
    fn read_item(received: &Received, _strictly: bool) -> Result<Decoded<Self::Output>, Unreadable> {
        Self::read(received)
    }
}

/// The media types that a reply can be read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accept(u8);

impl Accept {
    /// Nothing yet: what others are added to.
    pub const NONE: Self = Self(0);
    /// JSON.
    pub const JSON: Self = Self(1);
    /// Text of any kind.
    pub const TEXT: Self = Self(2);
    /// Anything.
    pub const ANY: Self = Self(4);

    /// Both these and those.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The value of the header. Where anything can be read, JSON is still asked for first, for the sake of
    /// the errors.
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

impl<T: Wire + 'static> Reply for Json<T> {
    type Output = T;
    const ACCEPT: Accept = Accept::JSON;

    fn read(received: &Received) -> Result<Decoded<T>, Unreadable> {
        if received.body.is_empty() {
            let absent = T::absent().ok_or_else(|| Unreadable::whole("there is no body"))?;
            return Ok(Decoded { value: absent, deviations: vec![no_body()], omitted_deviations: 0 });
        }
        match json::from_slice(&received.body) {
            Ok(mut decoded) => {
                decoded.deviations.extend(not_json(received).map(deviation));
                Ok(decoded)
            }
            Err(error) if error.is_syntax() => match bare_text(received) {
                Some(decoded) => Ok(decoded),
                None => Err(not_json(received).map_or_else(|| error.into(), Unreadable::whole)),
            },
            Err(error) => Err(not_json(received).map_or_else(|| error.into(), Unreadable::whole)),
        }
    }

    fn read_item(received: &Received, strictly: bool) -> Result<Decoded<T>, Unreadable> {
        if received.body.is_empty() {
            return if strictly { Err(Unreadable::whole("there is no data")) } else { Self::read(received) };
        }
        let read = if strictly { json::from_slice_as_is } else { json::from_slice_of_its_type };
        Ok(read(&received.body)?)
    }
}

/// The text of a body that should have been a JSON string and is not even JSON. A page of markup, and JSON that is broken, are neither.
pub(crate) fn bare_text<T: Wire>(received: &Received) -> Option<Decoded<T>> {
    let is_markup = received.media_type().contains("html") || received.media_type().contains("xml");
    let begins_otherwise = matches!(received.body.trim_ascii_start().first(), Some(b'{' | b'[' | b'"' | b'<'));
    if is_markup || begins_otherwise {
        return None;
    }
    let (text, _) = lossy_text(&received.body).ok()?;
    let value = T::of_bare_text(&text)?;
    let told = deviation("bare text where a JSON string is documented".to_owned());
    let deviations = [told].into_iter().chain(not_json(received).map(deviation)).collect();
    Some(Decoded { value, deviations, omitted_deviations: 0 })
}

/// The items of a page: what stands at some members of a JSON body, which may be the body itself.
pub(crate) fn items<T: Wire + 'static>(received: &Received, paging: &Paging) -> Result<Decoded<Vec<T>>, Unreadable> {
    let found = match paging.as_json(received) {
        Some(json) => json::from_slice_at(&json?, paging.items())?,
        None if paging.items().is_empty() => return Json::<Vec<T>>::read(received),
        None => {
            let found = json::from_slice_at(&received.body, paging.items());
            found.map_err(|error| not_json(received).map_or_else(|| error.into(), Unreadable::whole))?
        }
    };
    let Decoded { value, deviations, omitted_deviations } = found;
    Ok(Decoded { value: value.unwrap_or_default(), deviations, omitted_deviations })
}

/// Servers send JSON as `text/plain` and `text/html` too; it is read, and told. What then turns out not to be
/// JSON is what its type says, an HTML page mostly.
fn not_json(received: &Received) -> Option<String> {
    let media_type = received.media_type();
    let is_json = media_type.is_empty() || media_type.ends_with("/json") || media_type.ends_with("+json");
    (!is_json)
        .then(|| format!("the body is sent as {}, not as JSON", decoding::shortened(format_args!("{media_type}"))))
}

fn no_body() -> Deviation {
    deviation("there is no body".to_owned())
}

fn deviation(what: String) -> Deviation {
    Deviation { path: "$".to_owned(), what }
}

/// No body, or none that matters.
#[derive(Debug)]
pub struct Empty;

impl Reply for Empty {
    type Output = ();
    const ACCEPT: Accept = Accept::JSON.or(Accept::ANY);

    fn read(_: &Received) -> Result<Decoded<()>, Unreadable> {
        Ok(Decoded { value: (), deviations: Vec::new(), omitted_deviations: 0 })
    }
}

/// Text. What is not UTF-8 is replaced, and told; the bytes stay with the response.
#[derive(Debug)]
pub struct Text;

impl Reply for Text {
    type Output = String;
    const ACCEPT: Accept = Accept::TEXT.or(Accept::ANY);

    fn read(received: &Received) -> Result<Decoded<String>, Unreadable> {
        let (value, is_replaced) = lossy_text(&received.body).map_err(Unreadable::exceeding)?;
        let deviations = is_replaced.then(|| deviation("the text is not UTF-8".to_owned()));
        Ok(Decoded { value, deviations: deviations.into_iter().collect(), omitted_deviations: 0 })
    }
}

/// The body as text, and whether anything of it was replaced. The text may be longer than the body.
pub(super) fn lossy_text(body: &[u8]) -> Result<(String, bool), Exceeded> {
    const REPLACEMENT: &str = "\u{fffd}";
    let replaced = |chunk: Utf8Chunk<'_>| if chunk.invalid().is_empty() { 0 } else { REPLACEMENT.len() };
    let length = body.utf8_chunks().map(|chunk| chunk.valid().len() + replaced(chunk)).sum();
    budget::try_charge(length)?;
    let (mut text, mut is_replaced) = (String::with_capacity(length), false);
    for chunk in body.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            text.push_str(REPLACEMENT);
            is_replaced = true;
        }
    }
    Ok((text, is_replaced))
}

/// Bytes, as they are.
#[derive(Debug)]
pub struct Binary;

impl Reply for Binary {
    type Output = Bytes;
    const ACCEPT: Accept = Accept::ANY;

    fn read(received: &Received) -> Result<Decoded<Bytes>, Unreadable> {
        Ok(Decoded { value: received.body.clone(), deviations: Vec::new(), omitted_deviations: 0 })
    }
}
