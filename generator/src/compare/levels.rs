//! What a change means for code that uses the generated crate: one table, which `docs/compare.md` explains.

use crate::surface::Kind;

/// What a change asks of the users of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Code that uses the item may not compile, or does something else.
    Breaking,
    /// All code compiles and does what it did.
    Additive,
    /// Only the documentation differs.
    Documentation,
}

impl Level {
    /// All levels, the one that asks most of users first.
    pub const ALL: [Self; 3] = [Self::Breaking, Self::Additive, Self::Documentation];

    /// Returns the word for the level.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Breaking => "breaking",
            Self::Additive => "additive",
            Self::Documentation => "documentation",
        }
    }
}

/// How an item differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Difference {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It has another name or path.
    Renamed,
    /// Its type, arguments or result differ.
    Signature,
    /// An argument that was a type is now anything that converts to that type, or other credentials are enough too.
    Widened,
    /// Its arguments have the same types, and are sent as something else.
    Meaning,
    /// It no longer implements a trait.
    TraitLost,
    /// It implements one more trait.
    TraitGained,
    /// It is sent or read in another way, and code does not see it.
    Wire,
    /// It is deprecated.
    Deprecated,
    /// It is no longer deprecated.
    NotDeprecated,
    /// Its documentation differs.
    Documentation,
}

/// Returns the level of a difference and the reason.
pub(super) fn level(kind: Kind, difference: Difference) -> (Level, &'static str) {
    let row =
        LEVELS.iter().find(|(kinds, known, ..)| *known == difference && (kinds.is_empty() || kinds.contains(&kind)));
    row.map_or((Level::Breaking, "it differs"), |(_, _, level, reason)| (*level, *reason))
}

/// The table: kinds (all others if empty), difference, level and reason. The first row that fits decides.
#[rustfmt::skip]
pub(super) const LEVELS: &[(&[Kind], Difference, Level, &str)] = {
    use Difference::{
        Added, Deprecated, Documentation as Docs, Meaning, NotDeprecated, Removed, Renamed, Signature, TraitGained, TraitLost, Widened,
        Wire,
    };
    use Kind::{Constructor, Environment, Error, Field, Operation, Parameter, Security, Server, Type, Variant};
    use Level::{Additive, Breaking, Documentation};
    &[
        (&[Variant, Kind::Response], Added, Additive, "new variant"),
        (&[Field], Added, Additive, "new field"),
        (&[Constructor], Added, Additive, "values of the type can be made now"),
        (&[Server], Added, Documentation, "there was no server to send requests to"),
        (&[], Added, Additive, "new"),
        (&[Error], Removed, Additive, "errors with this status are still read"),
        (&[Server], Removed, Breaking, "there is no default server"),
        (&[Constructor], Removed, Breaking, "values of the type can no longer be made"),
        (&[], Removed, Breaking, "removed"),
        (&[], Renamed, Breaking, "renamed"),
        (&[Type], Signature, Breaking, "another kind of type"),
        (&[Error], Signature, Breaking, "`decode` with the old type no longer reads it"),
        (&[Constructor, Operation, Parameter], Signature, Breaking, "another signature"),
        (&[], Signature, Breaking, "another type"),
        (&[Security], Widened, Additive, "the credentials from before are enough"),
        (&[], Widened, Additive, "takes more types"),
        (&[], Meaning, Breaking, "compiles, and sends its arguments as something else"),
        (&[], TraitLost, Breaking, "no longer implements"),
        (&[], TraitGained, Additive, "implements"),
        (&[Security], Wire, Breaking, "other credentials are needed"),
        (&[Server], Wire, Breaking, "requests go to another server"),
        (&[Environment], Wire, Breaking, "other environment variables are read"),
        (&[], Wire, Additive, "on the wire"),
        (&[], Deprecated, Additive, "deprecated"),
        (&[], NotDeprecated, Documentation, "no longer deprecated"),
        (&[], Docs, Documentation, "documentation"),
    ]
};

#[cfg(test)]
mod tests {
    use super::{Difference, Kind, LEVELS, Level, level};

    #[test]
    fn the_documentation_has_the_table() -> std::io::Result<()> {
        let documentation = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/compare.md"))?;
        for (kinds, difference, level, reason) in LEVELS {
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("{kind:?}")).collect();
            let kinds = if kinds.is_empty() { "any other".to_owned() } else { kinds.join(", ") };
            let row = format!("| {difference:?} | {kinds} | {} | {reason} |", level.name());
            assert!(documentation.contains(&row), "the documentation has no row {row}");
        }
        Ok(())
    }

    #[test]
    fn a_row_for_some_kinds_decides_before_that_of_all_others() {
        assert_eq!(level(Kind::Server, Difference::Wire).0, Level::Breaking);
        assert_eq!(level(Kind::Operation, Difference::Wire).0, Level::Additive);
        assert_eq!(level(Kind::Error, Difference::Removed).0, Level::Additive);
        assert_eq!(level(Kind::Field, Difference::Removed).0, Level::Breaking);
    }
}
