//! The code in the documentation of methods, as functions: so it is compiled with the clients that the tests use anyway.

use crate::together::Files;

/// A module with a function for each code example in the documentation of the operations of `client`, which is a module of
/// `crate::clients`.
#[must_use]
pub fn module(client: &str, files: &Files) -> String {
    let operations = files.iter().filter(|(path, _)| path.starts_with("src/operations"));
    let examples = operations.flat_map(|(_, text)| examples(text));
    let functions: String =
        examples.enumerate().map(|(index, example)| format!("fn example_{index}() {{\n{example}}}\n")).collect();
    format!("mod {client} {{\nuse crate::clients::{client};\n{functions}}}\n")
}

/// The code blocks in the doc comments of a text that rustdoc compiles and does not run, without the marks of hidden lines.
fn examples(text: &str) -> Vec<String> {
    let lines = text.lines().filter_map(|line| line.trim_start().strip_prefix("///"));
    let mut examples = Vec::new();
    let mut example: Option<String> = None;
    for line in lines.map(|line| line.strip_prefix(' ').unwrap_or(line)) {
        match (&mut example, line) {
            (None, "```no_run") => example = Some(String::new()),
            (Some(_), "```") => examples.extend(example.take()),
            (Some(code), line) => code.push_str(&format!("{}\n", line.strip_prefix("# ").unwrap_or(line))),
            (None, _) => {}
        }
    }
    examples
}

#[cfg(test)]
mod tests {
    use super::examples;

    #[test]
    fn the_examples_are_the_code_of_the_documentation() {
        let text = "/// A text.\n    /// ```no_run\n    /// # fn a() {\n    /// let a = 1;\n    /// # }\n    /// ```\n/// ```json\n/// {}\n/// ```\n";
        assert_eq!(examples(text), ["fn a() {\nlet a = 1;\n}\n"]);
    }
}
