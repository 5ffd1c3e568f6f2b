//! Fields and items that cannot be read: each affects only itself, and is a deviation.

#![allow(dead_code)]

use std::collections::BTreeMap;

use serde_json::json;

use super::reading::{read, strictly};
use super::sample::{Things, client};
use crate::runtime::{
    CallOptions, Date, DateTime, Error, FakeReply, HttpDate, Patch, UnixTime, json as text, json_object, string_enum,
    tagged_union, union,
};

/// A record of optional fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub id: String,
    pub count: Option<i64>,
    pub narrow: Option<i32>,
    pub ratio: Option<f64>,
    pub flag: Option<bool>,
    pub inner: Option<Inner>,
    pub list: Option<Vec<String>>,
    pub map: Option<BTreeMap<String, i64>>,
    pub at: Option<DateTime>,
    pub day: Option<Date>,
    pub http: Option<HttpDate>,
    pub unix: Option<UnixTime>,
    pub pair: Option<(i64, Inner)>,
    pub shape: Option<Shape>,
    pub nick: Patch<i64>,
}

impl Record {
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            count: None,
            narrow: None,
            ratio: None,
            flag: None,
            inner: None,
            list: None,
            map: None,
            at: None,
            day: None,
            http: None,
            unix: None,
            pair: None,
            shape: None,
            nick: Patch::Absent,
        }
    }

    pub fn list(self, list: impl Into<Vec<String>>) -> Self {
        Self { list: Some(list.into()), ..self }
    }
}

json_object!(Record { id, count, narrow, ratio, flag, inner, list, map, at, day, http, unix, pair, shape, nick });

/// A record of required fields.
#[derive(Clone, Debug, PartialEq)]
pub struct Whole {
    pub count: i64,
    pub flag: bool,
    pub inner: Inner,
    pub at: DateTime,
    pub day: Date,
    pub list: Vec<i64>,
    pub level: Level,
}

impl Whole {
    pub fn new(
        count: i64,
        flag: bool,
        inner: impl Into<Inner>,
        at: impl Into<DateTime>,
        day: Date,
        list: impl Into<Vec<i64>>,
        level: impl Into<Level>,
    ) -> Self {
        Self { count, flag, inner: inner.into(), at: at.into(), day, list: list.into(), level: level.into() }
    }
}

json_object!(Whole { count, flag, inner, at, day, list, level });

/// A part.
#[derive(Clone, Debug, PartialEq)]
pub struct Inner {
    pub a: String,
}

impl Inner {
    pub fn new(a: impl Into<String>) -> Self {
        Self { a: a.into() }
    }
}

json_object!(Inner { a });

/// Fields with documented defaults.
#[derive(Clone, Debug, PartialEq)]
pub struct Defaulted {
    pub count: i64,
    pub level: Level,
    pub list: Vec<i64>,
    pub odd: i64,
    pub plain: i64,
}

impl Defaulted {
    pub fn new(count: i64, level: impl Into<Level>, list: impl Into<Vec<i64>>, odd: i64, plain: i64) -> Self {
        Self { count, level: level.into(), list: list.into(), odd, plain }
    }
}

json_object!(Defaulted { count = "count" or "5", level = "theLevel" or "\"high\"", list = "list" or "[1,2]", odd = "odd" or "\"\"", plain });

/// A field that may be null, and has a documented default.
#[derive(Clone, Debug, PartialEq)]
pub struct NullableDefault {
    pub level: Option<Level>,
}

json_object!(NullableDefault { level: required = "level" or "\"high\"" });

/// A level.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Level {
    Low,
    High,
    Unrecognized(String),
}

string_enum!(Level { Low = "low", High = "high" });

/// Told apart by a constant inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Created {
    pub event: CreatedEvent,
    pub kind: String,
}

impl Created {
    pub fn new(event: impl Into<CreatedEvent>) -> Self {
        Self { event: event.into(), kind: "sync".into() }
    }
}

