//! Decides whether an entry of the list can be a file that the generator wrote. The list lies in the output folder, where others
//! can edit it; only what is certainly generated is ever removed.

use serde_json::{Map, Value};

use crate::text::device_names::is_device_name;

/// The folders in which the generator writes Rust files.
const FOLDERS: [&str; 2] = ["src", "tests"];
/// The one generated file that is neither Rust nor part of every run.
const EXAMPLES: &str = "tests/examples.json";

/// Whether the generator could have written a file at this path and would remove it: a Rust file in `src` or `tests`, in lower case.
///
/// Upper case is refused because `src/Types/a.rs` is `src/types/a.rs` on many file systems. `Cargo.toml`, `README.md` and
/// `rustfmt.toml` are generated in every run, so no run ever has to remove them.
pub(super) fn is_generated_path(path: &str) -> bool {
    let in_folder = path.split('/').next().is_some_and(|first| FOLDERS.contains(&first));
    let plain = |part: &str| {
        !part.is_empty()
            && part.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '_' | '-'))
            && !is_device_name(part)
    };
    let Some(stem) = path.strip_suffix(".rs") else { return path == EXAMPLES };
    in_folder && stem.contains('/') && stem.split('/').all(plain)
}

/// Whether the text is one that the generator writes at this path: every generated Rust file begins with the same word, and each
/// entry of the examples has the pointer to its schema.
pub(super) fn is_generated_text(path: &str, text: &str) -> bool {
    if path != EXAMPLES {
        return text.starts_with("// @generated");
    }
    serde_json::from_str::<Map<String, Value>>(text)
        .is_ok_and(|examples| examples.values().all(|example| example.get("pointer").is_some_and(Value::is_string)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_generated_files_are_owned() {
        for path in ["src/lib.rs", "src/types/pull_request.rs", "src/types/r2-d2.rs", "tests/examples.rs", EXAMPLES] {
            assert!(is_generated_path(path), "{path}");
        }
    }

    #[test]
    fn other_paths_are_not_owned() {
        for path in [
            "",
            ".rs",
            "lib.rs",
            "src",
            "src/",
            "src/.rs",
            "src//lib.rs",
            "src/../../precious.rs",
            "../src/lib.rs",
            "/src/lib.rs",
            "src/lib.rs/",
            "src/./lib.rs",
            "src\\lib.rs",
            "src/a\\..\\..\\b.rs",
            "C:/src/lib.rs",
            "src/c:lib.rs",
            "src/Types/a.rs",
            "SRC/lib.rs",
            "src/lib.rs.",
            "src/lib.rs ",
            "src/notes.md",
            "src/a b.rs",
            "src/ä.rs",
            "src/con.rs",
            "src/nul/a.rs",
            "src/examples.json",
            ".git/config",
            ".git/hooks/a.rs",
            "build.rs",
            "Cargo.toml",
            "target/a.rs",
            "examples/a.rs",
        ] {
            assert!(!is_generated_path(path), "{path}");
        }
    }

    #[test]
    fn other_texts_are_not_owned() {
        assert!(is_generated_text("src/a.rs", "// @generated from api.yaml, #/components/schemas/A. Do not edit.\n"));
        assert!(!is_generated_text("src/a.rs", "fn main() {}\n"));
        assert!(is_generated_text(EXAMPLES, r##"{"a": {"pointer": "#/a", "examples": []}}"##));
        assert!(!is_generated_text(EXAMPLES, r#"{"a": {"precious": true}}"#));
        assert!(!is_generated_text(EXAMPLES, "not JSON"));
    }
}
