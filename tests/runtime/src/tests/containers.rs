//! Options, arrays, maps, tuples, lists.

use std::collections::BTreeMap;

use super::reading::{again, fault, read, strictly};
use crate::runtime::{List, Patch, Wire, json};

#[test]
fn an_option_is_null_or_a_value() {
    assert_eq!(strictly::<Option<i64>>("null"), None);
    assert_eq!(strictly::<Option<i64>>("5"), Some(5));
    assert_eq!(again::<Vec<Option<i64>>>("[1,null]"), "[1,null]");
}

#[test]
fn a_null_element_is_the_value_of_nothing() {
    let (elements, deviations) = read::<Vec<String>>(r#"["a", null, 5]"#);
    assert_eq!(elements, ["a", "", "5"]);
    assert_eq!(
        deviations,
        ["$[1]: null where a string is documented", "$[2]: 5 where a string is documented, read as its text"]
    );
    let (lists, deviations) = read::<Vec<Vec<i64>>>("[[1], null, [2, \"3\"]]");
    assert_eq!(lists, [vec![1], vec![], vec![2, 3]]);
    assert_eq!(deviations.len(), 2);
    assert!(deviations[1].starts_with("$[2][1]: "), "{deviations:?}");
}

#[test]
fn an_array_is_no_object_and_no_text() {
    for wrong in ["{}", r#""a""#, "1"] {
        assert_eq!(fault::<Vec<String>>(wrong).0, "$", "{wrong}");
    }
    let (kept, deviations) = read::<Vec<Vec<i64>>>("[[], [1, {}, 2], 5]");
    assert_eq!(kept, [vec![], vec![1, 2]]);
    assert_eq!(
        deviations,
        [
            "$[1][1]: invalid type: map, expected an integer: left out",
            "$[2]: invalid type: integer `5`, expected an array: left out"
        ]
    );
    // Where elements may be null, the others stay where they are.
    assert_eq!(read::<Vec<Option<i64>>>(r#"[1, "x", 3]"#).0, [Some(1), None, Some(3)]);
}

#[test]
fn maps_keep_their_names() {
    let text = r#"{"a b":1,"é":2}"#;
    assert_eq!(again::<BTreeMap<String, i64>>(text), text);
    assert_eq!(read::<BTreeMap<String, i64>>(r#"{"a": null}"#).1, ["$.a: null where an integer is documented"]);
    assert_eq!(fault::<BTreeMap<String, i64>>(r#"{"a": {}}"#).0, "$.a");
    let (kept, deviations) = read::<BTreeMap<String, i64>>(r#"{"a": {}, "b": 1}"#);
    assert_eq!(kept, BTreeMap::from([("b".to_owned(), 1)]));
    assert_eq!(deviations, ["$.a: invalid type: map, expected an integer: left out"]);
    assert_eq!(fault::<BTreeMap<String, i64>>("[]").0, "$");
    assert_eq!(read::<BTreeMap<String, i64>>("null").0, BTreeMap::new());
}

#[test]
fn a_tuple_is_an_array_of_its_length() {
    assert_eq!(again::<(i64, String)>(r#"[1,"a"]"#), r#"[1,"a"]"#);
    assert_eq!(strictly::<(i64, String, bool)>(r#"[1, "a", true]"#), (1, "a".to_owned(), true));
    assert_eq!(strictly::<(i64,)>("[1, 2, 3]"), (1,));
    let (short, deviations) = read::<(i64, String)>("[1]");
    assert_eq!(short, (1, String::new()));
    assert_eq!(deviations, ["$: 1 elements where 2 are documented"]);
    let (replaced, deviations) = read::<(i64, String)>("[1, {}]");
    assert_eq!(replaced, (1, String::new()));
    assert_eq!(deviations, ["$[1]: invalid type: map, expected a string: replaced by an empty value"]);
}

#[test]
fn nothing_reads_anything() {
    for text in ["null", "{}", "[1]", r#""a""#] {
        strictly::<()>(text);
    }
    assert_eq!(json::to_vec(&()).unwrap(), b"null");
}

#[test]
fn a_list_is_made_of_what_is_at_hand() {
    fn texts(list: impl Into<List<String>>) -> Vec<String> {
        list.into().into_vec()
    }
    let owned = vec!["a".to_owned(), "b".to_owned()];
    for list in [
        texts(["a", "b"]),
        texts(vec!["a", "b"]),
        texts(&["a", "b"] as &[&str; 2]),
        texts(&["a", "b"][..]),
        texts(&owned),
        texts(owned.clone()),
        texts(owned.iter().collect::<List<String>>()),
    ] {
        assert_eq!(list, owned);
    }
    let numbers: List<i64> = [1, 2].into();
    assert_eq!(json::to_vec(&numbers).unwrap(), b"[1,2]");
    assert_eq!(numbers.len(), 2);
}

#[test]
fn a_patch_is_made_of_a_value_or_none() {
    fn patch(patch: impl Into<Patch<i64>>) -> Patch<i64> {
        patch.into()
    }
    assert_eq!(patch(5), Patch::Value(5));
    assert_eq!(patch(Some(5)), Patch::Value(5));
    assert_eq!(patch(None), Patch::Null);
    assert_eq!(patch(Patch::Absent), Patch::Absent);
    assert_eq!(Patch::<i64>::absent(), Some(Patch::Absent));
    assert_eq!(Patch::from("a"), Patch::Value("a".to_owned()));
    assert_eq!(patch(5).into_value(), Some(5));
}
