//! Replies: what statuses, headers and pages give.

use futures_util::TryStreamExt as _;
use serde_json::json;

#[tokio::test]
async fn the_status_says_what_is_read() {
    use responses_by_status::Error;
    use responses_by_status::operations::api::CreateThingReply;
    use responses_by_status::runtime::FakeReply;
    let problem = FakeReply::text(409, "application/problem+json", r#"{"title": "Twice"}"#);
    let (client, _) = client!(
        responses_by_status;
        FakeReply::json(200, json!({"id": "1"}));
        FakeReply::json(202, json!({"job": "2"}));
        FakeReply::status(204);
        problem
    );
    let create = || client.api().create_thing();
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
    let list = client.api().list_things().await.expect("a list");
    let headers: ListThingsHeaders = list.typed_headers().expect("headers");
    assert_eq!((headers.x_total, headers.x_next.as_str()), (Some(12), "abc"));
}

#[tokio::test]
async fn events_and_lines_are_read_one_by_one() {
    use event_stream_and_json_lines::runtime::FakeReply;
    let events = FakeReply::text(200, "text/event-stream", "data: {\"id\": \"a\"}\n\nevent: x\ndata: {\"id\": \"b\"}\n\n");
    let lines = FakeReply::text(200, "application/jsonl", "{\"id\": \"c\"}\n{\"id\": \"d\"}\n");
    let (client, _) = client!(event_stream_and_json_lines; events; lines);
    let mut watched = client.api().watch().await.expect("a stream");
    let first = watched.next().await.expect("an event").expect("one that can be read");
    assert_eq!(first.data.id.as_deref(), Some("a"));
    let lines = client.api().lines().await.expect("a stream");
    let ids: Vec<_> = lines.into_inner().map_ok(|thing| thing.id).try_collect().await.expect("lines");
    assert_eq!(ids, [Some("c".to_owned()), Some("d".to_owned())]);
}

#[tokio::test]
async fn pages_follow_as_extensions_say() {
    use pages_told_by_extensions::runtime::FakeReply;
    let page = |members: serde_json::Value| FakeReply::json(200, members);
    let (client, fake) = client!(
        pages_told_by_extensions;
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
    let api = client.api();
    for items in [api.by_address().items(), api.by_cursor().items(), api.by_skip().items(), api.by_fern_pages().items()] {
        let ids: Vec<_> = items.map_ok(|thing| thing.id.unwrap_or_default()).try_collect().await.expect("pages");
        assert_eq!(ids, ["a", "b"]);
    }
    assert_eq!(
        asked!(fake),
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

#[test]
fn what_can_be_read_is_asked_for() {
    let (client, _) = client!(accept_what_can_be_read);
    let api = client.api();
    let accept = |request: accept_what_can_be_read::runtime::Request| {
        request.headers["accept"].to_str().expect("text").to_owned()
    };
    assert_eq!(accept(api.get_json().request().expect("a request")), "application/json");
    assert_eq!(accept(api.get_text().request().expect("a request")), "text/csv");
    assert_eq!(
        accept(api.get_dialect().request().expect("a request")),
        "application/vnd.thing.v2+json, application/json"
    );
}

#[tokio::test]
async fn headers_of_errors_are_typed() {
    use response_headers::Error;
    use response_headers::runtime::FakeReply;
    use response_headers::types::{BusyHeaders, BusyHeadersXWhy};
    let busy = FakeReply::status(429).header("X-Why", "load").header("X-Object", "a,b");
    let (client, _) = client!(response_headers.retry(response_headers::RetryPolicy::none()); busy);
    let Err(Error::Api(error)) = client.other().get_shared().await else { panic!("no error") };
    let headers: BusyHeaders = error.typed_headers().expect("headers");
    assert_eq!((headers.retry_after, headers.x_why), (None, Some(BusyHeadersXWhy::Load)));
    assert_eq!(headers.x_object.as_deref(), Some("a,b"));
}
