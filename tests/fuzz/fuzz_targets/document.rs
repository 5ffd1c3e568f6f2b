//! The generator on any bytes: a crate, every file of which parses, or a diagnostic; no panic, no hang.
//!
//! Half of the inputs are changed as trees, by the edits that the `mutations` command makes too, since bytes changed at random
//! are seldom JSON.

#![no_main]

use std::path::PathBuf;
use std::sync::LazyLock;

use fastrand::Rng;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use serde_json::Value;
use tests::mutations::edit::edit;
use tests::mutations::trial::{Outcome, trial};

/// The generator reads documents from files.
static PATH: LazyLock<PathBuf> =
    LazyLock::new(|| std::env::temp_dir().join(format!("fuzz-{}.yaml", std::process::id())));

fuzz_target!(|document: &[u8]| {
    std::fs::write(&*PATH, document).expect("the folder for temporary files can be written");
    if let Outcome::Fault(fault) = trial(&PATH) {
        panic!("{fault}");
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut rng = Rng::with_seed(u64::from(seed));
    let edited = rng.bool().then(|| tree(&data[..size])).flatten().map(|mut tree| {
        edit(&mut tree, &mut rng);
        tree.to_string()
    });
    match edited.filter(|text| text.len() <= max_size) {
        Some(text) => {
            data[..text.len()].copy_from_slice(text.as_bytes());
            text.len()
        }
        None => fuzzer_mutate(data, size, max_size),
    }
});

/// The document as a tree. YAML with many brackets is left to the generator: to read it here as well would take too long.
fn tree(document: &[u8]) -> Option<Value> {
    let brackets = document.iter().filter(|byte| matches!(byte, b'[' | b'{')).count();
    serde_json::from_slice(document)
        .ok()
        .or_else(|| (brackets < 300).then(|| serde_yaml::from_slice(document).ok()).flatten())
}
