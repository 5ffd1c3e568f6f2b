//! Where responses are decoded: what takes long does not hold up the thread of the executor, and ends when nobody waits for it.

#![allow(dead_code, reason = "a call offers more than these tests use")]

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::ThreadId;
use std::time::Duration;

use serde::{Deserializer, Serializer};

use super::sample::client;
use crate::runtime::{
    Call, CallOptions, Error, EventStream, FakeReply, Json, JsonLines, Method, Operation, Paging, Parameter, Wire,
};

const READ: Operation = Operation::new("read", Method::Get, "/read");

/// Longer than what is decoded on the thread of the executor.
const LARGE: usize = 300 * 1024;

/// A text, and the thread that decoded it.
#[derive(Clone, Debug)]
struct Decoded(ThreadId);

impl Wire for Decoded {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        String::decode(source)?;
        Ok(Self(std::thread::current().id()))
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_unit()
    }
}

fn here() -> ThreadId {
    std::thread::current().id()
}

fn text(length: usize) -> String {
    format!("{:?}", "a".repeat(length))
}

fn reply(body: String) -> FakeReply {
    FakeReply::text(200, "application/json", body)
}

#[tokio::test]
async fn a_large_response_is_decoded_on_another_thread() {
    let (client, _) = client([reply(text(10)), reply(text(LARGE))]);
    let call = || client.request("GET", "/read").send_as::<Json<Decoded>>();
    assert_eq!(call().await.unwrap().0, here());
    assert_ne!(call().await.unwrap().0, here());
}

#[tokio::test]
async fn a_large_event_is_decoded_on_another_thread() {
    let (client, _) =
        client([FakeReply::text(200, "text/event-stream", format!("data: {}\n\ndata: {}\n\n", text(10), text(LARGE)))]);
    let call = Call::new(&client, &READ).open::<EventStream<Json<Decoded>>>();
    let mut events = call.await.unwrap().into_inner();
    assert_eq!(events.next().await.unwrap().unwrap().data.0, here());
    assert_ne!(events.next().await.unwrap().unwrap().data.0, here());
}

#[tokio::test]
async fn a_large_line_is_decoded_on_another_thread() {
    let (client, _) = client([reply(format!("{}\n{}\n", text(10), text(LARGE)))]);
    let mut lines = Call::new(&client, &READ).open::<JsonLines<Decoded>>().await.unwrap().into_inner();
    assert_eq!(lines.next().await.unwrap().unwrap().0, here());
    assert_ne!(lines.next().await.unwrap().unwrap().0, here());
}

#[tokio::test]
async fn a_large_page_is_decoded_on_another_thread() {
    static LIST: Operation = Operation::new("list", Method::Get, "/list")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::query("page")));
    let page = |length, next| reply(format!(r#"{{"items":[{}],"next":{next}}}"#, text(length)));
    let (client, _) = client([page(10, "1"), page(LARGE, "null")]);
    let mut items = Call::new(&client, &LIST).pages::<Decoded>().items();
    assert_eq!(items.next().await.unwrap().unwrap().0, here());
    assert_ne!(items.next().await.unwrap().unwrap().0, here());
    assert!(items.next().await.is_none());
}

/// A text that takes a millisecond to decode.
#[derive(Clone, Debug)]
struct Slow(ThreadId);

/// How many of them were begun: also on a busy machine, one is before the time is looked at.
static SLOW: AtomicUsize = AtomicUsize::new(0);

impl Wire for Slow {
    fn decode<'de, D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let Decoded(thread) = Decoded::decode(source)?;
        SLOW.fetch_add(1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(1));
        Ok(Self(thread))
    }

    fn encode<S: Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_unit()
    }
}

/// A list of so many texts of four kilobytes.
fn slow(count: usize) -> String {
    format!("[{}]", vec![text(4096); count].join(","))
}

// One test, since both count the same.
#[tokio::test]
async fn decoding_that_takes_long_begins_anew_on_another_thread_and_ends_with_the_call() {
    let (client, _) = client([reply(slow(60)), reply(slow(1000)), reply(slow(1000))]);
    let call = || client.request("GET", "/read").send_as::<Json<Vec<Slow>>>();
    let values = call().await.unwrap().into_inner();
    assert!(values.len() == 60 && values.iter().all(|value| value.0 != here()));
    let began_here = SLOW.load(Ordering::SeqCst) - values.len();
    assert!((1..40).contains(&began_here), "{began_here}");

    let before = SLOW.load(Ordering::SeqCst);
    let dropped = tokio::time::timeout(Duration::from_millis(30), call()).await;
    assert!(dropped.is_err());
    // What is decoded until the next look at whether somebody waits.
    assert!(settled().await - before < 300, "{} values", settled().await - before);

    let before = SLOW.load(Ordering::SeqCst);
    let options = CallOptions::new().timeout(Duration::from_millis(30)).no_retries();
    let error = client.request("GET", "/read").with(options).send_as::<Json<Vec<Slow>>>().await.unwrap_err();
    assert!(matches!(&error, Error::Decode(decode) if decode.is_timeout()), "{error}");
    assert!(settled().await - before < 300, "{} values", settled().await - before);
}

/// The number of values when no more are decoded.
async fn settled() -> usize {
    loop {
        let before = SLOW.load(Ordering::SeqCst);
        tokio::time::sleep(Duration::from_millis(100)).await;
        if SLOW.load(Ordering::SeqCst) == before {
            return before;
        }
    }
}

thread_local! {
    static SEARCHED: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// Counts how often a thread looks through a body.
fn counted(body: &[u8]) -> Result<Vec<u8>, crate::runtime::Unreadable> {
    SEARCHED.set(SEARCHED.get() + 1);
    Ok(body.to_vec())
}

#[tokio::test]
async fn the_next_page_is_looked_for_where_the_page_is_decoded() {
    static LIST: Operation = Operation::new("list", Method::Get, "/list")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::query("page")).read_as(counted));
    let page = |length, next| reply(format!(r#"{{"items":[{}],"next":{next}}}"#, text(length)));
    let (client, _) = client([page(10, "1"), page(LARGE, "2"), page(LARGE, "null")]);
    let mut pages = Call::new(&client, &LIST).pages::<Decoded>();
    assert!(pages.next().await.is_some_and(|page| page.is_ok()));
    let searched = SEARCHED.get();
    assert!(searched > 0);
    while let Some(page) = pages.next().await {
        page.unwrap();
    }
    assert_eq!(SEARCHED.get(), searched);
}

#[tokio::test]
async fn a_next_page_that_is_not_found_within_the_budget_is_an_error() {
    static LIST: Operation = Operation::new("list", Method::Get, "/list").paging(Paging::of(&[]).after_item(
        "id",
        Parameter::query("after"),
        &[],
    ));
    // The items are decoded as nothing, but the last of them is looked at.
    let body = format!("[{}{{\"id\":7}}]", "[[],[]],".repeat(LARGE / 8));
    for body in [body.clone(), body.replace("7}]", "8}]").replacen("[[]", "[[0]", 1)] {
        let (client, _) = client([reply(body)]);
        let mut call = Call::new(&client, &LIST);
        call.options(CallOptions::new().memory_limit(1_000_000));
        let mut pages = call.pages::<()>();
        assert!(pages.next().await.is_some_and(|page| page.is_ok()));
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(matches!(error, Error::Paging(_)) && error.to_string().contains("memory_limit"), "{error}");
        assert!(pages.next().await.is_none());
    }
}
