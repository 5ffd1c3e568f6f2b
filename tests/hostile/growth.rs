//! Documents made to keep the generator busy: the work it does grows no faster than the document.
//!
//! Each shape is generated in growing size, and the steps that the generator counts (`generator::internals::work`) are held against the size.

mod examples;
mod shapes;

use std::fs;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use generator::internals::diagnostic::InputLocation;
use generator::internals::{generate, has_errors, work};
use serde_json::{Value, json};
use tests::case;

/// A document that never ends fails the test after so long. No assertion is about time otherwise.
const HANG: Duration = Duration::from_secs(60);

/// What a document costs.
struct Cost {
    bytes: usize,
    steps: u64,
    output: usize,
    codes: Vec<&'static str>,
}

/// Generates the document in memory, on a thread that the test gives up when it does not end.
fn cost(name: &str, document: Value) -> Cost {
    let (done, ended) = mpsc::channel();
    thread::spawn(move || {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("document.json");
        let text = document.to_string();
        fs::write(&path, &text).expect("a document");
        let _earlier = work::take();
        let (config, analysis) = case::analysis(&path);
        assert!(!has_errors(&analysis.diagnostics), "the document can be used");
        let api = analysis.api.as_ref().expect("an API");
        let files = generate(api, &analysis.sources, &config).expect("the emitter makes Rust");
        let steps = work::take();
        assert!(case::shown_diagnostics(&analysis).len() < 1_000_000, "the diagnostics are of a readable size");
        let output = files.iter().filter(|(path, _)| !path.contains("runtime")).map(|(_, text)| text.len()).sum();
        let mut codes: Vec<&'static str> =
            analysis.diagnostics.iter().map(|diagnostic| diagnostic.code.name()).collect();
        codes.dedup();
        done.send(Cost { bytes: text.len(), steps, output, codes }).ok();
    });
    ended.recv_timeout(HANG).unwrap_or_else(|error| panic!("{name}: the generator did not end ({error})"))
}

/// Asserts of each shape that steps and output grow at most like `n log n` in the size of the document, beyond what every document
/// may take.
fn all_grow_with_the_document(shapes: &[shapes::Shape], sizes: &[usize]) {
    let faster: Vec<String> = shapes.iter().flat_map(|(name, shape)| growing_faster(name, *shape, sizes)).collect();
    assert!(faster.is_empty(), "{}", faster.join("\n"));
}

/// Describes where steps or output grow faster than the document.
fn growing_faster(name: &str, shape: fn(usize) -> Value, sizes: &[usize]) -> Vec<String> {
    let costs: Vec<Cost> = sizes.iter().map(|size| cost(name, shape(*size))).collect();
    let mut faster = Vec::new();
    for pair in costs.windows(2) {
        let [small, large] = pair else { continue };
        let ratio = large.bytes as f64 / small.bytes as f64;
        let most = |small: f64, free: f64| free + small * ratio * ratio.log2().max(1.0) * 1.5;
        for (what, few, many, free) in [
            ("steps", small.steps as f64, large.steps as f64, 2_000.0),
            ("bytes of output", small.output as f64, large.output as f64, 20_000.0),
        ] {
            if many > most(few, free) {
                let (small, large) = (small.bytes, large.bytes);
                faster.push(format!("{name}: {few} {what} of {small} bytes, {many} of {large} bytes"));
            }
        }
    }
    faster
}

/// The document ends within the allowance, whatever its size.
fn stays_within_the_allowance(name: &str, shape: fn(usize) -> Value, sizes: &[usize]) {
    let mut documents: Vec<(usize, Value)> = sizes.iter().map(|size| (*size, shape(*size))).collect();
    // Some shapes grow no further.
    documents.dedup_by(|(_, larger), (_, smaller)| larger == smaller);
    for (size, document) in documents {
        let cost = cost(name, document);
        assert!(cost.steps < 2_000_000, "{name} of size {size}: {} steps", cost.steps);
        assert!(cost.output < 20_000_000, "{name} of size {size}: {} bytes of output", cost.output);
    }
}

