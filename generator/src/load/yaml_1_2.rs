//! Reads YAML 1.2 that libyaml refuses, because libyaml reads YAML 1.1: tabs before comments and more
//! (`yaml_spaces.rs` describes what both parsers need help with).
//!
//! `serde_yaml`, which uses libyaml, reads each document first. What it refuses is composed here from the events of
//! the parser that finds positions, and passed to the same visitor, with the same limits of depth, values and
//! aliases. If both refuse a text, the message of the first is reported.

use std::collections::HashMap;
use std::rc::Rc;

use saphyr_parser::{Event, Parser, ScalarStyle, Tag};
use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

/// How deep values may be nested, including the values of aliases.
const DEEPEST: usize = 127;
/// How many values, keys and ends of values a text may have.
const MOST_EVENTS: usize = 20_000_000;

/// A node of a YAML document. Aliases share their value, so they take no memory here; the reader of the tree limits
/// them.
#[derive(Debug)]
pub(super) struct Node {
    kind: Kind,
    depth: usize,
}

#[derive(Debug)]
enum Kind {
    Scalar(serde_yaml::Value),
    List(Vec<Rc<Node>>),
    Mapping(Vec<(Rc<Node>, Rc<Node>)>),
}

/// A list or a mapping that has not ended.
struct Open {
    anchor: usize,
    is_mapping: bool,
    items: Vec<Rc<Node>>,
}

/// Returns the document of a text; `None` when it can't be read, has several documents or passes a limit.
pub(super) fn read(text: &str) -> Option<Rc<Node>> {
    let mut anchors: HashMap<usize, Rc<Node>> = HashMap::new();
    let mut open: Vec<Open> = Vec::new();
    let mut root = None;
    let mut documents = 0_usize;
    for (count, event) in Parser::new_from_str(text).enumerate() {
        crate::work::add(1);
        if count > MOST_EVENTS || open.len() > DEEPEST {
            return None;
        }
        let (node, anchor) = match event.ok()?.0 {
            Event::DocumentStart(_) => {
                documents += 1;
                if documents > 1 {
                    return None;
                }
                continue;
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
            Event::Alias(anchor) => (anchors.get(&anchor)?.clone(), 0),
            Event::Scalar(text, style, anchor, tag) => {
                let kind = Kind::Scalar(scalar(&text, style, tag.as_deref()));
                (Rc::new(Node { kind, depth: 1 }), anchor)
            }
            Event::SequenceStart(anchor, _) => {
                open.push(Open { anchor, is_mapping: false, items: Vec::new() });
                continue;
            }
            Event::MappingStart(anchor, _) => {
                open.push(Open { anchor, is_mapping: true, items: Vec::new() });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let ended = open.pop()?;
                let anchor = ended.anchor;
                (Rc::new(ended.node()?), anchor)
            }
        };
        if anchor > 0 {
            anchors.insert(anchor, node.clone());
        }
        match open.last_mut() {
            Some(around) => around.items.push(node),
            None => root = Some(node),
        }
    }
    root
}

impl Open {
    fn node(self) -> Option<Node> {
        let depth = 1 + self.items.iter().map(|item| item.depth).max().unwrap_or_default();
        if depth > DEEPEST {
            return None;
        }
        let kind = if self.is_mapping {
            let mut items = self.items.into_iter();
            let mut members = Vec::new();
            while let Some(key) = items.next() {
                members.push((key, items.next()?));
            }
            Kind::Mapping(members)
        } else {
            Kind::List(self.items)
        };
        Some(Node { kind, depth })
    }
}

/// The value of a scalar. What is written plainly means what it means to `serde_yaml`.
fn scalar(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> serde_yaml::Value {
    let is_text = tag.is_some_and(|tag| tag.is_yaml_core_schema() && tag.suffix == "str");
    if style != ScalarStyle::Plain || is_text {
        return serde_yaml::Value::String(text.to_owned());
    }
    match serde_yaml::from_str(text) {
        Ok(serde_yaml::Value::Mapping(_) | serde_yaml::Value::Sequence(_) | serde_yaml::Value::Tagged(_)) | Err(_) => {
            serde_yaml::Value::String(text.to_owned())
        }
        Ok(value) => value,
    }
}

/// A node as serde reads it.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a>(pub &'a Node);

impl<'de> Deserializer<'de> for Reader<'_> {
    type Error = serde_yaml::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match &self.0.kind {
            Kind::Scalar(value) => value.clone().deserialize_any(visitor),
            Kind::List(items) => visitor.visit_seq(SeqDeserializer::new(items.iter().map(|item| Reader(item)))),
            Kind::Mapping(members) => {
                let members = members.iter().map(|(key, value)| (Reader(key), Reader(value)));
                visitor.visit_map(MapDeserializer::new(members))
            }
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl IntoDeserializer<'_, serde_yaml::Error> for Reader<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::load::tree;
    use crate::source::Format;

    fn read(text: &str) -> Option<serde_json::Value> {
        tree::parse(text, Format::Yaml).ok().map(|tree| tree.value)
    }

    #[test]
    fn yaml_1_2_is_read() {
        for (text, value) in [
            ("a: 1\n\t# a comment\nb: 2\n", json!({"a": 1, "b": 2})),
            ("a:\n  b: 1\n \t # a comment\n\t\nc: 2\n", json!({"a": {"b": 1}, "c": 2})),
            ("a: 1\t# a comment\n", json!({"a": 1})),
            ("a:\t1\nb:\t\"x\"\n", json!({"a": 1, "b": "x"})),
            ("{\n  \"a\": \"b\",\n  c:[ ]\n}", json!({"a": "b", "c": []})),
            ("{a: 1, b:{c: 2}, d:[1, 2]}", json!({"a": 1, "b": {"c": 2}, "d": [1, 2]})),
            ("{\"a\":1, \"b\":[1], \"c\":\"d\"}", json!({"a": 1, "b": [1], "c": "d"})),
            ("{\n\ta: 1,\n\tb:[\n\t\t2\n\t]\n}\n", json!({"a": 1, "b": [2]})),
            (
                "x: &t {200:[1], 300: 'y'}\ny: *t\nz: !!str 7\nw: ~\n",
                json!({"x": {"200": [1], "300": "y"}, "y": {"200": [1], "300": "y"}, "z": "7", "w": null}),
            ),
            ("b: &b {x:[ 1 ]}\nc:\n  <<: *b\n  y: 2\n", json!({"b": {"x": [1]}, "c": {"y": 2, "x": [1]}})),
        ] {
            assert_eq!(read(text), Some(value), "{text:?}");
        }
    }

    #[test]
    fn invalid_yaml_is_refused() {
        for text in ["a: [1\n\t# x\n", "{a:[ }", "\t# x\na: b: c\n", "\t# x\na: 1\n---\nb: 2\n", "\t# x\na: *nowhere\n"]
        {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    #[test]
    fn depth_and_aliases_are_bounded() {
        let deep = format!("x:[ ]\na: {}{}\n", "[".repeat(200), "]".repeat(200));
        assert_eq!(read(&format!("{{{deep}}}")), None);
        let chain: String = (1..200).map(|at| format!("a{at}: &a{at} [*a{}]\n", at - 1)).collect();
        assert_eq!(read(&format!("\t# x\na0: &a0 {{}}\n{chain}")), None);
        let bomb: String =
            (1..60).map(|at| format!("a{at}: &a{at} [{}]\n", format!("*a{}, ", at - 1).repeat(9))).collect();
        assert_eq!(read(&format!("\t# x\na0: &a0 {{}}\n{bomb}")), None);
    }
}
