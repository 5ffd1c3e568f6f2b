//! Keeps a type from being a part of its own part.
//!
//! A schema can refer into another inline schema, so that a part is elsewhere than what it is a part of. If that is merged with a part of
//! the part, each would be a part of the other.

use crate::api::TypeId;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::Origin;

/// Gives a type of each circle of parts the origin with which the first of the types that were merged into it was made.
///
/// A type is made after the one that it is a part of. So of the types of a circle, that whose first one was made before those of the
/// others is, by its first origin, a part of a type that is not in the circle. Each circle is left that way at most once for each type.
pub(super) fn prevent(defs: &mut [Draft], replaced: &[TypeId]) {
    let mut first: Vec<TypeId> = (0..defs.len()).map(TypeId).collect();
    for (index, other) in replaced.iter().enumerate() {
        first[other.0] = first[other.0].min(TypeId(index));
    }
    for _ in 0..defs.len() {
        let circles = circles(defs);
        if circles.is_empty() {
            break;
        }
        for circle in circles {
            if let Some(id) = circle.into_iter().min_by_key(|id| first[id.0]) {
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

/// Returns the types that are parts of their own parts, those of each circle together.
fn circles(defs: &[Draft]) -> Vec<Vec<TypeId>> {
    let mut circles = Vec::new();
    // The type from which each type was reached.
    let mut reached_from: Vec<Option<usize>> = vec![None; defs.len()];
    for start in 0..defs.len() {
        let mut at = start;
        while reached_from[at].is_none() {
            reached_from[at] = Some(start);
            let Some(TypeId(parent)) = parent(defs, at) else { break };
            if reached_from[parent] == Some(start) {
                circles.push(circle(defs, parent));
                break;
            }
            at = parent;
        }
    }
    circles
}

/// Returns the types of the circle that a type is in.
fn circle(defs: &[Draft], begin: usize) -> Vec<TypeId> {
    let mut circle = vec![TypeId(begin)];
    let mut at = begin;
    while let Some(TypeId(parent)) = parent(defs, at).filter(|parent| parent.0 != begin) {
        circle.push(TypeId(parent));
        at = parent;
    }
    circle
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
    fn a_type_that_is_merged_with_a_part_of_its_part_has_the_name_of_one_outside() {
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
