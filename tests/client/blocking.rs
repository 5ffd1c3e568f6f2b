//! Calls without `async`, against a server on another thread.

use std::time::Duration;

use generated_client::types::CreateDataForwarderBody;
use generated_client::{CallOptions, Client, Error};
use tokio::runtime::Runtime;
use wiremock::{MockServer, ResponseTemplate};

use super::server::{answering, builder, client, json, requests, status};

/// A server, with the runtime that it needs. The client needs none.
fn served(replies: impl IntoIterator<Item = ResponseTemplate>) -> (Runtime, MockServer) {
    let runtime = Runtime::new().unwrap();
    let server = runtime.block_on(answering(replies));
    (runtime, server)
}

fn names(client: &Client) -> Result<Vec<String>, Error> {
    let list = client.integrations().list_organization_integrations("acme").send_blocking()?;
    Ok(list.iter().map(|one| one.name.clone()).collect())
}

#[test]
fn calls_are_sent_without_a_runtime() {
    let (runtime, server) = served([
        json(r#"[{"id":"1","name":"Acme","provider":{}}]"#),
        status(503),
        json("[]"),
        json(r#"{"id":"7","name":"audit"}"#),
        status(404),
    ]);
    let client = client(&server.uri());
    assert_eq!(names(&client).unwrap(), ["Acme"]);
    assert!(names(&client).unwrap().is_empty());
    let body = CreateDataForwarderBody::new("audit");
    assert!(client.data_forwarders().create_data_forwarder("acme", body).send_blocking().is_ok());
    assert!(names(&client).unwrap_err().is_not_found());
    assert_eq!(runtime.block_on(requests(&server)).len(), 5);
}

#[test]
fn the_timeout_of_a_call_holds() {
    let (_runtime, server) = served([json("[]").set_delay(Duration::from_secs(20))]);
    let client = client(&server.uri());
    let options = CallOptions::new().timeout(Duration::from_millis(50)).no_retries();
    let call = client.integrations().list_organization_integrations("acme").with(options);
    assert!(call.send_blocking().unwrap_err().is_timeout());
}

#[test]
fn pages_and_items_are_iterators() {
    let page = |id: &str, more: bool| {
        let link = format!(r#"<https://sentry.example/?cursor=b>; rel="next"; results="{more}"; cursor="{id}""#);
        json(&format!(r#"[{{"id":"{id}","name":"n","provider":{{}}}}]"#)).insert_header("link", link)
    };
    let (_runtime, server) = served([page("1", true), page("2", false), page("1", true), page("2", false)]);
    let client = client(&server.uri());
    let list = || client.integrations().list_organization_integrations("acme");
    let ids: Result<Vec<_>, Error> = list().items().blocking().map(|item| item.map(|item| item.id)).collect();
    assert_eq!(ids.unwrap(), ["1", "2"]);
    assert_eq!(list().pages().blocking().map(|page| page.unwrap().len()).sum::<usize>(), 2);
}

#[test]
fn a_body_is_read_while_it_arrives() {
    let (_runtime, server) = served([status(200).set_body_string("x".repeat(100_000))]);
    let client = client(&server.uri());
    let response = client.request("GET", "/file").into_stream().blocking().unwrap();
    let mut file = Vec::new();
    std::io::copy(&mut response.into_inner().into_reader(), &mut file).unwrap();
    assert_eq!(file.len(), 100_000);
}

#[test]
fn threads_call_at_the_same_time() {
    let (_runtime, server) = served((0..4).map(|_| json("[]").set_delay(Duration::from_millis(20))));
    let client = client(&server.uri());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| names(&client).unwrap().len())).collect();
        assert_eq!(threads.into_iter().map(|thread| thread.join().unwrap()).sum::<usize>(), 0);
    });
}

#[tokio::test]
async fn a_blocking_call_in_asynchronous_code_is_an_error_and_the_same_client_can_be_awaited() {
    let server = answering([json("[]"), json("[]")]).await;
    let client = builder(&server.uri()).build().unwrap();
    let error = names(&client).unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error}");
    assert!(requests(&server).await.is_empty());
    let other = client.clone();
    assert!(tokio::task::spawn_blocking(move || names(&other)).await.unwrap().unwrap().is_empty());
    assert!(client.integrations().list_organization_integrations("acme").await.unwrap().is_empty());
}
