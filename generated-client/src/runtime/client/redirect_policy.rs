// @generated, the same for every API. Do not edit.
//! Which redirects are followed.

use url::Url;

use crate::runtime::codec::decoding;

/// Which redirects are followed. In none of these does a credential, or any header that was set by hand, go to another origin, nor
/// does a request that changes state. A redirect that is not followed is an [`Error::Api`](crate::runtime::Error::Api) that says why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectPolicy {
    /// None.
    Never,
    /// Those within the origin: scheme, host and port.
    SameOrigin,
    /// Those to any origin, but none from `https:` to `http:`.
    #[default]
    Follow,
    /// Those to any origin, even from `https:` to `http:`, where anyone on the way can read and change what is sent.
    FollowDowngrades,
}

impl RedirectPolicy {
    /// Why a redirect is not followed.
    pub(crate) fn refuse(self, from: &Url, to: &Url) -> Option<String> {
        let origin = || shown_origin(to);
        match self {
            Self::Never => Some("redirects are not followed".to_owned()),
            Self::SameOrigin if to.origin() != from.origin() => {
                Some(format!("redirected to {}, another origin, which is not followed", origin()))
            }
            Self::Follow if from.scheme() == "https" && to.scheme() == "http" => {
                Some(format!("redirected from https to {}, which is not encrypted and not followed", origin()))
            }
            _ => None,
        }
    }
}

/// The origin of an address, cut where it is long.
pub(crate) fn shown_origin(url: &Url) -> String {
    decoding::shortened(format_args!("{}", url.origin().ascii_serialization()))
}
