//! Keeps floods of one kind of finding small: a document that is made by a machine can have the same fault a million times.

use std::collections::BTreeMap;

use super::{Diagnostic, Place, Severity};

/// How many findings of one kind are kept.
const KEPT: usize = 1000;
/// How long their texts may be together.
const KEPT_BYTES: usize = 4 << 20;
/// How many findings of one kind are worth reading.
pub const SHOWN: usize = 20;

/// Findings of one kind have the same severity and the same code.
pub type Kind = (Severity, &'static str);

#[derive(Default)]
struct Kept {
    count: usize,
    bytes: usize,
    last: usize,
}

/// Drops all but the first findings of each kind, and counts the dropped ones in [`Diagnostic::more`] of the last one that is kept.
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

/// How many findings of each kind were made, those that were not kept among them.
#[must_use]
pub fn counts(diagnostics: &[Diagnostic]) -> BTreeMap<Kind, usize> {
    let mut counts = BTreeMap::new();
    for diagnostic in diagnostics {
        *counts.entry((diagnostic.severity, diagnostic.code)).or_default() += 1 + diagnostic.more;
    }
    counts
}

fn length(diagnostic: &Diagnostic) -> usize {
    let place = match &diagnostic.place {
        Place::Node(pointer) => pointer.as_str().len(),
        Place::File { .. } => 0,
    };
    let texts = [Some(&diagnostic.message), diagnostic.label.as_ref(), diagnostic.help.as_ref()];
    place + texts.into_iter().flatten().map(String::len).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pointer::Pointer;

    #[test]
    fn a_flood_of_one_kind_is_counted_and_leaves_other_kinds_alone() {
        let root = Pointer::root();
        let mut found: Vec<Diagnostic> = (0..2500).map(|_| Diagnostic::warning("flood", &root, "again")).collect();
        found.push(Diagnostic::error("rare", &root, "once"));
        found.extend((0..500).map(|_| Diagnostic::warning("flood", &root, "again")));
        bound(&mut found);
        assert_eq!(found.len(), KEPT + 1);
        found.extend((0..70).map(|_| Diagnostic::warning("flood", &root, "again")));
        bound(&mut found);
        assert_eq!(found.len(), KEPT + 1);
        let counts = counts(&found);
        assert_eq!(counts[&(Severity::Warning, "flood")], 3070);
        assert_eq!(counts[&(Severity::Error, "rare")], 1);
    }

    #[test]
    fn long_findings_are_fewer() {
        let long = Pointer::root().child(&"x".repeat(1 << 20));
        let mut found: Vec<Diagnostic> = (0..50).map(|_| Diagnostic::warning("flood", &long, "again")).collect();
        bound(&mut found);
        assert!(found.len() < 10, "{}", found.len());
        assert_eq!(counts(&found)[&(Severity::Warning, "flood")], 50);
    }

    #[test]
    fn few_findings_are_all_preserved() {
        let root = Pointer::root();
        let found: Vec<Diagnostic> = (0..KEPT).map(|at| Diagnostic::note("few", &root, at.to_string())).collect();
        let mut bounded = found.clone();
        bound(&mut bounded);
        assert_eq!(bounded, found);
    }

    #[test]
    fn kinds_are_told_apart_by_severity_and_code() {
        let root = Pointer::root();
        let found = [
            Diagnostic::note("a", &root, "one"),
            Diagnostic::warning("a", &root, "two"),
            Diagnostic::warning("a", &root, "three"),
            Diagnostic::warning("b", &root, "four"),
        ];
        let counts: Vec<(Kind, usize)> = counts(&found).into_iter().collect();
        assert_eq!(counts, [((Severity::Note, "a"), 1), ((Severity::Warning, "a"), 2), ((Severity::Warning, "b"), 1)]);
    }

    #[test]
    fn the_first_finding_of_a_kind_is_preserved_however_long_it_is() {
        let long = Pointer::root().child(&"x".repeat(KEPT_BYTES + 1));
        let mut found = vec![Diagnostic::warning("long", &long, "once"), Diagnostic::warning("other", &long, "once")];
        bound(&mut found);
        assert_eq!(found.len(), 2);
    }
}
