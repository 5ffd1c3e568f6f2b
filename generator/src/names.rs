//! Creates all Rust identifiers. Emission inserts them unchanged.

mod item_name;
pub mod media_type;
mod module;
mod prelude;
mod scope;
mod singular;
mod status;
mod words;

pub use item_name::{begin_alike, common_name, is_entry, is_general, item_name, subject};
pub use scope::Scope;
pub use singular::singular;
pub use status::{is_reason, status_word};
pub use words::{type_words, words};

use std::fmt;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt};

/// A Rust identifier, final: raw where it is a keyword.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(String);

impl Name {
    /// The name of a type or variant: `UpperCamelCase`.
    #[must_use]
    pub fn of_type(text: &str) -> Self {
        let name = words::spell_out(text).to_upper_camel_case();
        Self(words::legal(&name, 'N', "Empty")).not_reserved("Self", "SelfType")
    }

    /// The name of a field, argument, function or module: `snake_case`, raw where it is a keyword.
    #[must_use]
    pub fn of_value(text: &str) -> Self {
        let name = words::spell_out(text).to_snake_case();
        let name = words::legal(&name, 'n', "empty");
        match name.as_str() {
            // The four that can't be raw identifiers.
            "self" | "super" | "crate" => Self(format!("{name}_")),
            _ if is_keyword(&name) => Self(format!("r#{name}")),
            _ => Self(name),
        }
    }

    /// The name of a constant: `SCREAMING_SNAKE_CASE`.
    #[must_use]
    pub fn of_constant(text: &str) -> Self {
        Self(words::legal(&words::spell_out(text).to_shouty_snake_case(), 'N', "EMPTY"))
    }

    /// The same name with something behind it.
    #[must_use]
    pub fn with_suffix(&self, suffix: &str) -> Self {
        let name = self.bare();
        // `self_` and `_types` are `self_types`: rustc warns of two underscores.
        let name = if suffix.starts_with('_') { name.trim_end_matches('_') } else { name };
        Self(format!("{name}{suffix}"))
    }

    /// As it is written in Rust.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without the mark of a raw identifier.
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

/// Whether a text is a token of RFC 9110, section 5.6.2, as the names of methods and headers are.
#[must_use]
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// The keywords of edition 2024, the reserved ones too.
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: &[&str] = &[
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
        "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
        "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.contains(&name)
}
