//! Pagination of calls with headers and query values that the caller added by hand, and of lists that were redirected.

use futures_util::TryStreamExt;
use serde_json::{Value, json};

use super::sample::client;
use crate::runtime::{Call, CallOptions, Error, FakeReply, Method, Operation, Paging, Parameter};

fn reply(body: Value) -> FakeReply {
    FakeReply::json(200, body)
}

fn redirect(location: &str) -> FakeReply {
    FakeReply::status(307).header("location", location)
}

/// Requests all pages, and returns their items, and the path and query of each request.
async fn list(
    operation: &'static Operation,
    options: CallOptions,
    replies: Vec<FakeReply>,
) -> (Result<Vec<i64>, Error>, Vec<String>) {
    let (client, fake) = client(replies);
    let mut call = Call::new(&client, operation);
    call.options(options);
    let items = call.pages::<i64>().items().try_collect().await;
    let requested = fake.requests().iter().map(|request| request.url[url::Position::BeforePath..].to_owned()).collect();
    (items, requested)
}

#[tokio::test]
async fn the_page_position_replaces_a_query_value_set_by_hand() {
    static TOKEN: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::query("page token")));
    static LINK: Operation = Operation::new("list", Method::Get, "/l");
    static SKIP: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).skip("offset"));
    let options = |name: &str| CallOptions::new().query(name, "5").query("kind", "x");
    let replies = vec![reply(json!({"items": [1], "next": "b"})), reply(json!({"items": [2]}))];
    let (items, requested) = list(&TOKEN, options("page token"), replies).await;
    assert_eq!(items.unwrap(), [1, 2]);
    assert_eq!(requested, ["/api/0/l?page%20token=5&kind=x", "/api/0/l?page%20token=b&kind=x"]);
    let next = "<?cursor=b&per_page=5>; rel=next";
    let replies = vec![reply(json!([1])).header("link", next), reply(json!([2]))];
    let (items, requested) = list(&LINK, options("cursor"), replies).await;
    assert_eq!(items.unwrap(), [1, 2]);
    assert_eq!(requested, ["/api/0/l?cursor=5&kind=x", "/api/0/l?cursor=b&per_page=5&kind=x"]);
    let (items, requested) = list(&SKIP, options("offset"), vec![reply(json!([1, 2])), reply(json!([]))]).await;
    assert_eq!(items.unwrap(), [1, 2]);
    assert_eq!(requested, ["/api/0/l?offset=5&kind=x", "/api/0/l?offset=7&kind=x"]);
}

#[tokio::test]
async fn the_page_token_replaces_a_header_set_by_hand() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&[]).header_token("next-token", Parameter::header("Token")));
    let (client, fake) = client([reply(json!([1])).header("next-token", "two"), reply(json!([2]))]);
    let mut call = Call::new(&client, &LIST);
    call.options(CallOptions::new().header("token", "one"));
    let items: Vec<i64> = call.pages::<i64>().items().try_collect().await.unwrap();
    assert_eq!(items, [1, 2]);
    let tokens: Vec<_> = fake.requests().iter().map(|request| request.headers["token"].clone()).collect();
    assert!(tokens == ["one", "two"]);
}

/// RFC 3986, section 5.1.3: references in a response are relative to the URL that it was received from.
#[tokio::test]
async fn relative_addresses_of_pages_are_relative_to_the_redirected_list() {
    static LIST: Operation =
        Operation::new("list", Method::Get, "/things").paging(Paging::of(&["items"]).address(&["next"]));
    for (location, next, expected) in [
        ("/api/0/things/", "page/2", "/api/0/things/page/2"),
        ("/api/0/v2/things", "?page=2", "/api/0/v2/things?page=2"),
        ("/api/0/v2/things", "/api/0/things?page=2", "/api/0/things?page=2"),
        // The redirect leads to where no page may be requested, so the address is relative to the list.
        ("https://secure.example.com/api/0/x", "?page=2", "/api/0/things?page=2"),
        ("/outside/things", "?page=2", "/api/0/things?page=2"),
    ] {
        let replies =
            vec![redirect(location), reply(json!({"items": [1], "next": next})), reply(json!({"items": [2]}))];
        let (items, requested) = list(&LIST, CallOptions::new(), replies).await;
        assert_eq!(items.unwrap(), [1, 2]);
        assert_eq!([&*requested[0], &*requested[2]], ["/api/0/things", expected], "{location} {next}");
    }
    // Pages of another origin or outside of the base URL are not requested.
    for (location, next) in [
        ("https://evil.example/api/0/x", "https://evil.example/api/0/x?page=2"),
        ("/outside/things", "/outside/things?page=2"),
        ("/api/0/v2/things", "../../../x?page=2"),
    ] {
        let replies =
            vec![redirect(location), reply(json!({"items": [1], "next": next})), reply(json!({"items": [2]}))];
        let (items, requested) = list(&LIST, CallOptions::new(), replies).await;
        assert!(matches!(items, Err(Error::Paging(_))), "{location} {next}: {items:?}");
        assert_eq!(requested.len(), 2);
    }
}
