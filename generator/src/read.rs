//! Reads the tree into a document: starts at the root, reads each node by itself, and continues with the nodes
//! below it and the targets of its references. A node that is neither at a location of the specification nor referred
//! to is not read.

mod canonical_order;
mod example;
mod path_item;
mod repeats;
mod root;
mod shared_operations;

use std::rc::Rc;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::choices::RustExtension;
use crate::diagnostic::{Code, Diagnostic, USERS_ARE_SKIPPED};
use crate::dialect::{Kind, Normalized, normalize, read_schema};
use crate::document::Document;
use crate::load::Loaded;
use crate::pointer::{Pointer, PointerSet};
use crate::resolve::{self, Resolver, Walk};
use crate::schema::Schema;

/// Reads the whole document; an error among the diagnostics says that it can't be used.
#[must_use]
pub fn read(loaded: &Loaded) -> (Document, Vec<Diagnostic>) {
    let mut reader = Reader {
        tree: &loaded.tree,
        walk: Walk::new(&loaded.tree),
        references: Resolver::new(&loaded.tree),
        document: Document::default(),
        diagnostics: Vec::new(),
        seen: PointerSet::default(),
        callbacks: PointerSet::default(),
        pending_callbacks: Vec::new(),
        operations: PointerSet::default(),
        shared: PointerSet::default(),
        repeats: repeats::REPEATS,
        pending: Vec::new(),
    };
    reader.root();
    reader.drain();
    canonical_order::sort(&mut reader.document);
    shared_operations::distinguish(&mut reader.document);
    (reader.document, reader.diagnostics)
}

struct Reader<'a> {
    tree: &'a Value,
    /// Looks up the nodes to read.
    walk: Walk<'a>,
    references: Resolver<'a>,
    document: Document,
    diagnostics: Vec<Diagnostic>,
    seen: PointerSet<(Kind, Pointer)>,
    /// The callbacks that were met, and those whose operations are to be read.
    callbacks: PointerSet,
    pending_callbacks: Vec<Pointer>,
    /// The locations of the operations read so far.
    operations: PointerSet,
    /// The locations of the request bodies and responses that operations refer to.
    shared: PointerSet,
    /// How many more parameters, responses and media types may be read again for another operation.
    repeats: usize,
    /// Nodes to read, in the order of the document from the end.
    pending: Vec<(Kind, Pointer)>,
}

impl<'a> Reader<'a> {
    fn drain(&mut self) {
        self.pending.reverse();
        while let Some((kind, pointer)) = self.pending.pop() {
            self.node(kind, &pointer);
        }
    }

    /// The node at a reference, if it is a schema with other keywords beside the reference. What any other reference leads to is read
    /// later.
    fn referring(&mut self, kind: Kind, pointer: &Pointer) -> Option<&'a Value> {
        let target = match kind {
            Kind::Schema => self.references.resolve_schema(pointer),
            _ => self.references.resolve(pointer),
        };
        match target {
            Ok(target) if target == *pointer => resolve::at(self.tree, pointer),
            Ok(target) => {
                self.document.references.insert(pointer.clone(), target.clone());
                self.pending.push((kind, target));
                None
            }
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                None
            }
        }
    }

    fn node(&mut self, kind: Kind, pointer: &Pointer) {
        if !self.seen.insert((kind, pointer.clone())) {
            return;
        }
        crate::work::add(1);
        if kind == Kind::Schema {
            self.add_position(pointer);
        }
        let written = self.walk.at(pointer);
        if matches!(kind, Kind::Schema | Kind::Parameter) {
            let extension = written.and_then(RustExtension::of);
            self.document.rust_extensions.extend(extension.map(|extension| (pointer.clone(), extension)));
        }
        let whole = written.filter(|node| resolve::is_whole(node));
        let Some(value) = whole.or_else(|| self.referring(kind, pointer)) else { return };
        if kind == Kind::Schema {
            let (schema, normalized) = read_schema(value, pointer, &self.references);
            self.diagnostics.extend(normalized.diagnostics);
            self.pending.extend(normalized.below.into_iter().rev());
            self.add_schema(pointer.clone(), schema);
            return;
        }
        match kind {
            Kind::Parameter => self.example(pointer),
            Kind::RequestBody | Kind::Response => self.examples_of_content(pointer),
            _ => {}
        }
        let normalized = self.normalized(kind, value, pointer);
        match kind {
            Kind::Parameter => {
                let parameter = self.keep(normalized, pointer, kind);
                self.document.parameters.extend(parameter.map(|parameter| (pointer.clone(), parameter)));
            }
            Kind::Header => {
                let header = self.keep(normalized, pointer, kind);
                self.document.headers.extend(header.map(|header| (pointer.clone(), header)));
            }
            Kind::RequestBody => {
                let body = self.keep(normalized, pointer, kind);
                self.document.bodies.extend(body.map(|body| (pointer.clone(), body)));
            }
            Kind::Response => {
                let response = self.keep(normalized, pointer, kind);
                self.document.responses.extend(response.map(|response| (pointer.clone(), response)));
            }
            // The others are read where they are met: nothing refers to them.
            _ => {}
        }
    }

    fn add_schema(&mut self, pointer: Pointer, schema: Schema) {
        self.add_position(&pointer);
        self.document.schemas.insert(pointer, Rc::new(schema));
    }

    fn add_position(&mut self, pointer: &Pointer) {
        let position = self.document.positions.len();
        self.document.positions.entry(pointer.clone()).or_insert(position);
    }

    /// Outlines a node, and puts what is below it next in line.
    fn normalized(&mut self, kind: Kind, value: &Value, pointer: &Pointer) -> Value {
        let Normalized { node, below, schemas, diagnostics, .. } = normalize(kind, value, pointer, &self.references);
        for (pointer, schema) in schemas {
            self.add_schema(pointer, schema);
        }
        self.diagnostics.extend(diagnostics);
        self.pending.extend(below.into_iter().rev());
        node
    }

    /// The node in `openapiv3`'s type, or a warning that says what it costs.
    fn keep<T: DeserializeOwned>(&mut self, node: Value, pointer: &Pointer, kind: Kind) -> Option<T> {
        match serde_json::from_value(node) {
            Ok(read) => Some(read),
            Err(error) => {
                let error = error.to_string();
                let refused = resolve::at(self.tree, pointer).and_then(|node| refused_member(node, &error));
                let at = refused.map_or_else(|| pointer.clone(), |key| pointer.child(key));
                self.diagnostics.push(
                    Diagnostic::warning(Code::UnreadableNode, &at, format!("invalid {}: {error}", kind.name()))
                        .outcome(format!("the {} is skipped, and {USERS_ARE_SKIPPED}", kind.name()))
                        .help("fix it to conform to the OpenAPI specification"),
                );
                None
            }
        }
    }

    fn members(&self, pointer: &Pointer) -> Option<&Map<String, Value>> {
        resolve::at(self.tree, pointer)?.as_object()
    }
}

/// Returns the key of the value that a message of serde refuses, such as `in` of a parameter for "unknown variant `body`".
fn refused_member<'n>(node: &'n Value, message: &str) -> Option<&'n str> {
    let (_, behind) = message.split_once("unknown variant `")?;
    let (variant, _) = behind.split_once('`')?;
    let (key, _) = node.as_object()?.iter().find(|(_, value)| value.as_str() == Some(variant))?;
    Some(key)
}
