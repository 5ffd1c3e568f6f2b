//! What cargo-semver-checks finds, read from its text.

/// A breaking change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The name of the check, such as `struct_missing`.
    pub lint: String,
    /// The item, as the check writes it.
    pub item: String,
}

/// Reads the findings: each failed check is a line with its name, and lists its items below `Failed in:`.
#[must_use]
pub fn findings(text: &str) -> Vec<Finding> {
    let (mut found, mut lint, mut in_items) = (Vec::new(), None, false);
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("--- failure ") {
            lint = head.split(':').next().map(str::to_owned);
            in_items = false;
        } else if line.starts_with("Failed in:") {
            in_items = true;
        } else if let (Some(lint), true, Some(item)) = (&lint, in_items, line.strip_prefix("  ")) {
            found.push(Finding { lint: lint.clone(), item: item.trim().to_owned() });
        } else if line.trim().is_empty() {
            in_items = false;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::findings;

    #[test]
    fn each_item_of_a_failed_check_is_a_finding() {
        let text = "\n--- failure struct_missing: pub struct removed or renamed ---\n\nDescription:\nA struct.\n\nFailed in:\n  struct \
                    client::types::A, previously in file a.rs:1\n  struct client::types::B, previously in file b.rs:2\n\n--- failure \
                    method_missing: removed ---\n\nFailed in:\n  C::d, previously in file c.rs:3\n";
        let found: Vec<String> =
            findings(text).into_iter().map(|finding| format!("{} {}", finding.lint, finding.item)).collect();
        assert_eq!(
            found,
            [
                "struct_missing struct client::types::A, previously in file a.rs:1",
                "struct_missing struct client::types::B, previously in file b.rs:2",
                "method_missing C::d, previously in file c.rs:3",
            ]
        );
    }
}
