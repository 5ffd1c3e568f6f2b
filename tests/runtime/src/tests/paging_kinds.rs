//! Pages by what bodies, headers and numbers say.

use futures_util::TryStreamExt;
use serde_json::{Value, json};

use super::sample::{API, client};
use crate::runtime::{
    Call, ClientBuilder, Credential, Error, FakeReply, FakeTransport, Method, Operation, Paging, Parameter,
};

/// The addresses that were asked for, after the base path.
fn asked(fake: &FakeTransport) -> Vec<String> {
    let address = |url: &url::Url| format!("{}?{}", url.path(), url.query().unwrap_or_default());
    fake.requests().iter().map(|request| format!("{} {}", request.method, address(&request.url))).collect()
}

async fn items(operation: &'static Operation, replies: Vec<FakeReply>) -> (Vec<i64>, Vec<String>, FakeTransport) {
    let (client, fake) = client(replies);
    let items = Call::new(&client, operation).pages::<i64>().items().try_collect().await.unwrap();
    (items, asked(&fake), fake)
}

fn reply(body: Value) -> FakeReply {
    FakeReply::json(200, body)
}

#[tokio::test]
async fn a_token_in_the_body_is_sent_as_a_parameter() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&["data", "items"]).token(&["meta", "next"], Parameter::query("page token")));
    let replies = vec![
        reply(json!({"meta": {"next": "a/b"}, "data": {"items": [1, 2]}})),
        reply(json!({"data": null, "meta": {"next": 7}})),
        reply(json!({"data": {"items": [3]}, "meta": {"next": ""}})),
    ];
    let (items, asked, _) = items(&LIST, replies).await;
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(asked, ["GET /api/0/l?", "GET /api/0/l?page%20token=a%2Fb", "GET /api/0/l?page%20token=7"]);
}

#[tokio::test]
async fn a_token_goes_from_header_to_header() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&[]).header_token("next-token", Parameter::header("Token")));
    let replies = vec![reply(json!([1])).header("next-token", "two"), reply(json!([2]))];
    let (items, _, fake) = items(&LIST, replies).await;
    assert_eq!(items, [1, 2]);
    assert_eq!(fake.requests()[0].headers.get("token"), None);
    assert_eq!(fake.requests()[1].headers["token"], "two");
}

#[tokio::test]
async fn a_page_begins_after_the_last_item() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&["data"]).after_item(
        "id",
        Parameter::query("starting_after"),
        &["has_more"],
    ));
    let item = |id: &str| json!({"id": id});
    let replies = vec![
        reply(json!({"data": [item("a"), item("b/c")], "has_more": true})),
        reply(json!({"data": [item("d")], "has_more": false})),
    ];
    let (client, fake) = client(replies);
    let items: Vec<Value> = Call::new(&client, &LIST).pages::<Value>().items().try_collect().await.unwrap();
    assert_eq!(items.len(), 3);
    assert_eq!(asked(&fake), ["GET /api/0/l?", "GET /api/0/l?starting_after=b%2Fc"]);
}

#[tokio::test]
async fn a_list_that_begins_after_items_ends_at_an_empty_page_only() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).after_item(
        "id",
        Parameter::query("after"),
        &[],
    ));
    for (last, is_end) in [(json!([]), true), (json!([{"id": 7}]), false), (json!([{"name": "no id"}]), false)] {
        let (client, fake) = client(vec![reply(json!([{"id": 7}])), reply(last)]);
        let items: Result<Vec<Value>, _> = Call::new(&client, &LIST).pages::<Value>().items().try_collect().await;
        assert!(if is_end { items.is_ok() } else { matches!(items, Err(Error::Paging(_))) }, "{items:?}");
        assert_eq!(asked(&fake), ["GET /api/0/l?", "GET /api/0/l?after=7"]);
    }
}

#[tokio::test]
async fn an_address_is_followed_on_the_same_origin_only() {
    static LIST: Operation =
        Operation::new("list", Method::Post, "/l").paging(Paging::of(&["items"]).address(&["next"]));
    let replies = vec![
        reply(json!({"items": [1], "next": "https://eu.example.com/api/0/other/place?after=1#x"})),
        reply(json!({"items": [2], "next": null})),
    ];
    let (items, asked, fake) = items(&LIST, replies).await;
    assert_eq!(items, [1, 2]);
    assert_eq!(asked, ["POST /api/0/l?", "GET /api/0/other/place?after=1"]);
    assert!(fake.requests().iter().all(|request| request.url.host_str() == Some("eu.example.com")));
}

