// @generated, the same for every API. Do not edit.
//! Decides whether a redirect is followed. The client decides this itself, since it knows which headers are secret: no
//! possible credential is sent to another origin, and no request that changes state.

use http::{HeaderMap, Method, header};
use url::Url;

use crate::runtime::client::redirect_policy::{RedirectPolicy, shown_origin};
use crate::runtime::codec::decoding;
use crate::runtime::request::request::Request;
use crate::runtime::request::upload::Upload;
use crate::runtime::transport::raw_response::RawResponse;

/// More redirects than this are an error.
pub(crate) const MOST_REDIRECTS: usize = 10;

/// How a response is handled.
pub(crate) enum RedirectAction {
    /// It is the response of the call.
    Answer,
    /// It is the response of the call although it is a redirect, for this reason.
    Refuse(String),
    /// Another request follows.
    Follow { request: Box<Request>, same_origin: bool },
}

/// Returns how the response to `request` is handled.
pub(crate) fn next(request: &Request, response: &RawResponse, policy: RedirectPolicy) -> RedirectAction {
    let status = response.status.as_u16();
    let location = response.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
    let is_redirect = matches!(status, 301 | 302 | 303 | 307 | 308) && !response.is_answer();
    let Some(location) = location.filter(|_| is_redirect) else {
        return RedirectAction::Answer;
    };
    let Some(url) = target(&request.url, location) else {
        return RedirectAction::Refuse("redirected to what is no address".to_owned());
    };
    if let Some(reason) = policy.refuse(&request.url, &url) {
        return RedirectAction::Refuse(reason);
    }
    let harmless = matches!(request.method, Method::GET | Method::HEAD);
    let same_origin = url.origin() == request.url.origin();
    if !same_origin && !harmless {
        return RedirectAction::Refuse(format!(
            "redirected to {}, another origin, which gets no request of this kind",
            shown_origin(&url)
        ));
    }
    // Some clients change these requests to `GET`, which is not the request of the caller.
    if !harmless && matches!(status, 301 | 302) {
        return RedirectAction::Refuse(format!("redirected to {}, which only a GET may follow", shown_path(&url)));
    }
    if status != 303 && !request.body.is_repeatable() {
        return RedirectAction::Refuse(format!(
            "redirected to {}, where the stream that was sent can't be sent again",
            shown_path(&url)
        ));
    }
    RedirectAction::Follow {
        request: Box::new(redirected(request, url, status == 303 && !harmless, same_origin)),
        same_origin,
    }
}

fn shown_path(url: &Url) -> String {
    decoding::shortened(format_args!("{}", url.path()))
}

fn target(from: &Url, location: &str) -> Option<Url> {
    let mut url = from.join(location).ok()?;
    url.set_fragment(None);
    // A user name in an address would be sent as a credential.
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    matches!(url.scheme(), "http" | "https").then_some(url)
}

fn redirected(request: &Request, url: Url, see_other: bool, same_origin: bool) -> Request {
    let mut next = Request { url, ..request.clone() };
    if see_other {
        next.method = Method::GET;
        next.body = Upload::empty();
        next.headers.remove(header::CONTENT_TYPE);
    }
    if !same_origin {
        // A header that the user set may be a secret, so only known headers are sent.
        let harmless = [header::ACCEPT, header::USER_AGENT];
        let kept = harmless.into_iter().filter_map(|name| Some((request.headers.get(&name)?.clone(), name)));
        next.headers = kept.map(|(value, name)| (name, value)).collect::<HeaderMap>();
    }
    next
}
