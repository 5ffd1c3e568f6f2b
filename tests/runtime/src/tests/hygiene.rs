//! Names of a document that are also names of the macros' insides: it is enough that this compiles without a warning.

#![allow(dead_code, non_camel_case_types)]

use std::collections::BTreeMap;

use serde_json::json;

use super::reading::strictly;
use crate::runtime::{json, object, string_enum, tagged_union, union};

mod shadows {
    //! Types called like what the macros write.

    use super::object;

    object! {
        /// One.
        pub struct Option { [optional] value: Option<i64>, }
    }
    object! {
        /// One.
        pub struct Wire { value: i64, }
    }
}

/// Types called like generic parameters and traits of the macros' insides.
type A = i64;
type D = i64;
type S = i64;
type T = i64;
type Value = i64;
type Patch = i64;
type Required = i64;
type Object = i64;
type Result = i64;
type Into = i64;
type Default = i64;
type Some = i64;

object! {
    /// Fields called like locals, parameters and methods.
    pub struct Names {
        map: i64,
        members: i64,
        value: i64,
        d: D,
        s: S,
        a: A,
        t: T,
        source: Value,
        sink: Patch,
        self_: Required = "self",
        r#type: Object = "type",
        [optional]
        slots: Option<Result>,
        names: Option<Into>,
        rest: Option<Default>,
        read: Option<Some>,
        decode: Option<i64>,
        encode: Option<i64>,
        absent: Option<i64>,
        fit: Option<shadows::Option>,
        wire: Option<shadows::Wire>,
        serialize: Option<i64>,
        deserialize: Option<i64>,
        clone: Option<i64>,
        fmt: Option<i64>,
        eq: Option<i64>,
        is_ok: Option<bool>,
        to_date: Option<String>,
        from_date: Option<String>,
        add: Option<i64>,
        not: Option<bool>,
        r#async: Option<i64> = "async",
        [nullable]
        object: Patch<i64>,
        r#match: Patch<i64> = "match",
        [constant]
        r#const: i64 = "const" => 5,
        flag: bool = "flag" => true,
        kind: Kind = "kind" => "Ok",
        [additional]
        take: BTreeMap<String, T>,
    }
}

string_enum! {
    /// Variants called like what the macros write.
    pub enum Kind { Ok = "Ok", Err = "Err", None = "None", Some = "Some", Self_ = "Self", String = "String", From = "From" , }
}

object! {
    /// One.
    pub struct String_ { text: String, }
}

tagged_union! {
    /// Variants called like what the macros write.
    pub enum Tagged by "type" { Ok(String_) = "ok", Err(Box<String_>) explicit = "err", Value(String_) explicit = "v", }
}

union! {
    /// Variants called like what the macros write.
    pub enum Mixed { Ok(String_): object { "text" }, None(i64): integer, Value(Vec<Mixed>): array, String(String): string, }
}

mod deprecated {
    //! What a document calls deprecated warns its users, and not the client itself.

    use std::collections::BTreeMap;

    use super::{object, string_enum, tagged_union, union};
    use crate::runtime::integer_enum;

    object! {
        /// Old.
        #[deprecated]
        pub struct Whole { [optional] a: Option<i64>, }
    }

    object! {
        /// Old in parts, and with many members.
        pub struct Parts {
            #[deprecated]
            a: i64, b: i64, c: i64, d: i64, e: i64, f: i64, g: i64, h: i64,
            [optional]
            #[deprecated(note = "use `a`")]
            o: Option<i64>,
            [nullable]
            #[deprecated]
            p: Patch<i64>,
            [constant]
            #[deprecated]
            k: i64 = "k" => 5,
            [additional]
            #[deprecated]
            rest: BTreeMap<String, i64>,
        }
    }

    string_enum! {
        /// Old.
        #[deprecated]
        pub enum Text { #[deprecated] A = "a", B = "b", }
    }

    integer_enum! {
        /// Old.
        #[deprecated]
        pub enum Number { #[deprecated] A = 1, B = 2, }
    }

    tagged_union! {
        /// Old.
        #[deprecated]
        pub enum Tagged by "t" { #[deprecated] A(Parts) = "a" | "aa", }
    }

    union! {
        /// Old.
        #[deprecated]
        pub enum Union { #[deprecated] A(Parts): object { "a", "b" = 1 }, B(i64): integer, }
    }
}

#[test]
fn names_of_the_macros_are_free_for_documents() {
    let names = Names::new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).map(12).clone(13).r#match(None).self_(14).object(15);
    let written = json::to_value(&names).unwrap();
    let expected = json!({
        "map": 12, "members": 2, "value": 3, "d": 4, "s": 5, "a": 6, "t": 7, "source": 8, "sink": 9, "self": 14,
        "type": 11, "clone": 13, "object": 15, "match": null, "const": 5, "flag": true, "kind": "Ok",
    });
    assert_eq!(written, expected);
    assert_eq!(strictly::<Names>(&written.to_string()), names);
    assert_eq!(
        strictly::<Mixed>(r#"[1, {"text": "a"}]"#),
        Mixed::Value(vec![Mixed::None(1), Mixed::Ok(String_::new("a"))])
    );
    assert_eq!(strictly::<Tagged>(r#"{"type": "v", "text": "a"}"#), Tagged::Value(String_::new("a")));
}
