//! Compares the operations of a document with the operations of the generated client.

use std::collections::BTreeSet;

use super::generation::Outcome;
use crate::corpus::operations::{Operation, list};
use crate::suites::index::Document;

/// Describes how the client falls short of the operations of the document; `None` when every operation is in the client or a
/// diagnostic at the operation, at its path or below says why not.
#[must_use]
pub fn shortfall(document: &Document, outcome: &Outcome) -> Option<String> {
    // A document that the counter cannot parse has no list; the number in the index is all there is to compare with.
    let listed = list(&document.path).unwrap_or_default();
    let made: BTreeSet<(String, &str)> =
        outcome.operations.iter().map(|(method, path)| (method.to_ascii_lowercase(), path.as_str())).collect();
    let missing: Vec<&Operation> = listed
        .iter()
        .filter(|operation| !made.contains(&(operation.method.to_ascii_lowercase(), operation.path.as_str())))
        .collect();
    let unexplained: Vec<String> = missing
        .iter()
        .filter(|operation| !explains(outcome, operation))
        .map(|operation| format!("{} {}", operation.method, operation.path))
        .collect();
    if !unexplained.is_empty() {
        return Some(format!("no operation and no diagnostic for {}", unexplained.join(", ")));
    }
    let accounted = outcome.operations.len() + missing.len();
    (accounted < document.operations).then(|| {
        format!(
            "{} of {} operations, {} more with a diagnostic",
            outcome.operations.len(),
            document.operations,
            missing.len()
        )
    })
}

/// Whether a diagnostic is located at the operation, below the operation, or at its path item.
fn explains(outcome: &Outcome, operation: &Operation) -> bool {
    outcome.diagnostics.iter().any(|diagnostic| {
        operation.pointers.iter().any(|(item, method)| {
            let at = &diagnostic.pointer;
            let own = format!("{item}/{method}");
            at == "/paths"
                || at == item
                || at == &own
                || at.starts_with(&format!("{own}/"))
                || at.starts_with(&format!("{item}/parameters"))
                || at == &format!("{item}/$ref")
        })
    })
}
