//! Names of a document that are also names of the macros' insides: it is enough that this compiles without a warning.

#![allow(dead_code, non_camel_case_types)]

use std::collections::BTreeMap;

use serde_json::json;

use super::reading::strictly;
use crate::runtime::{json, json_object, string_enum, tagged_union, union};

mod shadows {
    //! Types called like what the macros write.

    use super::json_object;

    /// One.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Option {
        pub value: ::std::option::Option<i64>,
    }

    json_object!(Option { value });

    /// One.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Wire {
        pub value: i64,
    }

    json_object!(Wire { value });
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

/// Fields called like locals, parameters and methods.
#[derive(Clone, Debug, PartialEq)]
pub struct Names {
    pub map: i64,
    pub members: i64,
    pub value: i64,
    pub d: D,
    pub s: S,
    pub a: A,
    pub t: T,
    pub source: Value,
    pub sink: Patch,
    pub self_: Required,
    pub r#type: Object,
    pub slots: Option<Result>,
    pub names: Option<Into>,
    pub rest: Option<Default>,
    pub read: Option<Some>,
    pub decode: Option<i64>,
    pub encode: Option<i64>,
    pub absent: Option<i64>,
    pub fit: Option<shadows::Option>,
    pub wire: Option<shadows::Wire>,
    pub serialize: Option<i64>,
    pub deserialize: Option<i64>,
    pub clone: Option<i64>,
    pub fmt: Option<i64>,
    pub eq: Option<i64>,
    pub is_ok: Option<bool>,
    pub to_date: Option<String>,
    pub from_date: Option<String>,
    pub add: Option<i64>,
    pub not: Option<bool>,
    pub r#async: Option<i64>,
    pub object: crate::runtime::Patch<i64>,
    pub r#match: crate::runtime::Patch<i64>,
    pub r#const: i64,
    pub flag: bool,
    pub kind: Kind,
    pub take: BTreeMap<String, T>,
}

impl Names {
    #[allow(clippy::too_many_arguments)]
    pub fn new(
        map: i64,
        members: i64,
        value: i64,
        d: D,
        s: S,
        a: A,
        t: T,
        source: Value,
        sink: Patch,
        self_: Required,
        r#type: Object,
    ) -> Self {
        Self {
            map,
            members,
            value,
            d,
            s,
            a,
            t,
            source,
            sink,
            self_,
            r#type,
            slots: None,
            names: None,
            rest: None,
            read: None,
            decode: None,
            encode: None,
            absent: None,
            fit: None,
            wire: None,
            serialize: None,
            deserialize: None,
            clone: None,
            fmt: None,
            eq: None,
            is_ok: None,
            to_date: None,
            from_date: None,
            add: None,
            not: None,
            r#async: None,
            object: crate::runtime::Patch::Absent,
            r#match: crate::runtime::Patch::Absent,
            r#const: 5,
            flag: true,
            kind: "Ok".into(),
            take: BTreeMap::new(),
        }
    }

    pub fn clone(self, clone: i64) -> Self {
        Self { clone: Some(clone), ..self }
    }

    pub fn object(self, object: impl ::std::convert::Into<crate::runtime::Patch<i64>>) -> Self {
        Self { object: object.into(), ..self }
    }

    pub fn r#match(self, r#match: impl ::std::convert::Into<crate::runtime::Patch<i64>>) -> Self {
        Self { r#match: r#match.into(), ..self }
    }
}

json_object!(Names { map, members, value, d, s, a, t, source, sink, self_ = "self", r#type = "type", slots, names, rest, read, decode, encode, absent, fit, wire, serialize, deserialize, clone, fmt, eq, is_ok, to_date, from_date, add, not, r#async = "async", object, r#match = "match", r#const: constant(5) = "const", flag: constant(true), kind: constant("Ok"), ..take });

/// Variants called like what the macros write.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Ok,
    Err,
    None,
    Some,
    Self_,
    String,
    From,
    Unrecognized(String),
}

string_enum!(Kind { Ok = "Ok", Err = "Err", None = "None", Some = "Some", Self_ = "Self", String = "String", From = "From" });

/// One.
#[derive(Clone, Debug, PartialEq)]
pub struct String_ {
    pub text: String,
}

impl String_ {
    pub fn new(text: impl ::std::convert::Into<String>) -> Self {
        Self { text: text.into() }
    }
}

json_object!(String_ { text });

/// Variants called like what the macros write.
#[derive(Clone, Debug, PartialEq)]
pub enum Tagged {
    Ok(String_),
    Err(Box<String_>),
    Value(String_),
    Unrecognized(serde_json::Value),
}

tagged_union!(Tagged by "type" { Ok(String_) = "ok", Err(Box<String_>) explicit = "err", Value(String_) explicit = "v" });

/// Variants called like what the macros write.
#[derive(Clone, Debug, PartialEq)]
pub enum Mixed {
    Ok(String_),
    None(i64),
    Value(Vec<Mixed>),
    String(String),
    Unrecognized(serde_json::Value),
}

union!(Mixed { Ok(String_): object { "text" }, None(i64): integer, Value(Vec<Mixed>): array, String(String): string });

#[allow(deprecated)]
mod deprecated {
    //! Deprecated types and fields, in a crate that allows them for itself.

    use std::collections::BTreeMap;

    use super::{json_object, string_enum, tagged_union, union};
    use crate::runtime::integer_enum;

    /// Old.
    #[deprecated]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Whole {
        pub a: Option<i64>,
    }

    json_object!(Whole { a });

    /// Old in parts, and with many members.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Parts {
        #[deprecated]
        pub a: i64,
        pub b: i64,
        pub c: i64,
        pub d: i64,
        pub e: i64,
        pub f: i64,
        pub g: i64,
        pub h: i64,
        #[deprecated(note = "use `a`")]
        pub o: Option<i64>,
        #[deprecated]
        pub p: crate::runtime::Patch<i64>,
        #[deprecated]
        pub k: i64,
        #[deprecated]
        pub rest: BTreeMap<String, i64>,
    }

    json_object!(Parts { a, b, c, d, e, f, g, h, o, p, k: constant(5), ..rest });

    /// Old.
    #[deprecated]
    #[derive(Clone, Debug, PartialEq, Eq, Hash)]
    pub enum Text {
        #[deprecated]
        A,
        B,
        Unrecognized(String),
    }

    string_enum!(Text { A = "a", B = "b" });

    /// Old.
    #[deprecated]
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Number {
        #[deprecated]
        A,
        B,
        Unrecognized(i64),
    }

    integer_enum!(Number { A = 1, B = 2 });

    /// Old.
    #[deprecated]
    #[derive(Clone, Debug, PartialEq)]
    pub enum Tagged {
        #[deprecated]
        A(Parts),
        Unrecognized(serde_json::Value),
    }

    tagged_union!(Tagged by "t" { A(Parts) = "a" | "aa" });

    /// Old.
    #[deprecated]
    #[derive(Clone, Debug, PartialEq)]
    pub enum Union {
        #[deprecated]
        A(Parts),
        B(i64),
        Unrecognized(serde_json::Value),
    }

    union!(Union { A(Parts): object { "a", "b" = 1 }, B(i64): integer });
}

#[test]
fn names_of_the_macros_are_free_for_documents() {
    let names = Names::new(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).clone(13).r#match(None).object(15);
    let written = json::to_value(&names).unwrap();
    let expected = json!({
        "map": 1, "members": 2, "value": 3, "d": 4, "s": 5, "a": 6, "t": 7, "source": 8, "sink": 9, "self": 10,
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
