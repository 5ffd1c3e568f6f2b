//! A small share of what the `mutations` command does, on the documents that this repository holds.

use std::path::{Path, PathBuf};

use tests::corpus::documents::documents;
use tests::mutations::attempt;
use tests::mutations::pool::Pool;
use tests::mutations::trial::{Outcome, catch_panics};

/// How many mutations are tried.
const COUNT: u64 = 200;

/// The generator's own stack, not the small one of a test's thread.
const STACK: usize = 8 << 20;

#[test]
fn a_broken_document_gives_a_crate_or_a_diagnostic() {
    let trying = std::thread::Builder::new().stack_size(STACK).spawn(|| {
        catch_panics();
        try_all()
    });
    let (crates, refused, faults) = trying.unwrap().join().unwrap();
    assert!(faults.is_empty(), "see `cargo suite mutations`: {faults:#?}");
    // Mutations that never make a document invalid, or always do, would show nothing.
    assert!(crates > COUNT / 4 && refused > 0, "{crates} crates, {refused} refused");
}

fn try_all() -> (u64, u64, Vec<String>) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders: [PathBuf; 2] = [home.join("cases"), home.join("../spec")];
    let mut pool = Pool::new(
        folders.iter().filter(|folder| folder.exists()).flat_map(|folder| documents(folder).unwrap()).collect(),
    );
    let scratch = tempfile::tempdir().unwrap();
    let (mut crates, mut refused, mut faults) = (0, 0, Vec::new());
    for number in 0..COUNT {
        let (mutation, outcome) = attempt(&mut pool, 1, number, scratch.path()).unwrap();
        match outcome {
            Outcome::Crate => crates += 1,
            Outcome::Refused => refused += 1,
            Outcome::Fault(fault) => faults.push(format!("{}, {:?}: {fault}", mutation.document, mutation.edits)),
        }
    }
    (crates, refused, faults)
}
