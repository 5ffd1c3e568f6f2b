//! The results as a table in the repository: how much both find in each step, and what only `compare` reports, by reason.

use std::collections::BTreeMap;

use super::Step;

/// Returns the text of the file.
#[must_use]
pub fn text(steps: &[Step]) -> String {
    let mut out = HEAD.to_owned();
    for step in steps {
        out.push_str(&row(step));
    }
    out.push_str(REASONS);
    for ((kind, reason), count) in only_reported(steps) {
        out.push_str(&format!("| {kind} | {reason} | {count} |\n"));
    }
    out
}

/// Returns the line for a step, by which a run of some of the steps is compared with the file.
#[must_use]
pub fn row(step: &Step) -> String {
    let only = step.reported.iter().filter(|(_, is_found)| !is_found).count();
    let Step { document, missed, found, reported } = step;
    format!("| {document} | {} | {} | {} | {only} |\n", found.len(), missed.len(), reported.len())
}

/// The breaking changes that only `compare` reports, counted by kind and reason.
fn only_reported(steps: &[Step]) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    let changes = steps.iter().flat_map(|step| &step.reported).filter(|(_, is_found)| !is_found);
    for (change, _) in changes {
        // What is behind the colon is about one item.
        let reason = change.reason.split(':').next().unwrap_or_default();
        let reason = reason.split("; its schema").next().unwrap_or_default();
        *counts.entry((format!("{:?}", change.kind), reason.to_owned())).or_default() += 1;
    }
    counts
}

const HEAD: &str = "# Breaking changes that cargo-semver-checks finds

`.ci/semver-checks FOLDER --update` writes this file. For each step from a version of a document to the next, the clients are generated
with the names of the step before. Each breaking change that cargo-semver-checks finds must be among those that `generator compare`
reports.

| to | found | found and not reported | reported | reported and not found |
|---|---|---|---|---|
";

const REASONS: &str = "
## What only `compare` reports

cargo-semver-checks 0.51 compares which items there are, how many arguments they take and which traits they implement. It does not compare
the types of fields, arguments and results, and knows nothing of what is sent.

| item | reason | changes |
|---|---|---|
";
