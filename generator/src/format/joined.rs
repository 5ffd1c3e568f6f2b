//! Joins signatures, imports, calls, fields and chains that fit on one line, but that prettyplease breaks earlier.

use std::borrow::Cow;

/// The longest line that is joined.
pub(super) const WIDTH: usize = 120;

/// A line: of the text that prettyplease printed, as most are, or joined from several.
pub(super) type Line<'t> = Cow<'t, str>;

/// Returns the lines of a text. Lists in parentheses, then chains of calls, and then lists of such chains, are joined if they fit on one
/// line.
pub(super) fn joined(text: &str) -> Vec<Line<'_>> {
    let lines = text.lines().map(Cow::Borrowed).collect();
    join(join(join(lines, list), chain), list)
}

/// Joins the construct that starts at the first line. Returns the line, and how many lines it replaces.
type Joint = fn(&[Line<'_>]) -> Option<(String, usize)>;

/// Joins all constructs that fit on one line.
pub(super) fn join(mut lines: Vec<Line<'_>>, joint: Joint) -> Vec<Line<'_>> {
    let mut out = Vec::with_capacity(lines.len());
    let mut rest = lines.as_mut_slice();
    while let [first, ..] = rest {
        let joint = if first.trim_start().starts_with("//") { None } else { joint(rest) };
        let (line, taken) = match joint.filter(|(line, _)| line.len() <= WIDTH) {
            Some((line, taken)) => (Cow::Owned(line), taken),
            None => (std::mem::take(&mut rest[0]), 1),
        };
        out.push(line);
        rest = rest.get_mut(taken..).unwrap_or_default();
    }
    out
}

/// Joins a list with an item on each line, in parentheses or in the braces of a `use` or a struct literal.
fn list(lines: &[Line<'_>]) -> Option<(String, usize)> {
    let first = lines.first()?;
    let (close, space) = opened(first)?;
    let within = depth(first) + 1;
    let items: Vec<&str> = lines[1..]
        .iter()
        .take_while(|line| depth(line) == within && (line.ends_with(',') || line.trim() == "..self"))
        .map(|line| line.trim())
        .collect();
    let last = lines.get(items.len() + 1).filter(|line| depth(line) + 1 == within && line.trim().starts_with(close))?;
    let joined = items.join(" ");
    let line = format!("{first}{space}{}{space}{}", joined.trim_end_matches(','), last.trim());
    Some((line, items.len() + 2))
}

/// Returns the closing delimiter of the list that a line opens, and the space inside the delimiters.
fn opened(line: &str) -> Option<(char, &'static str)> {
    let before = line.strip_suffix('{').map(str::trim);
    match before {
        None => line.ends_with('(').then_some((')', "")),
        Some(path) if path.ends_with("::") => Some(('}', "")),
        Some(name) if name.chars().all(char::is_alphanumeric) => Some(('}', " ")),
        Some(_) => None,
    }
}

/// Joins an expression with the method calls on the following lines.
fn chain(lines: &[Line<'_>]) -> Option<(String, usize)> {
    let first = lines.first()?;
    let within = depth(first) + 1;
    let links: Vec<&str> = lines[1..]
        .iter()
        .take_while(|line| depth(line) == within && line.trim().starts_with('.'))
        .map(|line| line.trim())
        .collect();
    let ends = lines.get(links.len() + 1).is_none_or(|next| depth(next) < within);
    (!links.is_empty() && ends).then(|| (format!("{first}{}", links.concat()), links.len() + 1))
}

fn depth(line: &str) -> usize {
    (line.len() - line.trim_start().len()) / 4
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_call_of_a_chain_that_fits_is_one_line() {
        let printed =
            "    Find(\n        Call::new(self.0)\n            .path(&[&id])\n            .json(&body),\n    )";
        assert_eq!(joined(printed), ["    Find(Call::new(self.0).path(&[&id]).json(&body))"]);
    }

    #[test]
    fn a_call_that_does_not_fit_stays_broken() {
        let long = "a".repeat(100);
        let printed = format!("    Find(\n        Call::new(self.0).path(&[&{long}]),\n    )");
        assert_eq!(joined(&printed).join("\n"), printed);
    }
}
