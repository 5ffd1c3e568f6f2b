//! The document as written: data, in the types of the `openapiv3` crate and of [`crate::schema`].
//!
//! Each schema, parameter, response and operation is read by itself, with the nodes below it replaced by references
//! to their locations. So an invalid node affects no other node, and the pointer of each node is known where it is
//! used.

use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::{Header, Info, Operation, Parameter, ReferenceOr, RequestBody, Response, SecurityScheme, Server, Tag};
use serde_json::Value;

use crate::choices::{Choices, RustExtension};
use crate::pointer::{Pointer, PointerMap};
use crate::schema::{Schema, SchemaRef};

/// The keyword prefix for what the document says and `openapiv3` has no field for.
pub const KEPT: &str = "x-kept-";

/// The methods that a path item has a field for; 3.2 adds `query`, and any others under `additionalOperations`.
pub const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// An operation, webhook or callback, with its location.
#[derive(Debug)]
pub struct OperationNode {
    /// Its location.
    pub pointer: Pointer,
    /// What identifies it: its location, or, where several paths refer to one path item, that of the method below the own path.
    pub place: Pointer,
    /// The HTTP method as it is sent.
    pub method: String,
    /// The path template, or the name of the webhook.
    pub path: String,
    /// The operation itself.
    pub operation: Operation,
    /// The path item's parameters, which the operation's own override.
    pub shared_parameters: Vec<Pointer>,
    /// The operation's parameters.
    pub parameters: Vec<Pointer>,
    /// The path item's servers.
    pub shared_servers: Vec<Server>,
    /// Its place among the operations as they are written.
    pub position: usize,
}

/// The document, read node by node.
#[derive(Debug, Default)]
pub struct Document {
    /// Title, version, description.
    pub info: Info,
    /// The servers that serve all of it.
    pub servers: Vec<Server>,
    /// The tags, in the order of the document.
    pub tags: Vec<Tag>,
    /// The security requirement of operations that name none, where the document has one.
    pub security: Option<Vec<openapiv3::SecurityRequirement>>,
    /// The security schemes by name, sorted.
    pub schemes: IndexMap<String, SecurityScheme>,
    /// The security schemes that are the transport's affair: client certificates.
    pub transport_schemes: Vec<String>,
    /// The URI that the document gives itself by `$self`; empty without one.
    pub self_uri: String,
    /// Whether only some of its operations are wanted, and the schemas that they use.
    pub is_selection: bool,
    /// Every operation, by path and method.
    pub operations: Vec<OperationNode>,
    /// Operations that the API calls: webhooks and callbacks. Their payload types are made.
    pub webhooks: Vec<OperationNode>,
    /// The named schemas, sorted by name.
    pub components: Vec<(String, Pointer)>,
    /// All schemas that are referred to, by location.
    pub schemas: PointerMap<Rc<Schema>>,
    /// The places of the schemas as they are written.
    pub positions: PointerMap<usize>,
    /// Every parameter.
    pub parameters: PointerMap<Parameter>,
    /// Every response header.
    pub headers: PointerMap<Header>,
    /// Every request body.
    pub bodies: PointerMap<RequestBody>,
    /// Every response.
    pub responses: PointerMap<Response>,
    /// The first example of each parameter and media type, if it is short, by the location of the parameter or media type.
    pub examples: PointerMap<Value>,
    /// The extensions of schemas and parameters that choose names, by their locations.
    pub(crate) rust_extensions: PointerMap<RustExtension>,
    /// The names and types that were chosen for parts of the document.
    pub choices: Choices,
    /// Nodes that are nothing but a reference, and what they refer to in the end.
    pub references: PointerMap<Pointer>,
}

impl Document {
    /// Returns the node that `reference` leads to, through all references between.
    #[must_use]
    pub fn follow(&self, reference: &str) -> Pointer {
        let pointer = Pointer::from_fragment(reference.trim_start_matches('#'));
        self.references.get(&pointer).cloned().unwrap_or(pointer)
    }

    /// Returns the location of the schema that a discriminator's mapping names, by a reference or by its name.
    #[must_use]
    pub fn mapped(&self, target: &str) -> Pointer {
        if target.contains(['#', '/']) {
            return self.follow(target);
        }
        let pointer = Pointer::root().child("components").child("schemas").child(target);
        self.target(&pointer).clone()
    }

    /// Returns the location of a named schema.
    #[must_use]
    pub fn component(&self, name: &str) -> Option<&Pointer> {
        let index = self.components.binary_search_by(|(known, _)| known.as_str().cmp(name)).ok()?;
        self.components.get(index).map(|(_, pointer)| pointer)
    }

    /// The location of the schema that a part of an operation names.
    ///
    /// Schemas below nodes of `openapiv3` are references to their own locations, so `inline` is for a schema that is not.
    #[must_use]
    pub fn schema_ref(node: &ReferenceOr<openapiv3::Schema>, inline: &Pointer) -> SchemaRef {
        match node {
            ReferenceOr::Reference { reference } => {
                SchemaRef::At(Pointer::from_fragment(reference.trim_start_matches('#')))
            }
            ReferenceOr::Item(_) => SchemaRef::At(inline.clone()),
        }
    }

    /// Returns the names of properties as they are written. Properties of several schemas are those of one after those of another.
    #[must_use]
    pub fn written_order<'a>(&self, properties: &'a IndexMap<String, SchemaRef>) -> Vec<&'a str> {
        let places: Vec<(&str, Option<(&Pointer, usize)>)> =
            properties.iter().map(|(name, schema)| (name.as_str(), self.place(schema))).collect();
        let around = |place: &Option<(&Pointer, usize)>| place.and_then(|(pointer, _)| pointer.parent());
        let mut order = Vec::with_capacity(places.len());
        for schema in places.chunk_by(|(_, one), (_, other)| around(one) == around(other)) {
            let mut schema = schema.to_vec();
            schema.sort_by_key(|(_, place)| place.map(|(_, position)| position));
            order.extend(schema.into_iter().map(|(name, _)| name));
        }
        order
    }

    /// The location and place of a property, or of the first of several that were combined.
    fn place<'a>(&self, schema: &'a SchemaRef) -> Option<(&'a Pointer, usize)> {
        let mut schema = schema;
        loop {
            match schema {
                SchemaRef::At(pointer) => return Some((pointer, *self.positions.get(pointer)?)),
                SchemaRef::Made(made) => schema = made.any_of.first().or_else(|| made.all_of.first())?,
            }
        }
    }

    /// The location that `pointer` leads to, after all references between were followed.
    #[must_use]
    pub fn target<'a>(&'a self, pointer: &'a Pointer) -> &'a Pointer {
        self.references.get(pointer).unwrap_or(pointer)
    }

    /// Whether a node that was read by itself is at this location.
    #[must_use]
    pub fn has(&self, pointer: &Pointer) -> bool {
        self.schemas.contains_key(pointer)
            || self.parameters.contains_key(pointer)
            || self.headers.contains_key(pointer)
            || self.bodies.contains_key(pointer)
            || self.responses.contains_key(pointer)
    }

    /// Returns the location of a node below `parent`: its own, or the one that it refers to.
    #[must_use]
    pub fn pointer_of<T>(&self, node: &ReferenceOr<T>, inline: impl FnOnce() -> Pointer) -> Pointer {
        match node {
            ReferenceOr::Reference { reference } => self.follow(reference),
            ReferenceOr::Item(_) => inline(),
        }
    }
}
