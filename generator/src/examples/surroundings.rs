//! Generates values for an inline branch of a union.
//!
//! The type of a branch also has what the schemas around the branch require: `required` beside `oneOf`, for example, or
//! the other parts of an `allOf` that contains the `oneOf`. So its values are values of the outermost of these schemas.

use serde_json::Value;

use super::samples::Maker;
use super::schemas::{FORMAT, Schemas, TAGS};
use super::validator::Validator;
use crate::pointer::Pointer;

/// Returns values that the schema `id` at `pointer` accepts, and the schemas around it too, where it is a branch of a union.
pub(super) fn instances(
    maker: &mut Maker<'_, '_>,
    validator: &Validator<'_>,
    pointer: &Pointer,
    id: usize,
) -> Vec<Value> {
    let Some(surroundings) = surroundings(validator.schemas, pointer) else { return maker.instances(id) };
    // Values of the branch alone have no other properties than the branch.
    let mut values = maker.instances(id);
    values.retain(|value| validator.accepts(surroundings.outermost, value));
    for value in maker.instances(surroundings.outermost) {
        // A value that also matches another branch can have properties that only the other branch defines.
        let is_own = validator.accepts(id, &value)
            && !surroundings.siblings.iter().any(|sibling| validator.accepts(*sibling, &value));
        if is_own && !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

struct Surroundings {
    /// The outermost schema that constrains the branch.
    outermost: usize,
    /// The other branches of the unions that contain the branch.
    siblings: Vec<usize>,
}

/// Returns the schemas around an inline branch of a union; `None` for other schemas, and if they have no constraints.
fn surroundings(schemas: &Schemas<'_>, pointer: &Pointer) -> Option<Surroundings> {
    let mut outermost = None;
    let mut siblings = Vec::new();
    let mut at = pointer.clone();
    while let Some((keyword, holder)) = container(&at) {
        let is_union = keyword != "allOf";
        let Some(id) = schemas.id(&holder).filter(|_| is_union || at != *pointer) else { break };
        let node = without_null(schemas, id);
        if constrains(node, &keyword) {
            outermost = Some(id);
        }
        if is_union {
            let own = schemas.id(&at);
            let branches = node.get(&keyword).and_then(Value::as_array).into_iter().flatten();
            siblings.extend(branches.filter_map(Schemas::referred).filter(|id| Some(*id) != own));
        }
        at = holder;
    }
    outermost.map(|outermost| Surroundings { outermost, siblings })
}

/// Returns the combining keyword that contains a schema, and the location of the schema with the keyword.
fn container(pointer: &Pointer) -> Option<(String, Pointer)> {
    let list = pointer.parent()?;
    let keyword = list.last()?.into_owned();
    ["oneOf", "anyOf", "allOf"].contains(&keyword.as_str()).then_some(())?;
    Some((keyword, list.parent()?))
}

/// Returns the schema without the union with null that the translation added.
fn without_null<'s>(schemas: &'s Schemas<'_>, id: usize) -> &'s Value {
    let node = schemas.node(id);
    let branches = node.get("anyOf").and_then(Value::as_array).into_iter().flatten();
    let mut added = branches.filter_map(Schemas::referred).filter(|id| *id >= schemas.pointers.len());
    added.next().map_or(node, |id| schemas.node(id))
}

/// Whether a schema has constraints besides a combining keyword. Other parts of an `allOf` are constraints, except those that the
/// translation added, such as the discriminator property.
fn constrains(node: &Value, keyword: &str) -> bool {
    let is_written = |(key, value): (&String, &Value)| match key.as_str() {
        TAGS | FORMAT | "type" => false,
        "allOf" => value.as_array().into_iter().flatten().any(|part| Schemas::referred(part).is_some()),
        key => key != keyword,
    };
    keyword == "allOf" || node.as_object().into_iter().flatten().any(is_written)
}