#[tokio::test]
async fn items_are_skipped_until_there_are_none() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).skip("offset"));
    let (items, asked, _) = items(&LIST, vec![reply(json!([1, 2])), reply(json!([3])), reply(json!([]))]).await;
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(asked, ["GET /api/0/l?", "GET /api/0/l?offset=2", "GET /api/0/l?offset=3"]);
}

#[tokio::test]
async fn items_are_counted_from_one() {
    static LIST: Operation =
        Operation::new("list", Method::Get, "/l").paging(Paging::of(&["Resources"]).item_number("startIndex"));
    let resources = |items: &[i64]| reply(json!({"Resources": items}));
    let (items, asked, _) = items(&LIST, vec![resources(&[1, 2]), resources(&[3]), resources(&[])]).await;
    assert_eq!(items, [1, 2, 3]);
    assert_eq!(asked, ["GET /api/0/l?", "GET /api/0/l?startIndex=3", "GET /api/0/l?startIndex=4"]);
}

#[tokio::test]
async fn a_server_that_ignores_the_page_ends_the_list() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).page("page"));
    let (items, asked, _) = items(&LIST, vec![reply(json!([1])), reply(json!([1])), reply(json!([9]))]).await;
    assert_eq!(items, [1, 1]);
    assert_eq!(asked, ["GET /api/0/l?", "GET /api/0/l?page=2"]);
}

const STRANGE: [&str; 12] = [
    "/admin/delete",
    "//evil.example/x",
    "https://evil.example/x",
    "?page=2",
    "#x",
    "a=b&c=d",
    "abc==",
    "../..",
    " a\r\nb ",
    "%2e%2e",
    "/+/a",
    "\u{202e}",
];

#[tokio::test]
async fn a_token_is_sent_as_a_value_whatever_it_looks_like() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::query("token")));
    for token in STRANGE {
        let (client, fake) = client(vec![
            reply(json!({"items": [1], "next": token})).header("link", "</style.css>; rel=preload"),
            reply(json!({"items": [2]})),
            reply(json!({"items": [2]})),
        ]);
        let mut pages = Call::new(&client, &LIST).pages::<i64>();
        let stored = pages.next().await.unwrap().unwrap().next_cursor().unwrap().to_string();
        pages.next().await.unwrap().unwrap();
        Call::new(&client, &LIST).pages::<i64>().starting_at(stored).next().await.unwrap().unwrap();
        for request in &fake.requests()[1..] {
            assert_eq!((request.url.host_str(), request.url.path()), (Some("eu.example.com"), "/api/0/l"));
            let pairs: Vec<_> = request.url.query_pairs().collect();
            assert_eq!(pairs, [("token".into(), token.into())]);
        }
    }
}

#[tokio::test]
async fn an_address_of_this_machine_under_another_name_is_requested_by_the_base_url() {
    static LIST: Operation =
        Operation::new("list", Method::Get, "/things").paging(Paging::of(&["items"]).address(&["next"]));
    let asked = |next: &'static str| async move {
        let fake = FakeTransport::new();
        fake.reply(reply(json!({"items": [1], "next": next}))).reply(reply(json!({"items": []})));
        let builder = ClientBuilder::new(&API).base_url("http://127.0.0.1:8080").transport(fake.clone());
        let client = builder.credential("Token", Credential::token("secret")).build().unwrap();
        let mut pages = Call::new(&client, &LIST).pages::<i64>();
        pages.next().await.unwrap().unwrap();
        let second = pages.next().await.unwrap();
        (second.is_ok(), fake.requests().pop().unwrap().url.to_string())
    };
    for name in ["http://localhost:8080/api/0/b", "http://[::1]:8080/api/0/b", "http://127.0.0.1:8080/api/0/b"] {
        assert_eq!(asked(name).await, (true, "http://127.0.0.1:8080/api/0/b".to_owned()), "{name}");
    }
    for other in [
        "http://localhost:8081/api/0/b",
        "https://localhost:8080/api/0/b",
        "http://localhost.evil.example:8080/api/0/b",
    ] {
        assert!(!asked(other).await.0, "{other}");
    }
}

