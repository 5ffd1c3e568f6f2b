//! Moves the descriptions of values from lists in the description of an enum to its variants.

use std::collections::HashMap;

use crate::api::{TypeKind, Variant};

/// Moves the descriptions of values from a list in the documentation to the variants.
pub(in crate::lower) fn to_variants(docs: &mut Vec<String>, kind: &mut TypeKind) {
    match kind {
        TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => move_to(docs, variants, Clone::clone),
        TypeKind::IntegerEnum(variants) => move_to(docs, variants, ToString::to_string),
        _ => {}
    }
}

/// Removes the descriptions that the variants have from the documentation of a property with the type of the enum.
pub(in crate::lower) fn drop_from(docs: &mut Vec<String>, kind: &TypeKind) {
    match kind {
        TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => drop_repeated(docs, variants, Clone::clone),
        TypeKind::IntegerEnum(variants) => drop_repeated(docs, variants, ToString::to_string),
        _ => {}
    }
}

fn move_to<T>(docs: &mut Vec<String>, variants: &mut [Variant<T>], text: impl Fn(&T) -> String) {
    if !has_items(docs) {
        return;
    }
    let indices = indices(variants, text);
    remove_items(docs, |value, meaning| {
        describe(indices.get(value).and_then(|at| variants.get_mut(*at)), value, meaning)
    });
}

fn drop_repeated<T>(docs: &mut Vec<String>, variants: &[Variant<T>], text: impl Fn(&T) -> String) {
    if !has_items(docs) {
        return;
    }
    let indices = indices(variants, text);
    remove_items(docs, |value, meaning| {
        indices
            .get(value)
            .and_then(|at| variants.get(*at))
            .is_some_and(|variant| is_documented(variant, value, meaning))
    });
}

/// Whether the documentation has list items with descriptions of values.
fn has_items(docs: &[String]) -> bool {
    docs.iter().any(|line| item(line).is_some())
}

/// Returns the index of the first variant with each value.
fn indices<T>(variants: &[Variant<T>], text: impl Fn(&T) -> String) -> HashMap<String, usize> {
    let mut indices = HashMap::new();
    for (at, variant) in variants.iter().enumerate() {
        indices.entry(text(&variant.wire)).or_insert(at);
    }
    indices
}

fn describe<T>(variant: Option<&mut Variant<T>>, value: &str, meaning: &str) -> bool {
    let Some(variant) = variant else { return false };
    if variant.docs.is_empty() && !adds_nothing(value, meaning) {
        variant.docs.push(meaning.to_owned());
    }
    is_documented(variant, value, meaning)
}

fn is_documented<T>(variant: &Variant<T>, value: &str, meaning: &str) -> bool {
    adds_nothing(value, meaning) || variant.docs == [meaning]
}

/// Whether a description only repeats the value.
fn adds_nothing(value: &str, meaning: &str) -> bool {
    meaning.is_empty() || meaning.eq_ignore_ascii_case(value)
}

/// Removes the list items for which `is_taken` returns true.
fn remove_items(docs: &mut Vec<String>, mut is_taken: impl FnMut(&str, &str) -> bool) {
    let mut kept: Vec<String> = Vec::with_capacity(docs.len());
    let mut lines = std::mem::take(docs).into_iter();
    while let Some(line) = lines.next() {
        let taken =
            ends(&line, lines.as_slice()) && item(&line).is_some_and(|(value, meaning)| is_taken(value, meaning));
        let needless_gap = line.is_empty() && kept.last().is_none_or(String::is_empty);
        if !taken && !needless_gap {
            kept.push(line);
        }
    }
    while kept.last().is_some_and(String::is_empty) {
        kept.pop();
    }
    *docs = kept;
}

