//! Whether a text can be the name of a Rust item.

use super::Renamed;

/// Returns what is wrong with a name for what is renamed; `None` if nothing is.
#[must_use]
pub fn problem(what: Renamed, name: &str) -> Option<String> {
    if syn::parse_str::<syn::Ident>(name).is_err() {
        return Some(format!("`{}` is not a Rust identifier", name.escape_debug()));
    }
    let bare = name.trim_start_matches("r#");
    if !bare.is_ascii() {
        return Some(format!("`{name}` has letters other than those of ASCII"));
    }
    match what {
        Renamed::Type | Renamed::Variant if !bare.starts_with(|c: char| c.is_ascii_uppercase()) => {
            Some(format!("`{name}` does not begin with a capital letter, as the name of a {} does", what.word()))
        }
        Renamed::Type | Renamed::Variant => None,
        _ if bare.contains(|c: char| c.is_ascii_uppercase()) => {
            Some(format!("`{name}` has capital letters, and the name of a {} has none", what.word()))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Renamed, problem};

    #[test]
    fn names_are_identifiers_in_the_case_of_their_kind() {
        for (what, name, is_usable) in [
            (Renamed::Type, "Account", true),
            (Renamed::Type, "HTTPError", true),
            (Renamed::Type, "account", false),
            (Renamed::Type, "Self", false),
            (Renamed::Variant, "V1_2", true),
            (Renamed::Field, "kind", true),
            (Renamed::Field, "r#type", true),
            (Renamed::Field, "type", false),
            (Renamed::Field, "isOpen", false),
            (Renamed::Operation, "list all", false),
            (Renamed::Group, "", false),
            (Renamed::Parameter, "größe", false),
        ] {
            assert_eq!(problem(what, name).is_none(), is_usable, "{what:?} {name}");
        }
    }
}
