//! Compares two APIs: which items of the generated crate a new document adds, removes and changes, and what that means for code that
//! uses the crate.
//!
//! `surface` lists the public items of an API as data, `identity` pairs those of the two APIs, `changes` compares each pair, and
//! `levels` is the table of what a change means. The other modules write the result.

mod changes;
pub mod github;
mod identity;
pub mod json;
mod levels;
pub mod markdown;
mod summary;
pub mod text;
mod version;

pub use crate::surface::Kind;
pub use crate::version::Version;
pub use changes::{Change, Side};
pub use levels::{Difference, Level};

use crate::Analysis;
use crate::api::Api;
use crate::source::Sources;

/// What differs between the crates of two documents.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The changes: breaking ones first, each level in the order of the new document.
    pub changes: Vec<Change>,
    /// The version of the crate of the old document.
    pub old_version: Version,
    /// The version of the crate of the new document.
    pub new_version: Version,
}

impl Comparison {
    /// Compares two APIs, each with the texts of its document.
    #[must_use]
    pub fn new(old: (&Api, &Sources), new: (&Api, &Sources)) -> Self {
        crate::large_stack::on_large_stack(|| Self {
            changes: changes::changes(old, new),
            old_version: Version::of(&old.0.version),
            new_version: Version::of(&new.0.version),
        })
    }

    /// Compares two analysed documents, if both are usable.
    #[must_use]
    pub fn of(old: &Analysis, new: &Analysis) -> Option<Self> {
        Some(Self::new((old.api.as_ref()?, &old.sources), (new.api.as_ref()?, &new.sources)))
    }

    /// The comparison of crates that have other versions than their documents.
    #[must_use]
    pub fn with_versions(self, old: Option<Version>, new: Option<Version>) -> Self {
        Self { old_version: old.unwrap_or(self.old_version), new_version: new.unwrap_or(self.new_version), ..self }
    }

    /// Returns the level of the change that asks most of users; `None` if nothing changed.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        self.changes.iter().map(|change| change.level).min()
    }

    /// Returns the number of changes of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.changes.iter().filter(|change| change.level == level).count()
    }

    /// Returns the lowest version that the new crate may have by the rules of Cargo.
    #[must_use]
    pub fn needed_version(&self) -> Version {
        self.level().map_or(self.old_version, |level| self.old_version.after(level))
    }
}