#[tokio::test]
async fn addresses_resolve_against_the_request_and_stay_below_the_base() {
    static LIST: Operation =
        Operation::new("list", Method::Get, "/a/things").paging(Paging::of(&["items"]).address(&["next"]));
    let followed = [
        ("?page=2", "/api/0/a/things?page=2"),
        ("things?page=2", "/api/0/a/things?page=2"),
        ("others/2", "/api/0/a/others/2?"),
        ("../b?x=1", "/api/0/b?x=1"),
        ("/api/0/b", "/api/0/b?"),
        ("//eu.example.com/api/0/b", "/api/0/b?"),
        ("https://EU.example.com:443/api/0/b", "/api/0/b?"),
        ("http://eu.example.com/api/0/b", "/api/0/b?"),
    ];
    for (address, expected) in followed {
        let page = reply(json!({"items": [1], "next": address}));
        let (_, asked, _) = items(&LIST, vec![page, reply(json!({"items": []}))]).await;
        assert_eq!(asked[1], format!("GET {expected}"), "{address}");
        let (client, fake) = client(vec![reply(json!({"items": []}))]);
        Call::new(&client, &LIST).pages::<i64>().starting_at(address).next().await.unwrap().unwrap();
        assert_eq!(self::asked(&fake), [format!("GET {expected}")], "{address}");
    }
    let refused = [
        "https://evil.example/api/0/b",
        "//evil.example/api/0/b",
        "/\\evil.example/api/0/b",
        "https://eu.example.com.evil.example/api/0/b",
        "https://eu.example.com@evil.example/api/0/b",
        "https://user:word@eu.example.com/api/0/b",
        "https://eu.example.com:8443/api/0/b",
        "ftp://eu.example.com/api/0/b",
        "/admin/delete",
        "/api/0/../../admin",
        "/api/0/%2e%2e/%2E%2e/admin",
        "/api/0/..%2f..%2fadmin",
        "/api/0/..;/admin",
        "/api/00/b",
        "/api/0/a\nb",
        "https:evil.example/api/0/b",
        "https:/api/0/b",
        "/api/0/..%00/..%00/admin",
        "token",
    ];
    for address in refused {
        let (client, fake) = client(vec![reply(json!({"items": [1], "next": address}))]);
        let mut stream = Call::new(&client, &LIST).pages::<i64>().items();
        assert_eq!(stream.next().await.unwrap().unwrap(), 1, "{address}");
        assert!(matches!(stream.next().await, Some(Err(Error::Paging(_)))), "{address}");
        assert!(stream.next().await.is_none());
        let error = Call::new(&client, &LIST).pages::<i64>().starting_at(address).next().await.unwrap().unwrap_err();
        assert!(matches!(error, Error::Argument(_)), "{address}: {error}");
        assert_eq!(fake.requests().len(), 1, "{address}");
    }
}

#[tokio::test]
async fn a_list_that_is_cut_short_is_an_error() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::query("token")).more(&["has_more"]));
    static LINKED: Operation = Operation::new("linked", Method::Get, "/l");
    let cut = [
        (&LIST, reply(json!({"items": [1], "has_more": true}))),
        (&LIST, reply(json!({"items": [1], "has_more": true, "next": ""}))),
        (&LIST, reply(json!({"items": [1], "next": {"token": 1}}))),
        (&LINKED, reply(json!([1])).header("link", "</l/2>; rel=next")),
    ];
    for (operation, page) in cut {
        let (client, _) = client(vec![page]);
        let mut items = Call::new(&client, operation).pages::<i64>().items();
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        let error = items.next().await.unwrap().unwrap_err();
        assert!(matches!(error, Error::Paging(_)) && error.status().is_some(), "{error}");
    }
    let done = vec![reply(json!({"items": [1], "has_more": false, "next": "x"}))];
    assert_eq!(items(&LIST, done).await.0, [1]);
}

