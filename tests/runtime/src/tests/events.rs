//! Event streams: how their text is read, and how they go on when a connection ends.

#![allow(dead_code, reason = "a call offers more than these tests use")]

use std::time::Duration;

use futures_util::StreamExt;

use super::network::{builder, cutting};
use super::sample::{Thing, client};
use crate::runtime::{
    Call, CallOptions, Error, EventStream, FakeReply, Json, Method, Operation, RetryPolicy, Text, request,
};

pub const WATCH: Operation = Operation::new("watch", Method::Get, "/events").accept("text/event-stream");
const ASK: Operation = Operation::new("ask", Method::Post, "/events").accept("text/event-stream");

#[derive(Clone, Debug)]
pub struct Watch<'c>(pub Call<'c>);

request!(Watch -> EventStream<Text> as stream);

#[derive(Clone, Debug)]
pub struct WatchThings<'c>(pub Call<'c>);

request!(WatchThings -> EventStream<Json<Thing>> as stream);

fn events(text: &str) -> FakeReply {
    FakeReply::text(200, "text/event-stream", text)
}

fn quick() -> CallOptions {
    CallOptions::new().retry(RetryPolicy::new().min_delay(Duration::from_millis(1)).attempts(3))
}

/// The kind, data and id of each event of a text.
async fn read(text: &str) -> Vec<(String, String, Option<String>)> {
    let (client, _) = client([events(text)]);
    let call = Watch(Call::new(&client, &WATCH)).with(CallOptions::new().no_retries());
    let stream = call.await.unwrap().into_inner();
    stream.map(Result::unwrap).map(|event| (event.event, event.data, event.id)).collect().await
}

fn messages(data: &[&str]) -> Vec<(String, String, Option<String>)> {
    data.iter().map(|data| ("message".to_owned(), (*data).to_owned(), None)).collect()
}

#[tokio::test]
async fn lines_end_in_three_ways_and_a_mark_at_the_start_is_skipped() {
    assert_eq!(read("\u{feff}data: a\n\ndata:b\r\n\r\ndata:  c\r\rdata\n\n").await, messages(&["a", "b", " c", ""]));
}

#[tokio::test]
async fn data_of_several_lines_is_one_and_comments_are_none() {
    assert_eq!(read(": hi\ndata: a\ndata: b:c\nother: x\n\nevent: empty\n\n:\n\n").await, messages(&["a\nb:c"]));
}

#[tokio::test]
async fn what_is_cut_off_is_no_event() {
    assert_eq!(read("data: a\n\ndata: b\n").await, messages(&["a"]));
}

#[tokio::test]
async fn kinds_belong_to_an_event_and_ids_stay() {
    let all = read("id: 1\nevent: x\ndata: a\n\ndata: b\n\nid: 2\0\ndata: c\n\nid\ndata: d\n\n").await;
    let id = |id: &str| Some(id.to_owned());
    let expected = [("x", "a", id("1")), ("message", "b", id("1")), ("message", "c", id("1")), ("message", "d", None)];
    assert_eq!(all, expected.map(|(event, data, id)| (event.to_owned(), data.to_owned(), id)));
}

