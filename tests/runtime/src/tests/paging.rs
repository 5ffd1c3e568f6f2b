//! Lists in pages: where they end, what is taken from links, and how to go on after a failure.

use futures_util::StreamExt;
use serde_json::json;

use super::sample::{API, Thing, Things, builder, client};
use crate::runtime::{Client, ClientBuilder, Credential, Cursor, Error, FakeReply, FakeTransport, Page};

fn page(ids: &[&str], link: &str) -> FakeReply {
    let things: Vec<_> = ids.iter().map(|id| json!({"id": id})).collect();
    FakeReply::json(200, things).header("link", link)
}

fn sentry(cursor: &str, more: bool) -> String {
    let url = "https://sentry.example/api/0/things/acme/?&cursor=";
    format!(
        "<{url}0:0:1>; rel=\"previous\"; results=\"false\"; cursor=\"0:0:1\", <{url}{cursor}>; rel=\"next\"; results=\"{more}\"; cursor=\"{cursor}\""
    )
}

fn queries(fake: &FakeTransport) -> Vec<String> {
    fake.requests().iter().map(|request| request.url.query().unwrap_or_default().to_owned()).collect()
}

async fn ids(client: &Client) -> Vec<String> {
    let mut items = Things(client).list("acme").provider_key("slack").items();
    let mut ids = Vec::new();
    while let Some(thing) = items.next().await {
        ids.push(thing.unwrap().id);
    }
    assert!(items.next().await.is_none());
    ids
}

#[tokio::test]
async fn items_come_page_after_page_and_an_empty_page_does_not_end_them() {
    let (client, fake) = client([
        page(&["1", "2"], &sentry("100:1:0", true)),
        page(&[], &sentry("100:2:0", true)),
        page(&["3"], &sentry("100:3:0", false)),
        page(&["never"], ""),
    ]);
    assert_eq!(ids(&client).await, ["1", "2", "3"]);
    assert_eq!(
        queries(&fake),
        ["providerKey=slack", "providerKey=slack&cursor=100%3A1%3A0", "providerKey=slack&cursor=100%3A2%3A0"]
    );
    for request in fake.requests() {
        assert_eq!(request.url.host_str(), Some("eu.example.com"));
        assert_eq!(request.url.path(), "/api/0/things/acme/");
        assert_eq!(request.headers["authorization"], "Bearer s3cr3t");
    }
}

#[tokio::test]
async fn a_circle_of_cursors_is_an_error_after_its_last_page() {
    let (client, fake) = client([
        page(&["1"], &sentry("a", true)),
        page(&["2"], &sentry("b", true)),
        page(&["3"], &sentry("a", true)),
        page(&["never"], ""),
    ]);
    let mut items = Things(&client).list("acme").items();
    for id in ["1", "2", "3"] {
        assert_eq!(items.next().await.unwrap().unwrap().id, id);
    }
    let error = items.next().await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::Paging(paging) if paging.received().body().starts_with(b"[{\"id\":\"3\"")),
        "{error:?}"
    );
    assert!(error.to_string().contains("circle") && !error.is_retryable(), "{error}");
    assert!(items.next().await.is_none());
    assert_eq!(fake.requests().len(), 3);
    // That includes the cursor that a list began at.
    fake.reply(page(&["never"], ""));
    let (client, fake) = self::client([page(&["1"], &sentry("a", true)), page(&["never"], "")]);
    let mut pages = Things(&client).list("acme").pages().starting_at("a");
    assert!(pages.next().await.unwrap().is_ok());
    assert!(matches!(pages.next().await, Some(Err(Error::Paging(_)))));
    assert!(pages.next().await.is_none());
    assert_eq!(fake.requests().len(), 1);
}

#[tokio::test]
async fn a_link_to_another_host_is_only_read_for_its_query() {
    let link = "<https://evil.example/steal?providerKey=jira&page=2&q=a%20b+c>; rel=\"next\", <https://evil.example/last>; rel=last";
    let (client, fake) = client([page(&["1"], link), page(&["2"], "")]);
    assert_eq!(ids(&client).await, ["1", "2"]);
    let request = &fake.requests()[1];
    assert_eq!(request.url.as_str(), "https://eu.example.com/api/0/things/acme/?providerKey=jira&page=2&q=a%20b%20c");
    assert_eq!(request.headers["authorization"], "Bearer s3cr3t");
}

#[tokio::test]
async fn a_list_without_a_next_link_is_one_page() {
    let links = [
        "",
        "<https://x.example/>; rel=\"prev\"",
        "garbage",
        "</style.css?v=1>; rel=preload",
        "<?page=2>; rel=next; anchor=\"/elsewhere\"",
        "<",
        "<x>; rel=\"next",
    ];
    for link in links {
        let (client, fake) = client([page(&["1"], link), page(&["never"], "")]);
        assert_eq!(ids(&client).await, ["1"], "{link}");
        assert_eq!(fake.requests().len(), 1, "{link}");
    }
}

#[tokio::test]
async fn links_are_read_as_their_standard_says() {
    let links = [
        "<?cursor=x>; rel=next",
        "<?cursor=x>;rel=\"next\"",
        "<?cursor=x> ; REL = \"prev next\"",
        "<a,b;c?z=1>; rel=\"prev\"; title=\"a, <b>; rel=\\\"next\\\"\", <?cursor=x>; rel=\"next\"",
        "</y?z=1>; anchor; rel=next; cursor=x",
        ",, <?cursor=x#frag>; rel=next; rel=prev",
        "no link, <?cursor=x>; rel=next",
        "<?cursor=x>; rel=next; anchor=\"?providerKey=slack#top\"",
        "</style.css>; rel=preload, <?cursor=x>; rel=next",
    ];
    for link in links {
        let (client, fake) = client([page(&["1"], link), page(&["2"], "")]);
        assert_eq!(ids(&client).await, ["1", "2"], "{link}");
        assert_eq!(queries(&fake)[1], "providerKey=slack&cursor=x", "{link}");
    }
}

