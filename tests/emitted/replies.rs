//! Replies: what statuses, headers and pages give.

use futures_util::TryStreamExt as _;
use serde_json::json;

use crate::clients::*;

#[tokio::test]
async fn the_status_selects_the_response_type() {
    use responses_by_status::Error;
    use responses_by_status::operations::things::CreateThingReply;
    use responses_by_status::runtime::FakeReply;
    let problem = FakeReply::text(409, "application/problem+json", r#"{"title": "Twice"}"#);
    let (client, _) = client!(
        responses_by_status;
        FakeReply::json(200, json!({"id": "1"}));
        FakeReply::json(202, json!({"job": "2"}));
        FakeReply::status(204);
        problem
    );
    let create = || client.things().create_thing();
    let CreateThingReply::Ok(thing) = create().await.expect("a thing").into_inner() else { panic!("no thing") };
    assert_eq!(thing.id.as_deref(), Some("1"));
    let CreateThingReply::Accepted(job) = create().await.expect("a job").into_inner() else { panic!("no job") };
    assert_eq!(job.job.as_deref(), Some("2"));
    let CreateThingReply::NoContent = create().await.expect("nothing").into_inner() else { panic!("something") };
    let Err(Error::Api(error)) = create().await else { panic!("no error") };
    assert_eq!((error.status().as_u16(), error.documented()), (409, Some("Your fault.")));
}

#[tokio::test]
async fn headers_are_typed() {
    use response_headers::runtime::FakeReply;
    use response_headers::types::ListThingsHeaders;
    let reply = FakeReply::json(200, json!([])).header("X-Total", "12").header("X-Next", "abc");
    let (client, _) = client!(response_headers; reply);
    let list = client.things().list_things().await.expect("a list");
    let headers: ListThingsHeaders = list.typed_headers().expect("headers");
    assert_eq!((headers.x_total, headers.x_next.as_str()), (Some(12), "abc"));
}

#[tokio::test]
async fn events_and_lines_are_read_one_by_one() {
    use event_stream_and_json_lines::runtime::FakeReply;
    let events = FakeReply::text(200, "text/event-stream", "data: {\"id\": \"a\"}\n\nevent: x\ndata: {\"id\": \"b\"}\n\n");
    let lines = FakeReply::text(200, "application/jsonl", "{\"id\": \"c\"}\n{\"id\": \"d\"}\n");
    let (client, _) = client!(event_stream_and_json_lines; events; lines);
    let mut watched = client.events().watch().await.expect("a stream");
    let first = watched.next().await.expect("an event").expect("one that can be read");
    assert_eq!(first.data.id.as_deref(), Some("a"));
    let lines = client.api().lines().await.expect("a stream");
    let ids: Vec<_> = lines.into_inner().map_ok(|thing| thing.id).try_collect().await.expect("lines");
    assert_eq!(ids, [Some("c".to_owned()), Some("d".to_owned())]);
}

#[tokio::test]
async fn extensions_specify_the_pagination() {
    use pages_by_extensions::runtime::FakeReply;
    let page = |members: serde_json::Value| FakeReply::json(200, members);
    let (client, fake) = client!(
        pages_by_extensions;
        page(json!({"found": [{"id": "a"}], "more": "https://example.com/v1/address?after=a"}));
        page(json!({"found": [{"id": "b"}]}));
        page(json!({"page": {"things": [{"id": "a"}], "last": "x"}}));
        page(json!({"page": {"things": [{"id": "b"}]}}));
        page(json!([{"id": "a"}, {"id": "b"}]));
        page(json!([]));
        page(json!({"found": [{"id": "a"}]}));
        page(json!({"found": [{"id": "b"}]}));
        page(json!({"found": []}))
    );
    for items in [client.address().by_address().items(), client.cursor().by_cursor().items(), client.skip().by_skip().items(), client.fern_pages().by_fern_pages().items()] {
        let ids: Vec<_> = items.map_ok(|thing| thing.id.unwrap_or_default()).try_collect().await.expect("pages");
        assert_eq!(ids, ["a", "b"]);
    }
    assert_eq!(
        requests!(fake),
        [
            "GET /v1/address",
            "GET /v1/address?after=a",
            "GET /v1/cursor",
            "GET /v1/cursor?since=x",
            "GET /v1/skip",
            "GET /v1/skip?from=2",
            "GET /v1/fern-pages",
            "GET /v1/fern-pages?nth=2",
            "GET /v1/fern-pages?nth=3",
        ]
    );
}

#[tokio::test]
async fn names_specify_the_pagination() {
    use pages_of_every_kind::runtime::FakeReply;
    use pages_of_every_kind::types::Thing;
    let page = |members: serde_json::Value| FakeReply::json(200, members);
    let (one, other) = (json!([{"name": "a"}]), json!([{"name": "b"}]));
    let next = "<https://example.com/v1/link?cursor=x>; rel=\"next\"";
    let (client, fake) = client!(
        pages_of_every_kind;
        page(one.clone()).header("Link", next);
        page(other.clone());
        page(json!({"items": one, "next_page_token": "x"}));
        page(json!({"items": other}));
        page(one.clone()).header("X-Next-Token", "x");
        page(other.clone());
        page(json!({"tags": ["t"], "page": {"next": "/v1/address?after=a", "things": one}}));
        page(json!({"tags": [], "page": {"next": null, "things": other}}));
        page(json!({"total": 2, "data": one}));
        page(json!({"total": 2, "data": other}));
        page(json!({"total": 2, "data": []}));
        page(json!({"next_page": 2, "things": one}));
        page(json!({"next_page": null, "things": other}))
    );
    let lists = [
        client.link().by_link().items(),
        client.token().by_token().items(),
        client.token_in_headers().by_token_in_headers().items(),
        client.address().by_address().items(),
        client.offset().by_offset().limit(1).items(),
        client.page().by_page().items(),
    ];
    for items in lists {
        let names: Vec<_> = items.map_ok(|Thing { name, .. }| name.unwrap_or_default()).try_collect().await.expect("pages");
        assert_eq!(names, ["a", "b"]);
    }
    assert_eq!(
        requests!(fake),
        [
            "GET /v1/link",
            "GET /v1/link?cursor=x",
            "GET /v1/token",
            "GET /v1/token?page_token=x",
            "GET /v1/token-in-headers",
            "GET /v1/token-in-headers\nx-token: x",
            "GET /v1/address",
            "GET /v1/address?after=a",
            "GET /v1/offset?limit=1",
            "GET /v1/offset?limit=1&offset=1",
            "GET /v1/offset?limit=1&offset=2",
            "GET /v1/page",
            "GET /v1/page?page=2",
        ]
    );
}

#[tokio::test]
async fn each_media_type_can_be_requested() {
    use replies_in_several_media_types::runtime::FakeReply;
    let json = FakeReply::json(200, json!({"content": "a"}));
    let count = FakeReply::text(200, "application/vnd.count+json", "3");
    let (client, fake) = client!(
        replies_in_several_media_types;
        json;
        FakeReply::text(200, "image/png", "PNG");
        FakeReply::text(200, "text/html", "<p>");
        count;
        FakeReply::text(200, "image/jpeg", "JPEG")
    );
    assert_eq!(client.different().get_avatar().await.expect("an avatar").content, "a");
    assert_eq!(&client.different().get_avatar_as_png().await.expect("a picture")[..], b"PNG");
    assert_eq!(*client.texts().get_texts_as_html().await.expect("a text"), "<p>");
    assert_eq!(*client.inline().get_inline_as_count_json().await.expect("a count"), 3);
    assert_eq!(&client.sent().convert_giving_jpeg(b"PNG".to_vec()).await.expect("a picture")[..], b"JPEG");
    let accepted: Vec<_> =
        fake.requests().iter().map(|request| request.headers["accept"].to_str().expect("text").to_owned()).collect();
    assert_eq!(
        accepted,
        ["application/json", "image/png", "text/html; charset=utf-8, text/html", "application/vnd.count+json", "image/jpeg"]
    );
}

#[test]
fn accept_has_the_readable_media_types() {
    let (client, _) = client!(accept_what_can_be_read);
    let accept = |request: accept_what_can_be_read::runtime::Request| {
        request.headers["accept"].to_str().expect("text").to_owned()
    };
    assert_eq!(accept(client.json().get_json().request().expect("a request")), "application/json");
    assert_eq!(accept(client.text().get_text().request().expect("a request")), "text/csv");
    assert_eq!(
        accept(client.dialect().get_dialect().request().expect("a request")),
        "application/vnd.thing.v2+json, application/json"
    );
    assert_eq!(accept(client.range().get_range().request().expect("a request")), "application/json, */*;q=0.5");
    assert_eq!(accept(client.range_of_texts().get_any_text().request().expect("a request")), "*/*");
    assert_eq!(accept(client.range_of_files().get_file().request().expect("a request")), "*/*");
    assert_eq!(accept(client.json_or_range().get_json_or_range().request().expect("a request")), "application/json");
}

#[tokio::test]
async fn a_string_of_any_media_type_is_the_body() {
    use accept_what_can_be_read::runtime::FakeReply;
    let (client, _) = client!(accept_what_can_be_read; FakeReply::text(200, "text/plain", "line 1\n"));
    let text = client.range_of_texts().get_any_text().await.expect("a text");
    assert_eq!((text.as_str(), text.deviations().len()), ("line 1\n", 0));
}

#[tokio::test]
async fn headers_of_errors_are_typed() {
    use response_headers::Error;
    use response_headers::runtime::FakeReply;
    use response_headers::types::{BusyHeaders, BusyHeadersXWhy};
    let busy = FakeReply::status(429).header("X-Why", "load").header("X-Object", "a,b").header("X-Scores", "c=0.5");
    let busy = busy.header("X-Deep", "a,b,c");
    let (client, _) = client!(response_headers.retry(response_headers::RetryPolicy::none()); busy);
    let Err(Error::Api(error)) = client.other().get_shared().await else { panic!("no error") };
    let headers: BusyHeaders = error.typed_headers().expect("headers");
    assert_eq!((headers.retry_after, headers.x_why), (None, Some(BusyHeadersXWhy::Load)));
    assert_eq!(headers.x_object.and_then(|object| object.a).as_deref(), Some("b"));
    assert_eq!(headers.x_scores, Some([("c".to_owned(), 0.5)].into()));
    assert_eq!(headers.x_deep.as_deref(), Some("a,b,c"));
}

#[tokio::test]
async fn headers_set_cookie() {
    use headers_set_cookie::runtime::FakeReply;
    let cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path=/", "b=2"];
    let reply = FakeReply::json(200, "in").header("Set-Cookie", cookies[0]).header("Set-Cookie", cookies[1]);
    let (client, _) = client!(headers_set_cookie; reply.header("X-Roles", "reader, writer").header("X-Roles", "owner"));
    let reply = client.api().log_in().await.expect("a login");
    let headers = reply.typed_headers::<headers_set_cookie::types::LogInHeaders>().expect("headers");
    assert_eq!(headers.set_cookie.expect("cookies"), cookies);
    assert_eq!(headers.x_roles.expect("roles"), ["reader", "writer", "owner"]);
}

/// A header of which one text is documented may come several times; only the lines of `Set-Cookie` are not one list.
#[tokio::test]
async fn each_set_cookie_line_is_a_value() {
    use headers_set_cookie::runtime::FakeReply;
    use headers_set_cookie::types::LogOutHeaders;
    let cookies = ["a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "b=; Max-Age=0"];
    let reply = || FakeReply::status(204);
    let both = reply().header("Set-Cookie", cookies[0]).header("Set-Cookie", cookies[1]).header("X-Reason", "a");
    let one = reply().header("Set-Cookie", cookies[0]);
    let (client, _) = client!(headers_set_cookie; both.header("X-Reason", "b"); one);
    let headers: LogOutHeaders = client.api().log_out().await.expect("a reply").typed_headers().expect("headers");
    assert_eq!(headers.set_cookie, cookies);
    assert_eq!(headers.x_reason.as_deref(), Some("a, b"));
    let headers: LogOutHeaders = client.api().log_out().await.expect("a reply").typed_headers().expect("headers");
    assert_eq!(headers.set_cookie, [cookies[0]]);
}
