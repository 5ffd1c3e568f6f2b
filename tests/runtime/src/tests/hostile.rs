//! Replies that are broken or meant to harm, and what must not leak from one read into the next.

// What a macro makes for a client's users is not all used by a test.
#![allow(dead_code)]

use serde_json::Value;

use super::reading::{fault, read, strictly};
use crate::runtime::codec::budget::{self, Budget};
use crate::runtime::{Wire, json, json_object, union};

/// Holds itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Node {
    pub next: Option<Box<Node>>,
    pub list: Option<Vec<Node>>,
    pub union: Option<Box<Either>>,
}

json_object!(Node { next, list, union });

/// Holds itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Either {
    Node(Box<Node>),
    List(Vec<Either>),
    Leaf(i64),
    Unrecognized(Value),
}

union!(Either { Node(Box<Node>): object { "union" }, List(Vec<Either>): array, Leaf(i64): integer });

/// A value that takes much stack for each level.
#[derive(Debug, PartialEq)]
struct Heavy(Vec<Heavy>);

impl Wire for Heavy {
    fn decode<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let ballast = std::hint::black_box([0u8; 16 * 1024]);
        let inner = HeavyNode::decode(source)?;
        Ok(Self(if ballast[7] == 0 { inner.list.into_iter().collect() } else { Vec::new() }))
    }

    fn encode<S: serde::Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        self.0.encode(sink)
    }
}

struct HeavyNode {
    list: Vec<Heavy>,
}

mod heavy {
    use super::{Heavy, json_object};

    /// One level.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Level {
        pub list: Option<Vec<Heavy>>,
    }

    json_object!(Level { list });
}

impl HeavyNode {
    fn decode<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let level = heavy::Level::decode(source)?;
        Ok(Self { list: level.list.unwrap_or_default() })
    }
}

