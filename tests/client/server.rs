//! Servers that speak HTTP, and clients that call them.

use std::time::Duration;

use generated_client::runtime::HttpTransport;
use generated_client::{Client, ClientBuilder, RetryPolicy};
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, Request, ResponseTemplate};

pub const TOKEN: &str = "s3cr3t";

/// A builder of clients that ask no proxy for the way to this machine, and do not wait long between attempts.
pub fn builder(address: &str) -> ClientBuilder {
    // No server here has a certificate, and to read those of the system takes longer than a call.
    let transport = HttpTransport::configured(reqwest::Client::builder().no_proxy().tls_certs_only([])).unwrap();
    let policy = RetryPolicy::new().min_delay(Duration::from_millis(1));
    Client::builder().base_url(address).bearer_token(TOKEN).transport(transport).retry(policy)
}

pub fn client(address: &str) -> Client {
    builder(address).build().unwrap()
}

/// A server that gives these replies one after the other, and then none that a client likes.
pub async fn answering(replies: impl IntoIterator<Item = ResponseTemplate>) -> MockServer {
    let server = MockServer::start().await;
    for reply in replies {
        Mock::given(any()).respond_with(reply).up_to_n_times(1).mount(&server).await;
    }
    Mock::given(any()).respond_with(ResponseTemplate::new(418)).mount(&server).await;
    server
}

pub fn status(status: u16) -> ResponseTemplate {
    ResponseTemplate::new(status)
}

pub fn json(text: &str) -> ResponseTemplate {
    status(200).set_body_raw(text, "application/json")
}

pub async fn requests(server: &MockServer) -> Vec<Request> {
    server.received_requests().await.unwrap()
}

/// The targets of the requests so far.
pub async fn targets(server: &MockServer) -> Vec<String> {
    let target = |request: &Request| match request.url.query() {
        Some(query) => format!("{}?{query}", request.url.path()),
        None => request.url.path().to_owned(),
    };
    requests(server).await.iter().map(target).collect()
}
