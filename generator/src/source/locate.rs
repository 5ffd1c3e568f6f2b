//! Lines and columns of nodes. serde's data model has none, so the text is read once more when one is wanted.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use saphyr_parser::Event;
use serde_json::value::RawValue;

use crate::pointer::Pointer;

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

    /// The byte offset of the value at `pointer`, seen from this one.
    pub(super) fn offset(&self, text: &str, pointer: &Pointer) -> Option<usize> {
        let mut value = self;
        for key in pointer.tokens() {
            value = value.inner.get_or_init(|| value.read(text)).get(key.as_ref())?;
        }
        Some(value.bytes.start)
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

/// Line and column, from 1, of every node of a YAML text, by one pass over its events.
///
/// A mapping or list is shown at its key, since its own first line is already its first member's.
pub(super) fn index_yaml(text: &str) -> HashMap<Pointer, (usize, usize)> {
    let mut index = HashMap::new();
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
                let (pointer, _) = place(&mut open);
                index.insert(pointer, here);
            }
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                let (pointer, key) = place(&mut open);
                index.insert(pointer.clone(), key.unwrap_or(here));
                let is_list = matches!(event, Event::SequenceStart(..));
                open.push(Frame { pointer, items: is_list.then_some(0), key: None });
            }
            Event::MappingEnd | Event::SequenceEnd => drop(open.pop()),
            _ => {}
        }
    }
    index
}

/// A mapping or list that is not at its end.
struct Frame {
    pointer: Pointer,
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

/// Where the node that begins now stands, and the position of its key.
fn place(open: &mut [Frame]) -> (Pointer, Option<(usize, usize)>) {
    let Some(frame) = open.last_mut() else { return (Pointer::root(), None) };
    if let Some(number) = &mut frame.items {
        *number += 1;
        return (frame.pointer.item(*number - 1), None);
    }
    // A key that is itself a mapping or a list has no name in JSON.
    frame.key.take().map_or_else(|| (frame.pointer.child(""), None), |(key, at)| (frame.pointer.child(&key), Some(at)))
}