#[tokio::test]
async fn a_page_may_say_that_it_is_the_last() {
    static LAST: Operation =
        Operation::new("list", Method::Get, "/l").paging(Paging::of(&["items"]).page("page").first(0).last(&["last"]));
    static TOTAL: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&["items"]).page("page").total_pages(&["meta", "pages"]));
    let last = vec![reply(json!({"items": [1], "last": false})), reply(json!({"items": [2], "last": true}))];
    let (found, asked, _) = items(&LAST, last).await;
    assert_eq!((found, asked.len()), (vec![1, 2], 2));
    let page = |item: i64, pages: Value| reply(json!({"items": [item], "meta": {"pages": pages}}));
    let (found, asked, _) = items(&TOTAL, vec![page(1, json!(2)), page(2, json!(2))]).await;
    assert_eq!((found, asked.len()), (vec![1, 2], 2));
    // A number of pages that cannot be right does not end the list before a page without items.
    let none = reply(json!({"items": []}));
    let (found, asked, _) = items(&TOTAL, vec![page(1, json!(null)), page(2, json!("x")), none]).await;
    assert_eq!((found, asked.len()), (vec![1, 2], 3));
}

#[tokio::test]
async fn an_address_in_place_of_a_token_has_the_token() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::query("page[cursor]")));
    for next in
        ["https://a.example/l?size=1&page%5Bcursor%5D=a%3Db", "/l?page[cursor]=a=b", "?page%5Bcursor%5D=a%3Db#x"]
    {
        let replies = vec![reply(json!({"items": [1], "next": next})), reply(json!({"items": [2], "next": null}))];
        let (found, asked, _) = items(&LIST, replies).await;
        assert_eq!(found, [1, 2]);
        assert!(asked[1].ends_with("?page%5Bcursor%5D=a%3Db"), "{asked:?}");
    }
    for end in [json!(0), json!("0")] {
        assert_eq!(items(&LIST, vec![reply(json!({"items": [1], "next": end}))]).await.0, [1]);
    }
}

#[tokio::test]
async fn numbers_do_not_overflow() {
    static PAGES: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).page("page"));
    static SKIPS: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).skip("offset"));
    for operation in [&PAGES, &SKIPS] {
        let (client, fake) = client(vec![reply(json!([1]))]);
        let most = u64::MAX.to_string();
        let mut items = Call::new(&client, operation).pages::<i64>().starting_at(most).items();
        assert_eq!(items.next().await.unwrap().unwrap(), 1);
        assert!(matches!(items.next().await, Some(Err(Error::Paging(_)))));
        for cursor in ["-1", "+1", "1e3", "x", "", "99999999999999999999999"] {
            let refused = Call::new(&client, operation).pages::<i64>().starting_at(cursor).next().await;
            assert!(matches!(refused, Some(Err(Error::Argument(_)))), "{cursor}");
        }
        assert_eq!(fake.requests().len(), 1);
    }
}

#[tokio::test]
async fn pages_without_items_are_bounded() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::query("token")));
    let (client, fake) = client((0..300).map(|at| reply(json!({"items": [], "next": at + 1}))));
    let error = Call::new(&client, &LIST).pages::<i64>().items().next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Paging(_)), "{error}");
    assert_eq!(fake.requests().len(), 101);
    let mut items = Call::new(&client, &LIST).pages::<i64>().items().max_empty_pages(3);
    items.next().await.unwrap().unwrap_err();
    assert_eq!(fake.requests().len(), 105);
}

#[cfg(feature = "xml")]
mod in_xml {
    use super::{FakeReply, Method, Operation, Paging, Parameter, items};
    use crate::runtime::xml::{Content, Element, Member, Name, Object, document};

    static PAGE: Object = Object::new(&[
        Member::element("numbers", Content::List(&Element::new(Name::new("number"), Content::Number)))
            .named(Name::new("Numbers")),
        Member::element("next", Content::Text).named(Name::new("NextMarker")),
    ]);

    document! {
        pub struct Page = Element::new(Name::new("Page"), Content::Object(&PAGE));
    }

    fn page(members: &str) -> FakeReply {
        FakeReply::text(200, "application/xml", format!("<Page>{members}</Page>"))
    }

    #[tokio::test]
    async fn the_names_of_the_description_lead_to_items_and_token() {
        static LIST: Operation = Operation::new("list", Method::Get, "/l")
            .accept("application/xml")
            .paging(Paging::of(&["numbers"]).token(&["next"], Parameter::query("marker")).xml::<Page>());
        let replies = vec![
            page("<Numbers><number>1</number><number>2</number></Numbers><NextMarker>m&amp;n</NextMarker>"),
            page("<Numbers><number>3</number></Numbers>"),
        ];
        let (items, asked, fake) = items(&LIST, replies).await;
        assert_eq!(items, [1, 2, 3]);
        assert_eq!(asked, ["GET /api/0/l?", "GET /api/0/l?marker=m%26n"]);
        assert_eq!(fake.requests()[0].headers["accept"], "application/xml");
    }
}

