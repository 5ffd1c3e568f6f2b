//! Text, numbers and booleans: what is a deviation, what is an error, what is written.

use serde_json::{Map, Value, json};

use super::reading::{again, fault, read, strictly};
use crate::runtime::{Wire, json};

fn with_deviation<T: Wire>(text: &str) -> T {
    let (value, deviations) = read(text);
    assert_eq!(deviations.len(), 1, "{text}: {deviations:?}");
    assert!(deviations[0].starts_with("$: "), "{deviations:?}");
    value
}

#[test]
fn text_takes_numbers_and_booleans() {
    assert_eq!(strictly::<String>(r#""a\u00e9\n""#), "aé\n");
    for (sent, text) in [("5", "5"), ("-5", "-5"), ("1.5", "1.5"), ("18446744073709551615", "18446744073709551615")] {
        assert_eq!(with_deviation::<String>(sent), text);
    }
    assert_eq!(with_deviation::<String>("true"), "true");
    assert_eq!(with_deviation::<String>("null"), "");
    assert_eq!(fault::<String>("{}").0, "$");
    assert_eq!(fault::<String>("[]").0, "$");
}

#[test]
fn an_integral_number_with_a_fraction_is_an_integer() {
    for (sent, integer) in [
        ("1.0", 1),
        ("-2.0", -2),
        ("0.0", 0),
        ("-0.0", 0),
        ("1e3", 1000),
        ("1.5e1", 15),
        ("2500e-2", 25),
        ("9007199254740992.0", 9_007_199_254_740_992),
        ("9007199254740993.0", 9_007_199_254_740_993),
        ("-1234567890123456789.00", -1_234_567_890_123_456_789),
        ("9223372036854775000.0", 9_223_372_036_854_775_000),
        ("9223372036854775807.0", i64::MAX),
        ("-9223372036854775808.0", i64::MIN),
        ("9.223372036854775807e18", i64::MAX),
    ] {
        assert_eq!(strictly::<i64>(sent), integer, "{sent}");
    }
    assert_eq!(strictly::<u64>("18446744073709551615.0"), u64::MAX);
    assert_eq!(json::from_slice_as_is::<i64>(b"5.0").unwrap().value, 5);
    assert_eq!(json::from_value::<Vec<i64>>(&json!([1.0, 9_007_199_254_740_992.0])).unwrap().deviations, []);
    for (sent, message) in [
        ("9223372036854775808.0", "9223372036854775808 is out of range for i64"),
        ("1e20", "100000000000000000000 is out of range for i64"),
        ("5.5", "invalid type: floating point `5.5`, expected an integer"),
        ("9007199254740992.5", "invalid type: number `9007199254740992.5`, expected an integer"),
        ("1e300", "invalid type: floating point `1e+300`, expected an integer"),
    ] {
        assert!(fault::<i64>(sent).1.starts_with(message), "{sent}: {:?}", fault::<i64>(sent));
    }
    assert_eq!(fault::<i8>("128.0").1, "128 is out of range for i8");
}

#[test]
fn integers_take_text() {
    assert_eq!(strictly::<i64>("-9223372036854775808"), i64::MIN);
    assert_eq!(strictly::<u64>("18446744073709551615"), u64::MAX);
    assert_eq!(with_deviation::<i64>(r#""5""#), 5);
    assert_eq!(with_deviation::<i64>(r#""1e3""#), 1000);
    assert_eq!(with_deviation::<i64>(r#""+5.0""#), 5);
    assert_eq!(with_deviation::<i32>(r#"" -7.0 ""#), -7);
    assert_eq!(with_deviation::<u64>(r#""18446744073709551615""#), u64::MAX);
    assert_eq!(with_deviation::<u8>("null"), 0);
    for wrong in ["5.5", r#""five""#, r#""""#, r#"".""#, r#""5a.0""#, "true", "{}", "[]", r#""NaN""#, "1e300"] {
        assert_eq!(fault::<i64>(wrong).0, "$", "{wrong}");
    }
}

#[test]
fn an_integer_out_of_range_is_an_error() {
    assert_eq!(fault::<i64>("9223372036854775808").1, "9223372036854775808 is out of range for i64");
    assert_eq!(fault::<u64>("-1").1, "-1 is out of range for u64");
    assert_eq!(fault::<u8>("256").1, "256 is out of range for u8");
    assert_eq!(fault::<i8>("-129").0, "$");
    assert_eq!(fault::<u16>("65536").0, "$");
    assert_eq!(fault::<i16>("32768").0, "$");
    assert_eq!(fault::<u32>("4294967296").0, "$");
    assert_eq!(fault::<i32>("2147483648").0, "$");
    assert_eq!(fault::<u64>("18446744073709551616").1, "18446744073709551616 is out of range for u64");
}

#[test]
fn integral_numbers_are_written_without_a_fraction() {
    let table = [
        (5.0, "5"),
        (-5.0, "-5"),
        (0.0, "0"),
        (-0.0, "-0.0"),
        (0.5, "0.5"),
        (1e15, "1000000000000000"),
        (9_007_199_254_740_994.0, "9007199254740994"),
        (-9.007_199_254_740_994e15, "-9007199254740994"),
        (1e18, "1000000000000000000"),
        (1e300, "1e+300"),
        (9_223_372_036_854_775_808.0, "9.223372036854776e+18"),
        (-9_223_372_036_854_775_808.0, "-9223372036854775808"),
        (0.1, "0.1"),
        (1e-7, "1e-7"),
    ];
    for (number, text) in table {
        assert_eq!(String::from_utf8(json::to_vec(&number).unwrap()).unwrap(), text);
        assert_eq!(json::to_value(&number).unwrap().to_string(), text);
        assert_eq!(strictly::<f64>(text), number);
    }
    assert_eq!(json::to_value(&5.0_f32).unwrap().to_string(), "5");
    assert_eq!(String::from_utf8(json::to_vec(&0.1_f32).unwrap()).unwrap(), "0.1");
    assert_eq!(json::to_value(&Some(vec![1.0, 1.5])).unwrap().to_string(), "[1,1.5]");
    for none in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(json::to_value(&none).is_err());
    }
}

#[test]
fn numbers_take_integers_and_text() {
    assert_eq!(strictly::<f64>("1.5"), 1.5);
    assert_eq!(strictly::<f64>("5"), 5.0);
    assert_eq!(strictly::<f64>("-5"), -5.0);
    assert_eq!(with_deviation::<f64>(r#""1.5""#), 1.5);
    assert_eq!(with_deviation::<f64>("null"), 0.0);
    for wrong in [r#""inf""#, r#""NaN""#, r#""1e999""#, r#""x""#, "true", "[]"] {
        assert_eq!(fault::<f64>(wrong).0, "$", "{wrong}");
    }
}

#[test]
fn a_float_out_of_range_is_an_error_with_its_path() {
    assert_eq!(fault::<Vec<f64>>("[1, 1e999]").0, "$[1]");
    assert_eq!(fault::<f32>("1e39").0, "$");
}

#[test]
fn a_decimal_is_the_same_text_again() {
    for text in ["0.1", "1.1", "123456.789", "5e-324", "1.7976931348623157e+308", "0.30000000000000004", "-0.0"] {
        assert_eq!(again::<f64>(text), text);
    }
    assert_eq!(again::<f32>("0.1"), "0.1");
    assert_eq!(again::<Value>("[0.1,5,5.0,18446744073709551615]"), "[0.1,5,5.0,18446744073709551615]");
}

#[test]
fn what_json_cannot_hold_is_not_written() {
    for number in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(json::to_vec(&vec![number]).is_err());
        assert!(json::to_value(&(number as f32)).is_err());
    }
}

#[test]
fn booleans_take_their_text() {
    assert!(strictly::<bool>("true"));
    assert!(with_deviation::<bool>(r#""true""#));
    assert!(!with_deviation::<bool>(r#""false""#));
    assert!(!with_deviation::<bool>("null"));
    for wrong in ["1", "0", r#""yes""#, r#""""#, "{}"] {
        assert_eq!(fault::<bool>(wrong).0, "$", "{wrong}");
    }
}

#[test]
fn json_of_no_documented_shape_is_kept() {
    let text = r#"{"a":[1,null,{"b":"c"}]}"#;
    assert_eq!(again::<Value>(text), text);
    assert_eq!(again::<Map<String, Value>>(text), text);
    assert_eq!(strictly::<Value>("null"), Value::Null);
    assert_eq!(with_deviation::<Map<String, Value>>("null"), Map::new());
    assert_eq!(fault::<Map<String, Value>>("[]").0, "$");
    assert_eq!(json::from_value::<Vec<i64>>(&json!([1, 2])).unwrap().value, [1, 2]);
}
