//! What makes a run fail.

use std::collections::BTreeMap;

use crate::compiler::Checked;

/// Each fault as it is printed: scenarios that passed before, requests that the server refused, and warnings of the compiler, of any
/// client or the program.
#[must_use]
pub fn faults(fell: &[String], refusals: &[String], checked: &BTreeMap<String, Checked>) -> Vec<String> {
    let fell = fell.iter().map(|name| format!("passed before: {name}"));
    let refusals = refusals.iter().map(|refusal| format!("refused: {refusal}"));
    let warnings = checked.values().flat_map(|crate_| crate_.warnings.iter().cloned());
    fell.chain(refusals).chain(warnings).collect()
}
