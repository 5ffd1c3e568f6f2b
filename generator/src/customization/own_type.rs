//! Types of the user's: which texts can be one, and how each is read and written.

use crate::choices::{OwnForm, OwnType};

/// The types that the runtime reads and writes by itself.
const KNOWN: [&str; 8] = ["String", "bool", "f64", "i32", "i64", "u64", "chrono::NaiveDate", "serde_json::Value"];

/// The crates that each client depends on, or that come with Rust.
const CRATES: [&str; 9] = ["alloc", "bytes", "chrono", "core", "http", "secrecy", "serde_json", "std", "url"];

/// Returns what is wrong with a type of the user's; `None` if nothing is. `crates` are those of the settings.
#[must_use]
pub fn problem(path: &str, crates: &[String]) -> Option<String> {
    let Ok(parsed) = syn::parse_str::<syn::TypePath>(path) else {
        return Some(format!("`{}` is not the path of a Rust type", path.escape_debug()));
    };
    if KNOWN.contains(&path) {
        return None;
    }
    let segments = &parsed.path.segments;
    let root = segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
    if parsed.qself.is_some() || segments.len() < 2 || matches!(root.as_str(), "crate" | "self" | "super") {
        return Some(format!("`{path}` does not begin with its crate, as `uuid::Uuid` does"));
    }
    (!CRATES.contains(&root.as_str()) && !crates.contains(&root))
        .then(|| format!("the client does not depend on `{root}`; add it to `dependencies` in the settings"))
}

/// Returns a type whose path is a type. `is_text` means that the schema is a string.
pub(super) fn own_type(path: &str, form: Option<OwnForm>, is_text: bool) -> OwnType {
    let form = match form {
        _ if KNOWN.contains(&path) => OwnForm::Known,
        Some(form) => form,
        None if is_text => OwnForm::Text,
        None => OwnForm::Serde,
    };
    OwnType { path: path.to_owned(), form }
}

/// Returns how a type is read and written that has this word in the settings or the document.
pub(crate) fn form(word: &str) -> Option<OwnForm> {
    match word {
        "text" => Some(OwnForm::Text),
        "serde" => Some(OwnForm::Serde),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::problem;

    #[test]
    fn a_type_is_a_path_from_a_crate_that_the_client_depends_on() {
        let crates = ["uuid".to_owned(), "own".to_owned()];
        for path in ["uuid::Uuid", "own::a::B", "own::List<own::Item>", "std::net::IpAddr", "url::Url", "String"] {
            assert_eq!(problem(path, &crates), None);
        }
        for (path, part) in [
            ("Uuid", "does not begin with its crate"),
            ("crate::Uuid", "does not begin with its crate"),
            ("<u8 as A>::B", "does not begin with its crate"),
            ("jiff::Zoned", "does not depend on `jiff`"),
            ("uuid::", "not the path of a Rust type"),
            ("&'static str", "not the path of a Rust type"),
            ("uuid::Uuid; fn evil() {}", "not the path of a Rust type"),
            ("", "not the path of a Rust type"),
        ] {
            assert!(problem(path, &crates).is_some_and(|problem| problem.contains(part)), "{path}");
        }
    }
}
