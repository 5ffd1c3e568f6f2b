//! Objects: what a struct reads and what it writes.

// What a macro makes for a client's users is not all used by a test.
#![allow(dead_code)]

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::reading::{fault, read, strictly};
use crate::runtime::{DateTime, Wire, json, object};

object! {
    /// Every kind of member.
    pub struct Full {
        id: String,
        /// Null or a number.
        count: Option<i64> = "theCount",
        [optional]
        domain_name: Option<String> = "domainName",
        config: Option<Map<String, Value>>,
        [nullable]
        nick: Patch<String>,
        size: Patch<i64> = "theSize",
        [constant]
        kind: String = "kind" => "full",
        [additional]
        additional_properties: BTreeMap<String, Value>,
    }
}

object! {
    /// Nothing required, one member deprecated.
    #[derive(Eq)]
    pub struct Lax {
        [optional]
        #[deprecated]
        a: Option<i64>,
        r#type: Option<String> = "type",
    }
}

object! {
    /// Optional members that may be null because their types are.
    pub struct Any {
        [optional]
        any: Option<Value>,
        null: Option<()>,
        text: Option<String>,
    }
}

object! {
    /// Nothing at all.
    pub struct Nothing {}
}

object! {
    /// Only what is not named, of one type.
    pub struct Scores {
        [additional]
        scores: BTreeMap<String, i64>,
    }
}

object! {
    /// Everything required.
    pub struct Strict {
        text: String,
        integer: i64,
        float: f64,
        flag: bool,
        list: Vec<String>,
        map: BTreeMap<String, i64>,
        json: Value,
        nullable: Option<String>,
        inner: Nothing,
        lax: Lax,
    }
}

object! {
    /// Has no value when it is missing.
    pub struct Dated {
        at: DateTime,
    }
}

object! {
    /// Holds itself.
    pub struct Node {
        name: String,
        children: Vec<Node>,
        [optional]
        next: Option<Box<Node>>,
    }
}

object! {
    /// Has no end when it is missing.
    pub struct Endless {
        again: Box<Endless>,
    }
}

