//! Finds the examples in a document: in schemas, parameters, headers and media types.

use serde_json::Value;

use crate::document::Document;
use crate::media_type::Essence;
use crate::pointer::Pointer;
use crate::resolve::{self, Resolver};

/// An example and the schema that it is an example of.
#[derive(Debug)]
pub(super) struct Found {
    /// Its location, or that of its schema if it was assembled.
    pub pointer: Pointer,
    /// The location of its schema, or of a reference to it.
    pub schema: Pointer,
    /// The example.
    pub value: Value,
    /// Whether a string may contain the example as JSON text.
    pub as_text: bool,
    /// Whether the document contains it; otherwise it was assembled.
    pub written: bool,
}

/// Returns all examples of the document.
pub(super) fn written(tree: &Value, document: &Document) -> Vec<Found> {
    let mut finder = Finder { tree, references: Resolver::new(tree), found: Vec::new() };
    for pointer in document.schemas.keys() {
        finder.add_examples(pointer, pointer, false);
    }
    for pointer in document.parameters.keys().chain(document.headers.keys()) {
        finder.add_examples(pointer, &pointer.child("schema"), false);
        finder.content(pointer);
    }
    for pointer in document.bodies.keys().chain(document.responses.keys()) {
        finder.content(pointer);
    }
    finder.found
}

/// Returns the example of a schema: `example`, or the first of `examples`.
pub(super) fn own(tree: &Value, schema: &Pointer) -> Option<Value> {
    let mut finder = Finder { tree, references: Resolver::new(tree), found: Vec::new() };
    finder.add_examples(schema, schema, false);
    finder.found.into_iter().next().map(|found| found.value)
}

struct Finder<'a> {
    tree: &'a Value,
    references: Resolver<'a>,
    found: Vec<Found>,
}

impl<'a> Finder<'a> {
    /// Adds the examples of the media types in `content`.
    fn content(&mut self, holder: &Pointer) {
        let Some((at, content)) = self.followed(&holder.child("content")) else { return };
        for media_type in content.as_object().into_iter().flat_map(|content| content.keys()) {
            let Some((media, node)) = self.followed(&at.child(media_type)) else { continue };
            if is_json(media_type) {
                self.add_examples(&media, &media.child("schema"), true);
            } else if is_form(media_type) && node.get("example").is_none_or(Value::is_object) {
                self.add_examples(&media, &media.child("schema"), false);
            }
        }
    }

    /// Adds `example` and `examples` of the node at `holder`.
    fn add_examples(&mut self, holder: &Pointer, schema: &Pointer, as_text: bool) {
        self.take(&holder.child("example"), schema, as_text);
        let Some((at, examples)) = self.followed(&holder.child("examples")) else { return };
        match examples {
            Value::Array(items) => {
                for index in 0..items.len() {
                    self.take(&at.item(index), schema, as_text);
                }
            }
            Value::Object(named) => {
                for name in named.keys() {
                    let Some((example, node)) = self.followed(&at.child(name)) else { continue };
                    for key in ["value", "dataValue"] {
                        if node.get(key).is_some() {
                            self.take(&example.child(key), schema, as_text);
                        }
                    }
                }
            }
            _ => {}
        }
    }

    fn take(&mut self, pointer: &Pointer, schema: &Pointer, as_text: bool) {
        let Some((_, value)) = self.followed(pointer) else { return };
        let pointer = pointer.clone();
        self.found.push(Found { pointer, schema: schema.clone(), value: value.clone(), as_text, written: true });
    }

    /// Returns the node at `pointer`, after following references. Documents in several files have references also where the specification
    /// has none.
    fn followed(&self, pointer: &Pointer) -> Option<(Pointer, &'a Value)> {
        resolve::at(self.tree, pointer)?;
        let target = self.references.resolve(pointer).ok()?;
        let node = resolve::at(self.tree, &target)?;
        Some((target, node))
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = Essence::of(media_type);
    essence.is_json() || matches!(essence.as_str(), "*/*" | "application/*")
}

/// Whether it is the media type of a form, whose example is an object.
fn is_form(media_type: &str) -> bool {
    matches!(Essence::of(media_type).as_str(), "application/x-www-form-urlencoded" | "multipart/form-data")
}