json_object!(Created { event, kind: constant("sync") = "type" });

/// A constant and a value.
#[derive(Clone, Debug, PartialEq)]
pub struct CreatedEvent {
    pub id: String,
    pub kind: String,
}

impl CreatedEvent {
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), kind: "created".into() }
    }
}

json_object!(CreatedEvent { id, kind: constant("created") = "type" });

/// Told apart by a constant inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Deleted {
    pub event: DeletedEvent,
    pub kind: String,
}

impl Deleted {
    pub fn new(event: impl Into<DeletedEvent>) -> Self {
        Self { event: event.into(), kind: "sync".into() }
    }
}

json_object!(Deleted { event, kind: constant("sync") = "type" });

/// A constant and a value.
#[derive(Clone, Debug, PartialEq)]
pub struct DeletedEvent {
    pub id: String,
    pub kind: String,
}

impl DeletedEvent {
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), kind: "deleted".into() }
    }
}

json_object!(DeletedEvent { id, kind: constant("deleted") = "type" });

/// Told apart by what is nested.
#[derive(Clone, Debug, PartialEq)]
pub enum Nested {
    Created(Created),
    Deleted(Deleted),
    Unrecognized(serde_json::Value),
}

union!(Nested { Created(Created): object { "event", "type" = "sync" }, Deleted(Deleted): object { "event", "type" = "sync" } });

/// A circle.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    pub radius: f64,
    pub color: Option<Level>,
    pub center: Option<Inner>,
}

impl Circle {
    pub fn new(radius: f64) -> Self {
        Self { radius, color: None, center: None }
    }

    pub fn color(self, color: impl Into<Level>) -> Self {
        Self { color: Some(color.into()), ..self }
    }
}

json_object!(Circle { radius, color, center });

/// A square.
#[derive(Clone, Debug, PartialEq)]
pub struct Square {
    pub side: f64,
}

json_object!(Square { side });

/// A shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Circle(Circle),
    Square(Square),
    Unrecognized(serde_json::Value),
}

tagged_union!(Shape by "kind" { Circle(Circle) = "circle", Square(Square) = "square" });

/// Told apart by required fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Figure {
    Circle(Circle),
    Square(Square),
    Unrecognized(serde_json::Value),
}

union!(Figure { Circle(Circle): object { "radius" }, Square(Square): object { "side" } });