#[test]
fn writes_what_was_set_and_no_more() {
    let full = Full::new("7", None);
    assert_eq!(json::to_value(&full).unwrap(), json!({"id": "7", "theCount": null, "kind": "full"}));
    let full = full.id("8").count(5).domain_name("x").config(Map::new()).nick("n").size(3).kind("other");
    let expected = json!({
        "id": "8", "theCount": 5, "domainName": "x", "config": {}, "nick": "n", "theSize": 3, "kind": "other",
    });
    assert_eq!(json::to_value(&full).unwrap(), expected);
    assert_eq!(json::to_vec(&Nothing::default()).unwrap(), b"{}");
    assert_eq!(json::to_vec(&Lax::default().r#type("t")).unwrap(), br#"{"type":"t"}"#);
}

#[test]
fn a_nullable_member_is_left_alone_cleared_or_set() {
    let of = |full: Full| json::to_value(&full).unwrap().get("nick").cloned();
    assert_eq!(of(Full::new("7", 1)), None);
    assert_eq!(of(Full::new("7", 1).nick(None)), Some(Value::Null));
    assert_eq!(of(Full::new("7", 1).nick(Some("n".to_owned()))), Some(json!("n")));
    let read = |text| strictly::<Full>(text).nick;
    assert!(read(r#"{"id": "7", "theCount": 1, "kind": "full"}"#).is_absent());
    assert!(read(r#"{"id": "7", "theCount": 1, "kind": "full", "nick": null}"#).is_null());
    assert_eq!(read(r#"{"id": "7", "theCount": 1, "kind": "full", "nick": "n"}"#).as_value(), Some(&"n".to_owned()));
}

#[test]
fn members_are_written_in_the_order_of_the_document() {
    let text = json::to_vec(&Full::new("7", 1).nick("n").domain_name("d")).unwrap();
    assert_eq!(
        String::from_utf8(text).unwrap(),
        r#"{"id":"7","theCount":1,"domainName":"d","nick":"n","kind":"full"}"#
    );
}

#[test]
fn members_that_are_not_named_are_kept_where_the_document_wants_them() {
    let full = strictly::<Full>(r#"{"x": [1], "id": "7", "theCount": null, "kind": "full", "y": null}"#);
    assert_eq!(full.additional_properties, BTreeMap::from([("x".into(), json!([1])), ("y".into(), Value::Null)]));
    let again = json!({"id": "7", "theCount": null, "kind": "full", "x": [1], "y": null});
    assert_eq!(json::to_value(&full).unwrap(), again);
    let shadowed = Full::new("7", 1).additional_properties(BTreeMap::from([("id".into(), json!("no"))]));
    assert_eq!(json::to_vec(&shadowed).unwrap(), br#"{"id":"7","theCount":1,"kind":"full"}"#);
    assert_eq!(strictly::<Scores>(r#"{"a": 1, "b": 2}"#).scores, BTreeMap::from([("a".into(), 1), ("b".into(), 2)]));
    assert_eq!(strictly::<Nothing>(r#"{"a": {"b": [1, "c"]}}"#), Nothing {});
}

#[test]
fn the_last_of_duplicate_members_counts() {
    assert_eq!(strictly::<Lax>(r#"{"type": "a", "type": "b"}"#).r#type.as_deref(), Some("b"));
}

#[test]
fn members_in_any_order_reach_their_fields() {
    let sorted = strictly::<Node>(r#"{"name": "a", "children": [], "next": {"name": "b", "children": []}}"#);
    let turned = strictly::<Node>(r#"{"next": {"children": [], "name": "b"}, "children": [], "name": "a"}"#);
    assert_eq!(sorted, turned);
    assert_eq!(sorted, Node::new("a", []).next(Node::new("b", vec![])));
}

#[test]
fn a_required_member_that_is_missing_or_null_gets_the_value_of_nothing() {
    let nothing = Strict::new("", 0, 0.0, false, [], [], Value::Null, None, Nothing {}, Lax::default());
    let names = ["text", "integer", "float", "flag", "list", "map", "json", "nullable", "inner", "lax"];
    let (missing, told) = read::<Strict>("{}");
    assert_eq!(missing, nothing);
    assert_eq!(told, names.map(|name| format!("$.{name}: a required member is missing")));

    let nulls = names.map(|name| format!("{name:?}: null")).join(",");
    let (null, told) = read::<Strict>(&format!("{{{nulls}}}"));
    assert_eq!(null, nothing);
    let paths: Vec<_> = told.iter().filter_map(|told| told.split(": null where").next()).collect();
    // Null is as documented for JSON of any shape and for what may be null.
    assert_eq!(paths, ["$.text", "$.integer", "$.float", "$.flag", "$.list", "$.map", "$.inner", "$.lax"]);
}

#[test]
fn what_has_no_value_when_missing_is_an_error_with_its_path() {
    assert_eq!(fault::<Endless>("{}").0, "$.again");
    assert_eq!(Endless::absent(), None);
    assert_eq!(Node::absent(), Some(Node::new("", [])));
}

#[test]
fn the_wrong_kind_is_an_error_with_its_path() {
    assert_eq!(fault::<Node>("[]").0, "$");
    assert_eq!(fault::<Node>(r#""text""#).0, "$");
    let error = fault::<Node>(r#"{"name": "a", "children": [{"name": "b", "children": []}, {"name": nul}]}"#);
    assert_eq!(error.0, "$.children[1].name");
    let (_, told) = read::<Scores>(r#"{"a b": 1, "a \"c\"": []}"#);
    assert_eq!(told, [r#"$["a \"c\""]: invalid type: sequence, expected an integer: left out"#]);
}

#[test]
fn null_is_kept_where_it_is_a_value_of_the_type() {
    let sent = json!({ "any": null, "null": null });
    let any = json::from_value::<Any>(&sent).unwrap();
    assert_eq!(any.value, Any::new().any(Value::Null).null(()));
    assert_eq!(any.deviations, []);
    assert_eq!(json::to_value(&any.value).unwrap(), sent);
    assert_eq!(json::from_value::<Any>(&json!({ "text": null })).unwrap().value, Any::new());
    assert_eq!(json::to_value(&json::from_value::<Any>(&json!({})).unwrap().value).unwrap(), json!({}));
}

#[test]
fn serde_reads_and_writes_it_too() {
    let node = Node::new("a", [Node::new("b", [])]);
    let text = serde_json::to_string(&node).unwrap();
    assert_eq!(text, r#"{"name":"a","children":[{"name":"b","children":[]}]}"#);
    assert_eq!(serde_json::from_str::<Node>(&text).unwrap(), node);
    assert_eq!(serde_json::from_value::<Node>(json!({"name": 5})).unwrap(), Node::new("5", []));
    assert_eq!(serde_json::from_reader::<_, Node>(text.as_bytes()).unwrap(), node);
}

object! {
    /// A transfer, with the arguments of `new` in another order than its fields.
    pub struct Transfer {
        to: String,
        from: String = "source",
        [write_only]
        amount: Option<i64>,
        [optional]
        note: Option<String>,
        [arguments]
        amount: i64,
        from: String,
        to: String,
    }
}

#[test]
fn a_constructor_may_have_an_order_of_its_own() {
    let transfer = Transfer::new(7, "a", "b");
    assert_eq!(String::from_utf8(json::to_vec(&transfer).unwrap()).unwrap(), r#"{"to":"b","source":"a","amount":7}"#);
}
