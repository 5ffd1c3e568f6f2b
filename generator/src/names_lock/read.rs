//! Reads the file. A line that cannot be read is reported: without it, something would silently get another name.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};

use super::{Kind, Line, NamesLock};
use crate::pointer::Pointer;

/// A line that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenLine {
    /// Its number, from 1.
    pub number: usize,
    /// Why.
    pub reason: String,
}

/// Reads the text of the file.
///
/// # Errors
///
/// The lines that cannot be read.
pub fn read(text: &str) -> Result<NamesLock, Vec<BrokenLine>> {
    let (mut names, mut broken) = (HashMap::new(), Vec::new());
    for (index, text) in text.lines().enumerate() {
        let text = text.trim();
        // A location begins with `#/`.
        if text.is_empty() || text == "#" || text.starts_with("# ") {
            continue;
        }
        let added = line(text).and_then(|Line { pointer, kind, names: given }| match names.entry((kind, pointer)) {
            Entry::Vacant(entry) => {
                entry.insert(given);
                Ok(())
            }
            Entry::Occupied(_) => Err(format!("the {} at this location is named twice", kind.word())),
        });
        if let Err(reason) = added {
            broken.push(BrokenLine { number: index + 1, reason });
        }
    }
    if broken.is_empty() { Ok(NamesLock { names }) } else { Err(broken) }
}

fn line(text: &str) -> Result<Line, String> {
    if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|marker| text.starts_with(marker)) {
        return Err("a merge conflict that is not resolved".to_owned());
    }
    let mut words = text.split_whitespace();
    let fragment =
        words.next().and_then(|word| word.strip_prefix('#')).ok_or("a line begins with a location, `#/…`")?;
    let word = words.next().ok_or("what is named there is missing")?;
    let kind = Kind::of_word(word).ok_or_else(|| {
        format!("`{word}` is not one of `type`, `new`, `variants`, `contents`, `method`, `request` and `arguments`")
    })?;
    let names: Vec<String> = words.map(str::to_owned).collect();
    match names.as_slice() {
        [] => return Err("the name is missing".to_owned()),
        [_, second, ..] if !kind.is_list() => return Err(format!("`{second}` is one name too many")),
        _ => {}
    }
    let mut seen = HashSet::new();
    for name in &names {
        let name = if kind == Kind::Variants { variant(name)? } else { name };
        if kind.is_list() && !seen.insert(name) {
            return Err(format!("`{name}` is there twice"));
        }
        if kind == Kind::Contents || is_name(name, kind.names_types()) {
            continue;
        }

        let what = if kind.names_types() { "a type, such as `UserName`" } else { "a function, such as `user_name`" };
        return Err(format!("`{name}` is not a name for {what}"));
    }
    Ok(Line { pointer: Pointer::from_fragment(fragment), kind, names })
}

/// Returns the name in `Key=Name`.
fn variant(text: &str) -> Result<&str, String> {
    match text.rsplit_once('=') {
        Some((key, name)) if !key.is_empty() && name != "Unrecognized" => Ok(name),
        Some((_, "Unrecognized")) => Err("`Unrecognized` is the variant for other values".to_owned()),
        _ => Err(format!("`{text}` is not a variant and its name, such as `Dog=Dog`")),
    }
}

/// Whether a text can be the name of a type, or of a function or an argument.
fn is_name(text: &str, of_type: bool) -> bool {
    let bare = text.strip_prefix("r#").unwrap_or(text);
    let first = bare.chars().find(|c| *c != '_');
    let is_cased = first.is_some_and(|c| if of_type { c.is_ascii_uppercase() } else { c.is_ascii_lowercase() });
    let is_plain = bare.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_cased && is_plain && bare.len() <= 200 && bare != "Self" && syn::parse_str::<proc_macro2::Ident>(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::super::{Kind, Line};
    use super::read;
    use crate::pointer::Pointer;

    #[test]
    fn what_is_written_is_read() {
        let pointer = Pointer::root().child("paths").child("/a b/{c}%20\n").child("é");
        let line = Line { pointer: pointer.clone(), kind: Kind::Arguments, names: vec!["r#type".into(), "b".into()] };
        let text = format!("# A comment.\n\n{line}\n");
        let names = read(&text).expect("the file is read");
        assert_eq!(names.names(Kind::Arguments, &pointer), ["r#type", "b"]);
        assert_eq!(names.name(Kind::Type, &pointer), None);
    }

    #[test]
    fn each_broken_line_is_reported() {
        let lines = [
            "<<<<<<< HEAD",
            "components/schemas/A type A",
            "#/a",
            "#/a struct A",
            "#/a type",
            "#/a type A B",
            "#/a type a",
            "#/a type A<B>",
            "#/a type Self",
            "#/a method Find",
            "#/a method fn",
            "#/a new a a",
            "#/a variants Dog",
            "#/a variants =Dog",
            "#/a variants Dog=dog",
            "#/a variants Dog=Dog Cat=Dog",
            "#/a variants Dog=Unrecognized",
        ];
        for line in lines {
            let broken = read(&format!("#/b type B\n{line}\n")).expect_err(line);
            assert_eq!(broken.iter().map(|broken| broken.number).collect::<Vec<_>>(), [2], "{line}");
        }
        let twice = read("#/a type A\n#/a type B\n").expect_err("two names");
        assert_eq!(twice[0].number, 2);
    }
}
