//! The next version of the crate by Cargo's rules.

use super::levels::Level;
use crate::version::Version;

impl Version {
    /// Returns the next version after changes of this level. The leftmost number that is not zero counts as the major version.
    #[must_use]
    pub fn after(self, level: Level) -> Self {
        let Self { major, minor, patch } = self;
        let (next_major, next_minor) = (major.saturating_add(1), minor.saturating_add(1));
        match (level, major, minor) {
            (Level::Breaking, 1.., _) => Self { major: next_major, minor: 0, patch: 0 },
            (Level::Breaking, 0, 1..) | (Level::Additive, 1.., _) => Self { major, minor: next_minor, patch: 0 },
            _ => Self { major, minor, patch: patch.saturating_add(1) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Level, Version};

    #[test]
    fn the_next_version_is_that_of_cargo() {
        for (version, breaking, additive, documentation) in [
            ("1.2.3", "2.0.0", "1.3.0", "1.2.4"),
            ("0.2.3", "0.3.0", "0.2.4", "0.2.4"),
            ("0.0.3", "0.0.4", "0.0.4", "0.0.4"),
            ("v0", "0.2.0", "0.1.1", "0.1.1"),
            ("2024-01-15", "2025.0.0", "2024.2.0", "2024.1.16"),
        ] {
            let after = |level| Version::of(version).after(level).to_string();
            assert_eq!(after(Level::Breaking), breaking, "{version}");
            assert_eq!(after(Level::Additive), additive, "{version}");
            assert_eq!(after(Level::Documentation), documentation, "{version}");
        }
    }

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(Version::of("1.10.0") > Version::of("1.9.9"));
        let last = format!("{}.0.0", u64::MAX);
        assert_eq!(Version::of(&last).after(Level::Breaking), Version::of(&last));
    }
}
