//! Puts a short setter or constructor on one line, as long as the field that it sets, and blank lines between other members.

use super::joined::WIDTH;

/// Joins the functions of an `impl` whose body is one line, where the whole fits on a line.
pub(super) fn one_line(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let joined = function(rest);
        let taken = if joined.is_some() { 3 } else { 1 };
        out.push_str(&joined.unwrap_or_else(|| (*first).to_owned()));
        out.push('\n');
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

fn function(lines: &[&str]) -> Option<String> {
    let [head, body, end, ..] = lines else { return None };
    let body = body.trim();
    // Setters and constructors; other functions are spread as rustfmt spreads them.
    if !head.starts_with(FUNCTION)
        || !head.ends_with(" {")
        || *end != "    }"
        || !["Self {", "Self(", "Default::"].iter().any(|start| body.starts_with(start))
    {
        return None;
    }
    let joined = format!("{head} {body} }}");
    (joined.len() <= WIDTH && !body.ends_with([';', '{', '('])).then_some(joined)
}

/// Adds blank lines between the members of an `impl`, which prettyplease omits, except between functions of one line.
pub(super) fn spaced(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut out = String::with_capacity(text.len() + text.len() / 20);
    for (index, line) in lines.iter().enumerate() {
        out.push_str(line);
        out.push('\n');
        let rest = lines.get(index + 1..).unwrap_or_default();
        let has_next = rest.first().is_some_and(|next| next.starts_with("    ") && !next.trim_start().starts_with('}'));
        let ends_member = *line == "    }" || is_function(line);
        if ends_member && has_next && !(is_function(line) && begins_with_function(rest)) {
            out.push('\n');
        }
    }
    out
}

const FUNCTION: &str = "    pub fn ";

/// Whether the line is a whole function.
fn is_function(line: &str) -> bool {
    line.starts_with(FUNCTION) && line.ends_with(" }")
}

/// Whether the next member is a function of one line, after its documentation and attributes.
fn begins_with_function(lines: &[&str]) -> bool {
    let head = |line: &&&str| line.starts_with("    ///") || line.starts_with("    #[");
    lines.iter().find(|line| !head(line)).is_some_and(|line| is_function(line))
}
