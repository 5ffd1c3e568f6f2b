//! XML bodies: the kind of response that is read from XML, and requests that send XML.

use std::marker::PhantomData;

use super::xml_description::Document;
use super::xml_read;
use super::xml_write;
use crate::runtime::call::call::Call;
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding::Deviation;
use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::codec::wire::Wire;
use crate::runtime::description::error_body::ErrorBody;
use crate::runtime::description::paging::Paging;
use crate::runtime::error::api_error::ApiError;
use crate::runtime::json::{self, Decoded};
use crate::runtime::response::reply::{Accept, Reply};
use crate::runtime::transport::raw_response::RawResponse;

/// An XML body, read as `T` by the description `D`.
#[derive(Debug)]
pub struct Xml<T, D>(PhantomData<fn() -> (T, D)>);

impl<T: Wire + Send + 'static, D: Document> Reply for Xml<T, D> {
    type Output = T;
    const ACCEPT: Accept = Accept::ANY;

    fn read(received: &RawResponse) -> Result<Decoded<T>, Unreadable> {
        from_slice::<T, D>(&received.body)
    }
}

/// Reads an XML body.
pub fn from_slice<T: Wire, D: Document>(body: &[u8]) -> Result<Decoded<T>, Unreadable> {
    budget::within_current(|| decode::<T, D>(body))
}

fn decode<T: Wire, D: Document>(body: &[u8]) -> Result<Decoded<T>, Unreadable> {
    let read = xml_read::read(body, D::element()).map_err(unreadable)?;
    let mut decoded = json::from_value::<T>(&read.value)?;
    let noticed = read.deviations.into_iter().map(|what| Deviation { path: "$".to_owned(), what });
    decoded.deviations.extend(noticed);
    decoded.omitted_deviations += read.omitted_deviations;
    Ok(decoded)
}

/// Writes a value as XML. An error names the part that XML cannot represent.
pub fn to_string<T: Wire, D: Document>(value: &T) -> Result<String, String> {
    let value = json::to_value(value).map_err(|error| error.to_string())?;
    xml_write::write(&value, D::element())
}

impl Paging {
    /// The body is XML by this description. Paths in errors are those of the JSON value.
    pub const fn xml<D: Document>(self) -> Self {
        self.read_as(as_json::<D>)
    }
}

impl ErrorBody {
    /// The XML of these statuses is a `T` by this description, where it comes in one of these media types.
    pub const fn xml<T: 'static, D: Document>(
        statuses: &'static [&'static str],
        media_types: &'static [&'static str],
    ) -> Self {
        Self { as_json: Some(as_json::<D>), ..Self::of::<T>(statuses, media_types) }
    }
}

fn as_json<D: Document>(body: &[u8]) -> Result<Vec<u8>, Unreadable> {
    budget::within_current(|| {
        let read = xml_read::read(body, D::element()).map_err(unreadable)?;
        Ok(json::to_vec(&read.value)?)
    })
}

fn unreadable(what: String) -> Unreadable {
    budget::exceeded().map_or_else(|| Unreadable::whole(what), Unreadable::exceeding)
}

impl ApiError {
    /// Reads an XML body as `T`, by its description in the module `xml`.
    pub fn decode_xml<T: Wire, D: Document>(&self) -> Result<T, Unreadable> {
        let decoded = self.received.within_budget(|| from_slice::<T, D>(&self.received.body));
        let redact = |text: &str| self.received.secrets.redact(text);
        decoded.map(|decoded| decoded.value).map_err(|error| error.redacted(redact))
    }
}

impl Call<'_> {
    /// Sends `body` as XML of this media type.
    #[must_use]
    pub fn xml_as<D: Document>(mut self, media_type: &'static str, body: &impl Wire) -> Self {
        match to_string::<_, D>(body) {
            Ok(text) => self.octets_as(media_type, text),
            Err(fault) => {
                self.refuse(format!("the body cannot be written: {fault}"));
                self
            }
        }
    }
}
