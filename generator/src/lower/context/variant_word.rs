//! DATA: what an alternative of a union can be called by.

use crate::names::Name;

/// Something that an alternative can be called by.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Word {
    /// What it is.
    Is(String),
    /// A member that it has.
    Has(String),
    /// A member that it must have.
    Requires(String),
    /// The first of several values that a member may have.
    First(String),
    /// A member, and the kind of what it holds.
    Holds(String, String),
}

impl Word {
    pub fn name(&self) -> Option<String> {
        match self {
            Self::Is(word) => Some(Name::of_type(word).as_str().to_owned()),
            _ => None,
        }
    }

    pub fn role(&self) -> String {
        match self {
            Self::Is(word) | Self::First(word) => word.clone(),
            Self::Has(_) | Self::Requires(_) | Self::Holds(..) => {
                format!("with {}", self.member().unwrap_or_default())
            }
        }
    }

    /// The member that tells the alternative from others, with the kind of what it holds where that tells.
    pub fn member(&self) -> Option<String> {
        match self {
            Self::Is(_) | Self::First(_) => None,
            Self::Has(member) | Self::Requires(member) => Some(member.clone()),
            Self::Holds(member, kind) => Some(format!("{kind} {member}")),
        }
    }
}
