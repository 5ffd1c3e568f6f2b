//! The client that is checked in is what the generator writes for the document that is checked in.

use std::path::Path;

use generator::internals::config::{Config, Inputs};
use generator::internals::{analyze, generate, write};

#[test]
fn the_checked_in_client_is_what_the_document_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let config = Config {
        spec: root.join("spec/sentry-integrations.yaml"),
        inputs: Inputs::default(),
        out: root.join("generated-client"),
        name: "generated-client".to_owned(),
        ..Config::default()
    };
    let analysis = analyze(&config);
    let api = analysis.api.expect("the given document can be used");
    let files = generate(&api, &analysis.sources, &config).expect("the emitter makes Rust");
    let difference = write::compare(&config.out, &files).expect("the output can be read");
    let changed: Vec<&String> = difference.changed.iter().map(|file| &file.path).collect();
    let stale: Vec<&String> = difference.stale.iter().map(|file| &file.path).collect();
    assert!(
        difference.is_empty(),
        "generated-client is not up to date: {changed:?} to write, {stale:?} to remove; run `cargo run -p generator`"
    );
    assert!(difference.unchanged > 20, "all files were compared");
}
