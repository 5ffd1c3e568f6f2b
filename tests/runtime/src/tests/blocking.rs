//! Calls without `async`.

use std::io::Read;
use std::time::Duration;

use serde_json::json;

use super::downloads::{READ, ReadFile};
use super::sample::{Thing, Things, client};
use crate::runtime::{
    Blocking, Call, CallOptions, Error, EventStream, FakeReply, FakeTransport, JsonLines, RetryPolicy, Upload,
};

#[test]
fn a_call_waits_for_its_response() {
    let (client, fake) = client([FakeReply::json(200, json!({"id": "7"})), FakeReply::status(404)]);
    assert_eq!(Things(&client).read("acme", "7").send_blocking().unwrap().id, "7");
    assert!(Things(&client).read("acme", "8").send_blocking().unwrap_err().is_not_found());
    assert_eq!(fake.requests().len(), 2);
}

#[test]
fn retries_and_delays_wait_too() {
    let (client, fake) = client([
        FakeReply::status(503).delay(Duration::from_millis(2)),
        FakeReply::json(200, json!([{"id": "1"}])).delay(Duration::from_millis(2)),
    ]);
    let policy = RetryPolicy::new().min_delay(Duration::from_millis(1));
    let options = CallOptions::new().retry(policy).timeout(Duration::from_secs(5));
    assert_eq!(Things(&client).list("acme").with(options).send_blocking().unwrap().len(), 1);
    assert_eq!(fake.requests().len(), 2);
}

#[test]
fn a_large_body_is_decoded_on_another_thread() {
    let things: Vec<_> = (0..20_000).map(|id| json!({"id": id.to_string(), "name": "a long enough name"})).collect();
    let (client, _) = client([FakeReply::json(200, things)]);
    assert_eq!(Things(&client).list("acme").send_blocking().unwrap().len(), 20_000);
}

fn page(ids: &[&str], more: bool) -> FakeReply {
    let things: Vec<_> = ids.iter().map(|id| json!({"id": id})).collect();
    let link = format!("<https://x.test/?cursor=b>; rel=\"next\"; results=\"{more}\"; cursor=\"b\"");
    FakeReply::json(200, things).header("link", &link)
}

#[test]
fn pages_and_items_are_iterators() {
    let (pages, _) = client([page(&["1", "2"], true), page(&["3"], false)]);
    let pages = Things(&pages).list("acme").pages().blocking();
    assert_eq!(pages.map(|page| page.unwrap().items().len()).collect::<Vec<_>>(), [2, 1]);

    let (items, _) = client([page(&["1", "2"], true), page(&["3"], false)]);
    let mut items = Things(&items).list("acme").items().blocking();
    assert!(items.cursor().is_none());
    let ids: Result<Vec<_>, Error> = items.by_ref().map(|thing| thing.map(|thing: Thing| thing.id)).collect();
    assert_eq!(ids.unwrap(), ["1", "2", "3"]);
    assert_eq!(items.cursor().unwrap().to_string(), "b");
    assert!(items.next().is_none());
}

#[test]
fn a_failed_page_is_an_item() {
    let (client, _) = client([page(&["1"], true), FakeReply::status(403)]);
    let things: Vec<Result<Thing, Error>> = Things(&client).list("acme").items().blocking().collect();
    assert!(things[0].is_ok() && things[1].as_ref().unwrap_err().is_forbidden());
    assert_eq!(things.len(), 2);
}

fn opened<O: crate::runtime::StreamingReply>(text: &str) -> O {
    let (client, _) = client([FakeReply::text(200, "text/plain", text)]);
    Call::new(&client, &READ).open::<O>().blocking().unwrap().into_inner()
}

#[test]
fn streams_are_iterators() {
    let events: Blocking<EventStream<crate::runtime::Json<i64>>> =
        opened::<EventStream<_>>("data: 1\n\ndata: 2\n\n").blocking();
    assert_eq!(events.map(|event| event.unwrap().data).collect::<Vec<_>>(), [1, 2]);
    let lines = opened::<JsonLines<i64>>("1\n2\n");
    assert_eq!(lines.blocking().map(Result::unwrap).collect::<Vec<_>>(), [1, 2]);
    let lines = opened::<JsonLines<i64>>("1\n2\n").with_deviations();
    assert_eq!(lines.blocking().map(|line| line.unwrap().into_inner()).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_download_is_a_reader() {
    let replies = || FakeReply::text(200, "image/png", "some bytes");
    let (client, _) = client([replies(), replies()]);
    assert_eq!(ReadFile(Call::new(&client, &READ)).send_blocking().unwrap().len(), 10);
    let body = ReadFile(Call::new(&client, &READ)).into_stream().blocking().unwrap().into_inner();
    let mut reader = body.into_reader();
    let mut start = [0; 4];
    reader.read_exact(&mut start).unwrap();
    let mut rest = String::new();
    reader.read_to_string(&mut rest).unwrap();
    assert_eq!((&start, rest.as_str()), (b"some", " bytes"));
}

#[test]
fn a_file_is_sent() {
    let path = std::env::temp_dir().join(format!("blocking-upload-{}", std::process::id()));
    std::fs::write(&path, "content").unwrap();
    let (client, fake) = client([FakeReply::status(200)]);
    let upload = Upload::file_blocking(&path).unwrap();
    client.request("POST", "/files").body("text/plain", upload).send_blocking().unwrap();
    std::fs::remove_file(&path).unwrap();
    assert_eq!(fake.requests()[0].body.bytes().unwrap(), "content");
}

/// Nothing is sent: the error says what to do instead.
fn refused<T>(result: Result<T, Error>, fake: &FakeTransport) {
    let Err(Error::Argument(error)) = result else { panic!("it waited") };
    let text = error.to_string();
    assert!(text.contains("await the call, or make it in `tokio::task::spawn_blocking`"), "{text}");
    assert!(fake.requests().is_empty());
}

fn refused_call() {
    let (client, fake) = client([FakeReply::status(200)]);
    refused(client.request("GET", "/a").send_blocking(), &fake);
}

#[test]
fn it_is_an_error_in_asynchronous_code() {
    let one = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    one.block_on(async { refused_call() });
    let many = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    many.block_on(async { refused_call() });
    many.block_on(async { tokio::spawn(async { refused_call() }).await.unwrap() });
    many.block_on(async {
        let (client, fake) = client([FakeReply::json(200, json!([{"id": "1"}]))]);
        let mut items = Things(&client).list("acme").items().blocking();
        refused(items.next().unwrap(), &fake);
        // A loop that ignores errors ends.
        assert!(items.next().is_none());
        // The stream has not begun.
        assert_eq!(items.into_inner().next().await.unwrap().unwrap().id, "1");
    });
}

#[test]
fn it_waits_where_a_runtime_may_block() {
    let many = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let call = || {
        let (client, _) = client([FakeReply::status(200).delay(Duration::from_millis(1))]);
        client.request("GET", "/a").send_blocking().unwrap().status().as_u16()
    };
    assert_eq!(many.block_on(async { tokio::task::spawn_blocking(call).await.unwrap() }), 200);
    // A thread that has entered a runtime runs none of its tasks.
    let entered = many.enter();
    assert_eq!(call(), 200);
    drop(entered);
}
