//! Finds the properties of an example that its schema does not define: a client may ignore them.

use serde_json::{Map, Value};

use super::schemas::{Schemas, TAGS};
use super::validator::Validator;
use crate::pointer::Pointer;

/// Returns pointers to the properties within the value that its schema does not define.
pub(super) fn members(validator: &Validator<'_>, schema: usize, value: &Value) -> Vec<String> {
    let mut unknown = Vec::new();
    walk(validator, vec![schema], value, &Pointer::root(), &mut unknown);
    unknown
}

fn walk(validator: &Validator<'_>, schemas: Vec<usize>, value: &Value, here: &Pointer, unknown: &mut Vec<String>) {
    if schemas.is_empty() || !(value.is_object() || value.is_array()) {
        return;
    }
    let variant_names = variant_names(validator, &schemas);
    let applying_schemas = applying(validator, schemas, value);
    let subschemas = |applying_schemas: &[usize], get: &dyn Fn(&Map<String, Value>) -> Vec<Value>| -> Vec<Value> {
        applying_schemas.iter().filter_map(|id| validator.schemas.node(*id).as_object()).flat_map(get).collect()
    };
    let mut below: Vec<(Pointer, &Value, Vec<usize>)> = Vec::new();
    match value {
        Value::Object(members) => {
            let described = !subschemas(&applying_schemas, &|node| {
                node.get("properties").or(node.get("patternProperties")).cloned().into_iter().collect()
            })
            .is_empty();
            for (name, member) in members {
                let known = subschemas(&applying_schemas, &|node| for_member(node, name));
                let is_required = || applying_schemas.iter().any(|id| requires(validator.schemas.node(*id), name));
                let names_variant = variant_names.contains(&name.as_str());
                if described && known.is_empty() && !is_required() && !names_variant {
                    unknown.push(here.child(name).as_str().to_owned());
                } else {
                    below.push((here.child(name), member, numbers(&known)));
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let known = subschemas(&applying_schemas, &|node| for_item(node, index));
                below.push((here.item(index), item, numbers(&known)));
            }
        }
        _ => {}
    }
    for (here, value, schemas) in below {
        walk(validator, schemas, value, &here, unknown);
    }
}

/// Returns the schemas that apply to a value: the given ones, the parts of their `allOf`, the branches that the value matches, and the
/// subtype that its discriminator value names.
fn applying(validator: &Validator<'_>, schemas: Vec<usize>, value: &Value) -> Vec<usize> {
    let mut applying_schemas: Vec<usize> = Vec::new();
    let mut pending: Vec<(usize, Role)> = schemas.into_iter().map(|id| (id, Role::Whole)).collect();
    while let Some((id, role)) = pending.pop() {
        if applying_schemas.contains(&id) {
            continue;
        }
        applying_schemas.push(id);
        let Some(node) = validator.schemas.node(id).as_object() else { continue };
        let listed = |key: &str| numbers(node.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice));
        pending.extend(listed("allOf").into_iter().map(|id| (id, Role::Part)));
        let alternatives = [listed("anyOf"), listed("oneOf")].concat();
        let accepting = alternatives.into_iter().filter(|id| validator.accepts(*id, value));
        pending.extend(accepting.map(|id| (id, Role::Whole)));
        if role == Role::Whole {
            pending.extend(validator.schemas.subtype(id, value).map(|subtype| (subtype, Role::Whole)));
        }
    }
    applying_schemas
}

/// How a schema applies to a value. As a part of another schema, a base schema does not apply as the union of its subtypes.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Whole,
    Part,
}

/// Returns the schemas of a property: by its name, by a pattern, or as an additional property.
fn for_member(node: &Map<String, Value>, name: &str) -> Vec<Value> {
    let named = node.get("properties").and_then(|properties| properties.get(name));
    // Any pattern counts: a schema with patterns allows names besides those it lists.
    let patterned = node.get("patternProperties").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let known: Vec<Value> = named.into_iter().chain(patterned).cloned().collect();
    let others = ["additionalProperties", "unevaluatedProperties"];
    let others = others.iter().filter_map(|key| node.get(*key)).filter(|others| **others != Value::Bool(false));
    if known.is_empty() { others.cloned().collect() } else { known }
}

/// Returns the discriminator properties of base schemas, which tell their subtypes apart even without a definition.
fn variant_names<'v>(validator: &'v Validator<'_>, schemas: &[usize]) -> Vec<&'v str> {
    let bases = schemas.iter().filter(|id| !validator.schemas.subtypes(**id).is_empty());
    bases.filter_map(|id| validator.schemas.node(*id)[TAGS]["member"].as_str()).collect()
}

/// Whether a schema requires a property, which then has a field even without a definition.
fn requires(node: &Value, name: &str) -> bool {
    node.get("required").and_then(Value::as_array).is_some_and(|names| names.iter().any(|required| required == name))
}

fn for_item(node: &Map<String, Value>, index: usize) -> Vec<Value> {
    let first = node.get("prefixItems").and_then(|items| items.get(index));
    first.or(node.get("items")).into_iter().cloned().collect()
}

fn numbers(links: &[Value]) -> Vec<usize> {
    links.iter().filter_map(Schemas::referred).collect()
}
