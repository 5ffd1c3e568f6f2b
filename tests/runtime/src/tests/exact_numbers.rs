//! Numbers are exact, or a deviation says that they are not.

#![allow(dead_code)]

use serde_json::Value;

use super::reading::{again, read, strictly};
use crate::runtime::json_object;

/// Numbers of each type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    pub number: Option<f64>,
    pub narrow: Option<f32>,
    pub integer: Option<i64>,
    pub unsigned: Option<u64>,
    pub text: Option<String>,
    pub any: Option<Value>,
}

impl Numbers {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn text(self, text: impl Into<String>) -> Self {
        Self { text: Some(text.into()), ..self }
    }
}

json_object!(Numbers { number, narrow, integer, unsigned, text, any });

#[test]
fn decimals_that_a_float_holds_are_the_same_text_again() {
    for number in ["0.1", "1234567.125", "0.30000000000000004", "123456789012345.6", "1e-7", "37.77492950000001"] {
        let body = format!(r#"{{"number":{number}}}"#);
        strictly::<Numbers>(&body);
        assert_eq!(again::<Numbers>(&body), body);
    }
}

#[test]
fn decimals_that_a_float_does_not_hold_are_told() {
    for (number, held) in [
        ("0.1234567890123456789", "0.12345678901234568"),
        ("12345678901234567.89", "12345678901234568"),
        ("1234567890.123456789", "1234567890.1234567"),
        ("9007199254740993", "9007199254740992"),
        ("-9007199254740993", "-9007199254740992"),
        ("18446744073709551617", "18446744073709552000"),
        ("100000000000000000000000001", "100000000000000000000000000"),
    ] {
        let (numbers, deviations) =
            read::<Numbers>(&format!(r#"{{"number": {number}, "text": "12345678901234567.89"}}"#));
        assert_eq!(numbers.number, Some(held.parse().unwrap()), "{number}");
        assert_eq!(deviations, [format!("$.number: {number} is more exact than a number can be here, read as {held}")]);
        assert_eq!(numbers.text.as_deref(), Some("12345678901234567.89"));
    }
    let (values, deviations) =
        read::<Vec<Value>>("[1.5, 0.1234567890123456789, 9007199254740993, 18446744073709551615]");
    assert_eq!(values.len(), 4);
    assert_eq!(deviations.len(), 1, "{deviations:?}");
    assert!(deviations[0].starts_with("$[1]: 0.1234567890123456789 is more exact"), "{deviations:?}");
}

#[test]
fn decimals_of_a_narrow_float_are_told() {
    assert_eq!(again::<Numbers>(r#"{"narrow":0.1}"#), r#"{"narrow":0.1}"#);
    strictly::<Numbers>(r#"{"narrow": 0.1}"#);
    strictly::<Numbers>(r#"{"narrow": 16777216}"#);
    assert_eq!(read::<Numbers>(r#"{"narrow": 16777217}"#).1.len(), 1);
    assert_eq!(read::<Numbers>(r#"{"narrow": 0.123456789}"#).1.len(), 1);
}

#[test]
fn integers_large_do_not_lose_the_response() {
    for (name, large) in [
        ("integer", "9223372036854775808"),
        ("integer", "18446744073709551616"),
        ("integer", "-9223372036854775809"),
        ("unsigned", "18446744073709551616"),
        ("unsigned", "-1"),
    ] {
        let (numbers, deviations) = read::<Numbers>(&format!(r#"{{"{name}": {large}, "text": "kept"}}"#));
        assert_eq!(numbers, Numbers::new().text("kept"));
        assert_eq!(deviations.len(), 1, "{deviations:?}");
        assert!(deviations[0].contains(large), "{deviations:?}");
    }
    let text = r#"{"integer":-9223372036854775808,"unsigned":18446744073709551615}"#;
    strictly::<Numbers>(text);
    assert_eq!(again::<Numbers>(text), text);
}

#[test]
fn texts_that_look_like_numbers_are_left_alone() {
    let body = r#"{"text":"a: 0.1234567890123456789, \"0.1234567890123456789\": 1","number":0.12345678901234567}"#;
    let (numbers, _) = read::<Numbers>(body);
    assert_eq!(numbers.text.as_deref(), Some("a: 0.1234567890123456789, \"0.1234567890123456789\": 1"));
    // A number where an object, a list or a text is documented is what it is.
    assert!(super::reading::fault::<Numbers>("0.1234567890123456789").1.starts_with("invalid type: number"));
    assert!(
        super::reading::fault::<std::collections::BTreeMap<String, String>>("0.1234567890123456789")
            .1
            .contains("number")
    );
    assert_eq!(read::<String>("0.1234567890123456789").0, "0.1234567890123456789");
}
