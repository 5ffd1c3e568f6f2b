//! Lists: which pages are asked for, one after the other.

use serde_json::{Value, json};

use crate::clients::*;

/// What the list asks for until it ends, where these are the bodies of the pages.
macro_rules! asked_by {
    ($krate:ident, |$of:ident| $call:expr, $pages:expr) => {{
        let (client, fake) = client!($krate);
        for page in $pages {
            fake.reply($krate::runtime::FakeReply::json(200, page));
        }
        let $of = &client;
        let mut items = $call.items();
        while let Some(item) = items.next().await {
            item.expect("an item");
        }
        requests!(fake)
    }};
}

fn pages() -> [Value; 3] {
    [json!([{"id": "a"}]), json!([{"id": "b"}]), json!([])]
}

#[tokio::test]
async fn pages_start_at_the_documented_number() {
    let from = |first: &str, second: &str, third: &str| -> [String; 3] {
        [first, second, third].map(|page| format!("GET /v1/{page}"))
    };
    macro_rules! asked_for {
        (|$of:ident| $call:expr) => {
            asked_by!(pages_counted_from_zero, |$of| $call, pages())
        };
    }
    assert_eq!(asked_for!(|client| client.default().by_default()), from("default", "default?page=1", "default?page=2"));
    assert_eq!(asked_for!(|client| client.minimum().by_minimum()), from("minimum", "minimum?page=1", "minimum?page=2"));
    assert_eq!(asked_for!(|client| client.one().from_one()), from("one", "one?page=2", "one?page=3"));
    let described = asked_for!(|client| client.described().by_description());
    assert_eq!(described, from("described", "described?page=1", "described?page=2"));
    assert_eq!(asked_for!(|client| client.items().by_item()), from("items", "items?offset=2", "items?offset=3"));
    // A page that the caller sets is where the list begins.
    let set = asked_for!(|client| client.default().by_default().page(5));
    assert_eq!(set, from("default?page=5", "default?page=6", "default?page=7"));
    let required = asked_for!(|client| client.required().by_required(0));
    assert_eq!(required, from("required?page=0", "required?page=1", "required?page=2"));
}

/// A page of Spring Data, and a page within an object parameter.
#[tokio::test]
async fn a_page_may_be_a_property_of_an_object_parameter() {
    use pages_counted_from_zero::types::{ByExplodedPageable, PageOf};
    let spring = |items: Value| json!({"content": items, "totalPages": 2, "number": 0});
    let found = pages().map(spring);
    let asked = asked_by!(pages_counted_from_zero, |client| client.spring().by_spring().size(1), found);
    assert_eq!(asked, ["GET /v1/spring?size=1", "GET /v1/spring?size=1&page=1", "GET /v1/spring?size=1&page=2"]);
    let page = || PageOf::new().size(1);
    let asked = asked_by!(pages_counted_from_zero, |client| client.object().by_object().page(page().number(3)), pages());
    let object = |page: u8| format!("GET /v1/object?page%5Bsize%5D=1&page%5Bnumber%5D={page}");
    assert_eq!(asked, ["GET /v1/object?page%5Bnumber%5D=3&page%5Bsize%5D=1".to_owned(), object(4), object(5)]);
    let asked = asked_by!(
        pages_counted_from_zero,
        |client| client.exploded().by_exploded().pageable(ByExplodedPageable::new().size(1)),
        pages()
    );
    assert_eq!(asked, ["GET /v1/exploded?size=1", "GET /v1/exploded?size=1&page=1", "GET /v1/exploded?size=1&page=2"]);
}

/// The rest of the body stays as the caller wrote it.
#[tokio::test]
async fn a_position_may_be_sent_in_the_body() {
    use pages_by_the_body::types::{ByExtensionBody, ByFernBody, ByNamesBody, ByNumberBody, ByNumberBodyPage};
    let found = || [json!({"results": ["a"], "nextCursor": "n\"1"}), json!({"results": ["b"]})];
    let post = |path: &str, body: &str| format!("POST /v1/{path}\ncontent-type: application/json\n\n{body}");
    let asked = asked_by!(pages_by_the_body, |client| client.names().by_names(ByNamesBody::new().query("q")), found());
    let bodies = ["{\"query\":\"q\"}", "{\"query\":\"q\",\"cursor\":\"n\\\"1\"}"];
    assert_eq!(asked, bodies.map(|body| post("names", body)));
    let asked = asked_by!(
        pages_by_the_body,
        |client| client.extension().by_extension().body(ByExtensionBody::new().since("s").query("q")),
        found()
    );
    let bodies = ["{\"since\":\"s\",\"query\":\"q\"}", "{\"since\":\"n\\\"1\",\"query\":\"q\"}"];
    assert_eq!(asked, bodies.map(|body| post("extension", body)));
    let asked = asked_by!(pages_by_the_body, |client| client.extension().by_extension(), found());
    assert_eq!(asked, ["POST /v1/extension".to_owned(), post("extension", "{\"since\":\"n\\\"1\"}")]);
    let numbered = || [json!({"results": ["a"]}), json!({"results": ["b"]}), json!({"results": []})];
    let body = || ByNumberBody::new().page(ByNumberBodyPage::new().size(1));
    let asked = asked_by!(pages_by_the_body, |client| client.number().by_number(body()), numbered());
    let bodies = ["{\"size\":1}", "{\"size\":1,\"number\":1}", "{\"size\":1,\"number\":2}"];
    assert_eq!(asked, bodies.map(|page| post("number", &format!("{{\"page\":{page}}}"))));
    let asked = asked_by!(pages_by_the_body, |client| client.fern().by_fern(ByFernBody::new()), numbered());
    assert_eq!(asked, ["{}", "{\"nth\":2}", "{\"nth\":3}"].map(|body| post("fern", body)));
}

#[tokio::test]
async fn the_next_link_may_have_a_dotted_name() {
    let found = [json!({"value": ["a"], "@odata.nextLink": "https://example.com/v1/drives?x=1"}), json!({"value": ["b"]})];
    let asked = asked_by!(pages_by_the_body, |client| client.drives().list_drives(), found);
    assert_eq!(asked, ["GET /v1/drives", "GET /v1/drives?x=1"]);
}
