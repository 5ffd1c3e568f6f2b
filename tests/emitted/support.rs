//! What the tests share: a client with a transport that keeps what was asked, and a request as text.

use http::HeaderMap;

/// A client of the crate that gets these replies, and what it asked for.
macro_rules! client {
    ($krate:ident $(.$setting:ident($($value:expr),*))* $(; $reply:expr)*) => {{
        let fake = $krate::runtime::FakeTransport::new();
        $(fake.reply($reply);)*
        let client = $krate::Client::builder().base_url("https://example.com/v1");
        let client = client$(.$setting($($value),*))*.transport(fake.clone()).build().expect("a client");
        ($krate::Client::from(client), fake)
    }};
}

/// What a call sends: method, path and query, what headers it has of its own, and the body.
macro_rules! sent {
    ($call:expr) => {
        $crate::support::shown(&$call.request().expect("a request that can be sent"))
    };
}

/// The same of what the transport was given.
macro_rules! asked {
    ($fake:expr) => {
        $fake.requests().iter().map(|request| $crate::support::shown(request)).collect::<Vec<String>>()
    };
}

/// A request of any of the crates.
pub trait Asked {
    fn line(&self) -> String;
    fn headers(&self) -> &HeaderMap;
    fn body(&self) -> Vec<u8>;
}

/// Implements it for the requests of the crates.
macro_rules! asked_of {
    ($($krate:ident)*) => {$(
        impl $crate::support::Asked for $krate::runtime::Request {
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

/// A line, the headers that the call has of its own in the order of their names, and the body.
pub fn shown(request: &impl Asked) -> String {
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
