//! Objects: what a struct reads and what it writes.

// What a macro makes for a client's users is not all used by a test.
#![allow(dead_code, deprecated)]

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::reading::{fault, read, strictly};
use crate::runtime::{DateTime, Patch, Wire, json, json_object};

/// Every kind of member.
#[derive(Clone, Debug, PartialEq)]
pub struct Full {
    pub id: String,
    /// Null or a number.
    pub count: Option<i64>,
    pub domain_name: Option<String>,
    pub config: Option<Map<String, Value>>,
    pub nick: Patch<String>,
    pub size: Patch<i64>,
    pub kind: String,
    pub additional_properties: BTreeMap<String, Value>,
}

impl Full {
    pub fn new(id: impl Into<String>, count: impl Into<Option<i64>>) -> Self {
        Self {
            id: id.into(),
            count: count.into(),
            domain_name: None,
            config: None,
            nick: Patch::Absent,
            size: Patch::Absent,
            kind: "full".into(),
            additional_properties: BTreeMap::new(),
        }
    }

    pub fn domain_name(self, domain_name: impl Into<String>) -> Self {
        Self { domain_name: Some(domain_name.into()), ..self }
    }

    pub fn config(self, config: impl Into<Map<String, Value>>) -> Self {
        Self { config: Some(config.into()), ..self }
    }

    pub fn nick(self, nick: impl Into<Patch<String>>) -> Self {
        Self { nick: nick.into(), ..self }
    }

    pub fn size(self, size: impl Into<Patch<i64>>) -> Self {
        Self { size: size.into(), ..self }
    }

    pub fn kind(self, kind: impl Into<String>) -> Self {
        Self { kind: kind.into(), ..self }
    }

    pub fn additional_properties(self, additional_properties: impl Into<BTreeMap<String, Value>>) -> Self {
        Self { additional_properties: additional_properties.into(), ..self }
    }
}

json_object!(Full { id, count: required = "theCount", domain_name = "domainName", config, nick, size = "theSize", kind: constant("full"), ..additional_properties });

/// Nothing required, one member deprecated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lax {
    #[deprecated]
    pub a: Option<i64>,
    pub r#type: Option<String>,
}

impl Lax {
    pub fn r#type(self, r#type: impl Into<String>) -> Self {
        Self { r#type: Some(r#type.into()), ..self }
    }
}

json_object!(Lax { a, r#type = "type" });

/// Optional members that may be null because their types are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Any {
    pub any: Option<Value>,
    pub null: Option<()>,
    pub text: Option<String>,
}

impl Any {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn any(self, any: impl Into<Value>) -> Self {
        Self { any: Some(any.into()), ..self }
    }

    pub fn null(self, (): ()) -> Self {
        Self { null: Some(()), ..self }
    }
}

json_object!(Any { any, null, text });

/// Nothing at all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nothing {}

json_object!(Nothing {});

/// Only what is not named, of one type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores {
    pub scores: BTreeMap<String, i64>,
}

json_object!(Scores { ..scores });

/// Everything required.
#[derive(Clone, Debug, PartialEq)]
pub struct Strict {
    pub text: String,
    pub integer: i64,
    pub float: f64,
    pub flag: bool,
    pub list: Vec<String>,
    pub map: BTreeMap<String, i64>,
    pub json: Value,
    pub nullable: Option<String>,
    pub inner: Nothing,
    pub lax: Lax,
}

impl Strict {
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        text: impl Into<String>,
        integer: i64,
        float: f64,
        flag: bool,
        list: impl Into<Vec<String>>,
        map: impl Into<BTreeMap<String, i64>>,
        json: impl Into<Value>,
        nullable: impl Into<Option<String>>,
        inner: impl Into<Nothing>,
        lax: impl Into<Lax>,
    ) -> Self {
        Self {
            text: text.into(),
            integer,
            float,
            flag,
            list: list.into(),
            map: map.into(),
            json: json.into(),
            nullable: nullable.into(),
            inner: inner.into(),
            lax: lax.into(),
        }
    }
}

json_object!(Strict { text, integer, float, flag, list, map, json, nullable: required, inner, lax });

/// Has no value when it is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Dated {
    pub at: DateTime,
}

json_object!(Dated { at });

/// Holds itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    pub name: String,
    pub children: Vec<Node>,
    pub next: Option<Box<Node>>,
}

impl Node {
    pub fn new(name: impl Into<String>, children: impl Into<Vec<Node>>) -> Self {
        Self { name: name.into(), children: children.into(), next: None }
    }

    pub fn next(self, next: impl Into<Box<Node>>) -> Self {
        Self { next: Some(next.into()), ..self }
    }
}

json_object!(Node { name, children, next });

/// Has no end when it is missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Endless {
    pub again: Box<Endless>,
}

json_object!(Endless { again });

#[test]
fn writes_what_was_set_and_no_more() {
    let full = Full::new("7", None);
    assert_eq!(json::to_value(&full).unwrap(), json!({"id": "7", "theCount": null, "kind": "full"}));
    let mut full = full.domain_name("x").config(Map::new()).nick("n").size(3);
    full.id = "8".to_owned();
    full.count = Some(5);
    full.kind = "other".to_owned();
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
    let (missing, deviations) = read::<Strict>("{}");
    assert_eq!(missing, nothing);
    assert_eq!(deviations, names.map(|name| format!("$.{name}: a required member is missing")));

    let nulls = names.map(|name| format!("{name:?}: null")).join(",");
    let (null, deviations) = read::<Strict>(&format!("{{{nulls}}}"));
    assert_eq!(null, nothing);
    let paths: Vec<_> = deviations.iter().filter_map(|deviation| deviation.split(": null where").next()).collect();
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
    let (_, deviations) = read::<Scores>(r#"{"a b": 1, "a \"c\"": []}"#);
    assert_eq!(deviations, [r#"$["a \"c\""]: invalid type: sequence, expected an integer: left out"#]);
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

/// A transfer, with the arguments of `new` in another order than its fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Transfer {
    pub to: String,
    pub from: String,
    pub amount: Option<i64>,
    pub note: Option<String>,
}

impl Transfer {
    pub fn new(amount: i64, from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { to: to.into(), from: from.into(), amount: Some(amount), note: None }
    }
}

json_object!(Transfer { to, from = "source", amount, note });

#[test]
fn a_constructor_may_have_an_order_of_its_own() {
    let transfer = Transfer::new(7, "a", "b");
    assert_eq!(String::from_utf8(json::to_vec(&transfer).unwrap()).unwrap(), r#"{"to":"b","source":"a","amount":7}"#);
}
