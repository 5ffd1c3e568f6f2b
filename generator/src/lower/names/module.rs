//! The names of modules, which are also files: names with a meaning to an operating system or the compiler are
//! avoided.

use super::{Name, Scope};
use crate::text::device_names::{device_names, is_device_name};

/// The longest name of a module. With the longest suffix, its file has a name of 120 bytes at most.
const LONGEST: usize = 100;

/// Whether a file of this name, without its extension, is a device on Windows or the file of the module around it for rustc.
fn is_reserved(stem: &str) -> bool {
    stem == "mod" || is_device_name(stem)
}

impl Name {
    /// Creates the name of a module: at most 100 bytes, with an underscore after names that a file cannot have.
    #[must_use]
    pub(in crate::lower) fn of_module(text: &str) -> Self {
        let name = Self::of_value(text);
        match name.bare() {
            stem if is_reserved(stem) => name.with_suffix("_"),
            stem => stem.get(..LONGEST).map_or_else(|| name.clone(), |cut| Self(cut.trim_end_matches('_').to_owned())),
        }
    }
}

impl Scope {
    /// Creates a namespace of modules. A number after a name does not make it a device name: after `com` comes `com10`.
    #[must_use]
    pub(in crate::lower) fn of_modules<'a>(reserved: impl IntoIterator<Item = &'a str>) -> Self {
        let mut scope = Self::with_reserved(["mod"].into_iter().chain(reserved));
        for name in device_names() {
            scope.take(Name(name));
        }
        scope
    }
}

#[cfg(test)]
mod tests {
    use super::{Name, Scope};

    #[test]
    fn modules_are_no_device_names_and_not_mod() {
        for (text, name) in [
            ("Mod", "mod_"),
            ("CON", "con_"),
            ("com1", "com1_"),
            ("LPT9", "lpt9_"),
            ("com10", "com10"),
            ("self", "self_"),
            ("lib", "lib"),
            ("type", "r#type"),
        ] {
            assert_eq!(Name::of_module(text).as_str(), name);
        }
    }

    #[test]
    fn a_number_does_not_make_a_device_name() {
        let mut scope = Scope::of_modules([]);
        let names: Vec<Name> = (0..3).map(|_| scope.take(Name::of_module("com"))).collect();
        assert_eq!(names.iter().map(Name::as_str).collect::<Vec<_>>(), ["com", "com10", "com11"]);
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(Name::of_module(&"a".repeat(1000)).as_str().len(), super::LONGEST);
    }
}
