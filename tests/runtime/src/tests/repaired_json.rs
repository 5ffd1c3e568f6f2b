//! JSON that a parser refuses as a whole for one value: that value is replaced, wherever the text comes from, within the budget.

#![allow(dead_code, reason = "a call offers more than these tests use")]

use futures_util::{StreamExt, TryStreamExt};
use serde_json::{Value, json};

use super::sample::{Thing, client};
use crate::runtime::codec::budget::{self, Budget};
use crate::runtime::{
    Call, CallOptions, Error, EventStream, FakeReply, Json, JsonLines, Method, Operation, Paging, Parameter,
};

const READ: Operation = Operation::new("read", Method::Get, "/read");

const MIB: usize = 1024 * 1024;

fn reply(body: impl Into<bytes::Bytes>) -> FakeReply {
    FakeReply::status(200).header("content-type", "application/json").body(body)
}

#[tokio::test]
async fn one_value_costs_neither_its_event_nor_its_line() {
    let (client, _) = client([
        FakeReply::text(200, "text/event-stream", "data: {\"id\":\"\\ud800a\"}\n\ndata: {\"id\":\"2\"}\n\n"),
        reply("{\"id\":\"\\ud800a\"}\n{\"id\":\"2\",\"x\":1e999}\n{\"id\":\"b\u{1}\"}\n"),
    ]);
    let events = Call::new(&client, &READ).open::<EventStream<Json<Thing>>>().await.unwrap().into_inner();
    let ids: Vec<String> = events.map(|event| event.unwrap().data.id).collect().await;
    assert_eq!(ids, ["\u{fffd}a", "2"]);
    let lines = Call::new(&client, &READ).open::<JsonLines<Thing>>().await.unwrap().into_inner();
    let ids: Vec<String> = lines.map(|line| line.unwrap().id).collect().await;
    assert_eq!(ids, ["\u{fffd}a", "2", "b\u{1}"]);
}

#[tokio::test]
async fn one_value_costs_neither_an_error_nor_its_message() {
    let (client, _) = client([FakeReply::status(400).body(r#"{"id":"1","detail":"no \ud800 way","n":-1e999}"#)]);
    let error = client.request("GET", "/x").await.unwrap_err();
    assert!(error.to_string().ends_with("no \u{fffd} way"), "{error}");
    let Error::Api(error) = error else { panic!("{error}") };
    assert_eq!(error.decode::<Thing>().unwrap().id, "1");
    assert_eq!(error.decode::<Value>().unwrap()["n"], Value::Null);
}

#[tokio::test]
async fn one_value_and_a_byte_order_mark_do_not_end_a_list() {
    static LIST: Operation = Operation::new("list", Method::Get, "/list")
        .paging(Paging::of(&["items"]).token(&["next"], Parameter::query("page")));
    static NUMBERED: Operation = Operation::new("list", Method::Get, "/list").paging(Paging::of(&[]).page("page"));
    let last = || FakeReply::json(200, json!({"items": [3]}));
    let pages = [
        &b"{\"items\":[\"\\ud800\"],\"next\":\"a\"}"[..],
        b"{\"items\":[\"\xff\"],\"next\":\"a\"}",
        b"{\"items\":[\"\x01\"],\"next\":\"a\"}",
        b"\xef\xbb\xbf{\"items\":[1],\"next\":\"a\"}",
        b"\xef\xbb\xbf{\"items\":[\"\\ud800\"],\"next\":\"a\"}",
    ];
    for page in pages {
        let (client, _) = client([reply(page), last()]);
        let items = Call::new(&client, &LIST).pages::<Value>().items();
        let items: Vec<Value> = items.try_collect().await.unwrap_or_else(|error| panic!("{page:?}: {error}"));
        assert_eq!(items.len(), 2, "{}", String::from_utf8_lossy(page));
    }
    let (client, fake) = client([reply("\u{feff}[1]"), reply("\u{feff}[2]"), reply("[]")]);
    let items: Vec<i64> = Call::new(&client, &NUMBERED).pages::<i64>().items().try_collect().await.unwrap();
    assert_eq!((items, fake.replies_left()), (vec![1, 2], 0));
}

#[tokio::test]
async fn repairs_beyond_a_number_are_counted() {
    let (client, _) = client([reply(format!("[{}null]", r#""\ud800","#.repeat(150)))]);
    let response = client.request("GET", "/x").send_as::<Json<Vec<String>>>().await.unwrap();
    assert_eq!((response.deviations().len(), response.omitted_deviations()), (100, 51));
}

#[tokio::test]
async fn a_repair_keeps_to_the_budget() {
    let bodies = [
        b"\x01".repeat(MIB),
        b"\xff".repeat(MIB),
        b"[".repeat(MIB),
        br"\ud800".repeat(MIB / 6),
        b"{\"a\":".repeat(MIB / 5),
    ];
    for inside in bodies {
        for body in [[&b"["[..], &inside].concat(), [&b"[\""[..], &inside, b"\"]"].concat()] {
            // What the repair allocates is charged, so it is refused where it would exceed the budget.
            let budget = Budget { memory: MIB as u64 / 2, end: None };
            let repaired = budget::within(budget, None, || crate::runtime::json::json_repair::repair(&body).is_some());
            assert!(!repaired, "{}", String::from_utf8_lossy(&body[..10]));
            let (client, _) = client([reply(body)]);
            let options = CallOptions::new().memory_limit(16 * MIB as u64);
            let result = client.request("GET", "/x").with(options).send_as::<Json<Value>>().await;
            assert!(result.is_ok() || matches!(result, Err(Error::Decode(_))));
        }
    }
}
