//! Breaks documents at random and sees what the generator makes of them: a crate that parses, or a diagnostic; never a
//! panic, a hang, or a heap without bounds.
//!
//! [`pool`] holds the documents, [`edit`] breaks one, [`trial`] runs the generator on it, [`shrink`] finds the smallest
//! document that shows a fault. Each mutation follows from a seed and its number alone.

pub mod edit;
pub mod pool;
pub mod shrink;
pub mod trial;
pub mod worker;

use std::path::Path;

use fastrand::Rng;
use serde_json::Value;

use pool::Pool;

/// A broken document, and how it came to be.
#[derive(Clone, Debug)]
pub struct Mutation {
    /// The document that it is made of.
    pub document: String,
    /// What was done to it.
    pub edits: Vec<String>,
    /// What came of it.
    pub tree: Value,
}

/// The mutation with this number.
///
/// # Errors
///
/// When the document that it is made of can't be read.
pub fn mutation(pool: &mut Pool, seed: u64, number: u64) -> Result<Mutation, String> {
    // Neighbouring numbers must not lead to neighbouring choices.
    let mut rng = Rng::with_seed(seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
    let (document, mut tree) = pool.draw(&mut rng)?;
    let edits = (0..rng.usize(1..=4)).map(|_| edit::edit(&mut tree, &mut rng)).collect();
    Ok(Mutation { document, edits, tree })
}

/// Makes the mutation with this number, and tries it in `folder`.
///
/// # Errors
///
/// When the document can't be read, or the folder not be written.
pub fn attempt(pool: &mut Pool, seed: u64, number: u64, folder: &Path) -> Result<(Mutation, trial::Outcome), String> {
    let mutation = mutation(pool, seed, number)?;
    let path = folder.join("document.json");
    std::fs::write(&path, mutation.tree.to_string()).map_err(|error| format!("{}: {error}", path.display()))?;
    let outcome = trial::trial(&path);
    Ok((mutation, outcome))
}
