//! The API as Rust items: data, without `$ref`s and versions of OpenAPI, and with final names.

mod body;
mod definition;
mod operation;
mod parameter;
mod reply;
mod server;
mod ty;
mod xml;

pub use body::{Body, Encoding, Media};
pub use definition::{
    Access, Constant, Field, Form, FormMember, JsonKind, Presence, Shape, Standing, Struct, TaggedVariant, TypeDef,
    TypeKind, UntaggedVariant, Variant,
};
pub use operation::{Counted, DocumentedError, DocumentedSuccess, Group, NextPage, Operation, Paged, Sent};
pub use parameter::{ClientParameter, Location, Parameter, Style, StyleKind};
pub use reply::{Reply, ReplyBody, ReplyVariant, Response};
pub use server::{Scheme, SchemeKind, Server, ServerSetting, ServerVariable};
pub use ty::{Encoded, Integer, Type, TypeId};
pub use xml::{Xml, XmlContent, XmlDocument, XmlElement, XmlMember, XmlName, XmlNode, XmlObject};

use crate::names::Name;
use crate::pointer::Pointer;

/// A whole client.
#[derive(Clone, Debug)]
pub struct Api {
    /// The document's title.
    pub title: String,
    /// The document's version.
    pub version: String,
    /// The document's description.
    pub docs: Vec<String>,
    /// What environment variables start with.
    pub env_prefix: String,
    /// The servers, the default first.
    pub servers: Vec<Server>,
    /// What may be set of the servers' addresses.
    pub server_settings: Vec<ServerSetting>,
    /// The names of the variables of the servers that operations have of their own.
    pub operation_variables: Vec<String>,
    /// The parameters that are set once for all operations.
    pub client_parameters: Vec<ClientParameter>,
    /// The ways to authenticate.
    pub schemes: Vec<Scheme>,
    /// The requirement of operations that name none: any one of these sets of schemes.
    pub security: Vec<Vec<String>>,
    /// The operations by tag.
    pub groups: Vec<Group>,
    /// All types; a [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// Every schema and the type made for it, in the order of the document.
    pub schemas: Vec<(Pointer, Type)>,
    /// Schemas that became a plain JSON value.
    pub untyped: Vec<Untyped>,
    /// The document's examples, where tests of them are asked for.
    pub examples: Vec<Example>,
    /// How the types that bodies of XML reach stand in it.
    pub xml: Xml,
}

impl Api {
    /// Drops the examples of what is sent as parts, which no JSON is read as.
    pub(crate) fn keep_examples_of_json(&mut self) {
        let Self { types, examples, .. } = self;
        examples.retain(|example| is_json(types, &example.ty));
    }
}

fn is_json(types: &[TypeDef], ty: &Type) -> bool {
    match ty {
        Type::Part | Type::Form => false,
        Type::List(inner) => is_json(types, inner),
        Type::Named(id) => !matches!(types[id.0].kind, TypeKind::Form(_)),
        _ => true,
    }
}

/// An example that its schema accepts.
#[derive(Clone, Debug)]
pub struct Example {
    /// The test of it.
    pub name: Name,
    /// Where it stands; the schema's place when it was put together from those of its members.
    pub pointer: Pointer,
    /// The type of its schema.
    pub ty: Type,
    /// The example as JSON; several where they were made from the schema.
    pub values: Vec<String>,
    /// The members that its schema does not name, as pointers within it.
    pub unknown: Vec<String>,
}

/// A schema that became a plain JSON value, and why.
#[derive(Clone, Debug)]
pub struct Untyped {
    /// The schema.
    pub pointer: Pointer,
    /// Whether the document says nothing more, or this could not express it.
    pub reason: UntypedReason,
}

/// Why a schema became a plain JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UntypedReason {
    /// The document allows any value there.
    DocumentSaysAny,
    /// The document says more than the type does.
    NotExpressed,
}
