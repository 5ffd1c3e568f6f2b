//! The names, types and attributes that a user chose for parts of the document, by their locations: data, which `customization` makes
//! and `lower` reads.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

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
    /// The types in place of those that are made, by the locations of the schemas.
    pub own_types: PointerMap<Arc<OwnType>>,
    /// The types in place of those that are made, by formats.
    pub own_formats: HashMap<String, Arc<OwnType>>,
    /// The traits and attributes of types.
    pub(crate) additions: Vec<OwnAddition>,
    /// All of them, to find out which had an effect.
    pub(crate) made: Vec<Choice>,
}

/// A type of the user's, in place of one that is made for schemas.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OwnType {
    /// The type as Rust has it, with its path from the root of its crate.
    pub path: String,
    /// How it is read and written.
    pub form: OwnForm,
}

/// How a type of the user's is read and written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OwnForm {
    /// As text, by `FromStr` and `Display`.
    Text,
    /// By the traits of serde.
    Serde,
    /// The runtime knows it.
    Known,
}

impl OwnType {
    /// Returns the crate of the type, or the name of a type that needs none: the first name of its path.
    #[must_use]
    pub fn crate_name(&self) -> &str {
        let end = self.path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.path.len());
        self.path.get(..end).unwrap_or_default()
    }

    /// Returns the word for the type as a variant of a union: the last name of its path.
    #[must_use]
    pub fn word(&self) -> &str {
        let path = self.path.split_once('<').map_or(self.path.as_str(), |(path, _)| path);
        path.rsplit("::").next().unwrap_or(path).trim()
    }
}

/// The extensions of a schema or parameter that choose something.
#[derive(Clone, Debug, Default)]
pub(crate) struct RustExtension {
    /// `x-rust-name`.
    pub name: Option<Value>,
    /// `x-rust-type`.
    pub ty: Option<Value>,
}

impl RustExtension {
    /// The extension with the name of an item.
    pub const NAME: &str = "x-rust-name";

    /// The extension with a type of the user's.
    pub const TYPE: &str = "x-rust-type";

    /// Returns the extensions of a node, if it has any.
    pub fn of(node: &Value) -> Option<Self> {
        let node = node.as_object()?;
        let (name, ty) = (node.get(Self::NAME), node.get(Self::TYPE));
        (name.is_some() || ty.is_some()).then(|| Self { name: name.cloned(), ty: ty.cloned() })
    }
}

/// A trait or an attribute of types.
#[derive(Clone, Debug)]
pub(crate) struct OwnAddition {
    pub target: TypeTarget,
    pub what: Added,
    /// The path of the trait, or the attribute as `#[…]`.
    pub text: String,
}

/// What is added to types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// A trait that they derive.
    Trait,
    /// An attribute.
    Attribute,
}

/// The types that have an addition.
#[derive(Clone, Debug)]
pub(crate) enum TypeTarget {
    All,
    /// Those that only the operations of a group use.
    Group(String),
    Schema(Pointer),
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
    /// Returns the types of the user's, each once.
    pub(crate) fn all_own_types(&self) -> Vec<OwnType> {
        let all: BTreeSet<&OwnType> =
            self.own_types.values().chain(self.own_formats.values()).map(Arc::as_ref).collect();
        all.into_iter().cloned().collect()
    }

    /// Whether no name is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let by_location = [&self.types, &self.fields, &self.operations, &self.parameters];
        by_location.iter().all(|chosen| chosen.is_empty()) && self.members.is_empty()
    }

    /// Whether the user chose this name for the type of the schema at a location.
    #[must_use]
    pub fn is_name_of_type(&self, pointer: &Pointer, name: &str) -> bool {
        self.types.get(pointer).is_some_and(|chosen| chosen == name)
    }

    /// Whether the user chose this name for the method of the operation at a location.
    #[must_use]
    pub fn is_name_of_operation(&self, pointer: &Pointer, name: &str) -> bool {
        self.operations.get(pointer).is_some_and(|chosen| chosen == name)
    }

    /// Returns the name of a field: that for the schema that has it, or that for the property at any of its locations, of which `at` is
    /// the first.
    #[must_use]
    pub fn field(&self, schema: &Pointer, wire: &str, property: &SchemaRef, at: &Pointer) -> Option<&str> {
        let of_schema = self.members.get(schema).and_then(|members| members.get(wire));
        if of_schema.is_none() && self.fields.is_empty() {
            return None;
        }
        let name = of_schema.or_else(|| {
            let mut locations = std::iter::once(at).chain(locations(property)).inspect(|_| crate::work::add(1));
            locations.find_map(|location| self.fields.get(location))
        });
        name.map(String::as_str)
    }

    /// Whether something is chosen for the type of the schema at this location: its name, a name in it, a trait or an attribute.
    pub(crate) fn are_about(&self, schema: &Pointer) -> bool {
        let is_added =
            |addition: &OwnAddition| matches!(&addition.target, TypeTarget::Schema(pointer) if pointer == schema);
        self.types.contains_key(schema) || self.members.contains_key(schema) || self.additions.iter().any(is_added)
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

/// Returns the locations of a property, or of those that were combined.
fn locations(property: &SchemaRef) -> impl Iterator<Item = &Pointer> {
    let combined = std::iter::successors(Some(property), |property| branches(property).next());
    let all = combined.flat_map(|property| std::iter::once(property).chain(branches(property)));
    all.filter_map(|part| match part {
        SchemaRef::At(pointer) => Some(pointer),
        SchemaRef::Made(_) => None,
    })
}

fn branches(property: &SchemaRef) -> impl Iterator<Item = &SchemaRef> {
    let (any_of, all_of) = match property {
        SchemaRef::At(_) => (&[][..], &[][..]),
        SchemaRef::Made(made) => (made.any_of.as_slice(), made.all_of.as_slice()),
    };
    any_of.iter().chain(all_of)
}
