//! Whether a text can be a trait that types derive, or an attribute that they have.

use syn::Attribute;
use syn::parse::Parser;

use crate::choices::Added;

/// Returns what is wrong with a text; `None` if nothing is.
pub(super) fn problem(what: Added, text: &str) -> Option<String> {
    let shown = text.escape_debug();
    match what {
        Added::Trait => {
            syn::parse_str::<syn::Path>(text).err().map(|_| format!("`{shown}` is not the path of a trait"))
        }
        Added::Attribute => match Attribute::parse_outer.parse_str(text) {
            Ok(attributes) if attributes.len() == 1 => None,
            _ => Some(format!("`{shown}` is not an attribute, such as `#[must_use]`")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Added, problem};

    #[test]
    fn a_trait_is_a_path_and_an_attribute_is_one() {
        for (what, text, is_usable) in [
            (Added::Trait, "schemars::JsonSchema", true),
            (Added::Trait, "not a path", false),
            (Added::Trait, "", false),
            (Added::Attribute, "#[must_use]", true),
            (Added::Attribute, "#[must_use] #[a]", false),
            (Added::Attribute, "#[must_use] fn evil() {}", false),
            (Added::Attribute, "must_use", false),
        ] {
            assert_eq!(problem(what, text).is_none(), is_usable, "{what:?} {text}");
        }
    }
}
