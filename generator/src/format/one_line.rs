//! Puts a short setter or constructor on one line, as long as the field that it sets, and blank lines between other members.

use super::joined::{Line, join};

/// Joins the functions of an `impl` whose body is one line, where the whole fits on a line.
pub(super) fn one_line(lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    join(lines, function)
}

fn function(lines: &[Line<'_>]) -> Option<(String, usize)> {
    let [head, body, end, ..] = lines else { return None };
    let body = body.trim();
    // Setters and constructors; other functions are spread as rustfmt spreads them.
    if !head.starts_with(FUNCTION)
        || !head.ends_with(" {")
        || end != "    }"
        || !["Self {", "Self(", "Default::"].iter().any(|start| body.starts_with(start))
    {
        return None;
    }
    (!body.ends_with([';', '{', '('])).then(|| (format!("{head} {body} }}"), 3))
}

/// Adds blank lines between the members of an `impl`, which prettyplease omits, except between functions of one line.
pub(super) fn spaced(lines: &[Line<'_>]) -> String {
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        out.push_str(line);
        out.push('\n');
        let rest = lines.get(index + 1..).unwrap_or_default();
        let has_next = rest.first().is_some_and(|next| next.starts_with("    ") && !next.trim_start().starts_with('}'));
        let ends_member = line == "    }" || is_function(line);
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
fn begins_with_function(lines: &[Line<'_>]) -> bool {
    let head = |line: &&Line<'_>| line.starts_with("    ///") || line.starts_with("    #[");
    lines.iter().find(|line| !head(line)).is_some_and(|line| is_function(line))
}
