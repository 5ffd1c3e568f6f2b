// @generated, the same for every API. Do not edit.
//! Where a redirect leads, and whether to go there. The client decides this itself, since it knows what is
//! secret: nothing that could be a credential goes to another origin, and nothing that changes state goes
//! there at all.

use http::{HeaderMap, Method, header};
use url::Url;

use crate::runtime::client::redirect_policy::{RedirectPolicy, shown_origin};
use crate::runtime::codec::decoding;
use crate::runtime::request::request::Request;
use crate::runtime::request::upload::Upload;
use crate::runtime::transport::raw_response::RawResponse;

/// More redirects than this are taken for a circle.
pub(crate) const MOST_REDIRECTS: usize = 10;

/// What to do about a reply.
pub(crate) enum RedirectAction {
    /// It is the answer.
    Answer,
    /// It is the answer, though it leads elsewhere, for this reason.
    Refuse(String),
    /// Another request is to be made.
    Follow { request: Box<Request>, same_origin: bool },
}

/// What to do about the reply to `request`.
pub(crate) fn next(request: &Request, reply: &RawResponse, policy: RedirectPolicy) -> RedirectAction {
    let status = reply.status.as_u16();
    let location = reply.headers.get(header::LOCATION).and_then(|value| value.to_str().ok());
    let is_redirect = matches!(status, 301 | 302 | 303 | 307 | 308) && !reply.is_answer();
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
    // Clients of old have made a GET of these. That is not what the caller asked for.
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
    // A user in an address would be sent as a credential.
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
        // Any header set by hand may be a secret, so only what is known not to be one goes along.
        let harmless = [header::ACCEPT, header::USER_AGENT];
        let kept = harmless.into_iter().filter_map(|name| Some((request.headers.get(&name)?.clone(), name)));
        next.headers = kept.map(|(value, name)| (name, value)).collect::<HeaderMap>();
    }
    next
}