#[tokio::test]
async fn an_event_is_given_before_the_next_bytes_and_a_letter_may_come_in_two() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (go_on, wait) = tokio::sync::oneshot::channel::<()>();
    tokio::spawn(async move {
        let (mut socket, _) = listener.accept().await.unwrap();
        assert!(socket.read(&mut [0; 4096]).await.unwrap() > 0);
        let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 25\r\n\r\n";
        socket.write_all(head).await.unwrap();
        socket.write_all(b"data: a\r\n\r\ndata: \xc3").await.unwrap();
        wait.await.unwrap();
        socket.write_all(b"\xa4\r\n\r").await.unwrap();
        socket.write_all(b"\nab").await.unwrap();
    });
    let client = builder(&address).build().unwrap();
    let mut stream = Watch(Call::new(&client, &WATCH)).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    go_on.send(()).unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "\u{e4}");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn data_is_typed_and_an_event_that_is_not_is_an_error_of_its_own() {
    let text = "data: {\"id\": \"1\"}\n\ndata: oops\n\ndata: {\"id\":\ndata: \"2\"}\n\ndata: [DONE]\n\ndata: {\"id\": \"3\"}\n\n";
    let (client, fake) = client([events(text)]);
    let mut stream = WatchThings(Call::new(&client, &WATCH)).await.unwrap();
    assert_eq!(fake.requests()[0].headers["accept"], "text/event-stream");
    assert_eq!(stream.next().await.unwrap().unwrap().data.id, "1");
    assert!(matches!(stream.next().await.unwrap().unwrap_err(), Error::Decode(_)));
    assert_eq!(stream.next().await.unwrap().unwrap().data.id, "2");
    assert!(stream.next().await.is_none());
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stream_with_ids_goes_on_behind_the_last() {
    let (client, fake) = client([
        events("retry: 20\nid: 1\ndata: a\n\nid: 2\ndata: cut"),
        events("id: 3\ndata: b\n\n"),
        FakeReply::status(204),
    ]);
    let mut stream = Watch(Call::new(&client, &WATCH)).with(quick()).await.unwrap();
    let first = stream.next().await.unwrap().unwrap();
    assert_eq!((first.data.as_str(), first.retry), ("a", Some(Duration::from_millis(20))));
    let began = std::time::Instant::now();
    let second = stream.next().await.unwrap().unwrap();
    assert!(began.elapsed() >= Duration::from_millis(20), "the server asked for a wait");
    assert_eq!((second.data.as_str(), stream.last_event_id()), ("b", Some("3")));
    assert!(stream.next().await.is_none());
    let asked: Vec<_> = fake.requests().iter().map(|request| request.headers.get("last-event-id").cloned()).collect();
    assert_eq!(asked, [None, Some("1".parse().unwrap()), Some("3".parse().unwrap())]);
}

/// The events of these connections, and the time that reading them takes.
async fn timed(texts: &[&str], policy: RetryPolicy) -> (Vec<Result<String, Error>>, Duration) {
    let (client, fake) = client(texts.iter().map(|text| events(text)).chain([FakeReply::status(204)]));
    let call = Watch(Call::new(&client, &WATCH)).with(CallOptions::new().retry(policy));
    let began = tokio::time::Instant::now();
    let stream = call.await.unwrap().into_inner();
    let items: Vec<_> = stream.map(|event| event.map(|event| event.data)).collect().await;
    assert!(items.iter().any(Result::is_err) || fake.replies_left() == 0, "{items:?}");
    (items, began.elapsed())
}

#[tokio::test(start_paused = true)]
async fn a_reconnection_time_counts_in_any_block_and_stays() {
    let policy = RetryPolicy::new().min_delay(Duration::from_millis(1)).attempts(3);
    let cases: [(&[&str], u64); 6] = [
        (&["retry: 3000\n\nid: 1\ndata: a\n\n"], 3),
        (&["id: 1\ndata: a\n\nretry: 3000\n\n"], 3),
        (&["id: 1\ndata: a\n\nretry: 3000\n"], 3),
        // The last line of a body is incomplete without a line break.
        (&["retry: 1000\nid: 1\ndata: a\n\nretry: 3000"], 1),
        (&["retry: 3000\n\nid: 1\ndata: a\n\n", "id: 2\ndata: b\n\n"], 6),
        (&["retry: 3000\n\nid: 1\ndata: a\n\n", "retry: 1000\n\nid: 2\ndata: b\n\n"], 4),
    ];
    for (texts, seconds) in cases {
        let (items, took) = timed(texts, policy).await;
        assert_eq!((items.len(), took.as_secs()), (texts.len(), seconds), "{texts:?}: {items:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_reconnection_time_beyond_the_policy_is_an_error() {
    for retry in ["60000", "61000", "99999999999999999999999999"] {
        let text = format!("id: 1\ndata: a\n\nretry: {retry}\n\n");
        let (items, took) = timed(&[&text], RetryPolicy::new()).await;
        let [Ok(_), Err(error)] = &items[..] else { panic!("{items:?}") };
        assert!(matches!(error, Error::Incomplete(_)) && error.is_retryable() && !error.is_timeout(), "{error:?}");
        assert!(
            error.to_string().starts_with("watch: 200 OK, the event stream ended, and the server requires a wait of")
        );
        assert!(took.is_zero(), "{took:?}");
    }
    // Streams that are not requested again end as before.
    let (client, _) = client(["data: a\n\nretry: 61000\n\n", "id: 1\ndata: a\n\nretry: 61000\n\n"].map(events));
    for options in [CallOptions::new(), CallOptions::new().no_retries()] {
        let stream = Watch(Call::new(&client, &WATCH)).with(options).await.unwrap().into_inner();
        assert_eq!(stream.filter(|event| std::future::ready(event.is_err())).count().await, 0);
    }
}

#[tokio::test]
async fn connections_without_an_event_are_bounded_by_the_policy() {
    let (client, fake) = client(["id: 1\ndata: a\n\n", "", ": alive\n\n", ""].map(events));
    let stream = Watch(Call::new(&client, &WATCH)).with(quick()).await.unwrap().into_inner();
    assert_eq!(stream.count().await, 1);
    assert_eq!(fake.replies_left(), 1);
}

#[tokio::test]
async fn neither_a_stream_without_ids_nor_a_post_is_asked_for_again() {
    let (client, fake) = client(["data: a\n\n", "id: 1\ndata: b\n\n", ""].map(events));
    for operation in [&WATCH, &ASK] {
        let stream = Watch(Call::new(&client, operation)).with(quick()).await.unwrap().into_inner();
        assert_eq!(stream.count().await, 1);
    }
    assert_eq!(fake.replies_left(), 1);
}

#[tokio::test]
async fn a_stream_that_is_cut_off_says_how_many_bytes_its_last_connection_sent() {
    const CUT: [&str; 2] = [
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 99\r\n\r\nid: 1\ndata: a\n\n",
        "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ncontent-length: 99\r\n\r\ndata: b\n\n",
    ];
    let (address, _serving) = cutting(&CUT, Duration::ZERO).await;
    let client = builder(&address).build().unwrap();
    let options = CallOptions::new().retry(RetryPolicy::new().min_delay(Duration::from_millis(1)).attempts(2));
    let stream = Watch(Call::new(&client, &WATCH)).with(options).await.unwrap().into_inner();
    let mut items: Vec<_> = stream.collect().await;
    let error = items.pop().unwrap().unwrap_err();
    assert_eq!(items.len(), 2);
    assert_eq!(error.to_string(), "watch: 200 OK, the connection broke after 9 bytes of the body");
}

#[tokio::test]
async fn an_event_without_end_is_bounded() {
    let (client, _) = client([events(&"data: x\n".repeat(100))]);
    let call = Watch(Call::new(&client, &WATCH)).with(CallOptions::new().limit(99));
    let error = call.await.unwrap().next().await.unwrap().unwrap_err();
    assert!(matches!(&error, Error::Incomplete(error) if error.is_too_large()), "{error:?}");
}

#[tokio::test]
async fn event_stream_errors_what_is_no_event_stream_says_what_came() {
    for (media_type, body) in
        [("application/json", r#"{"error": "overloaded"}"#), ("text/html; charset=utf-8", "<html>busy</html>")]
    {
        let (client, _) = client([FakeReply::text(200, media_type, body)]);
        let error = WatchThings(Call::new(&client, &WATCH)).await.unwrap_err();
        let Error::Decode(decode) = &error else { panic!("{error:?}") };
        assert_eq!(decode.body(), body);
        assert!(error.to_string().contains("not as an event stream"), "{error}");
    }
    for media_type in ["text/event-stream", "text/plain"] {
        let (client, _) = client([FakeReply::text(200, media_type, "{\"error\":\n \"overloaded\"}")]);
        let mut stream = WatchThings(Call::new(&client, &WATCH)).await.unwrap().into_inner();
        let error = stream.next().await.unwrap().unwrap_err();
        assert_eq!(error.body().unwrap(), "{\"error\":\n \"overloaded\"}\n");
        assert!(error.to_string().contains("no event stream"), "{error}");
        assert!(stream.next().await.is_none());
    }
    // A stream without events is one.
    for body in ["", ": nothing\n\n", "retry: 5\n\n", "data: cut"] {
        let (client, _) = client([events(body)]);
        let mut stream = WatchThings(Call::new(&client, &WATCH)).await.unwrap().into_inner();
        assert!(stream.next().await.is_none(), "{body}");
    }
}

#[tokio::test]
async fn event_stream_errors_an_item_that_cannot_be_read_has_its_data_and_the_stream_goes_on() {
    let (client, _) = client([events(
        "data: {\"id\":\"1\"}\n\ndata: {\"id\"\n\ndata: {\"code\":5}\n\nevent: error\ndata: {\"message\":\"no\"}\n\n\
         event: error\ndata: {\"id\":5}\n\ndata: {\"id\":2}\n\n",
    )]);
    let call = WatchThings(Call::new(&client, &WATCH)).with(CallOptions::new().no_retries());
    let items: Vec<_> = call.await.unwrap().into_inner().collect().await;
    let data = |index: usize| match &items[index] {
        Ok(event) => format!("{} {}", event.data.id, event.deviations.len()),
        Err(error) => String::from_utf8(error.body().unwrap().to_vec()).unwrap(),
    };
    let all: Vec<_> = (0..items.len()).map(data).collect();
    assert_eq!(all, ["1 0", "{\"id\"", "{\"code\":5}", "{\"message\":\"no\"}", "{\"id\":5}", "2 1"]);
}
