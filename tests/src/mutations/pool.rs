//! The documents that mutations are made of. Small ones are drawn more often: they take less time, and break as well.

use std::collections::HashMap;

use fastrand::Rng;
use generator::internals::config::Inputs;
use generator::internals::load;
use serde_json::Value;

use crate::corpus::documents::Document;

/// What every document weighs at least, so that the smallest are not drawn alone.
const LEAST: u64 = 20_000;

/// Documents, read when they are first drawn.
#[derive(Debug)]
pub struct Pool {
    documents: Vec<Document>,
    trees: HashMap<usize, Value>,
}

impl Pool {
    /// A pool of these documents.
    #[must_use]
    pub fn new(documents: Vec<Document>) -> Self {
        Self { documents, trees: HashMap::new() }
    }

    /// A document, with all files that it refers to in one tree.
    ///
    /// # Errors
    ///
    /// When it can't be read.
    pub fn draw(&mut self, rng: &mut Rng) -> Result<(String, Value), String> {
        let weights: Vec<f64> =
            self.documents.iter().map(|document| 1.0 / (document.bytes.max(LEAST) as f64)).collect();
        let mut left = rng.f64() * weights.iter().sum::<f64>();
        let index = weights.iter().position(|weight| {
            left -= weight;
            left <= 0.0
        });
        let index = index.unwrap_or_default();
        let document = self.documents.get(index).ok_or("there is no document to break")?;
        let tree = match self.trees.get(&index) {
            Some(tree) => tree.clone(),
            None => {
                let tree = load::load(&document.path, &Inputs::default()).tree;
                self.trees.insert(index, tree.clone());
                tree
            }
        };
        Ok((document.id.clone(), tree))
    }
}
