//! Enums of texts and of integers.

// What a macro makes for a client's users is not all used by a test.
#![allow(dead_code, deprecated)]

use serde_json::json;

use super::reading::{again, fault, read, strictly};
use crate::runtime::{Wire, integer_enum, json, string_enum};

/// A status.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// In use.
    Active,
    #[deprecated]
    Disabled,
    Five,
    Empty,
    Unrecognized(String),
}

string_enum!(Status { Active = "active", Disabled = "disabled", Five = "5", Empty = "" });

/// A model, or any other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Model {
    /// The small one.
    Small,
    Unrecognized(String),
}

string_enum!(open Model { Small = "small" });

/// No value at all.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum None0 {
    Unrecognized(String),
}

string_enum!(None0 {});

/// A kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    One,
    /// Less than nothing.
    Minus,
    Unrecognized(i64),
}

integer_enum!(Kind { One = 1, Minus = -1 });

#[test]
fn a_documented_value_is_a_variant() {
    assert_eq!(strictly::<Status>(r#""active""#), Status::Active);
    assert_eq!(again::<Status>(r#""disabled""#), r#""disabled""#);
    assert_eq!(Status::from("active"), Status::Active);
    assert_eq!(Status::from("active".to_owned()), Status::Active);
    assert_eq!(Status::Active.as_str(), "active");
    assert_eq!(format!("{:>8}|{}", Status::Active, Status::from("x")), "  active|x");
    assert_eq!(strictly::<Kind>("-1"), Kind::Minus);
    assert_eq!(Kind::from(1), Kind::One);
    assert_eq!(format!("{:03}", Kind::One), "001");
}

#[test]
fn another_value_is_kept_and_told() {
    let (status, deviations) = read::<Status>(r#""Active""#);
    assert_eq!(status, Status::Unrecognized("Active".into()));
    assert_eq!(deviations, [r#"$: "Active" is not among the documented values"#]);
    assert_eq!(again::<Status>(r#""Active""#), r#""Active""#);
    let (kind, deviations) = read::<Kind>("7");
    assert_eq!(kind, Kind::Unrecognized(7));
    assert_eq!(deviations, ["$: 7 is not among the documented values"]);
    assert_eq!(again::<Kind>("7"), "7");
    assert_eq!(read::<None0>(r#""a""#).0, None0::Unrecognized("a".into()));
}

#[test]
fn text_and_number_stand_for_each_other() {
    assert_eq!(read::<Status>("5").0, Status::Five);
    assert_eq!(read::<Kind>(r#""1""#).0, Kind::One);
    assert_eq!(strictly::<Kind>("1.0"), Kind::One);
    assert_eq!(Kind::match_score(&json!(1.0)), Kind::match_score(&json!(1)));
    assert_eq!(fault::<Status>("{}").0, "$");
    assert_eq!(fault::<Kind>(r#""one""#).0, "$");
}

#[test]
fn null_is_told_once() {
    assert_eq!(
        read::<None0>("null"),
        (None0::Unrecognized(String::new()), vec!["$: null where a string is documented".into()])
    );
    assert_eq!(None0::absent(), Some(None0::Unrecognized(String::new())));
    assert_eq!(read::<Kind>("null").0, Kind::Unrecognized(0));
    assert_eq!(read::<Kind>("null").1, ["$: null where an integer is documented"]);
}

#[test]
fn serde_reads_and_writes_them_too() {
    assert_eq!(serde_json::from_value::<Status>(json!("active")).unwrap(), Status::Active);
    assert_eq!(serde_json::to_value(Kind::One).unwrap(), json!(1));
    assert_eq!(json::to_value(&Status::Empty).unwrap(), json!(""));
}

#[test]
fn an_open_enum_takes_other_texts_as_documented() {
    assert_eq!(strictly::<Model>(r#""small""#), Model::Small);
    assert_eq!(strictly::<Model>(r#""tiny""#), Model::Unrecognized("tiny".to_owned()));
}
