//! Finds lines and columns of nodes. The data model of serde has none, so the text is read again when a position is
//! needed.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use saphyr_parser::Event;
use serde_json::value::RawValue;

use super::{Side, yaml_spaces};
use crate::pointer::Pointer;

/// Where a node is, or the nearest node around it that is written: what is not written is found in one pass along its pointer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nearest<P> {
    pub position: P,
    /// Whether the node itself is written.
    pub is_exact: bool,
}

/// A value of a JSON text, and, once asked for, the values in it.
#[derive(Debug)]
pub(super) struct JsonValue {
    bytes: Range<usize>,
    inner: OnceLock<HashMap<String, JsonValue>>,
}

impl JsonValue {
    /// The text as a whole.
    pub(super) fn whole(text: &str) -> Self {
        Self { bytes: 0..text.len(), inner: OnceLock::new() }
    }

    /// The byte offset of a side of the value at `pointer`, seen from this one, or of the nearest value around it.
    pub(super) fn offset(&self, text: &str, pointer: &Pointer, side: Side) -> Option<Nearest<usize>> {
        let (mut value, mut is_exact) = (self, true);
        for key in pointer.tokens() {
            let Some(inner) = value.inner.get_or_init(|| value.read(text)).get(key.as_ref()) else {
                is_exact = false;
                break;
            };
            value = inner;
        }
        let start = value.bytes.start;
        let is_key = match side.of(is_exact) {
            Side::Node => text.get(start..)?.starts_with(['{', '[']),
            Side::Key => true,
            Side::Value => false,
        };
        let position = key_before(text, start).filter(|_| is_key).unwrap_or(start);
        Some(Nearest { position, is_exact })
    }

    /// One level: `serde_json` borrows the texts of the values, and their addresses tell where they are.
    fn read(&self, text: &str) -> HashMap<String, Self> {
        let own = &text[self.bytes.clone()];
        let member = |(key, raw): (Cow<'_, str>, &RawValue)| {
            let start = raw.get().as_ptr() as usize - text.as_ptr() as usize;
            (key.into_owned(), Self { bytes: start..start + raw.get().len(), inner: OnceLock::new() })
        };
        match own.trim_start().as_bytes().first() {
            Some(b'{') => serde_json::from_str::<HashMap<Cow<'_, str>, &RawValue>>(own)
                .map(|members| members.into_iter().map(member).collect()),
            Some(b'[') => serde_json::from_str::<Vec<&RawValue>>(own).map(|items| {
                items.into_iter().enumerate().map(|(at, raw)| member((at.to_string().into(), raw))).collect()
            }),
            _ => Ok(HashMap::new()),
        }
        .unwrap_or_default()
    }
}

/// The byte offset of the key of the value that starts here, unless it is the root or an item of a list.
fn key_before(text: &str, value: usize) -> Option<usize> {
    let before = text.get(..value)?.trim_end().strip_suffix(':')?.trim_end().strip_suffix('"')?;
    let quotes = before.rmatch_indices('"').map(|(at, _)| at);
    // A quote behind an odd number of backslashes is part of the key.
    let is_start =
        |at: &usize| before.as_bytes()[..*at].iter().rev().take_while(|byte| **byte == b'\\').count() % 2 == 0;
    quotes.into_iter().find(is_start)
}

/// The nodes of a YAML text and their positions, found by one pass over its events.
///
/// Each node knows the nodes
/// in it by their keys alone: with whole pointers, one long key would be copied for everything below it.
#[derive(Debug, Default)]
pub(super) struct YamlIndex {
    nodes: Vec<YamlNode>,
}

#[derive(Debug)]
struct YamlNode {
    value: (usize, usize),
    /// Where its key is; an item of a list has none.
    key: Option<(usize, usize)>,
    is_scalar: bool,
    inner: HashMap<String, usize>,
}

impl YamlNode {
    fn position(&self, side: Side) -> (usize, usize) {
        let key = self.key.unwrap_or(self.value);
        let is_key = match side {
            Side::Node => !self.is_scalar,
            Side::Key => true,
            Side::Value => !self.is_scalar && self.value.0 != key.0,
        };
        if is_key { key } else { self.value }
    }
}

impl YamlIndex {
    /// Finds the nodes, as far as the text can be read.
    pub(super) fn of(text: &str) -> Self {
        let refused = saphyr_parser::Parser::new_from_str(text).any(|event| event.is_err());
        let spaced = refused.then(|| yaml_spaces::spaced(text)).flatten();
        let Some(spaced) = spaced else { return Self::of_events(text) };
        let mut index = Self::of_events(&spaced.text);
        for node in &mut index.nodes {
            for (line, column) in std::iter::once(&mut node.value).chain(&mut node.key) {
                *column = spaced.column(*line, *column);
            }
        }
        index
    }

    fn of_events(text: &str) -> Self {
        let mut index = Self::default();
        let mut open: Vec<Frame> = Vec::new();
        for (event, span) in saphyr_parser::Parser::new_from_str(text).map_while(Result::ok) {
            let here = (span.start.line(), span.start.col() + 1);
            match event {
                Event::Scalar(key, ..) if open.last().is_some_and(Frame::wants_key) => {
                    if let Some(frame) = open.last_mut() {
                        frame.key = Some((key.into_owned(), here));
                    }
                }
                Event::Scalar(..) | Event::Alias(_) => {
                    index.add_node(&mut open, here, true);
                }
                Event::MappingStart(..) | Event::SequenceStart(..) => {
                    let node = index.add_node(&mut open, here, false);
                    let is_list = matches!(event, Event::SequenceStart(..));
                    open.push(Frame { node, items: is_list.then_some(0), key: None });
                }
                Event::MappingEnd | Event::SequenceEnd => drop(open.pop()),
                _ => {}
            }
        }
        index
    }

    /// Line and column, from 1, of a side of the node at `pointer`, or of the nearest node around it.
    pub(super) fn position(&self, pointer: &Pointer, side: Side) -> Option<Nearest<(usize, usize)>> {
        let (mut node, mut is_exact) = (self.nodes.first()?, true);
        for key in pointer.tokens() {
            let Some(inner) = node.inner.get(key.as_ref()).and_then(|inner| self.nodes.get(*inner)) else {
                is_exact = false;
                break;
            };
            node = inner;
        }
        Some(Nearest { position: node.position(side.of(is_exact)), is_exact })
    }

    /// Adds the node that begins now to the one that it is in.
    fn add_node(&mut self, open: &mut [Frame], here: (usize, usize), is_scalar: bool) -> usize {
        let node = self.nodes.len();
        let mut key_at = None;
        if let Some(frame) = open.last_mut() {
            let key = match &mut frame.items {
                Some(number) => {
                    *number += 1;
                    (*number - 1).to_string()
                }
                // A key that is itself a mapping or a list has no name in JSON.
                None => frame.key.take().map_or_else(String::new, |(key, at)| {
                    key_at = Some(at);
                    key
                }),
            };
            if let Some(parent) = self.nodes.get_mut(frame.node) {
                parent.inner.insert(key, node);
            }
        }
        self.nodes.push(YamlNode { value: here, key: key_at, is_scalar, inner: HashMap::new() });
        node
    }
}

/// A mapping or list that is not at its end.
struct Frame {
    node: usize,
    /// The next item's number in a list.
    items: Option<usize>,
    /// The key whose value comes next in a mapping, and where it is written.
    key: Option<(String, (usize, usize))>,
}

impl Frame {
    fn wants_key(&self) -> bool {
        self.items.is_none() && self.key.is_none()
    }
}
