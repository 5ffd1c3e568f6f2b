//! Transports of the user: a proxy, a shared client of reqwest, a layer around another transport, and routes of a fake.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use generated_client::runtime::{
    Body, BoxFuture, FakeReply, FakeTransport, HttpTransport, Request, Transport, TransportError, http, reqwest,
};
use generated_client::{Client, ClientBuilder, RetryPolicy};
use serde_json::json;

use super::server::{answering, json as answer, requests, status, targets};

const LIST: &str = "/api/0/organizations/acme/integrations/";

async fn list(builder: ClientBuilder) -> usize {
    let client = builder.bearer_token("t").build().unwrap();
    client.integrations().list_organization_integrations("acme").await.unwrap().len()
}

#[tokio::test]
async fn requests_go_through_a_proxy() {
    let proxy = answering([answer("[]")]).await;
    let settings = reqwest::Client::builder().proxy(reqwest::Proxy::all(proxy.uri()).unwrap()).tls_certs_only([]);
    let transport = HttpTransport::configured(settings).unwrap();
    let client = Client::builder().base_url("http://api.example.test").allow_http(true).transport(transport);
    assert_eq!(list(client).await, 0);
    assert_eq!(requests(&proxy).await[0].headers["host"], "api.example.test");
}

#[tokio::test]
async fn a_client_of_reqwest_can_be_shared() {
    let server = answering([status(302).insert_header("location", "/elsewhere"), answer("[]")]).await;
    let shared = reqwest::Client::builder()
        .no_proxy()
        .tls_certs_only([])
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let client = Client::builder().base_url(server.uri()).transport(HttpTransport::from_client(shared.clone()));
    assert_eq!(list(client).await, 0);
    drop(shared);
    assert_eq!(targets(&server).await, [LIST, "/elsewhere"]);
}

/// Counts attempts, and adds a header to each.
struct Counted<T>(T, Arc<AtomicUsize>);

impl<T: Transport> Transport for Counted<T> {
    fn send(&self, mut request: Request) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let attempt = self.1.fetch_add(1, Ordering::Relaxed);
        request.headers.insert("x-attempt", attempt.into());
        self.0.send(request)
    }
}

#[tokio::test]
async fn a_layer_sees_each_attempt_with_its_credentials() {
    let (fake, count) = (FakeTransport::new(), Arc::default());
    fake.reply(FakeReply::status(503)).reply(FakeReply::json(200, json!([])));
    let policy = RetryPolicy::new().min_delay(std::time::Duration::from_millis(1));
    let client = Client::builder().transport(Counted(fake.clone(), Arc::clone(&count))).retry(policy);
    assert_eq!(list(client).await, 0);
    assert_eq!(count.load(Ordering::Relaxed), 2);
    let sent = fake.requests();
    assert_eq!(
        (&sent[1].headers["x-attempt"], &sent[1].headers["authorization"]),
        (&1.into(), &"Bearer t".parse().unwrap())
    );
}

#[tokio::test]
async fn routes_of_a_fake_have_the_paths_of_the_document() {
    let fake = FakeTransport::new();
    let lists = fake
        .route("GET", "/organizations/{organization_id_or_slug}/integrations/")
        .reply(FakeReply::json(200, json!([{"id": "1"}])));
    assert_eq!(list(Client::builder().transport(fake.clone())).await, 1);
    assert_eq!(lists.requests()[0].url.path(), LIST);

    let client = Client::builder().bearer_token("t").transport(fake).build().unwrap();
    let error = client.integrations().delete_organization_integration("acme", "7").await.unwrap_err().to_string();
    assert!(error.contains("no route for DELETE /api/0/organizations/acme/integrations/7/"), "{error}");
    assert!(error.contains("its routes are GET /organizations/{organization_id_or_slug}/integrations/"), "{error}");
}