#[tokio::test]
async fn pages_may_be_counted_from_zero() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).page("page").first(0));
    let pages = || vec![reply(json!([1])), reply(json!([2])), reply(json!([]))];
    let (found, asked, _) = items(&LIST, pages()).await;
    assert_eq!(found, [1, 2]);
    assert_eq!(asked, ["GET /api/0/l?", "GET /api/0/l?page=1", "GET /api/0/l?page=2"]);
    // A page that the caller sets is where the list begins.
    let (client, fake) = client(pages());
    let call = Call::new(&client, &LIST).set(Parameter::query("page"), &4);
    let found: Vec<i64> = call.pages::<i64>().items().try_collect().await.unwrap();
    assert_eq!(found, [1, 2]);
    assert_eq!(self::asked(&fake), ["GET /api/0/l?page=4", "GET /api/0/l?page=5", "GET /api/0/l?page=6"]);
}

/// The bodies of the requests.
fn sent(fake: &FakeTransport) -> Vec<String> {
    let body = |body: bytes::Bytes| String::from_utf8_lossy(&body).into_owned();
    fake.requests().iter().map(|request| body(request.body.bytes().unwrap_or_default())).collect()
}

#[tokio::test]
async fn a_position_is_set_in_the_body_and_the_rest_of_it_is_kept() {
    static LIST: Operation = Operation::new("list", Method::Post, "/l")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::body("/page/cur~1sor")));
    let pages = vec![reply(json!({"items": [1], "next": "a\"b"})), reply(json!({"items": [2]}))];
    let given = "{ \"z\": 123456789012345678901234567890.10, \"page\" : {\"size\": 2, \"cur/sor\": null }, \"a\": [1, {\"b\": \"}\"}] }";
    let (client, fake) = client(pages);
    let call = Call::new(&client, &LIST).octets_as("application/json", given);
    let found: Vec<i64> = call.pages::<i64>().items().try_collect().await.unwrap();
    assert_eq!(found, [1, 2]);
    assert_eq!(sent(&fake), [given, &given.replace("null", "\"a\\\"b\"")]);
}

#[tokio::test]
async fn a_number_in_the_body_is_counted_on_from_where_the_caller_begins() {
    static LIST: Operation = Operation::new("list", Method::Post, "/l")
        .paging(Paging::of(&["items"]).page("number").sent_as(Parameter::body("/page/number")).first(0));
    let pages = || vec![reply(json!({"items": [1]})), reply(json!({"items": [2]})), reply(json!({"items": []}))];
    for (given, second, third) in [
        (None, "{\"page\":{\"number\":1}}", "{\"page\":{\"number\":2}}"),
        (Some("{}"), "{\"page\":{\"number\":1}}", "{\"page\":{\"number\":2}}"),
        (Some("{\"page\":null,\"q\":1}"), "{\"page\":{\"number\":1},\"q\":1}", "{\"page\":{\"number\":2},\"q\":1}"),
        (Some("{\"page\":{\"number\":7.0}}"), "{\"page\":{\"number\":8}}", "{\"page\":{\"number\":9}}"),
    ] {
        let (client, fake) = client(pages());
        let call = Call::new(&client, &LIST);
        let call = match given {
            Some(body) => call.octets_as("application/json", body),
            None => call,
        };
        let found: Vec<i64> = call.pages::<i64>().items().try_collect().await.unwrap();
        assert_eq!(found, [1, 2]);
        assert_eq!(sent(&fake), [given.unwrap_or_default(), second, third]);
        let json = fake.requests().iter().skip(1).all(|request| request.headers["content-type"] == "application/json");
        assert!(json);
    }
    let (client, fake) = client(pages());
    let call = Call::new(&client, &LIST).octets_as("application/json", "[1]");
    let error = call.pages::<i64>().starting_at("3").next().await.unwrap().unwrap_err();
    assert!(matches!(error, Error::Argument(_)) && fake.requests().is_empty(), "{error}");
}
