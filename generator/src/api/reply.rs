//! What an operation returns, and how it is read.

use super::Type;
use crate::names::Name;
use crate::pointer::Pointer;

/// What an operation gives when it succeeds.
#[derive(Clone, Debug)]
pub enum Reply {
    /// One kind of reply, whatever the status.
    One(ReplyBody),
    /// A kind by status.
    ByStatus {
        /// The enum of them.
        name: Name,
        /// Its variants.
        variants: Vec<ReplyVariant>,
    },
}

/// One status of a reply.
#[derive(Clone, Debug)]
pub struct ReplyVariant {
    /// The variant.
    pub name: Name,
    /// `200` or `2XX`.
    pub status: String,
    /// What it means.
    pub docs: Vec<String>,
    /// What comes with it.
    pub body: ReplyBody,
}

/// How a reply's body is read.
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
    /// Events while they arrive, with data of this type; text as it is.
    Events(Type),
    /// JSON values of this type while they arrive.
    Lines(Type),
}

impl ReplyBody {
    /// Whether it is read while it arrives.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Events(_) | Self::Lines(_))
    }

    /// The type that is read, where the document gives one.
    #[must_use]
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) | Self::Events(ty) | Self::Lines(ty) => Some(ty),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }

    /// The same, to be replaced.
    pub fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) | Self::Events(ty) | Self::Lines(ty) => Some(ty),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }
}

impl Reply {
    /// The body that may be a page of a list: the only one, beside redirects.
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

    /// What can be read, whatever the status.
    pub fn bodies(&self) -> impl Iterator<Item = &ReplyBody> {
        let (one, several) = match self {
            Self::One(body) => (Some(body), [].as_slice()),
            Self::ByStatus { variants, .. } => (None, variants.as_slice()),
        };
        one.into_iter().chain(several.iter().map(|variant| &variant.body))
    }

    /// The same, to be replaced.
    pub fn bodies_mut(&mut self) -> impl Iterator<Item = &mut ReplyBody> {
        let (one, several) = match self {
            Self::One(body) => (Some(body), [].as_mut_slice()),
            Self::ByStatus { variants, .. } => (None, variants.as_mut_slice()),
        };
        one.into_iter().chain(several.iter_mut().map(|variant| &mut variant.body))
    }
}

/// One response as the report tells it.
#[derive(Clone, Debug)]
pub struct Response {
    /// Status, range or `default`.
    pub status: String,
    /// The media type, where there is a body.
    pub media_type: Option<String>,
    /// The type, where there is one.
    pub ty: Option<Type>,
    /// The schema or the response.
    pub pointer: Pointer,
}
