//! Lines and columns of nodes. serde's data model has none, so the text is read once more when one is wanted.

use std::borrow::Cow;
use std::collections::HashMap;

use saphyr_parser::Event;
use serde_json::value::RawValue;

use crate::pointer::Pointer;

/// Line and column, from 1, of the node at `pointer` of a JSON text: each step reads one level and borrows the text of the chosen member; its address tells the offset.
pub(super) fn locate_json(text: &str, pointer: &Pointer) -> Option<(usize, usize)> {
    let mut node = text;
    for key in pointer.tokens() {
        let raw: &RawValue = match node.trim_start().as_bytes().first()? {
            b'{' => serde_json::from_str::<HashMap<Cow<'_, str>, &RawValue>>(node).ok()?.get(key.as_ref())?,
            b'[' => serde_json::from_str::<Vec<&RawValue>>(node).ok()?.get(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
        node = raw.get();
    }
    let offset = (node.as_ptr() as usize).checked_sub(text.as_ptr() as usize)?;
    line_and_column(text, offset)
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

/// Line and column, from 1, of the character at a byte offset.
pub(crate) fn line_and_column(text: &str, offset: usize) -> Option<(usize, usize)> {
    let before = text.get(..offset)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Some((before.matches('\n').count() + 1, before[line_start..].chars().count() + 1))
}
