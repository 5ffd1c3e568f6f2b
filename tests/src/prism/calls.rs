//! The calls of one document, one after another: generated, built, and made while Prism serves it.

use std::path::Path;

use super::client::client;
use super::program::{self, Answer, Outcome, Verdict};
use super::sample::sample;
use super::served::served;
use crate::corpus::documents::Document;
use crate::workspace::Workspace;

/// What came of `most` calls of the document. Clients and programs are written into `work`.
///
/// # Errors
///
/// When there is no client, or the calls do not compile or do not come to their end.
pub async fn outcomes(document: &Document, most: usize, work: &Path) -> Result<Vec<Outcome>, String> {
    let (folder, target) = (work.join(&document.id), work.join("target"));
    let workspace = Workspace::at(&folder)?;
    let made = client(&document.path, &document.id, most, &workspace)?;
    let calls = sample(&made, most);
    program::write(&workspace, &made.dependency, &calls)?;
    program::build(&workspace, &target)?;
    let mut prism = served(&document.path, &folder).await;
    let (mut outcomes, mut number) = (Vec::new(), 0);
    for call in calls {
        let not = |verdict, said| Outcome { name: call.name.clone(), verdict, said };
        outcomes.push(match (&call.text, &mut prism) {
            (Err(why), _) => not(Verdict::NotMade, why.clone()),
            (Ok(_), Err(error)) => not(Verdict::Unserved, error.to_string()),
            (Ok(_), Ok(running)) => {
                let made = |answer| program::call(&target, &running.address(), number, answer);
                let mut outcome = made(Answer::Example)?;
                if outcome.verdict == Verdict::Unserved {
                    outcome = made(Answer::Made)?;
                }
                number += 1;
                if running.runs() {
                    outcome
                } else {
                    let said = format!("Prism ended: {}", running.last_words());
                    prism = served(&document.path, &folder).await;
                    not(Verdict::Unserved, said)
                }
            }
        });
    }
    Ok(outcomes)
}
