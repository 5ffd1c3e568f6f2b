//! Headers that are read as a type: the same rules as for parameters in style `simple`.

#![allow(dead_code, reason = "the macros make more than a test calls")]

use std::collections::BTreeMap;

use http::StatusCode;
use serde_json::json;

use super::sample::{Things, client};
use crate::runtime::{DateTime, Error, FakeReply, HttpDate, Response, json_object, string_enum};

/// Where from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Origin {
    Cache,
    Disk,
    Unrecognized(String),
}

string_enum!(Origin { Cache = "cache", Disk = "disk" });

/// An object in a header.
#[derive(Clone, Debug, PartialEq)]
pub struct Quota {
    pub used: i64,
    pub origin: Option<Origin>,
}

json_object!(Quota { used, origin });

/// What a list documents.
#[derive(Clone, Debug, PartialEq)]
pub struct ListHeaders {
    pub next: String,
    pub total: Option<i64>,
    pub fresh: Option<bool>,
    pub load: Option<f64>,
    pub origin: Option<Origin>,
    pub ids: Option<Vec<i64>>,
    pub names: Option<Vec<String>>,
    pub made: Option<DateTime>,
    pub expires: Option<HttpDate>,
    pub quota: Option<Quota>,
    pub scores: Option<BTreeMap<String, f64>>,
    pub cookies: Option<Vec<String>>,
}

json_object!(ListHeaders { next = "x-next", total = "x-total", fresh = "x-fresh", load = "x-load", origin = "x-origin", ids = "x-ids", names = "x-names", made = "x-made", expires, quota = "x-quota", scores = "x-scores", cookies = "set-cookie" });

async fn listed(headers: &[(&str, &str)]) -> Response<Vec<super::sample::Thing>> {
    let reply = headers.iter().fold(FakeReply::json(200, json!([])), |reply, (name, value)| reply.header(name, value));
    let (client, _) = client([reply]);
    Things(&client).list("acme").await.unwrap()
}

#[tokio::test]
async fn each_set_cookie_is_one_value() {
    let cookies = ["a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2, 3"];
    let response = listed(&[("X-Next", "7"), ("Set-Cookie", cookies[0]), ("Set-Cookie", cookies[1])]).await;
    assert_eq!(response.typed_headers::<ListHeaders>().unwrap().cookies.unwrap(), cookies);
}

#[tokio::test]
async fn each_header_is_read_as_what_it_holds() {
    let reply = listed(&[
        ("X-Next", "7"),
        ("X-Total", "12"),
        ("X-Fresh", "true"),
        ("X-Load", "0.5"),
        ("X-Origin", "disk"),
        ("X-Ids", "1, 2,3"),
        ("X-Names", "a"),
        ("X-Made", "2024-05-06T07:08:09+02:00"),
        ("Expires", "Mon, 06 May 2024 05:08:09 GMT"),
    ])
    .await;
    let headers: ListHeaders = reply.typed_headers().unwrap();
    assert_eq!(
        (headers.next.as_str(), headers.total, headers.fresh, headers.load),
        ("7", Some(12), Some(true), Some(0.5))
    );
    assert_eq!((headers.origin, headers.ids), (Some(Origin::Disk), Some(vec![1, 2, 3])));
    assert_eq!(headers.names, Some(vec!["a".to_owned()]));
    assert_eq!(headers.made.map(|made| made.to_rfc3339()), Some("2024-05-06T07:08:09+02:00".to_owned()));
    assert!(headers.expires.is_some());
    assert!(reply.deviations().is_empty());
}

#[tokio::test]
async fn what_is_missing_is_nothing_and_what_came_twice_is_a_list() {
    let headers: ListHeaders = listed(&[("x-ids", "1"), ("x-ids", "2")]).await.typed_headers().unwrap();
    assert_eq!((headers.next.as_str(), headers.total, headers.ids), ("", None, Some(vec![1, 2])));
    let (_, parts) = listed(&[("x-total", "3")]).await.into_parts();
    assert_eq!(parts.typed_headers::<ListHeaders>().unwrap().total, Some(3));
}

#[tokio::test]
async fn an_object_has_names_and_values() {
    for text in
        ["used=3,origin=disk", "used,3,origin,disk", "origin=disk, used=3", "{\"used\": 3, \"origin\": \"disk\"}"]
    {
        let headers: ListHeaders = listed(&[("x-next", "7"), ("x-quota", text)]).await.typed_headers().unwrap();
        assert_eq!(headers.quota, Some(Quota { used: 3, origin: Some(Origin::Disk) }), "{text}");
    }
    let headers: ListHeaders = listed(&[("x-scores", "a=0.5"), ("x-scores", "b=1")]).await.typed_headers().unwrap();
    assert_eq!(headers.scores, Some([("a".to_owned(), 0.5), ("b".to_owned(), 1.0)].into()));
    for (text, path) in [("used", "headers.x-quota"), ("used=many", "headers.x-quota.used")] {
        let error = listed(&[("x-quota", text)]).await.typed_headers::<ListHeaders>().unwrap_err();
        let Error::Decode(decode) = &error else { panic!("{error:?}") };
        assert_eq!(decode.path(), path);
    }
}

#[tokio::test]
async fn one_that_cannot_be_read_is_told_with_its_name() {
    let reply = listed(&[("x-total", "many")]).await;
    let error = reply.typed_headers::<ListHeaders>().unwrap_err();
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert_eq!((decode.path(), decode.status()), ("headers.x-total", StatusCode::OK));
    assert!(decode.message().contains("many"), "{}", decode.message());
    assert_eq!(reply.headers()["x-total"], "many");
}
