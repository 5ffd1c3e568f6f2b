//! DATA: hints for the name of a branch of a union.

use crate::names::Name;

/// A fact that can name a branch of a union.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Hint {
    /// A word for the branch, such as its title or kind.
    Label(String),
    /// A property.
    Property(String),
    /// A required property.
    Required(String),
    /// The first of the values of a property.
    FirstValue(String),
    /// A property and the kind of its value.
    PropertyKind(String, String),
}

impl Hint {
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Label(word) => Some(Name::of_type(word).as_str().to_owned()),
            _ => None,
        }
    }

    pub fn role(&self) -> String {
        match self {
            Self::Label(word) | Self::FirstValue(word) => word.clone(),
            Self::Property(_) | Self::Required(_) | Self::PropertyKind(..) => {
                format!("with {}", self.member().unwrap_or_default())
            }
        }
    }

    /// The property that distinguishes the branch, with the kind of its value if only that distinguishes it.
    pub fn member(&self) -> Option<String> {
        match self {
            Self::Label(_) | Self::FirstValue(_) => None,
            Self::Property(member) | Self::Required(member) => Some(member.clone()),
            Self::PropertyKind(member, kind) => Some(format!("{kind} {member}")),
        }
    }
}
