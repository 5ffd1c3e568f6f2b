//! Settings with a name for each field of a large document: the memory in use grows no faster than both, measured by the allocator.

use std::fmt::Write as _;
use std::fs;

use generator::internals::{analyze, of_client, resolved, settings, work};
use peak_alloc::PeakAlloc;
use serde_json::{Map, Value, json};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Schemas that refer to each other in a circle.
fn circle(count: usize) -> Value {
    let schemas: Map<String, Value> = (0..count)
        .map(|index| {
            let next = json!({ "$ref": format!("#/components/schemas/S{}", (index + 1) % count) });
            (format!("S{index}"), json!({ "type": "object", "properties": { "x": next } }))
        })
        .collect();
    json!({ "openapi": "3.1.0", "info": { "title": "A", "version": "1" }, "paths": {}, "components": { "schemas": schemas } })
}

/// Names the field of each schema. Returns the largest memory in use, and the steps.
fn cost(count: usize) -> (usize, u64) {
    let folder = tempfile::tempdir().expect("a folder");
    let document = folder.path().join("document.json");
    fs::write(&document, circle(count).to_string()).expect("a document");
    let mut text = format!("[clients.a]\ndocument = {document:?}\noutput = \"out\"\n[clients.a.rename.fields]\n");
    for index in 0..count {
        writeln!(text, "\"S{index}.x\" = \"next\"").expect("a line");
    }
    let path = folder.path().join(settings::FILE);
    fs::write(&path, text).expect("settings");
    let _earlier = work::take();
    ALLOCATOR.reset_peak_usage();
    let before = ALLOCATOR.current_usage();
    let clients = settings::load(&path).expect("the settings can be used").expect("there are settings");
    let config = resolved(&of_client(&clients[0], document)).expect("the settings can be used");
    let api = analyze(&config).api.expect("the document can be used");
    let (peak, steps) = (ALLOCATOR.peak_usage().saturating_sub(before), work::take());
    let fields = api.types.iter().flat_map(|def| def.fields());
    assert_eq!(fields.filter(|field| field.name.as_str() == "next").count(), count);
    (peak, steps)
}

#[test]
fn memory_and_work_for_chosen_names_are_linear() {
    let costs = [1_000, 2_000, 4_000].map(cost);
    for pair in costs.windows(2) {
        let [(memory, steps), (twice_memory, twice_steps)] = pair else { continue };
        assert!(*twice_memory <= memory * 5 / 2, "{costs:?}");
        assert!(*twice_steps <= steps * 5 / 2, "{costs:?}");
    }
}