impl Clone for Heavy {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

fn nested(open: &str, close: &str, depth: usize) -> String {
    format!("{}{{}}{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    for (open, close) in [(r#"{"next":"#, "}"), (r#"{"list":["#, "]}"), (r#"{"union":"#, "}"), ("[", "]")] {
        let text = nested(open, close, 100_000);
        assert!(json::from_slice::<Node>(text.as_bytes()).is_err());
        assert!(json::from_slice::<Either>(text.as_bytes()).is_err());
        assert!(json::from_slice::<Value>(text.as_bytes()).is_err());
    }
    strictly::<Node>(&nested(r#"{"next":"#, "}", 100));
    strictly::<Node>(&nested(r#"{"list":["#, "]}", 60));
}

#[test]
fn a_level_that_takes_much_stack_counts_for_more() {
    let (_, message) = fault::<Heavy>(&nested(r#"{"list":["#, "]}", 60));
    assert!(message.starts_with("nested too deep"), "{message}");
    strictly::<Heavy>(&nested(r#"{"list":["#, "]}", 10));
}

#[test]
fn broken_text_is_an_error_with_its_path() {
    assert_eq!(fault::<Node>("").0, "$");
    assert_eq!(fault::<Node>(r#"{"next": {"list": [{}, {"#).0, "$.next.list[1]");
    assert_eq!(fault::<Node>(r#"{"next": {"list": [{}, nul]}}"#).0, "$.next.list[1]");
    assert_eq!(fault::<Node>("{} x").0, "$");
    assert_eq!(fault::<Node>(r#"{"next": {"unknown": nul}}"#).0, "$.next");
    assert_eq!(fault::<Node>(r#"{"next": {5: 1}}"#).0, "$.next");
    assert_eq!(fault::<Node>("<html>").0, "$");
    assert!(json::from_slice::<String>(b"\"\xff\"").is_err());
    assert!(fault::<Node>("<html>").1.contains("line 1 column 1"));
}

#[test]
fn a_byte_order_mark_is_ignored() {
    assert_eq!(strictly::<i64>("\u{feff}5"), 5);
}

#[test]
fn the_error_says_where_and_what() {
    let error = json::from_slice::<Vec<Vec<i64>>>(b"[[1], [2, nul]]").unwrap_err();
    assert_eq!(error.to_string(), "$[1][1]: expected ident at line 1 column 14");
    let error = json::from_slice::<Vec<Vec<i64>>>(br#"{"a": 1}"#).unwrap_err();
    assert_eq!(error.to_string(), "$: invalid type: map, expected an array at line 1 column 1");
}

#[test]
fn nothing_leaks_from_one_read_into_the_next() {
    fault::<Vec<i64>>("[nul]");
    assert_eq!(read::<Vec<i64>>(r#"["1"]"#).1.len(), 1);
    assert_eq!(read::<Vec<i64>>(r#"["1"]"#).1.len(), 1);
    // Outside of a read nothing is recorded.
    serde_json::from_str::<Node>(r#"{"list": null, "next": 5}"#).unwrap_err();
    assert_eq!(i64::decode(serde_json::json!("5")).unwrap(), 5);
    strictly::<Vec<i64>>("[1]");
    // A read that panics leaves nothing behind either.
    let panicked = std::panic::catch_unwind(|| json::from_slice::<Panics>(b"[\"5\", 1]"));
    assert!(panicked.is_err());
    strictly::<Vec<i64>>("[1]");
}

/// Reads another text while it is read, and panics after.
struct Panics;

impl Wire for Panics {
    fn decode<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        Vec::<i64>::decode(source)?;
        panic!("while reading")
    }

    fn encode<S: serde::Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_unit()
    }
}

/// Reads another text while it is read.
#[derive(Debug, PartialEq)]
struct Inner(i64);

impl Wire for Inner {
    fn decode<'de, D: serde::Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = String::decode(source)?;
        read::<i64>(&text);
        fault::<i64>("[]");
        Ok(Self(read::<i64>(&text).0))
    }

    fn encode<S: serde::Serializer>(&self, sink: S) -> Result<S::Ok, S::Error> {
        sink.serialize_unit()
    }
}

#[test]
fn a_read_within_a_read_has_a_record_of_its_own() {
    let (inner, deviations) = read::<Vec<Inner>>(r#"["1", 2]"#);
    assert_eq!(inner, [Inner(1), Inner(2)]);
    assert_eq!(deviations, ["$[1]: 2 where a string is documented, read as its text"]);
}

#[test]
fn many_deviations_are_kept_only_to_a_number() {
    let text = format!("[{}null]", "null,".repeat(5000));
    let (elements, deviations) = read::<Vec<i64>>(&text);
    assert_eq!((elements.len(), deviations.len()), (5001, 100));
    let decoded = json::from_slice::<Vec<i64>>(text.as_bytes()).unwrap();
    assert_eq!(decoded.omitted_deviations, 4901);
    assert_eq!(deviations[99], "$[99]: null where an integer is documented");
}

#[test]
fn a_deviation_is_told_in_few_words() {
    let (_, deviations) = read::<Vec<Either>>(&format!("[{:?}]", "é".repeat(100_000)));
    assert!(deviations[0].len() < 1000);
    let long = "1".repeat(100_000);
    assert!(read::<f64>(&format!("\"0.{long}\"")).1[0].len() < 1000);
}

/// The work of decoding a text as `T`, as the budget counts it.
fn work<T: Wire>(text: &str) -> u64 {
    let budget = Budget { memory: u64::MAX, end: None };
    budget::within(budget, None, || {
        json::from_slice::<T>(text.as_bytes()).ok();
        budget::CHARGED.get().saturating_sub(budget::STEP_LEFT.get() as u64)
    })
}

#[test]
fn the_work_of_decoding_grows_no_faster_than_the_text() {
    fn check<T: Wire>(item: &str) {
        let list = |count: usize| format!("[{}]", vec![item; count].join(","));
        let (small, large) = (work::<T>(&list(2_000)), work::<T>(&list(16_000)));
        assert!(small > 0 && large <= small * 9, "{item}: {small} and {large}");
    }
    check::<Vec<Node>>("{}");
    check::<Vec<Node>>(r#"{"list": null, "next": {}}"#);
    check::<Vec<Either>>(r#"{"union": {"union": 1}}"#);
    check::<Vec<Either>>(r#"{"union": "neither"}"#);
    check::<Vec<i64>>("null");
    check::<Value>(r#"{"a": [[], {}]}"#);
}
