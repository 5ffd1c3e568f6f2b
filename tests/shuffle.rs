//! The order of a document, where it has no meaning, decides nothing that callers can see; and a second run changes nothing.

use std::path::{Path, PathBuf};

use tests::corpus::documents::inputs;
use tests::progress::Steps;
use tests::shuffle::outcome;

/// Cases that are not usable documents, or whose order has a meaning.
const OTHERS: [&str; 0] = [];

#[test]
fn callers_do_not_see_the_order_of_the_document() {
    let mut documents: Vec<PathBuf> = std::fs::read_dir("cases")
        .expect("the cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    documents.sort();
    documents.push("../spec/sentry-integrations.yaml".into());
    let mut steps = Steps::new("documents in another order", documents.len());
    let mut differing = Vec::new();
    for document in &documents {
        let name = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        steps.next(&name);
        if !OTHERS.contains(&name.as_str()) {
            differing.extend(differences(document, &name));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

fn differences(document: &Path, name: &str) -> Vec<String> {
    let outcome = match outcome(document, &inputs(document), 1) {
        Ok(outcome) => outcome,
        Err(error) => return vec![format!("{name}: {error}")],
    };
    let all = [("afresh", outcome.afresh), ("kept", outcome.with_names), ("again", outcome.again)];
    let lines = all.into_iter().flat_map(|(names, differences)| {
        let before = differences.before.into_iter().map(|item| format!("- {item}"));
        let items: Vec<String> = before.chain(differences.after.into_iter().map(|item| format!("+ {item}"))).collect();
        items.into_iter().map(move |item| format!("{names}: {item}"))
    });
    lines.map(|line| format!("{name}, {line}")).collect()
}
