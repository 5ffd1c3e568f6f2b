//! Limits how many diagnostics of one kind are recorded: a machine-made document can have the same fault a million times.

use std::collections::{BTreeMap, HashMap};

use super::{Code, Diagnostic, InputLocation, Severity};

/// How many diagnostics of one kind are recorded.
const KEPT: usize = 1000;
/// The total length of their texts in bytes.
const KEPT_BYTES: usize = 4 << 20;
/// How many diagnostics of one kind are shown.
pub const SHOWN: usize = 20;

/// The kind of a diagnostic: its severity and code.
pub type Kind = (Severity, Code);

#[derive(Default)]
struct Kept {
    count: usize,
    bytes: usize,
    last: usize,
}

/// Removes all but the first diagnostics of each kind, and counts the removed ones in [`Diagnostic::more`] of the last remaining one.
pub fn bound(diagnostics: &mut Vec<Diagnostic>) {
    if diagnostics.len() <= KEPT && diagnostics.iter().map(length).sum::<usize>() <= KEPT_BYTES {
        return;
    }
    let mut kinds: BTreeMap<Kind, Kept> = BTreeMap::new();
    let mut bounded: Vec<Diagnostic> = Vec::new();
    for diagnostic in diagnostics.drain(..) {
        let kept = kinds.entry((diagnostic.severity, diagnostic.code)).or_default();
        if kept.count > 0 && (kept.count >= KEPT || kept.bytes >= KEPT_BYTES) {
            if let Some(last) = bounded.get_mut(kept.last) {
                last.more += 1 + diagnostic.more;
            }
        } else {
            kept.count += 1;
            kept.bytes += length(&diagnostic);
            kept.last = bounded.len();
            bounded.push(diagnostic);
        }
    }
    *diagnostics = bounded;
}

/// Returns how many diagnostics of each kind there were, including those that are not recorded.
#[must_use]
pub fn counts(diagnostics: &[Diagnostic]) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry((diagnostic.severity, diagnostic.code)).or_default() += 1 + diagnostic.more;
    }
    counts
}

/// Merges diagnostics with the same code, message and outcome of which one is enough for people who read them one after the other: notes,
/// and the missing security scheme that many operations name. Returns the first of each, and how many there are.
#[must_use]
pub fn merged(ordered: &[&Diagnostic]) -> Vec<(Diagnostic, usize)> {
    let mut indices: HashMap<(Code, &str, Option<&str>), usize> = HashMap::new();
    let mut merged: Vec<(Diagnostic, usize)> = Vec::new();
    for diagnostic in ordered {
        let mut index = merged.len();
        if diagnostic.severity == Severity::Note || diagnostic.code == Code::UnknownSecurityScheme {
            let key = (diagnostic.code, diagnostic.message.as_str(), diagnostic.outcome.as_deref());
            index = *indices.entry(key).or_insert(index);
        }
        match merged.get_mut(index) {
            Some((_, count)) => *count += 1,
            None => merged.push(((*diagnostic).clone(), 1)),
        }
    }
    for (diagnostic, count) in merged.iter_mut().filter(|(_, count)| *count > 1) {
        diagnostic.message.push_str(&format!(" (and {} more like this)", *count - 1));
    }
    merged
}

fn length(diagnostic: &Diagnostic) -> usize {
    let location = match &diagnostic.location {
        InputLocation::Node(pointer) => pointer.as_str().len(),
        InputLocation::File { .. } | InputLocation::Call(_) => 0,
    };
    let optional = [&diagnostic.label, &diagnostic.outcome, &diagnostic.help];
    let texts = std::iter::once(&diagnostic.message).chain(optional.into_iter().flatten());
    location + texts.map(String::len).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pointer::Pointer;

    #[test]
    fn many_diagnostics_of_one_kind_are_counted_and_other_kinds_stay() {
        let root = Pointer::root();
        let mut found: Vec<Diagnostic> =
            (0..2500).map(|_| Diagnostic::warning(Code::DuplicateKey, &root, "again")).collect();
        found.push(Diagnostic::error(Code::Syntax, &root, "once"));
        found.extend((0..500).map(|_| Diagnostic::warning(Code::DuplicateKey, &root, "again")));
        bound(&mut found);
        assert_eq!(found.len(), KEPT + 1);
        found.extend((0..70).map(|_| Diagnostic::warning(Code::DuplicateKey, &root, "again")));
        bound(&mut found);
        assert_eq!(found.len(), KEPT + 1);
        let counts = counts(&found);
        assert_eq!(counts[&(Severity::Warning, Code::DuplicateKey)], 3070);
        assert_eq!(counts[&(Severity::Error, Code::Syntax)], 1);
    }

    #[test]
    fn long_diagnostics_have_a_lower_limit() {
        let long = Pointer::root().child(&"x".repeat(1 << 20));
        let mut found: Vec<Diagnostic> =
            (0..50).map(|_| Diagnostic::warning(Code::DuplicateKey, &long, "again")).collect();
        bound(&mut found);
        assert!(found.len() < 10, "{}", found.len());
        assert_eq!(counts(&found)[&(Severity::Warning, Code::DuplicateKey)], 50);
    }

    #[test]
    fn few_diagnostics_are_all_preserved() {
        let root = Pointer::root();
        let found: Vec<Diagnostic> =
            (0..KEPT).map(|at| Diagnostic::note(Code::NoServers, &root, at.to_string())).collect();
        let mut bounded = found.clone();
        bound(&mut bounded);
        assert_eq!(bounded, found);
    }

    #[test]
    fn a_kind_is_a_severity_and_a_code() {
        let root = Pointer::root();
        let found = [
            Diagnostic::note(Code::CyclicUnion, &root, "one"),
            Diagnostic::warning(Code::CyclicUnion, &root, "two"),
            Diagnostic::warning(Code::CyclicUnion, &root, "three"),
            Diagnostic::warning(Code::DuplicateKey, &root, "four"),
        ];
        let counts: Vec<(Kind, usize)> = counts(&found).into_iter().collect();
        assert_eq!(
            counts,
            [
                ((Severity::Note, Code::CyclicUnion), 1),
                ((Severity::Warning, Code::CyclicUnion), 2),
                ((Severity::Warning, Code::DuplicateKey), 1)
            ]
        );
    }

    #[test]
    fn the_first_diagnostic_of_a_kind_is_preserved_at_any_length() {
        let long = Pointer::root().child(&"x".repeat(KEPT_BYTES + 1));
        let mut found = vec![
            Diagnostic::warning(Code::DuplicateKey, &long, "once"),
            Diagnostic::warning(Code::CyclicUnion, &long, "once"),
        ];
        bound(&mut found);
        assert_eq!(found.len(), 2);
    }
}
