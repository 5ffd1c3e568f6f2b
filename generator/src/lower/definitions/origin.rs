//! Where a type comes from: data that its name and its documentation are made from later, in `naming`.

use crate::api::{Standing, TypeId};
use crate::lower::definitions::draft::Draft;
use crate::names::{Name, item_name, singular, type_words};
use crate::pointer::Pointer;

/// Where a type comes from.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lower) enum Origin {
    /// A named schema: its name.
    Component(String),
    /// A part of another type: its name continues the other's.
    Part {
        /// The other.
        parent: TypeId,
        /// What it is called there.
        role: String,
        /// What it is called there in more words, for when the first are taken.
        instead: Option<String>,
        /// What it is there.
        part: Part,
    },
    /// A part of what has no type of its own, such as an operation or a list.
    Named {
        /// The words that name it.
        words: String,
        /// More words, for when the first are taken.
        instead: Option<String>,
        /// What it is.
        subject: Subject,
        /// Whose file it is written in.
        owner: Owner,
    },
}

/// What a part of a type is there.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lower) enum Part {
    /// What its role says: a property, a variant.
    Role,
    /// A variant that this member tells from others.
    With(String),
    /// An item of the list with this role.
    Item(String),
}

/// What a type is that has no other type around it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lower) enum Subject {
    /// A part of the operation with this id.
    Operation(String, OperationPart),
    /// What the webhook or callback with this name sends.
    Webhook(String),
    /// A part of the component with this name that has no type of its own: its role there.
    OfComponent(String, String),
    /// An item of the component with this name, which is a list.
    ItemOfComponent(String),
    /// The request body, response or parameter with this name under `components`.
    Shared(Section, String),
    /// The headers of the response with this name under `components`.
    HeadersOfShared(String),
    /// These headers, wherever they are documented.
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

/// What a type that is no component belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Owner {
    /// The operations of the group with this module.
    Group(Name),
    /// The component with this name.
    Component(String),
    /// A type that operations of several groups share, which has a file of its own.
    Shared(TypeId),
}

/// What a type belongs to, in whose file it is written.
pub(in crate::lower) fn owner(defs: &[Draft], id: TypeId) -> Owner {
    let draft = &defs[id.0];
    match &draft.origin {
        Origin::Component(name) => Owner::Component(name.clone()),
        _ if draft.def.standing == Standing::Whole => Owner::Shared(id),
        Origin::Named { owner, .. } => owner.clone(),
        Origin::Part { parent, .. } => owner(defs, *parent),
    }
}

/// The component or group that what has this origin is named in.
pub(in crate::lower) fn owner_of<'a>(defs: &'a [Draft], mut origin: &'a Origin) -> Owner {
    loop {
        match origin {
            Origin::Component(name) => return Owner::Component(name.clone()),
            Origin::Named { owner, .. } => return owner.clone(),
            // No type is a part of its own part, so this ends.
            Origin::Part { parent, .. } => origin = &defs[parent.0].origin,
        }
    }
}

impl Origin {
    /// The origin of what is `role` in another type.
    pub fn part_of(parent: TypeId, role: &str) -> Self {
        Self::Part { parent, role: role.to_owned(), instead: None, part: Part::Role }
    }

    /// The origin of a part with `role` in something with this origin that has no type of its own.
    pub fn part(&self, role: &str) -> Self {
        match self {
            Self::Component(name) => Self::Named {
                words: type_words(name, role),
                instead: None,
                subject: Subject::OfComponent(name.clone(), role.to_owned()),
                owner: Owner::Component(name.clone()),
            },
            Self::Part { parent, role: outer, .. } => Self::part_of(*parent, &type_words(outer, role)),
            Self::Named { words, owner, subject, .. } => {
                let (subject, owner) = (subject.clone(), owner.clone());
                Self::Named { words: type_words(words, role), instead: None, subject, owner }
            }
        }
    }

    /// The origin of an item of a list with this origin.
    pub fn item(&self) -> Self {
        match self {
            Self::Component(name) => {
                let subject = Subject::ItemOfComponent(name.clone());
                item_of(Name::of_type(name).as_str(), subject, Owner::Component(name.clone()))
            }
            Self::Part { parent, role, .. } => {
                let list = (role == "list").then(|| "item".to_owned()); // Of several alternatives the one that is a list.
                let one = list.or_else(|| singular(role)).or_else(|| item_name(Name::of_type(role).as_str()));
                let all = format!("{role} item");
                Self::Part {
                    parent: *parent,
                    role: one.unwrap_or_else(|| all.clone()),
                    instead: Some(all),
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
                Self::Named { words: format!("{words} item"), instead: None, subject, owner }
            }
        }
    }
}

/// The origin of an item of a list with this name: the thing that it is, where the name tells.
fn item_of(list: &str, subject: Subject, owner: Owner) -> Origin {
    let item = format!("{}Item", list.strip_suffix("Response").unwrap_or(list));
    Origin::Named { words: item_name(list).unwrap_or_else(|| item.clone()), instead: Some(item), subject, owner }
}

/// The origin of the schema of a shared response, body or parameter, which is called after that and not after who uses it first.
pub(in crate::lower) fn shared(place: &Pointer, section: Section, role: &str) -> Option<Origin> {
    let within = place.below(&Pointer::root().child("components").child(section.keyword()))?;
    let name = within.tokens().next()?.into_owned();
    let words = if Name::of_type(&name).as_str().ends_with(role) { name.clone() } else { format!("{name} {role}") };
    let subject = Subject::Shared(section, name.clone());
    Some(Origin::Named { words, instead: None, subject, owner: Owner::Component(name) })
}