/// Whether a list item ends with its line. Items with several lines remain: a variant gets a single line, and without the item,
/// indented lines of it could be a block of code, which rustdoc compiles.
fn ends(item_line: &str, after: &[String]) -> bool {
    let is_deeper = |line: &String| indentation(line) > indentation(item_line);
    after.first().is_none_or(|next| next.is_empty() || item(next).is_some())
        && !after.iter().find(|line| !line.is_empty()).is_some_and(is_deeper)
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// Splits the list item ``* `value` - meaning`` into value and meaning.
fn item(line: &str) -> Option<(&str, &str)> {
    let item = ["* `", "- `", "+ `"].iter().find_map(|mark| line.trim_start().strip_prefix(mark))?;
    let (value, meaning) = item.split_once('`')?;
    Some((value, meaning.trim_start_matches([' ', '-', ':', '–', '—']).trim()))
}

#[cfg(test)]
mod tests {
    use super::{drop_from, item, to_variants};
    use crate::api::{TypeKind, Variant};
    use crate::names::Name;

    fn kind(values: &[(&str, &str)]) -> TypeKind {
        let variants = values.iter().map(|(value, docs)| Variant {
            name: Name::of_type(value),
            wire: (*value).to_owned(),
            docs: if docs.is_empty() { Vec::new() } else { vec![(*docs).to_owned()] },
        });
        TypeKind::StringEnum(variants.collect())
    }

    fn docs(lines: &[&str]) -> Vec<String> {
        lines.iter().map(ToString::to_string).collect()
    }

    /// The lines and the variants' documentation once the lines were given to the variants.
    fn given(lines: &[&str], values: &[(&str, &str)]) -> (Vec<String>, Vec<String>) {
        let (mut docs, mut kind) = (docs(lines), kind(values));
        to_variants(&mut docs, &mut kind);
        let TypeKind::StringEnum(variants) = kind else { return (docs, Vec::new()) };
        (docs, variants.into_iter().map(|variant| variant.docs.join(" ")).collect())
    }

    #[test]
    fn variants_are_documented_by_the_list_of_values() {
        let lines = ["How it is sorted.", "", "* `asc` - Smallest first.", "- `desc`: Largest first.", "+ `none`"];
        let (docs, variants) = given(&lines, &[("asc", ""), ("desc", ""), ("none", "")]);
        assert_eq!(docs, ["How it is sorted."]);
        assert_eq!(variants, ["Smallest first.", "Largest first.", ""]);
    }

    #[test]
    fn items_without_a_variant_stay_in_the_description() {
        for (line, rest) in [
            // Of no value, of one that has documentation, and longer than a line.
            ("* `other` - No value.", [].as_slice()),
            ("* `known` - Something else.", &[]),
            ("* `asc` - Smallest", &["first."]),
            ("asc - Smallest first.", &[]),
        ] {
            let lines = [&["Text."], [line].as_slice(), rest].concat();
            let (docs, variants) = given(&lines, &[("asc", ""), ("known", "Known.")]);
            assert_eq!(docs, lines);
            assert_eq!(variants, ["", "Known."]);
        }
    }

    #[test]
    fn an_item_with_nested_blocks_stays_whole() {
        for nested in [&["  - `desc` - Nested.", "    - `none` - Deeper."][..], &["", "    let code = 1;"]] {
            let lines = [&["Text.", "", "- `asc` - Smallest first."], nested].concat();
            let (docs, variants) = given(&lines, &[("asc", ""), ("desc", "")]);
            assert_eq!(docs, lines);
            assert_eq!(variants[0], "");
        }
    }

    #[test]
    fn an_item_that_repeats_its_value_is_dropped() {
        let (docs, variants) = given(&["* `asc` - ASC", "* `known` - Known."], &[("asc", ""), ("known", "Known.")]);
        assert!(docs.is_empty(), "{docs:?}");
        assert_eq!(variants, ["", "Known."]);
    }

    #[test]
    fn integers_are_found_by_their_digits() {
        let variant = Variant { name: Name::of_type("1"), wire: 1, docs: Vec::new() };
        let (mut docs, mut kind) = (docs(&["* `1` - One."]), TypeKind::IntegerEnum(vec![variant]));
        to_variants(&mut docs, &mut kind);
        assert!(docs.is_empty());
        assert!(matches!(kind, TypeKind::IntegerEnum(variants) if variants[0].docs == ["One."]));
    }

    #[test]
    fn a_field_of_the_enum_drops_only_items_that_variants_document() {
        let mut docs = docs(&["Text.", "", "* `asc` - Smallest first.", "* `desc` - Differs."]);
        drop_from(&mut docs, &kind(&[("asc", "Smallest first."), ("desc", "Largest first.")]));
        assert_eq!(docs, ["Text.", "", "* `desc` - Differs."]);
    }

    #[test]
    fn an_item_is_a_value_in_code_and_its_meaning() {
        for (line, wanted) in [
            ("* `a` - b", Some(("a", "b"))),
            ("  - `a`: b", Some(("a", "b"))),
            ("+ `a` — b – c", Some(("a", "b – c"))),
            ("* `a`", Some(("a", ""))),
            ("* a - b", None),
            ("`a` - b", None),
            ("* `a", None),
        ] {
            assert_eq!(item(line), wanted, "{line}");
        }
    }
}
