// @generated, the same for every API. Do not edit.
//! Which redirects are followed.

use url::Url;

use crate::runtime::codec::decoding;

/// Which redirects are followed. With every policy, neither a credential nor any header that the user set is sent to
/// another origin, and no request that changes state is sent there. A redirect that is not followed is an
/// [`Error::Api`](crate::runtime::Error::Api) with the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectPolicy {
    /// No redirect.
    Never,
    /// Redirects within the origin: scheme, host and port.
    SameOrigin,
    /// Redirects to any origin, except from `https:` to `http:`.
    #[default]
    Follow,
    /// Redirects to any origin, even from `https:` to `http:`, where others on the network can read and change
    /// requests.
    FollowDowngrades,
}

impl RedirectPolicy {
    /// Returns why a redirect is not followed.
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

/// Returns the origin of an address, cut if it is long.
pub(crate) fn shown_origin(url: &Url) -> String {
    decoding::shortened(format_args!("{}", url.origin().ascii_serialization()))
}