#[tokio::test]
async fn pages_tell_where_the_next_begins_and_lists_go_on_from_there() {
    let (client, fake) = client([page(&["1"], &sentry("100:1:0", true)), page(&["2"], &sentry("100:2:0", false))]);
    let mut pages = Things(&client).list("acme").pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.items().len(), first.len(), first.status().as_u16()), (1, 1, 200));
    let kept = first.next_cursor().unwrap().to_string();
    assert_eq!(kept, "100:1:0");
    drop(pages);

    let cursor: Cursor = kept.parse().unwrap();
    let rest: Vec<_> = Things(&client).list("acme").pages().starting_at(cursor).collect().await;
    let rest: Vec<Page<Thing>> = rest.into_iter().map(Result::unwrap).collect();
    assert_eq!(rest.len(), 1);
    assert_eq!(rest[0].next_cursor(), None);
    assert_eq!(rest.into_iter().flatten().map(|thing| thing.id).collect::<Vec<_>>(), ["2"]);
    assert_eq!(queries(&fake)[1], "cursor=100%3A1%3A0");
}

#[test]
fn cursors_survive_being_written_down() {
    for text in ["100:1:0", "?page=2&per_page=50", " a=b ", "/x"] {
        let cursor: Cursor = text.parse().unwrap();
        assert_eq!(cursor.to_string(), text);
    }
}

#[tokio::test]
async fn a_cursor_with_query_characters_is_kept_whole() {
    let (client, fake) = client([page(&["1"], "<?x=y>; rel=next; cursor=\"a=b&c==\""), page(&["2"], "")]);
    let mut pages = Things(&client).list("acme").pages();
    let text = pages.next().await.unwrap().unwrap().next_cursor().unwrap().to_string();
    drop(pages);
    Things(&client).list("acme").pages().starting_at(text).next().await.unwrap().unwrap();
    assert_eq!(queries(&fake)[1], "cursor=a%3Db%26c%3D%3D");
}

#[tokio::test]
async fn a_failure_ends_the_stream_and_the_cursor_says_where_to_go_on() {
    let broken = || [FakeReply::status(404), FakeReply::json(200, json!({"not": "a list"}))];
    for failure in broken() {
        let (client, fake) =
            client([page(&["1"], &sentry("a", true)), failure.header("link", &sentry("b", true)), page(&["2"], "")]);
        let mut items = Things(&client).list("acme").items();
        assert_eq!(items.next().await.unwrap().unwrap().id, "1");
        assert_eq!(items.cursor(), None);
        items.next().await.unwrap().unwrap_err();
        assert!(items.next().await.is_none());
        let cursor = items.cursor().unwrap().clone();
        assert_eq!(cursor.to_string(), "a");
        let mut rest = Things(&client).list("acme").items().starting_at(cursor);
        assert_eq!(rest.next().await.unwrap().unwrap().id, "2");
        assert_eq!(queries(&fake), ["", "cursor=a", "cursor=a"]);
    }
    for failure in broken() {
        let (client, _) = client([page(&["1"], &sentry("a", true)), failure.header("link", &sentry("b", true))]);
        let mut pages = Things(&client).list("acme").pages();
        pages.next().await.unwrap().unwrap();
        pages.next().await.unwrap().unwrap_err();
        assert!(pages.next().await.is_none());
        assert_eq!(pages.cursor().unwrap().to_string(), "a");
    }
}

#[tokio::test]
async fn a_bad_argument_is_the_streams_only_item() {
    let (client, fake) = client([]);
    let results: Vec<_> = Things(&client).list("..").items().collect().await;
    assert!(matches!(results.as_slice(), [Err(Error::Argument(_))]), "{results:?}");
    assert!(fake.requests().is_empty());
}

#[tokio::test]
async fn a_key_that_the_server_repeats_in_its_links_is_neither_shown_nor_sent_twice() {
    use crate::runtime::{Call, Method, Operation};
    const KEYED: Operation = Operation::new("keyed", Method::Get, "/keyed").security(&[&["QueryKey"]]);
    let fake = FakeTransport::new();
    fake.reply(page(&["1"], "<?api%20key=s3cr3t&page=2>; rel=next")).reply(page(&["2"], ""));
    let builder = ClientBuilder::new(&API).transport(fake.clone()).credential("QueryKey", Credential::token("s3cr3t"));
    let client = builder.build().unwrap();
    let mut pages = Call::new(&client, &KEYED).pages::<Thing>();
    let first = pages.next().await.unwrap().unwrap();
    assert!(!format!("{}{first:?}", first.next_cursor().unwrap()).contains("s3cr3t"));
    pages.next().await.unwrap().unwrap();
    assert_eq!(queries(&fake), ["api%20key=s3cr3t", "page=2&api%20key=s3cr3t"]);
}

#[tokio::test]
async fn streams_can_be_sent_to_other_tasks_and_outlive_the_client() {
    let fake = FakeTransport::new();
    fake.reply(page(&["1"], &sentry("a", true))).reply(page(&["2"], ""));
    let stream = {
        let client = builder(&fake).build().unwrap();
        Things(&client).list("acme").items()
    };
    let ids = tokio::spawn(stream.map(|thing| thing.unwrap().id).collect::<Vec<_>>()).await.unwrap();
    assert_eq!(ids, ["1", "2"]);
}
