//! The documented types of error bodies, by which [`ApiError::decode`](crate::runtime::ApiError::decode) knows whether a type is the right one.

use std::any::TypeId;

use super::paging::AsJson;

/// The type that the document gives to the bodies of errors, by status and media type.
#[derive(Clone, Copy)]
pub struct ErrorBody {
    pub(crate) statuses: &'static [&'static str],
    pub(crate) media_types: &'static [&'static str],
    pub(crate) ty: fn() -> TypeId,
    /// The conversion of a body of XML.
    pub(crate) as_json: Option<AsJson>,
}

impl ErrorBody {
    /// The JSON of these statuses (`404`, `4XX` or `default`) is a `T`.
    pub const fn json<T: 'static>(statuses: &'static [&'static str]) -> Self {
        Self::of::<T>(statuses, &["application/json"])
    }

    /// The body of these statuses is a `T`, where it comes in one of these media types.
    pub const fn of<T: 'static>(statuses: &'static [&'static str], media_types: &'static [&'static str]) -> Self {
        Self { statuses, media_types, ty: TypeId::of::<T>, as_json: None }
    }

    /// Whether the document gives the type to this status.
    pub(crate) fn is_of(&self, status: &str) -> bool {
        self.statuses.iter().any(|documented| documented.eq_ignore_ascii_case(status))
    }

    /// Whether this is the documented type of bodies of the media type.
    pub(crate) fn takes(&self, media_type: &str) -> bool {
        self.media_types.iter().any(|documented| {
            let essence = documented.split(';').next().unwrap_or_default().trim();
            match essence.split_once("/*") {
                Some(("*", "")) => true,
                Some((kind, "")) => {
                    let (received, _) = media_type.split_once('/').unwrap_or_default();
                    received.eq_ignore_ascii_case(kind)
                }
                _ => essence.eq_ignore_ascii_case(media_type),
            }
        })
    }
}

impl std::fmt::Debug for ErrorBody {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ErrorBody")
            .field("statuses", &self.statuses)
            .field("media_types", &self.media_types)
            .finish_non_exhaustive()
    }
}
