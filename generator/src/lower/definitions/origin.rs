//! What a type will be named by, and in whose file it will be written.

use crate::api::{Standing, TypeId};
use crate::lower::definitions::draft::Draft;
use crate::names::{Name, singular, thing, type_words};
use crate::pointer::Pointer;
use crate::text::markdown::{code, prose};

/// What a type is named by.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::lower) enum Hint {
    /// A named schema: its name.
    Component(String),
    /// A part of another type: its name continues the other's.
    Part {
        /// The other.
        parent: TypeId,
        /// What it is there.
        role: String,
        /// What it is there in more words, for when the first are taken.
        instead: Option<String>,
    },
    /// A part of what has no type of its own, such as an operation or a list: the words that name it.
    Words {
        /// The words.
        words: String,
        /// More words, for when the first are taken.
        instead: Option<String>,
        /// What it is, as a sentence.
        about: String,
        /// Whose file it is written in.
        home: Home,
    },
}

/// What a type that is no component belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Home {
    /// The operations of the group with this module.
    Group(Name),
    /// The component with this name.
    Component(String),
    /// A type that operations of several groups share, which has a file of its own.
    Shared(TypeId),
}

/// What a type belongs to, in whose file it is written.
pub(in crate::lower) fn home(defs: &[Draft], id: TypeId) -> Home {
    let draft = &defs[id.0];
    match &draft.hint {
        Hint::Component(name) => Home::Component(name.clone()),
        _ if draft.def.standing == Standing::Whole => Home::Shared(id),
        Hint::Words { home, .. } => home.clone(),
        Hint::Part { parent, .. } => home(defs, *parent),
    }
}

/// The component or group that what has this hint is named in.
pub(in crate::lower) fn home_of<'a>(defs: &'a [Draft], mut hint: &'a Hint) -> Home {
    loop {
        match hint {
            Hint::Component(name) => return Home::Component(name.clone()),
            Hint::Words { home, .. } => return home.clone(),
            // No type is a part of its own part, so this ends.
            Hint::Part { parent, .. } => hint = &defs[parent.0].hint,
        }
    }
}

impl Hint {
    /// The hint of what is `role` in another type.
    pub fn part_of(parent: TypeId, role: &str) -> Self {
        Self::Part { parent, role: role.to_owned(), instead: None }
    }

    /// The hint of a part with `role` in something with this hint that has no type of its own.
    pub fn part(&self, role: &str) -> Self {
        match self {
            Self::Component(name) => Self::Words {
                words: type_words(name, role),
                instead: None,
                about: format!("The {} of {}.", prose(role), code(name)),
                home: Home::Component(name.clone()),
            },
            Self::Part { parent, role: outer, .. } => Self::part_of(*parent, &type_words(outer, role)),
            Self::Words { words, home, about, .. } => {
                let (about, home) = (about.clone(), home.clone());
                Self::Words { words: type_words(words, role), instead: None, about, home }
            }
        }
    }

    /// The hint of an item of a list with this hint.
    pub fn item(&self) -> Self {
        match self {
            Self::Component(name) => {
                let about = format!("An item of {}.", code(name));
                item_of(Name::of_type(name).as_str(), about, Home::Component(name.clone()))
            }
            Self::Part { parent, role, .. } => {
                let list = (role == "list").then(|| "item".to_owned()); // Of several alternatives the one that is a list.
                let one = list.or_else(|| singular(role)).or_else(|| thing(Name::of_type(role).as_str()));
                let role = format!("{role} item");
                Self::Part { parent: *parent, role: one.unwrap_or_else(|| role.clone()), instead: Some(role) }
            }
            Self::Words { words, about, home, .. } if words.ends_with("Response") => {
                let about =
                    about.strip_prefix("What ").map_or_else(|| about.clone(), |rest| format!("An item of what {rest}"));
                item_of(Name::of_type(words).as_str(), about, home.clone())
            }
            Self::Words { words, about, home, .. } => {
                Self::Words { words: format!("{words} item"), instead: None, about: about.clone(), home: home.clone() }
            }
        }
    }
}

/// The hint of an item of a list with this name: the thing that it is, where the name tells.
fn item_of(list: &str, about: String, home: Home) -> Hint {
    let item = format!("{}Item", list.strip_suffix("Response").unwrap_or(list));
    Hint::Words { words: thing(list).unwrap_or_else(|| item.clone()), instead: Some(item), about, home }
}

/// The hint for the schema of a shared response, body or parameter, which is called after that and not after who uses it first.
pub(in crate::lower) fn shared(place: &Pointer, section: &str, role: &str) -> Option<Hint> {
    let within = place.below(&Pointer::root().child("components").child(section))?;
    let name = within.tokens().next()?.into_owned();
    let words = if Name::of_type(&name).as_str().ends_with(role) { name.clone() } else { format!("{name} {role}") };
    let about = format!(
        "The {} {}.",
        match section {
            "requestBodies" => "request body",
            "responses" => "response",
            _ => "parameter",
        },
        code(&name)
    );
    Some(Hint::Words { words, instead: None, about, home: Home::Component(name) })
}
