//! What `run.mjs` calls in Node. Each function returns the failed expectation, so that Node shows it.

use std::time::Duration;

use generated_client::runtime::{FakeReply, FakeTransport};
use generated_client::types::Integration;
use generated_client::{CallOptions, Client, Error};
use serde_json::{Value, json};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads a type and writes it again.
#[wasm_bindgen]
pub fn reads_and_writes_a_type() -> Result<(), String> {
    let text = json!({
        "id": "1", "name": "Slack", "icon": null, "domainName": "acme.slack.com", "provider": { "key": "slack", "name": "Slack" },
        "status": "active", "configData": { "a": [1, 2.5] }, "dateCreated": "2024-02-29T12:30:00+01:00",
    });
    let integration: Integration = serde_json::from_value(text.clone()).map_err(|error| error.to_string())?;
    expect("the field", integration.domain_name.as_deref(), Some("acme.slack.com"))?;
    expect("what is written", serde_json::to_value(&integration).ok(), Some(text))
}

/// Makes a request that a `FakeTransport` answers.
#[wasm_bindgen]
pub async fn calls_without_a_server() -> Result<(), String> {
    let fake = FakeTransport::new();
    let lists =
        fake.route("GET", "/organizations/{org}/integrations/").reply(FakeReply::json(200, json!([integration("1")])));
    let builder = Client::builder().bearer_token("secret").transport(fake.clone());
    let client = builder.build().map_err(shown)?;
    let list =
        client.integrations().list_organization_integrations("acme").provider_key("slack").await.map_err(shown)?;
    expect("the list", list.iter().map(|found| found.id.as_str()).collect(), vec!["1"])?;
    let requests = lists.requests();
    let url = requests.first().map(|request| request.url.to_string());
    expect(
        "the URL",
        url.as_deref().map(|url| url.ends_with("/organizations/acme/integrations/?providerKey=slack")),
        Some(true),
    )
}

/// Reads all pages of a list from a server: the first attempt fails and is repeated after a while.
#[wasm_bindgen]
pub async fn reads_pages_from_a_server(url: String) -> Result<(), String> {
    let client = client(&url)?;
    let mut items = client.integrations().list_organization_integrations("acme").items();
    let mut ids = Vec::new();
    while let Some(item) = items.next().await {
        ids.push(item.map_err(shown)?.id);
    }
    expect("the items", ids, vec!["1".to_owned(), "2".to_owned()])
}

/// Reads the error that a server sends.
#[wasm_bindgen]
pub async fn reads_an_error_from_a_server(url: String) -> Result<(), String> {
    let client = client(&url)?;
    match client.integrations().list_organization_integrations("nobody").await {
        Ok(_) => Err("the call succeeded".to_owned()),
        Err(error @ Error::Api(_)) => expect("a status of 404", error.is_not_found(), true),
        Err(error) => Err(shown(error)),
    }
}

/// Gives up a call that the server never answers.
#[wasm_bindgen]
pub async fn gives_up_after_a_timeout(url: String) -> Result<(), String> {
    let client = client(&url)?;
    let options = CallOptions::new().no_retries().timeout(Duration::from_millis(200));
    match client.integrations().list_organization_integrations("silent").with(options).await {
        Ok(_) => Err("the call succeeded".to_owned()),
        Err(error) => expect("a timeout", error.is_timeout(), true),
    }
}

fn client(url: &str) -> Result<Client, String> {
    Client::builder().bearer_token("secret").base_url(url).build().map_err(shown)
}

fn integration(id: &str) -> Value {
    json!({ "id": id, "name": "Slack", "provider": {} })
}

fn shown(error: Error) -> String {
    format!("{error}: {error:?}")
}

fn expect<T: PartialEq + std::fmt::Debug>(what: &str, found: T, wanted: T) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("{what}: {found:?} instead of {wanted:?}")) }
}
