//! Limits how often parts that operations share are read: each operation that shares them reads them again.

use serde_json::Value;

use super::Reader;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;
use crate::resolve;

/// How many parameters and responses may be read again for other operations than the first that has them: those of a path item for
/// each of its methods, those of an operation for each path that refers to it. Each path allows for some more.
pub(super) const REPEATS: usize = 20_000;
pub(super) const REPEATS_OF_A_PATH: usize = 20;

/// How many media types of a request body or response that operations share count as none: usual documents have no more.
const MEDIA_TYPES_FREE: usize = 4;

impl Reader<'_> {
    /// Whether an operation may be read: what it shares with others is counted against an allowance.
    pub(super) fn may_repeat(&mut self, operation: &Value, at: &Pointer, shared: usize) -> bool {
        let own = if self.operations.insert(at.clone()) {
            0
        } else {
            let parameters = operation.get("parameters").and_then(Value::as_array).map_or(0, Vec::len);
            let responses = operation.get("responses").and_then(Value::as_object).map_or(0, serde_json::Map::len);
            1 + parameters + responses
        };
        let media_types = self.repeated_media_types(operation, at);
        let Some(left) = self.repeats.checked_sub(shared + own + media_types) else {
            let message = "operations of this document share too many parameters, responses and media types";
            self.diagnostics.push(
                Diagnostic::warning(Code::TooManyParameters, at, message)
                    .outcome("this operation is skipped")
                    .help("share fewer parameters, responses and media types between path items"),
            );
            return false;
        };
        self.repeats = left;
        true
    }

    /// Returns how many media types the request bodies and responses have that the operation refers to and that an earlier operation
    /// refers to as well. Each of them gives every operation a method or a setter. A few of each are free.
    fn repeated_media_types(&mut self, operation: &Value, at: &Pointer) -> usize {
        let responses = at.child("responses");
        let statuses = operation.get("responses").and_then(Value::as_object).into_iter().flat_map(|all| all.keys());
        let pointers = statuses.map(|status| responses.child(status)).chain([at.child("requestBody")]);
        let mut repeated = 0;
        for pointer in pointers {
            let is_reference = resolve::at(self.tree, &pointer).is_some_and(|node| node.get("$ref").is_some());
            // A reference that leads nowhere is reported where it is read.
            let target = if is_reference { self.references.resolve(&pointer).ok() } else { None };
            let Some(target) = target else { continue };
            if !self.shared.insert(target.clone()) {
                let content = resolve::at(self.tree, &target.child("content")).and_then(Value::as_object);
                repeated += content.map_or(0, |content| content.len().saturating_sub(MEDIA_TYPES_FREE));
            }
        }
        repeated
    }
}
