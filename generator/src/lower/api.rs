//! The API as Rust items: data, without `$ref`s and versions of OpenAPI, and with final names.

mod body;
mod definition;
mod operation;
mod parameter;
mod reply;
mod server;
mod ty;
mod union;
mod xml;

pub use crate::schema::Access;
pub use body::{Body, Encoding, Media};
pub use definition::{Constant, Field, Form, FormMember, Presence, Standing, Struct, TypeDef, TypeKind, Variant};
pub use operation::{
    Counted, DocumentedError, DocumentedSuccess, ErrorBody, Group, GroupSource, ListEnd, NextPage, Operation,
    OperationId, OtherGroup, Paged, Sent,
};
pub use parameter::{ClientParameter, Location, Parameter, Style, StyleKind};
pub use reply::{Reply, ReplyBody, ReplyVariant, Response};
pub use server::{Scheme, SchemeKind, Server, ServerSetting, ServerVariable};
pub use ty::{Encoded, Integer, Type, TypeId};
pub(in crate::lower) use union::MOST_CONSTANTS;
pub use union::{JsonKind, Shape, TaggedVariant, UntaggedVariant, VariantContent};
pub use xml::{Xml, XmlContent, XmlDocument, XmlElement, XmlMember, XmlName, XmlNode, XmlObject};

use std::collections::BTreeMap;

use crate::choices::OwnType;
use crate::names::Name;
use crate::names_lock::{Kind, LocationKeys};
use crate::pointer::{Pointer, PointerMap};

/// The client of an API.
#[derive(Clone, Debug)]
pub struct Api {
    /// The document's title.
    pub title: String,
    /// The document's version.
    pub version: String,
    /// A fingerprint of the document.
    pub fingerprint: String,
    /// The document's description.
    pub docs: Vec<String>,
    /// The license of the document, as an SPDX expression.
    pub license: Option<String>,
    /// The prefix of environment variables.
    pub env_prefix: String,
    /// The servers, the default first.
    pub servers: Vec<Server>,
    /// The variables of the URLs of servers, as settings of the client.
    pub server_settings: Vec<ServerSetting>,
    /// The names of the variables of servers that only some operations have.
    pub operation_variables: Vec<String>,
    /// The parameters that are set once for all operations.
    pub client_parameters: Vec<ClientParameter>,
    /// The security schemes.
    pub schemes: Vec<Scheme>,
    /// The security requirement of operations without one of their own: any of these sets of schemes.
    pub security: Vec<Vec<String>>,
    /// The operations by tag.
    pub groups: Vec<Group>,
    /// How `names.lock` has the locations of parameters.
    pub location_keys: LocationKeys,
    /// All types; a [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// The indices of the types in the order in which they are declared: that of the document.
    pub declared: Vec<usize>,
    /// Every schema and the type made for it, in the order of the document.
    pub schemas: Vec<(Pointer, Type)>,
    /// The schemas that are generated as `serde_json::Value`.
    pub untyped: Vec<Untyped>,
    /// What `names.lock` has for items whose names the user chose.
    pub names_without_choices: NamesWithoutChoices,
    /// Numbers for the contents of components, for `names.lock`.
    pub contents: Vec<(Pointer, String)>,
    /// The examples of the document, if tests of them are requested.
    pub examples: Vec<Example>,
    /// The types of the user's, each once.
    pub own_types: Vec<OwnType>,
    /// The descriptions of the types in XML bodies.
    pub xml: Xml,
}

/// What `names.lock` has for items whose names the user chose: the names that they have if the choice is removed.
#[derive(Clone, Debug, Default)]
pub struct NamesWithoutChoices {
    /// The names of types, methods, requests and variants in `names.lock`; none if they are made anew.
    kept: BTreeMap<(Pointer, Kind), Vec<String>>,
    /// The names of arguments by those that they have, for the location of each type and operation.
    pub arguments: PointerMap<BTreeMap<String, String>>,
}

impl NamesWithoutChoices {
    /// Sets the names that are kept at a location.
    pub(in crate::lower) fn keep(&mut self, kind: Kind, pointer: &Pointer, names: Vec<String>) {
        self.kept.insert((pointer.clone(), kind), names);
    }

    /// Returns the names that are kept at a location, if a name there is the user's.
    #[must_use]
    pub fn kept(&self, kind: Kind, pointer: &Pointer) -> Option<&[String]> {
        self.kept.get(&(pointer.clone(), kind)).map(Vec::as_slice)
    }
}

/// An example that its schema accepts, with the name of its test.
#[derive(Clone, Debug)]
pub struct Example {
    /// The name of its test.
    pub name: Name,
    /// Its location, or that of its schema if it was assembled from examples of properties.
    pub pointer: Pointer,
    /// The type of its schema.
    pub ty: Type,
    /// The example as JSON; several values if they were generated from the schema.
    pub values: Vec<String>,
    /// The properties that its schema does not define, as pointers within the example.
    pub unknown: Vec<String>,
}

/// A schema that is generated as `serde_json::Value`, and why.
#[derive(Clone, Debug)]
pub struct Untyped {
    /// The location of the schema.
    pub pointer: Pointer,
    /// The reason.
    pub reason: UntypedReason,
}

/// Why a schema is generated as `serde_json::Value`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UntypedReason {
    /// The document allows any value.
    DocumentSaysAny,
    /// The schema has constraints that no type expresses.
    NotExpressed,
}

impl UntypedReason {
    /// Returns the reason as it is reported.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::DocumentSaysAny => "the document says any",
            Self::NotExpressed => "could not be expressed",
        }
    }
}