/// Fields of values that cannot be read as what is documented.
const ODD: [(&str, &str); 26] = [
    ("count", "[]"),
    ("count", r#""""#),
    ("count", r#""1,234""#),
    ("count", "3.5"),
    ("count", "true"),
    ("count", "9223372036854775808"),
    ("count", "1e30"),
    ("narrow", "2147483648"),
    ("ratio", r#""1,5""#),
    ("ratio", "{}"),
    ("flag", "1"),
    ("flag", r#""yes""#),
    ("inner", "[]"),
    ("inner", r#""""#),
    ("list", "{}"),
    ("list", r#""a""#),
    ("map", "[]"),
    ("at", r#""""#),
    ("at", r#""0000-00-00""#),
    ("at", r#""0000-00-00 00:00:00""#),
    ("at", "1700000000"),
    ("at", r#""Tue, 15 Nov 1994 08:12:31 GMT""#),
    ("day", "false"),
    ("http", "5"),
    ("unix", r#""now""#),
    ("nick", "{}"),
];

#[test]
fn lenient_members_an_odd_optional_field_is_none_and_told() {
    for (name, odd) in ODD {
        let body = format!(r#"[{{"id": "1", "{name}": {odd}}}, {{"id": "2", "{name}": null}}]"#);
        let (records, deviations) = read::<Vec<Record>>(&body);
        assert_eq!(records, [Record::new("1"), records[1].clone()], "{body}");
        assert_eq!(deviations.len(), 1, "{body}: {deviations:?}");
        assert!(deviations[0].starts_with(&format!("$[0].{name}: ")), "{deviations:?}");
        assert!(deviations[0].ends_with(": left out"), "{deviations:?}");
    }
}

#[test]
fn lenient_members_the_deviation_says_what_is_documented_and_what_came() {
    let mut deviations = read::<Record>(r#"{"id": "1", "ratio": "1,5", "inner": []}"#).1;
    deviations.sort(); // The order of properties is that of the map that serde_json was built with.
    assert_eq!(
        deviations,
        [
            "$.inner: invalid type: sequence, expected an object: left out",
            r#"$.ratio: invalid type: string "1,5", expected a number: left out"#,
        ]
    );
}

#[test]
fn lenient_members_a_required_field_gets_its_least_wrong_value() {
    let body = r#"{"count": [], "flag": 1, "inner": "", "at": "soon", "day": 5, "list": [1, "x", 3], "level": {}}"#;
    let (whole, deviations) = read::<Whole>(body);
    let epoch = chrono::DateTime::UNIX_EPOCH;
    assert_eq!(whole, Whole::new(0, false, Inner::new(""), epoch, epoch.date_naive(), [1, 3], ""));
    assert_eq!(deviations.len(), 7, "{deviations:?}");
    assert!(deviations.contains(&r#"$.list[1]: invalid type: string "x", expected an integer: left out"#.to_owned()));
    let (missing, deviations) =
        read::<Whole>(r#"{"count": 1, "flag": true, "inner": {"a": "b"}, "list": [], "level": "low"}"#);
    assert_eq!((missing.at, missing.day), (epoch.fixed_offset(), epoch.date_naive()));
    assert_eq!(deviations, ["$.at: a required member is missing", "$.day: a required member is missing"]);
}

#[test]
fn lenient_members_what_is_deeper_costs_only_itself() {
    let body = r#"{"id": "1", "map": {"a": 1, "b": "x"}, "pair": ["x", {"a": {}}], "nick": 5,
        "shape": {"kind": "circle", "radius": [], "color": 5, "center": []}}"#;
    let (record, deviations) = read::<Record>(body);
    assert_eq!(record.map, Some(BTreeMap::from([("a".to_owned(), 1)])));
    assert_eq!(record.pair, Some((0, Inner::new(""))));
    assert_eq!(record.nick, Patch::Value(5));
    let circle = Circle::new(0.0).color("5");
    assert_eq!(record.shape, Some(Shape::Circle(circle)));
    let paths: Vec<_> = deviations.iter().filter_map(|deviation| deviation.split(": ").next()).collect();
    let mut wanted =
        ["$.map.b", "$.pair[0]", "$.pair[1].a", "$.shape.radius", "$.shape.color", "$.shape.color", "$.shape.center"];
    let mut paths = paths;
    paths.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(paths, wanted, "{deviations:?}");
}

#[test]
fn nothing_is_read_leniently_where_it_decides_between_variants() {
    // An optional field that is odd says nothing against the variant.
    let (figure, deviations) = read::<Figure>(r#"{"radius": 1, "center": []}"#);
    assert_eq!(figure, Figure::Circle(Circle::new(1.0)));
    assert_eq!(deviations.len(), 1, "{deviations:?}");
    // A required one that is of another type does.
    let (figure, deviations) = read::<Figure>(r#"{"radius": []}"#);
    assert_eq!(figure, Figure::Unrecognized(json!({"radius": []})));
    assert_eq!(deviations.len(), 1, "{deviations:?}");
}

#[test]
fn union_nested_constant_the_one_whose_constants_fit() {
    let body = r#"{"type": "sync", "event": {"type": "deleted", "id": "1"}}"#;
    assert_eq!(strictly::<Nested>(body), Nested::Deleted(Deleted::new(DeletedEvent::new("1"))));
    let body = r#"{"type": "sync", "event": {"type": "created", "id": "1"}}"#;
    assert_eq!(strictly::<Nested>(body), Nested::Created(Created::new(CreatedEvent::new("1"))));
    let (other, deviations) = read::<Nested>(r#"{"type": "sync", "event": {"type": "moved", "id": "1"}}"#);
    assert!(matches!(other, Nested::Unrecognized(_)), "{other:?}");
    assert_eq!(deviations.len(), 1);
}

#[test]
fn union_nested_constant_that_differs_is_a_deviation_everywhere() {
    let (event, deviations) = read::<CreatedEvent>(r#"{"type": "deleted", "id": "1"}"#);
    assert_eq!(event.kind, "deleted");
    assert_eq!(deviations, [r#"$.type: "deleted" where "created" is documented"#]);
    let (event, deviations) = read::<CreatedEvent>(r#"{"id": "1"}"#);
    assert_eq!((event.kind.as_str(), deviations.len()), ("created", 1));
    let (event, deviations) = read::<CreatedEvent>(r#"{"id": "1", "type": []}"#);
    assert_eq!((event.kind.as_str(), deviations.len()), ("created", 1));
}

#[test]
fn defaults_replace_no_null_that_is_documented() {
    assert_eq!(strictly::<NullableDefault>(r#"{"level": null}"#).level, None);
    let (missing, deviations) = read::<NullableDefault>("{}");
    assert_eq!(missing.level, Some(Level::High));
    assert_eq!(deviations, ["$.level: a required member is missing: replaced by the documented default"]);
    let (unreadable, deviations) = read::<NullableDefault>(r#"{"level": []}"#);
    assert_eq!(unreadable.level, Some(Level::High));
    assert!(deviations[0].ends_with("replaced by the documented default"), "{deviations:?}");
}

#[test]
fn defaults_a_missing_required_field_gets_the_documented_default() {
    let (missing, deviations) = read::<Defaulted>("{}");
    assert_eq!(missing, Defaulted::new(5, Level::High, [1, 2], 0, 0));
    assert_eq!(
        deviations,
        [
            "$.count: a required member is missing: replaced by the documented default",
            "$.theLevel: a required member is missing: replaced by the documented default",
            "$.list: a required member is missing: replaced by the documented default",
            "$.odd: a required member is missing: replaced by an empty value",
            "$.plain: a required member is missing",
        ]
    );
    let (null, deviations) =
        read::<Defaulted>(r#"{"count": null, "theLevel": null, "list": null, "odd": 1, "plain": 1}"#);
    assert_eq!(null, Defaulted::new(5, Level::High, [1, 2], 1, 1));
    assert_eq!(deviations.len(), 3, "{deviations:?}");
    let (odd, deviations) = read::<Defaulted>(r#"{"count": [], "theLevel": {}, "list": 5, "odd": 1, "plain": 1}"#);
    assert_eq!(odd, Defaulted::new(5, Level::High, [1, 2], 1, 1));
    assert_eq!(deviations.len(), 3, "{deviations:?}");
    let sent = r#"{"count": 1, "theLevel": "low", "list": [], "odd": 1, "plain": 1}"#;
    assert_eq!(strictly::<Defaulted>(sent), Defaulted::new(1, Level::Low, [], 1, 1));
}

#[tokio::test]
async fn strict_mode_makes_deviations_errors() {
    let body = json!([{"id": "1"}, {"id": 5}]);
    let (client, _) = client([FakeReply::json(200, body.clone()), FakeReply::json(200, body)]);
    assert_eq!(Things(&client).list("acme").await.unwrap().deviations().len(), 1);
    let error = Things(&client).list("acme").with(CallOptions::new().strict(true)).await.unwrap_err();
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!(error.path(), "$[1].id");
    assert_eq!(error.message(), "5 where a string is documented, read as its text");
}

#[test]
fn broken_json_is_an_error_still() {
    for broken in [r#"{"id": "1", "inner": [}"#, r#"{"id": "1", "inner": [], "#, r#"{"id": "1", "inner": []} x"#] {
        text::from_slice::<Record>(broken.as_bytes()).unwrap_err();
    }
}
