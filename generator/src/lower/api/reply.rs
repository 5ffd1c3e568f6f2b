//! What an operation returns, and how it is read.

use super::Type;
use crate::names::Name;
use crate::pointer::Pointer;

/// The successful response of an operation.
#[derive(Clone, Debug)]
pub enum Reply {
    /// One kind of body for all statuses.
    One(ReplyBody),
    /// An enum with a variant for each status.
    ByStatus {
        /// The name of the enum.
        name: Name,
        /// Its variants.
        variants: Vec<ReplyVariant>,
    },
}

/// The variant for a status.
#[derive(Clone, Debug)]
pub struct ReplyVariant {
    /// The name of the variant.
    pub name: Name,
    /// `200` or `2XX`.
    pub status: String,
    /// Its documentation.
    pub docs: Vec<String>,
    /// The body.
    pub body: ReplyBody,
}

/// How the body of a response is read.
#[derive(Clone, Debug, PartialEq)]
pub enum ReplyBody {
    /// Nothing is read.
    Empty,
    /// JSON.
    Json(Type),
    /// XML, and the description that it is read by.
    Xml(Type, Name),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Events while they arrive, with data of this type.
    Events(Type),
    /// JSON values of this type while they arrive.
    Lines(Type),
}

impl ReplyBody {
    /// Whether the body is read while it arrives.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Events(_) | Self::Lines(_))
    }

    /// Returns the type of the body, if the document specifies one.
    #[must_use]
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) | Self::Events(ty) | Self::Lines(ty) => Some(ty),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }

    /// Returns the type of the body, to replace it.
    pub fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) | Self::Events(ty) | Self::Lines(ty) => Some(ty),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }
}

impl Reply {
    /// Returns the body that may be a page of a list: the only one besides redirects.
    #[must_use]
    pub fn page(&self) -> Option<&ReplyBody> {
        match self {
            Self::One(body) => Some(body),
            Self::ByStatus { variants, .. } => {
                let mut others = variants.iter().filter(|variant| !variant.status.starts_with('3'));
                let first = others.next()?;
                others.next().is_none().then_some(&first.body)
            }
        }
    }

    /// Returns the bodies for all statuses.
    pub fn bodies(&self) -> impl Iterator<Item = &ReplyBody> {
        let (one, several) = match self {
            Self::One(body) => (Some(body), [].as_slice()),
            Self::ByStatus { variants, .. } => (None, variants.as_slice()),
        };
        one.into_iter().chain(several.iter().map(|variant| &variant.body))
    }

    /// Returns the bodies for all statuses, to replace them.
    pub fn bodies_mut(&mut self) -> impl Iterator<Item = &mut ReplyBody> {
        let (one, several) = match self {
            Self::One(body) => (Some(body), [].as_mut_slice()),
            Self::ByStatus { variants, .. } => (None, variants.as_mut_slice()),
        };
        one.into_iter().chain(several.iter_mut().map(|variant| &mut variant.body))
    }
}

/// A response, for the report.
#[derive(Clone, Debug)]
pub struct Response {
    /// Status, range or `default`.
    pub status: String,
    /// The media type, if there is a body.
    pub media_type: Option<String>,
    /// The type, if there is one.
    pub ty: Option<Type>,
    /// The location of the schema or the response.
    pub pointer: Pointer,
}
