//! Lists of an enum's values in descriptions: what they say of a value belongs to its variant, and is said nowhere twice.

use crate::api::{TypeKind, Variant};

/// Gives each variant what the list in its type's documentation says of it; the list goes.
pub(super) fn to_variants(docs: &mut Vec<String>, kind: &mut TypeKind) {
    match kind {
        TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => {
            take(docs, |value, said| describe(variants.iter_mut().find(|variant| variant.wire == value), value, said));
        }
        TypeKind::IntegerEnum(variants) => take(docs, |value, said| {
            describe(variants.iter_mut().find(|variant| variant.wire.to_string() == value), value, said)
        }),
        _ => {}
    }
}

/// Drops from the documentation of what has the enum as its type what its variants say.
pub(super) fn drop_from(docs: &mut Vec<String>, kind: &TypeKind) {
    match kind {
        TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => {
            take(docs, |value, said| {
                variants.iter().any(|variant| variant.wire == value && says(variant, value, said))
            });
        }
        TypeKind::IntegerEnum(variants) => take(docs, |value, said| {
            variants.iter().any(|variant| variant.wire.to_string() == value && says(variant, value, said))
        }),
        _ => {}
    }
}

fn describe<T>(variant: Option<&mut Variant<T>>, value: &str, said: &str) -> bool {
    let Some(variant) = variant else { return false };
    if variant.docs.is_empty() && !is_bare(value, said) {
        variant.docs.push(said.to_owned());
    }
    says(variant, value, said)
}

fn says<T>(variant: &Variant<T>, value: &str, said: &str) -> bool {
    is_bare(value, said) || variant.docs == [said]
}

/// Whether nothing is said of a value but that it is one.
fn is_bare(value: &str, said: &str) -> bool {
    said.is_empty() || said.eq_ignore_ascii_case(value)
}

/// Takes the items that are about a value out of the lines.
fn take(docs: &mut Vec<String>, mut is_taken: impl FnMut(&str, &str) -> bool) {
    let mut kept: Vec<String> = Vec::with_capacity(docs.len());
    let mut lines = std::mem::take(docs).into_iter().peekable();
    while let Some(line) = lines.next() {
        // What goes on in the next line is more than a variant's line can say.
        let ends = lines.peek().is_none_or(|next| next.is_empty() || item(next).is_some());
        let taken = ends && item(&line).is_some_and(|(value, said)| is_taken(value, said));
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

/// ``* `value` - what it means``: the value and the meaning.
fn item(line: &str) -> Option<(&str, &str)> {
    let item = ["* `", "- `", "+ `"].iter().find_map(|mark| line.trim_start().strip_prefix(mark))?;
    let (value, said) = item.split_once('`')?;
    Some((value, said.trim_start_matches([' ', '-', ':', '–', '—']).trim()))
}
