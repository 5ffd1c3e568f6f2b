//! JSON values one after another, received and sent.

#![allow(dead_code, reason = "a call offers more than these tests use")]

use std::time::Duration;

use futures_util::{StreamExt, TryStreamExt};

use super::network::{builder, cutting};
use super::sample::{Thing, client};
use crate::runtime::{Call, CallOptions, Error, FakeReply, JsonLines, Method, Operation, request};

const READ: Operation = Operation::new("readLines", Method::Get, "/lines").accept("application/jsonl");
const SEND: Operation = Operation::new("sendLines", Method::Post, "/lines");

#[derive(Clone, Debug)]
pub struct ReadLines<'c>(pub Call<'c>);

request!(ReadLines -> JsonLines<Thing> as stream);

#[derive(Clone, Debug)]
pub struct Numbers<'c>(pub Call<'c>);

impl Numbers<'_> {
    pub fn body(self, body: impl IntoIterator<Item = i64>) -> Self {
        Self(self.0.json_lines("application/jsonl", body))
    }

    pub fn records(self, media_type: &'static str, records: impl IntoIterator<Item = i64>) -> Self {
        Self(self.0.json_lines(media_type, records))
    }
}

request!(Numbers -> JsonLines<i64> as stream);

fn lines(text: &str) -> FakeReply {
    FakeReply::text(200, "application/jsonl", text)
}

#[tokio::test]
async fn a_line_is_a_value_and_empty_ones_are_none() {
    let (client, fake) = client([lines("{\"id\":\"1\"}\r\n\n  \n{\"id\":\"2\"}\n{\"id\":\"3\"}")]);
    let response = ReadLines(Call::new(&client, &READ)).await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    let things: Vec<Thing> = response.into_inner().try_collect().await.unwrap();
    assert_eq!(things.iter().map(|thing| thing.id.as_str()).collect::<Vec<_>>(), ["1", "2", "3"]);
    assert_eq!(fake.requests()[0].headers["accept"], "application/jsonl");
}

#[tokio::test]
async fn a_value_that_cannot_be_read_is_an_error_of_its_own() {
    let (client, _) = client([lines("1\nx\n3\n")]);
    let stream = Numbers(Call::new(&client, &READ)).await.unwrap().into_inner();
    let values: Vec<_> = stream.map(Result::ok).collect().await;
    assert_eq!(values, [Some(1), None, Some(3)]);
}

#[tokio::test]
async fn records_may_be_of_several_lines() {
    let (client, _) = client([FakeReply::text(200, "application/json-seq", "\x1e1\n\x1e{\n\"id\":\"2\"}\n")]);
    let stream = ReadLines(Call::new(&client, &READ)).await.unwrap().into_inner();
    let values: Vec<_> = stream.map(|thing| thing.ok().map(|thing| thing.id)).collect().await;
    assert_eq!(values, [None, Some("2".to_owned())]);
}

#[tokio::test]
async fn a_line_without_end_is_bounded_and_many_lines_are_not() {
    let (client, _) = client([lines(&"1\n".repeat(500)), lines(&"1".repeat(500))]);
    let call = || Numbers(Call::new(&client, &READ)).with(CallOptions::new().limit(99));
    assert_eq!(call().await.unwrap().into_inner().count().await, 500);
    let mut stream = call().await.unwrap();
    let error = stream.next().await.unwrap().unwrap_err();
    assert!(matches!(&error, Error::Incomplete(error) if error.is_too_large()), "{error:?}");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn a_stream_that_is_cut_off_says_how_many_bytes_arrived() {
    const CUT: &str =
        "HTTP/1.1 200 OK\r\ncontent-type: application/jsonl\r\ncontent-length: 100\r\n\r\n{\"id\":1}\n{\"id\":2}\n{";
    let (address, _serving) = cutting(&[CUT], Duration::ZERO).await;
    let client = builder(&address).build().unwrap();
    let stream = ReadLines(Call::new(&client, &READ)).await.unwrap().into_inner();
    let mut values: Vec<_> = stream.collect().await;
    let error = values.pop().unwrap().unwrap_err();
    assert_eq!(values.len(), 2);
    assert_eq!(error.to_string(), "readLines: 200 OK, the connection broke after 19 bytes of the body");
}

#[tokio::test]
async fn values_are_sent_as_their_media_type_tells_them_apart() {
    let (client, _) = client([]);
    let call = || Numbers(Call::new(&client, &SEND));
    let request = call().body([1, 2]).request().unwrap();
    assert_eq!(request.headers["content-type"], "application/jsonl");
    assert_eq!(request.body.bytes().unwrap(), "1\n2\n");
    for media_type in ["application/json-seq", "application/geo+json-seq", "Application/JSON-Seq; charset=utf-8"] {
        let request = call().records(media_type, [1, 2]).request().unwrap();
        assert_eq!(request.headers["content-type"], media_type);
        assert_eq!(request.body.bytes().unwrap(), "\x1e1\n\x1e2\n");
    }
}

#[tokio::test]
async fn lenient_members_a_value_carries_its_deviations() {
    let (client, _) = client([lines("{\"id\":1}\n{\"error\":\"no\"}\n{\"id\":\"3\",\"name\":[]}\n")]);
    let stream = ReadLines(Call::new(&client, &READ)).await.unwrap().into_inner().with_deviations();
    let values: Vec<_> =
        stream.map(|value| value.map(|value| (value.id.clone(), value.deviations.len()))).collect().await;
    assert_eq!(values[0].as_ref().unwrap(), &("1".to_owned(), 1));
    assert_eq!(values[1].as_ref().unwrap_err().body().unwrap(), "{\"error\":\"no\"}");
    assert_eq!(values[2].as_ref().unwrap(), &("3".to_owned(), 1));
}
