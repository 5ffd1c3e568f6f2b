//! The origin of a type: which part of the document it is generated from. `naming` makes its name and its documentation from it.

use crate::api::{Standing, TypeId};
use crate::lower::definitions::draft::Draft;
use crate::names::{Name, item_name, singular, type_words};
use crate::pointer::Pointer;

/// The origin of a type.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lower) enum Origin {
    /// A named schema.
    Component(String),
    /// A part of another type. Its name starts with the name of that type.
    Part {
        /// The type that it is a part of.
        parent: TypeId,
        /// The words for the part, such as the name of a property.
        role: String,
        /// Longer words, used if the name from `role` is taken.
        fallback: Option<String>,
        /// The kind of part.
        part: Part,
    },
    /// A part of something that has no type of its own, such as an operation or a list.
    Named {
        /// The words of the name.
        words: String,
        /// Longer words, used if the name from `words` is taken.
        fallback: Option<String>,
        /// What the type describes, for its documentation.
        subject: Subject,
        /// In whose file the type is declared.
        owner: Owner,
    },
}

/// The kind of a part of a type.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lower) enum Part {
    /// A property or variant; its role says which.
    Role,
    /// A variant that only this property distinguishes from the others.
    With(String),
    /// An item of the list that has this role.
    Item(String),
}

/// What a type without a parent type describes.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lower) enum Subject {
    /// A part of the operation with this id.
    Operation(String, OperationPart),
    /// The payload of the webhook or callback with this name.
    Webhook(String),
    /// A part, with this role, of the component with this name, which has no type of its own.
    OfComponent(String, String),
    /// An item of the component with this name, which is a list.
    ItemOfComponent(String),
    /// The request body, response or parameter with this name under `components`.
    Shared(Section, String),
    /// The headers of the response with this name under `components`.
    HeadersOfShared(String),
    /// Headers with these names, which several responses have.
    Headers(Vec<String>),
    /// An item of a response that is a list.
    Item(Box<Subject>),
}

/// A part of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum OperationPart {
    /// The request body.
    Body,
    /// The headers of the response.
    Headers,
    /// A response that is a success.
    Response,
    /// A response that is an error.
    Error,
    /// A parameter.
    Parameter,
}

/// A section of `components` other than `schemas`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum Section {
    /// `requestBodies`
    RequestBodies,
    /// `responses`
    Responses,
    /// `parameters`
    Parameters,
}

impl Section {
    fn keyword(self) -> &'static str {
        match self {
            Self::RequestBodies => "requestBodies",
            Self::Responses => "responses",
            Self::Parameters => "parameters",
        }
    }
}

/// The owner of a type: it decides in which file the type is declared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Owner {
    /// The operations of the group with this module.
    Group(Name),
    /// The component with this name.
    Component(String),
    /// A type that operations of several groups share, which has a file of its own.
    Shared(TypeId),
}

/// Returns the owner of a type.
pub(in crate::lower) fn owner(defs: &[Draft], id: TypeId) -> Owner {
    let draft = &defs[id.0];
    match &draft.origin {
        Origin::Component(name) => Owner::Component(name.clone()),
        _ if draft.def.standing == Standing::Whole => Owner::Shared(id),
        Origin::Named { owner, .. } => owner.clone(),
        Origin::Part { parent, .. } => owner(defs, *parent),
    }
}

/// Returns the component or group that a type with this origin is named after.
pub(in crate::lower) fn owner_of_origin<'a>(defs: &'a [Draft], mut origin: &'a Origin) -> Owner {
    loop {
        match origin {
            Origin::Component(name) => return Owner::Component(name.clone()),
            Origin::Named { owner, .. } => return owner.clone(),
            // This ends, because no type is a part of its own part.
            Origin::Part { parent, .. } => origin = &defs[parent.0].origin,
        }
    }
}

impl Origin {
    /// Returns the origin of the part with `role` of a type.
    pub fn part_of(parent: TypeId, role: &str) -> Self {
        Self::Part { parent, role: role.to_owned(), fallback: None, part: Part::Role }
    }

    /// Returns the origin of a part of something that has this origin and no type of its own.
    pub fn part(&self, role: &str) -> Self {
        match self {
            Self::Component(name) => Self::Named {
                words: type_words(name, role),
                fallback: None,
                subject: Subject::OfComponent(name.clone(), role.to_owned()),
                owner: Owner::Component(name.clone()),
            },
            Self::Part { parent, role: outer, .. } => Self::part_of(*parent, &type_words(outer, role)),
            Self::Named { words, owner, subject, .. } => {
                let (subject, owner) = (subject.clone(), owner.clone());
                Self::Named { words: type_words(words, role), fallback: None, subject, owner }
            }
        }
    }

    /// Returns the origin of an item of a list that has this origin.
    pub fn item(&self) -> Self {
        match self {
            Self::Component(name) => {
                let subject = Subject::ItemOfComponent(name.clone());
                item_of(Name::of_type(name).as_str(), subject, Owner::Component(name.clone()))
            }
            Self::Part { parent, role, .. } => {
                let list = (role == "list").then(|| "item".to_owned()); // The list variant of a union.
                let one = list.or_else(|| singular(role)).or_else(|| item_name(Name::of_type(role).as_str()));
                let all = format!("{role} item");
                Self::Part {
                    parent: *parent,
                    role: one.unwrap_or_else(|| all.clone()),
                    fallback: Some(all),
                    part: Part::Item(role.clone()),
                }
            }
            Self::Named { words, subject, owner, .. } if words.ends_with("Response") => {
                let item = match subject {
                    Subject::Operation(_, OperationPart::Response) | Subject::Webhook(_) => {
                        Subject::Item(Box::new(subject.clone()))
                    }
                    other => other.clone(),
                };
                item_of(Name::of_type(words).as_str(), item, owner.clone())
            }
            Self::Named { words, subject, owner, .. } => {
                let (subject, owner) = (subject.clone(), owner.clone());
                Self::Named { words: format!("{words} item"), fallback: None, subject, owner }
            }
        }
    }
}

/// Returns the origin of an item of a list with this name. The item is named with the noun of the list, if it has one.
fn item_of(list: &str, subject: Subject, owner: Owner) -> Origin {
    let item = format!("{}Item", list.strip_suffix("Response").unwrap_or(list));
    Origin::Named { words: item_name(list).unwrap_or_else(|| item.clone()), fallback: Some(item), subject, owner }
}

/// Returns the origin of the schema of a response, body or parameter under `components`. It is named after that component, not after
/// the operation that uses it first.
pub(in crate::lower) fn shared(pointer: &Pointer, section: Section, role: &str) -> Option<Origin> {
    let within = pointer.below(&Pointer::root().child("components").child(section.keyword()))?;
    let name = within.tokens().next()?.into_owned();
    let words = if Name::of_type(&name).as_str().ends_with(role) { name.clone() } else { format!("{name} {role}") };
    let subject = Subject::Shared(section, name.clone());
    Some(Origin::Named { words, fallback: None, subject, owner: Owner::Component(name) })
}
