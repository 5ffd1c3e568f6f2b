//! The version of the generated crate.

use std::fmt;
use std::str::FromStr;

/// A version of the crate: three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    /// The major version.
    pub major: u64,
    /// The minor version.
    pub minor: u64,
    /// The patch version.
    pub patch: u64,
}

impl Version {
    /// The version of a crate whose document has none that is usable, as of a package that Cargo creates.
    const FIRST: Self = Self { major: 0, minor: 1, patch: 0 };

    /// Returns the version of the crate of a document with this version: the first three numbers, also those of a date such as
    /// `2024-06-20`. Numbers that are missing are zero, but `v0` and a version without numbers are no version to release a crate with.
    #[must_use]
    pub fn of(document: &str) -> Self {
        let text = document.trim().trim_start_matches(['v', 'V']);
        let text = if is_date(text) { text.replace('-', ".") } else { text.to_owned() };
        let core: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
        let numbers: Vec<u64> = core.split('.').map_while(|part| part.parse().ok()).take(3).collect();
        match numbers[..] {
            [major, minor, patch] => Self { major, minor, patch },
            [major, minor] if (major, minor) != (0, 0) => Self { major, minor, patch: 0 },
            [major] if major > 0 => Self { major, minor: 0, patch: 0 },
            _ => Self::FIRST,
        }
    }
}

impl FromStr for Version {
    type Err = String;

    /// Parses three numbers, such as `1.4.0`.
    fn from_str(text: &str) -> Result<Self, String> {
        let numbers: Option<Vec<u64>> = text.split('.').map(number).collect();
        match numbers.as_deref() {
            Some([major, minor, patch]) => Ok(Self { major: *major, minor: *minor, patch: *patch }),
            _ => Err("expected three numbers, such as `1.4.0`".to_owned()),
        }
    }
}

/// Whether a text begins with a date, as in `2024-06-20` and `2024-06-20.acacia`.
fn is_date(text: &str) -> bool {
    let date = text.as_bytes().get(..10).unwrap_or_default();
    let is_right = |(at, byte): (usize, &u8)| if matches!(at, 4 | 7) { *byte == b'-' } else { byte.is_ascii_digit() };
    !date.is_empty() && date.iter().enumerate().all(is_right)
}

/// Parses a number as Cargo does: without a sign and without zeros before it.
fn number(text: &str) -> Option<u64> {
    let is_plain = text.chars().all(|c| c.is_ascii_digit()) && (text.len() == 1 || !text.starts_with('0'));
    if is_plain { text.parse().ok() } else { None }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.major, self.minor, self.patch)
    }
}

#[cfg(test)]
mod tests {
    use super::Version;

    #[test]
    fn a_version_is_three_numbers() {
        for (text, wanted) in [
            ("1.2.3", "1.2.3"),
            (" v1.2 ", "1.2.0"),
            ("V2", "2.0.0"),
            ("7", "7.0.0"),
            ("1.2.3.4", "1.2.3"),
            ("1.2.3-beta+5", "1.2.3"),
            ("2024-01-15", "2024.1.15"),
            ("2024-06-20.acacia", "2024.6.20"),
            ("2024-06-20-preview", "2024.6.20"),
            ("2024-06", "2024.0.0"),
            ("1-2", "1.0.0"),
            ("01.02", "1.2.0"),
            ("1..2", "1.0.0"),
            ("1.x", "1.0.0"),
            ("0.2", "0.2.0"),
            ("0.0.0", "0.0.0"),
        ] {
            assert_eq!(Version::of(text).to_string(), wanted, "{text:?}");
        }
    }

    #[test]
    fn a_document_without_a_usable_version_has_a_first_version() {
        for text in ["v0", "0", "0.0", "latest", "", "99999999999999999999.1"] {
            assert_eq!(Version::of(text).to_string(), "0.1.0", "{text:?}");
        }
    }

    #[test]
    fn a_version_of_the_user_is_exact() {
        assert_eq!("1.4.0".parse::<Version>().map(|version| version.to_string()).as_deref(), Ok("1.4.0"));
        for text in ["", "1", "1.4", "1.4.0.1", "v1.4.0", "1.04.0", "1.+4.0", "1.4.0-beta", "1.4. 0"] {
            assert!(text.parse::<Version>().is_err(), "{text:?}");
        }
    }
}
