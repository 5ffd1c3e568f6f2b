//! Helpers of the tests: a client with a fake transport, and requests as text.

use http::HeaderMap;

/// Returns a client of the crate with these settings, and its fake transport, which returns these responses.
macro_rules! client {
    ($krate:ident $(.$setting:ident($($value:expr),*))* $(; $reply:expr)*) => {{
        let fake = $krate::runtime::FakeTransport::new();
        $(fake.reply($reply);)*
        let client = $krate::Client::builder().base_url("https://example.com/v1");
        let client = client$(.$setting($($value),*))*.transport(fake.clone()).build().expect("a client");
        ($krate::Client::from(client), fake)
    }};
}

/// Returns the request of a call as text, without sending it.
macro_rules! sent {
    ($call:expr) => {
        $crate::support::shown(&$call.request().expect("a request that can be sent"))
    };
}

/// Returns the requests that a fake transport received, as texts.
macro_rules! requests {
    ($fake:expr) => {
        $fake.requests().iter().map(|request| $crate::support::shown(request)).collect::<Vec<String>>()
    };
}

/// The parts of a request. Each crate has a `Request` type of its own.
pub trait RequestParts {
    fn line(&self) -> String;
    fn headers(&self) -> &HeaderMap;
    fn body(&self) -> Vec<u8>;
}

/// Implements [`RequestParts`] for the `Request` of each crate.
macro_rules! implement_request_parts {
    ($($krate:ident)*) => {$(
        impl $crate::support::RequestParts for $krate::runtime::Request {
            fn line(&self) -> String {
                let query = self.url.query().map(|query| format!("?{query}")).unwrap_or_default();
                format!("{} {}{query}", self.method, self.url.path())
            }

            fn headers(&self) -> &http::HeaderMap {
                &self.headers
            }

            fn body(&self) -> Vec<u8> {
                self.body.bytes().unwrap_or_default().to_vec()
            }
        }
    )*};
}

/// Returns a request as text: method, path and query, the headers that not every request has in the order of their names, and the
/// body.
pub fn shown(request: &impl RequestParts) -> String {
    let usual = ["accept", "user-agent", "content-length", "accept-encoding"];
    let mut headers: Vec<String> = request
        .headers()
        .iter()
        .filter(|(name, _)| !usual.contains(&name.as_str()))
        .map(|(name, value)| format!("\n{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    headers.sort();
    let body = request.body();
    let body = if body.is_empty() { String::new() } else { format!("\n\n{}", String::from_utf8_lossy(&body)) };
    format!("{}{}{body}", request.line(), headers.concat())
}
