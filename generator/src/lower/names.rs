//! Creates all Rust identifiers. Only `lower` can create or change one: the constructors are visible to no other stage. Emission
//! inserts them unchanged.

mod case;
mod item_name;
pub(in crate::lower) mod media_type;
mod module;
mod prelude;
mod scope;
mod singular;
mod status;
mod word_roles;
mod words;

pub(in crate::lower) use item_name::{common_prefix, is_entry, is_general, is_message_part, item_name, subject};
pub(in crate::lower) use scope::Scope;
pub(in crate::lower) use singular::singular;
pub use status::is_reason;
pub(in crate::lower) use status::status_word;
pub(in crate::lower) use words::{type_words, words};

use std::fmt;

use heck::ToShoutySnakeCase;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// A Rust identifier; a raw identifier for keywords.
///
/// Other stages cannot create one:
///
/// ```compile_fail,E0624
/// let name = generator::names::Name::of_value("id");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// Creates the name of a type or variant: `UpperCamelCase`.
    #[must_use]
    pub(in crate::lower) fn of_type(text: &str) -> Self {
        let name = words::camel_case(&words::spell_out(text));
        Self(words::legal(name, 'N', "Empty")).not_reserved("Self", "SelfType")
    }

    /// Creates the name of a field, argument, function or module: `snake_case`, raw for keywords.
    #[must_use]
    pub(in crate::lower) fn of_value(text: &str) -> Self {
        let name = case::snake(&words::spell_out(text));
        let name = words::legal(name, 'n', "empty");
        match name.as_str() {
            // Keywords that cannot be raw identifiers.
            "self" | "super" | "crate" => Self(format!("{name}_")),
            _ if is_keyword(&name) => Self(format!("r#{name}")),
            _ => Self(name),
        }
    }

    /// Creates the name that an earlier run gave, or a user who edited it.
    pub(in crate::lower) fn of_lock(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Creates the name of a constant: `SCREAMING_SNAKE_CASE`.
    #[must_use]
    pub(in crate::lower) fn of_constant(text: &str) -> Self {
        Self(words::legal(words::spell_out(text).to_shouty_snake_case(), 'N', "EMPTY"))
    }

    /// Returns the name with a suffix.
    #[must_use]
    pub(in crate::lower) fn with_suffix(&self, suffix: &str) -> Self {
        let name = self.bare();
        // `self_` and `_types` are `self_types`: rustc warns of two underscores.
        let name = if suffix.starts_with('_') { name.trim_end_matches('_') } else { name };
        Self(format!("{name}{suffix}"))
    }

    /// Returns the identifier as Rust writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the identifier without `r#`.
    #[must_use]
    pub fn bare(&self) -> &str {
        self.0.trim_start_matches("r#")
    }

    fn not_reserved(self, reserved: &str, instead: &str) -> Self {
        if self.0 == reserved { Self(instead.to_owned()) } else { self }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl ToTokens for Name {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let ident = match self.0.strip_prefix("r#") {
            Some(bare) => Ident::new_raw(bare, Span::call_site()),
            None => Ident::new(&self.0, Span::call_site()),
        };
        tokens.append(ident);
    }
}

/// The keywords of edition 2024, including reserved keywords.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

#[cfg(test)]
mod tests {
    use quote::ToTokens;

    use super::{KEYWORDS, Name};

    /// Texts that documents have as names, with the type and the value that they name.
    const NAMES: &[(&str, &str, &str)] = &[
        ("user_account", "UserAccount", "user_account"),
        ("userAccount", "UserAccount", "user_account"),
        ("User Account", "UserAccount", "user_account"),
        ("user-account", "UserAccount", "user_account"),
        ("HTTPServer", "HttpServer", "http_server"),
        ("primaryIPs", "PrimaryIps", "primary_ips"),
        ("don't", "Dont", "dont"),
        ("straße", "Strasse", "strasse"),
        ("2fa", "N2fa", "n2fa"),
        ("1.2", "N1_2", "n1_2"),
        ("12", "N12", "n12"),
        ("2022-11-28", "N2022_11_28", "n2022_11_28"),
        ("v1_2 beta", "V1_2Beta", "v1_2_beta"),
        ("v1_beta", "V1Beta", "v1_beta"),
        ("+1", "Plus1", "plus_1"),
        ("-1", "Minus1", "minus_1"),
        ("-name", "DescendingName", "descending_name"),
        ("<=", "LessOrEqual", "less_or_equal"),
        ("!=", "NotEqual", "not_equal"),
        ("*", "Star", "star"),
        ("", "Empty", "empty"),
        ("\u{202e}", "Empty", "empty"),
        ("type", "Type", "r#type"),
        ("gen", "Gen", "r#gen"),
        ("self", "SelfType", "self_"),
        ("Self", "SelfType", "self_"),
        ("crate", "Crate", "crate_"),
        ("super", "Super", "super_"),
        ("_", "Empty", "empty"),
    ];

    #[test]
    fn types_are_in_upper_camel_case_and_values_in_snake_case() {
        for (text, ty, value) in NAMES {
            assert_eq!((Name::of_type(text).as_str(), Name::of_value(text).as_str()), (*ty, *value), "{text:?}");
        }
    }

    #[test]
    fn naming_a_name_does_not_change_it() {
        for (text, ..) in NAMES {
            let (ty, value) = (Name::of_type(text), Name::of_value(text));
            assert_eq!((Name::of_type(ty.as_str()), Name::of_value(value.bare())), (ty, value), "{text:?}");
        }
    }

    #[test]
    fn constants_are_in_screaming_snake_case() {
        for (text, constant) in [("user account", "USER_ACCOUNT"), ("type", "TYPE"), ("1.2", "N1_2"), ("", "EMPTY")] {
            assert_eq!(Name::of_constant(text).as_str(), constant, "{text:?}");
        }
    }

    #[test]
    fn the_name_of_any_text_is_an_identifier() {
        let hostile = ["a b; evil()", "r#\"", "\0", "🦀", "日本語", "a\nb", "//", "'a", "__", "é\u{301}", "\u{ff11}"];
        let long = "very long ".repeat(1000);
        let texts = hostile.into_iter().chain([long.as_str()]).chain(KEYWORDS.iter().copied());
        for text in texts.chain(NAMES.iter().map(|(text, ..)| *text)) {
            for name in [Name::of_type(text), Name::of_value(text), Name::of_constant(text), Name::of_module(text)] {
                assert!(syn::parse_str::<syn::Ident>(name.as_str()).is_ok(), "{name} of {text:?}");
                assert_eq!(name.to_token_stream().to_string(), name.as_str());
            }
        }
    }

    #[test]
    fn names_are_at_most_as_long_as_files_may_be_called() {
        for name in [Name::of_type(&"word ".repeat(1000)), Name::of_value(&"é".repeat(1000))] {
            assert!(name.as_str().len() <= 200, "{}", name.as_str().len());
        }
    }

    #[test]
    fn a_suffix_ends_a_raw_identifier_and_joins_without_two_underscores() {
        for (text, suffix, name) in [
            ("type", "2", "type2"),
            ("self", "_types", "self_types"),
            ("a", "_types", "a_types"),
            ("self", "2", "self_2"),
        ] {
            assert_eq!(Name::of_value(text).with_suffix(suffix).as_str(), name);
        }
    }

    #[test]
    fn the_bare_name_is_without_the_mark_of_a_raw_identifier() {
        assert_eq!(Name::of_value("type").bare(), "type");
        assert_eq!(Name::of_value("kind").bare(), "kind");
    }

    #[test]
    fn keywords_are_listed_once() {
        assert!(KEYWORDS.is_sorted_by(|before, after| before < after));
    }
}
