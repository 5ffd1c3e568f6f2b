//! Lists in pages, by the links that the server sends.

use futures_util::{StreamExt, TryStreamExt};
use generated_client::runtime::{Cursor, Error, Page};
use generated_client::types::Integration;
use wiremock::{MockServer, ResponseTemplate};

use super::server::{TOKEN, answering, client, json, requests, status, targets};

const LIST: &str = "/api/0/organizations/acme/integrations/";

/// A page as the server sends it, whose links name a host of which nothing is known.
fn page(ids: &[&str], host: &str, next: &str, more: bool) -> ResponseTemplate {
    let items: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}","name":"n","provider":{{}}}}"#)).collect();
    let url = format!("{host}{LIST}?cursor");
    let previous = format!(r#"<{url}=0:0:1>; rel="previous"; results="false"; cursor="0:0:1""#);
    let next = format!(r#"<{url}={next}>; rel="next"; results="{more}"; cursor="{next}""#);
    json(&format!("[{}]", items.join(","))).insert_header("link", format!("{previous}, {next}"))
}

async fn three_pages() -> MockServer {
    answering([
        page(&["1", "2"], "https://sentry.example", "100:1:0", true),
        page(&[], "https://sentry.example", "100:2:0", true),
        page(&["3"], "https://sentry.example", "100:3:0", false),
    ])
    .await
}

async fn ids(server: &MockServer) -> Vec<String> {
    let client = client(&server.uri());
    let items = client.integrations().list_organization_integrations("acme").items();
    items.map_ok(|integration| integration.id).try_collect().await.unwrap()
}

#[tokio::test]
async fn items_are_read_from_all_pages_even_after_an_empty_one() {
    let server = three_pages().await;
    let client = client(&server.uri());
    let mut items = client.integrations().list_organization_integrations("acme").provider_key("slack").items();
    let mut ids = Vec::new();
    while let Some(integration) = items.next().await {
        ids.push(integration.unwrap().id);
    }
    assert_eq!(ids, ["1", "2", "3"]);
    let expected = ["", "&cursor=100%3A1%3A0", "&cursor=100%3A2%3A0"];
    assert_eq!(targets(&server).await, expected.map(|cursor| format!("{LIST}?providerKey=slack{cursor}")));
    for request in requests(&server).await {
        assert_eq!(request.headers["authorization"], "Bearer s3cr3t");
    }
}

#[tokio::test]
async fn pages_are_responses_with_the_cursor_of_the_next_page() {
    let server = three_pages().await;
    let pages = client(&server.uri()).integrations().list_organization_integrations("acme").pages();
    let pages: Vec<Page<Integration>> = pages.try_collect().await.unwrap();
    let next: Vec<_> = pages.iter().map(|page| page.next_cursor().map(ToString::to_string)).collect();
    assert_eq!(next, [Some("100:1:0".to_owned()), Some("100:2:0".to_owned()), None]);
    assert_eq!(pages.iter().map(|page| page.items().len()).collect::<Vec<_>>(), [2, 0, 1]);
    assert!(pages.iter().all(|page| page.status() == 200 && page.headers().contains_key("link")));
}

#[tokio::test]
async fn the_host_of_a_next_link_is_never_called() {
    let elsewhere = answering([]).await;
    let replies = [page(&["1"], &elsewhere.uri(), "100:1:0", true), page(&["2"], &elsewhere.uri(), "100:2:0", false)];
    let server = answering(replies).await;
    assert_eq!(ids(&server).await, ["1", "2"]);
    assert_eq!(requests(&server).await.len(), 2);
    assert!(requests(&elsewhere).await.is_empty());
}

#[tokio::test]
async fn a_repeated_cursor_is_an_error() {
    let host = "https://sentry.example";
    let server =
        answering([page(&["1"], host, "a", true), page(&["2"], host, "b", true), page(&["3"], host, "a", true)]).await;
    let mut items = client(&server.uri()).integrations().list_organization_integrations("acme").items();
    for id in ["1", "2", "3"] {
        assert_eq!(items.next().await.unwrap().unwrap().id, id);
    }
    assert!(matches!(items.next().await, Some(Err(Error::Paging(_)))));
    assert_eq!(requests(&server).await.len(), 3);
}

#[tokio::test]
async fn a_list_without_links_is_one_page() {
    let server = answering([json(r#"[{"id":"1"}]"#)]).await;
    assert_eq!(ids(&server).await, ["1"]);
    assert_eq!(requests(&server).await.len(), 1);
}

#[tokio::test]
async fn a_list_continues_at_a_stored_cursor() {
    let host = "https://sentry.example";
    let server = answering([page(&["1"], host, "100:1:0", true), page(&["2"], host, "100:2:0", false)]).await;
    let client = client(&server.uri());
    let list = || client.integrations().list_organization_integrations("acme");
    let written = list().pages().next().await.unwrap().unwrap().next_cursor().unwrap().to_string();
    let cursor: Cursor = written.parse().unwrap();
    let rest: Vec<Integration> = list().items().starting_at(cursor).try_collect().await.unwrap();
    assert_eq!(rest.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["2"]);
    assert_eq!(targets(&server).await, [LIST.to_owned(), format!("{LIST}?cursor=100%3A1%3A0")]);
}

#[tokio::test]
async fn a_failed_page_ends_the_list_and_its_cursor_is_available() {
    let host = "https://sentry.example";
    let replies = [page(&["1"], host, "100:1:0", true), status(403), page(&["2"], host, "100:2:0", false)];
    let server = answering(replies).await;
    let client = client(&server.uri());
    let mut items = client.integrations().list_organization_integrations("acme").items();
    assert_eq!(items.next().await.unwrap().unwrap().id, "1");
    assert!(items.next().await.unwrap().unwrap_err().is_forbidden());
    assert!(items.next().await.is_none());
    let rest = client.integrations().list_organization_integrations("acme").items();
    let rest: Vec<Integration> = rest.starting_at(items.cursor().unwrap().clone()).try_collect().await.unwrap();
    assert_eq!(rest[0].id, "2");
}

#[tokio::test]
async fn pages_are_retried_like_other_calls() {
    let host = "https://sentry.example";
    let replies = [page(&["1"], host, "a", true), status(503), page(&["2"], host, "b", false)];
    let server = answering(replies).await;
    assert_eq!(ids(&server).await, ["1", "2"]);
    let cursors: Vec<_> = targets(&server).await;
    assert_eq!(cursors[1..], [format!("{LIST}?cursor=a"), format!("{LIST}?cursor=a")]);
}

#[tokio::test]
async fn a_stream_can_be_moved_to_another_task() {
    let server = three_pages().await;
    let items = client(&server.uri()).integrations().list_organization_integrations("acme").items();
    let count = tokio::spawn(items.count()).await.unwrap();
    assert_eq!(count, 3);
    assert!(
        !format!("{:?}", client(&server.uri()).data_forwarders().list_data_forwarders("acme").pages()).contains(TOKEN)
    );
}
