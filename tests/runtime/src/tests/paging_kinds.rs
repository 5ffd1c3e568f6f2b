//! Pages by what bodies, headers and numbers say.

use futures_util::TryStreamExt;
use serde_json::{Value, json};

use super::sample::client;
use crate::runtime::{Call, FakeReply, FakeTransport, Method, Operation, Paging, Parameter};

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
async fn nothing_comes_after_a_page_without_items_or_the_same_one() {
    static LIST: Operation = Operation::new("list", Method::Get, "/l").paging(Paging::of(&[]).after_item(
        "id",
        Parameter::query("after"),
        &[],
    ));
    for last in [json!([]), json!([{"id": 7}]), json!([{"name": "no id"}])] {
        let (client, fake) = client(vec![reply(json!([{"id": 7}])), reply(last)]);
        let _items: Vec<Value> = Call::new(&client, &LIST).pages::<Value>().items().try_collect().await.unwrap();
        assert_eq!(asked(&fake), ["GET /api/0/l?", "GET /api/0/l?after=7"]);
    }
}

#[tokio::test]
async fn an_address_is_followed_on_the_same_origin_only() {
    static LIST: Operation =
        Operation::new("list", Method::Post, "/l").paging(Paging::of(&["items"]).address(&["next"]));
    let replies = vec![
        reply(json!({"items": [1], "next": "https://elsewhere.example/other/place?after=1#x"})),
        reply(json!({"items": [2], "next": "no address"})),
    ];
    let (items, asked, fake) = items(&LIST, replies).await;
    assert_eq!(items, [1, 2]);
    assert_eq!(asked, ["POST /api/0/l?", "GET /other/place?after=1"]);
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