#[test]
fn work_for_cyclic_schemas_is_linear() {
    all_grow_with_the_document(shapes::CYCLES, &[4, 16, 64]);
}

#[test]
fn work_for_chains_of_schemas_is_linear() {
    all_grow_with_the_document(shapes::CHAINS, &[20, 80, 320]);
}

#[test]
fn work_for_nested_schemas_is_linear() {
    all_grow_with_the_document(shapes::INLINE, &[6, 12, 24]);
}

#[test]
fn work_for_shared_parts_of_operations_is_linear() {
    all_grow_with_the_document(shapes::SHARED, &[40, 160]);
}

#[test]
fn media_types_that_many_operations_share_are_bounded() {
    let cost = cost("shared media types", shapes::shared_media_types(400, 400));
    assert!(cost.codes.contains(&"too-many-parameters"), "{:?}", cost.codes);
    assert!(cost.output < 10_000_000, "{} bytes of output", cost.output);
}

#[test]
fn work_for_schemas_that_multiply_is_linear() {
    for (name, shape) in shapes::PRODUCTS {
        stays_within_the_allowance(name, *shape, &[3, 8, 24]);
    }
}

/// Schemas that are made of many others are far below what is written of them, and diagnostics show the nearest part that is.
#[test]
fn work_for_positions_of_diagnostics_is_linear() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("document.json");
    fs::write(&path, shapes::circles(6, &json!({})).to_string()).expect("a document");
    let (_, analysis) = case::analysis(&path);
    let _earlier = work::take();
    let shown = case::shown_diagnostics(&analysis);
    let steps = work::take();
    let length: usize = analysis
        .diagnostics
        .iter()
        .map(|diagnostic| match &diagnostic.location {
            InputLocation::Node(pointer) => pointer.as_str().len(),
            _ => 0,
        })
        .sum();
    assert!(shown.contains("too-deep") && length > 100_000, "{length} bytes: {shown}");
    assert!(steps <= 8 * length as u64, "{steps} steps for pointers of {length} bytes");
}

#[test]
fn work_for_long_descriptions_is_linear() {
    for unit in shapes::DESCRIPTIONS {
        let sizes = [2_000, 8_000];
        let costs: Vec<Cost> = sizes.iter().map(|size| cost(unit, shapes::described(unit, *size))).collect();
        for pair in costs.windows(2) {
            let [small, large] = pair else { continue };
            assert!(large.steps <= small.steps * 5 + 1_000, "{unit:?}: {} steps, then {}", small.steps, large.steps);
        }
    }
}

#[test]
fn work_for_many_nodes_of_one_kind_is_linear() {
    all_grow_with_the_document(shapes::CROWDS, &[20, 80, 320]);
}

#[test]
fn a_chain_of_fifty_thousand_references_is_followed() {
    let cost = cost("references", shapes::references(50_000));
    assert!(cost.codes.is_empty(), "{:?}", cost.codes);
    assert!(cost.steps < 1_000_000, "{} steps", cost.steps);
}

#[test]
fn a_base_schema_whose_branches_extend_it_is_their_union() {
    let cost = cost("base", shapes::base_of_its_alternatives(1));
    assert!(cost.codes.is_empty(), "no warning for what documents do: {:?}", cost.codes);
}

#[test]
fn parameters_that_many_operations_share_are_bounded() {
    for (paths, parameters) in [(300, 200), (1, 10_000)] {
        let cost = cost("shared parameters", shapes::shared_parameters(paths, parameters));
        assert!(cost.codes.contains(&"too-many-parameters"), "{:?}", cost.codes);
        assert!(cost.output < 10_000_000, "{} bytes of output", cost.output);
    }
}

#[test]
fn ordinary_shared_parameters_are_not_skipped() {
    let cost = cost("shared parameters", shapes::shared_parameters(100, 15));
    assert!(!cost.codes.contains(&"too-many-parameters"), "{:?}", cost.codes);
}

#[test]
fn a_path_with_very_many_parameters_is_skipped() {
    let cost = cost("path", shapes::long_path(3_000));
    assert_eq!(cost.codes, ["too-many-parameters"]);
}
