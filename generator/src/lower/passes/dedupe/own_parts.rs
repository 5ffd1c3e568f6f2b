//! Keeps a type from being a part of its own part.
//!
//! A schema can refer to a schema within another inline schema. So a type that is part of one place in the document can itself contain
//! the type that it is a part of, once equal types are merged: each would be a part of the other.

use crate::api::TypeId;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::Origin;

/// Breaks each cycle of parts: one type of the cycle gets the origin of the first type that was merged into it.
///
/// A type is created after the type that it is a part of. So if the type of the cycle with the earliest first type gets the origin of
/// that type, it is a part of a type outside the cycle. This changes each type at most once, so it ends.
pub(super) fn break_cycles(defs: &mut [Draft], replaced: &[TypeId]) {
    let mut first: Vec<TypeId> = (0..defs.len()).map(TypeId).collect();
    for (index, other) in replaced.iter().enumerate() {
        first[other.0] = first[other.0].min(TypeId(index));
    }
    for _ in 0..defs.len() {
        let cycles = cycles(defs);
        if cycles.is_empty() {
            break;
        }
        for cycle in cycles {
            if let Some(id) = cycle.into_iter().min_by_key(|id| first[id.0]) {
                use_first_origin(defs, id, first[id.0]);
            }
        }
    }
}

/// Exchanges the origin of a type with that of the first type that was merged into it.
fn use_first_origin(defs: &mut [Draft], id: TypeId, first: TypeId) {
    let origin = defs[first.0].origin.clone();
    let draft = &mut defs[id.0];
    if let Some(other) = draft.other_origins.iter_mut().find(|other| **other == origin) {
        std::mem::swap(&mut draft.origin, other);
    }
}

/// Returns the cycles: types that are parts of their own parts.
fn cycles(defs: &[Draft]) -> Vec<Vec<TypeId>> {
    let mut cycles = Vec::new();
    // The type from which each type was reached.
    let mut reached_from: Vec<Option<usize>> = vec![None; defs.len()];
    for start in 0..defs.len() {
        let mut at = start;
        while reached_from[at].is_none() {
            reached_from[at] = Some(start);
            let Some(TypeId(parent)) = parent(defs, at) else { break };
            if reached_from[parent] == Some(start) {
                cycles.push(cycle(defs, parent));
                break;
            }
            at = parent;
        }
    }
    cycles
}

/// Returns the types of the cycle that a type is in.
fn cycle(defs: &[Draft], begin: usize) -> Vec<TypeId> {
    let mut cycle = vec![TypeId(begin)];
    let mut at = begin;
    while let Some(TypeId(parent)) = parent(defs, at).filter(|parent| parent.0 != begin) {
        cycle.push(TypeId(parent));
        at = parent;
    }
    cycle
}

fn parent(defs: &[Draft], index: usize) -> Option<TypeId> {
    match defs[index].origin {
        Origin::Part { parent, .. } => Some(parent),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::test_documents::schemas;
    use crate::{lower, names_lock::NamesLock};

    #[test]
    fn a_type_that_equals_a_part_of_its_part_is_named_after_a_type_outside_the_cycle() {
        let below =
            |path: &str| json!({ "$ref": format!("#/components/schemas/Health/properties/ip/properties/{path}") });
        let object = |properties| json!({ "type": "object", "properties": properties });
        let config = object(json!({ "name": { "type": "string" }, "address": below("b_address") }));
        let document = schemas(&json!({ "Health": object(json!({ "ip": object(json!({
            "a_pool": object(json!({ "config": below("z_tap/properties/config") })),
            "b_address": object(json!({ "subnet": object(json!({ "config": config })) })),
            "z_tap": object(json!({ "config": config })),
        })) })) }));
        let (api, _) = lower::lower(&document, &NamesLock::default());
        let names: Vec<&str> = api.types.iter().map(|def| def.name.as_str()).collect();
        let expected = [
            "Health",
            "HealthIp",
            "HealthIpAPool",
            "HealthIpAPoolConfigAddress",
            "HealthIpAPoolConfigAddressSubnet",
            "HealthIpAPoolConfig",
        ];
        assert_eq!(names, expected);
    }
}
