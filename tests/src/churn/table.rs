//! The table for a reader, and the names behind its counts.

use super::baseline::{Client, Step};

/// Returns the table, with a line for all steps together.
#[must_use]
pub fn table(steps: &[Step]) -> String {
    let mut out = format!(
        "{:24} {:>7} | {:>5} {:>6} {:>7} | {:>5} {:>6} {:>7}\n{:24} {:>7} | {:>20} | {:>20}\n",
        "to", "leaves", "files", "lines", "renamed", "files", "lines", "renamed", "", "", "with names.lock", "without"
    );
    let mut sums = [0; 7];
    for step in steps {
        sums.iter_mut().zip(step.counts()).for_each(|(sum, count)| *sum += count);
        out.push_str(&line(&step.document, step.counts()));
    }
    out.push_str(&line("all", sums));
    out
}

fn line(name: &str, [leaves, files, lines, renamed, others @ ..]: [usize; 7]) -> String {
    let [files_afresh, lines_afresh, renamed_afresh] = others;
    format!(
        "{name:24} {leaves:>7} | {files:>5} {lines:>6} {renamed:>7} | {files_afresh:>5} {lines_afresh:>6} {renamed_afresh:>7}\n"
    )
}

/// Returns what was renamed in each step, a line each.
#[must_use]
pub fn renamed(steps: &[Step]) -> String {
    let lines = |step: &Step, client: &Client, how: &str| -> String {
        let lines = client.renamed.iter().map(|renamed| {
            format!("{} {how}: {} is now {} at #{}\n", step.document, renamed.before, renamed.after, renamed.pointer)
        });
        lines.collect()
    };
    let of_step =
        |step: &Step| lines(step, &step.with, "with names.lock") + &lines(step, &step.without, "without names.lock");
    steps.iter().map(of_step).collect()
}
