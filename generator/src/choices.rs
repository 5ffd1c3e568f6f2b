//! The names that a user chose for parts of the document, by their locations: data, which `customization` makes and `lower` reads.

use std::collections::HashMap;

use serde_json::Value;

use crate::diagnostic::InputLocation;
use crate::pointer::{Pointer, PointerMap};
use crate::schema::SchemaRef;

/// What was chosen for each location of a document.
#[derive(Debug, Default)]
pub struct Choices {
    /// The names of types, by the locations of their schemas.
    pub types: PointerMap<String>,
    /// The names of fields, by the locations of their properties.
    pub fields: PointerMap<String>,
    /// The names of fields and variants, by the schema that has them and by what the document calls them.
    pub members: PointerMap<HashMap<String, String>>,
    /// The names of methods, by the locations of their operations.
    pub operations: PointerMap<String>,
    /// The names of arguments and setters, by the locations of their parameters.
    pub parameters: PointerMap<String>,
    /// The names of groups, by their tags or the parts of the paths.
    pub groups: HashMap<String, String>,
    /// All of them, to find out which had an effect.
    pub(crate) made: Vec<Choice>,
}

/// The extensions of a schema or parameter that choose something.
#[derive(Clone, Debug, Default)]
pub(crate) struct RustExtension {
    /// `x-rust-name`.
    pub name: Option<Value>,
}

impl RustExtension {
    /// The extension with the name of an item.
    pub const NAME: &str = "x-rust-name";

    /// Returns the extensions of a node, if it has any.
    pub fn of(node: &Value) -> Option<Self> {
        let name = node.as_object()?.get(Self::NAME)?.clone();
        Some(Self { name: Some(name) })
    }
}

/// One choice.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    pub target: Target,
    pub name: String,
    /// How the user calls what is named.
    pub written: String,
    /// Where it is chosen.
    pub location: InputLocation,
}

/// What a choice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Type(Pointer),
    Field(Pointer),
    /// A field or variant of the type of a schema.
    Member(Pointer, String),
    Operation(Pointer),
    Parameter(Pointer),
    Group(String),
}

impl Choices {
    /// Returns the name of a field or variant.
    #[must_use]
    pub fn member(&self, schema: &Pointer, name: &str) -> Option<&str> {
        self.members.get(schema)?.get(name).map(String::as_str)
    }

    /// Returns the name of a field: that for the schema, or that for the property at any of its locations.
    #[must_use]
    pub fn field(&self, schema: &Pointer, wire: &str, property: &SchemaRef, at: &Pointer) -> Option<&str> {
        let own = || self.fields.get(at).map(String::as_str);
        self.member(schema, wire).or_else(own).or_else(|| self.of_property(property))
    }

    /// Returns the name for a property, or for one of those that were combined.
    fn of_property(&self, property: &SchemaRef) -> Option<&str> {
        let mut property = property;
        loop {
            match property {
                SchemaRef::At(pointer) => return self.fields.get(pointer).map(String::as_str),
                SchemaRef::Made(made) => {
                    let members =
                        made.any_of.iter().chain(&made.all_of).filter(|member| matches!(member, SchemaRef::At(_)));
                    let mut names = members.filter_map(|member| self.of_property(member));
                    if let Some(name) = names.next() {
                        return Some(name);
                    }
                    property = made.any_of.first().or_else(|| made.all_of.first())?;
                }
            }
        }
    }

    /// Adds a choice. The first one for a target counts.
    pub(crate) fn add(&mut self, choice: Choice) {
        let name = choice.name.clone();
        match choice.target.clone() {
            Target::Type(pointer) => {
                self.types.entry(pointer).or_insert(name);
            }
            Target::Field(pointer) => {
                self.fields.entry(pointer).or_insert(name);
            }
            Target::Member(pointer, member) => {
                self.members.entry(pointer).or_default().entry(member).or_insert(name);
            }
            Target::Operation(pointer) => {
                self.operations.entry(pointer).or_insert(name);
            }
            Target::Parameter(pointer) => {
                self.parameters.entry(pointer).or_insert(name);
            }
            Target::Group(text) => {
                self.groups.entry(text).or_insert(name);
            }
        }
        self.made.push(choice);
    }
}
