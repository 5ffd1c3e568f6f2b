//! Merges equal types into one.
//!
//! Equal types are merged if they mean the same:
//!
//! - An inline schema and the component with the name that the schema would get.
//! - Parts of one parent, and types of one component or of the operations of one group that have the same role or noun.
//!   Parts of different components stay apart, even if the operations of a group have copies of both.
//! - Large types with equal descriptions: an inline schema and a component, or schemas with the same role anywhere. Very large objects
//!   are merged whatever their roles are.
//!
//! Equal are properties, types and wire names, also of the types within, without descriptions and without an order. So a small inline
//! schema is never merged with an unrelated one of the same structure, and a new component does not change types of operations that do
//! not use it. Different components are never merged.

mod classes;
mod earlier_names;
mod equal;
mod facts;
mod own_parts;
mod replacements;
mod variants;

use crate::api::{Api, Type, TypeId};
use crate::fast_hash::FastMap;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::{Origin, Owner, owner};
use crate::lower::definitions::walk;
use crate::lower::passes::dedupe::classes::Classes;
use crate::lower::passes::dedupe::equal::Compared;
use crate::lower::passes::dedupe::facts::{Facts, Written};
use crate::lower::passes::dedupe::replacements::Replacements;

pub(in crate::lower) fn dedupe(defs: &mut [Draft], api: &mut Api) {
    let replaced = replaced(defs);
    replace(defs, &replaced);
    own_parts::break_cycles(defs, &replaced);
    walk::api_mut(api, &mut |ty| replace_type(ty, &replaced));
    variants::merge_equal(defs);
}

/// Returns the type that replaces each type.
fn replaced(defs: &[Draft]) -> Vec<TypeId> {
    let mut written = Written::default();
    let (facts, mentioned): (Vec<Facts>, Vec<Vec<TypeId>>) =
        defs.iter().map(|draft| Facts::of(defs, draft, &mut written)).unzip();
    drop(written);
    let identity = identities(defs);
    let classes = |definition: fn(&Facts) -> usize| {
        let definitions: Vec<usize> = facts.iter().map(definition).collect();
        Classes::new(&definitions, &identity, &mentioned)
    };
    let (structures, described) = (classes(|facts| facts.structure), classes(|facts| facts.described));
    let order = order(defs);
    let types = Compared { defs, facts: &facts, order: &order, structures: &structures, described: &described };
    let mut replacements = Replacements::new(defs, &mentioned, &order);
    // The first of these decides, where a type is equal to several that stay apart.
    earlier_names::merge(&types, &mut replacements);
    equal::same_named_components(&types, &mut replacements);
    equal::with_components(&types, &mut replacements);
    equal::large(&types, &mut replacements);
    equal::of_one_owner(&types, &mut replacements);
    replacements.into_all()
}

/// Returns for each component, and each type without a definition, a number that it shares only with components of the same name.
fn identities(defs: &[Draft]) -> Vec<Option<usize>> {
    let mut names: FastMap<&str, usize> = FastMap::default();
    let mut identities = Vec::with_capacity(defs.len());
    for (index, draft) in defs.iter().enumerate() {
        identities.push(match &draft.origin {
            _ if !draft.is_defined => Some(index),
            Origin::Component(name) => Some(*names.entry(name).or_insert(index)),
            _ => None,
        });
    }
    identities
}

/// Returns the types in the order in which they become replacements: components, parts of components, parts of operations, each by
/// location. So the order of the document does not matter.
fn order(defs: &[Draft]) -> Vec<TypeId> {
    let mut order: Vec<TypeId> = (0..defs.len()).map(TypeId).collect();
    let class = |id: TypeId| match (&defs[id.0].origin, owner(defs, id)) {
        (Origin::Component(_), _) => 0,
        (_, Owner::Group(_)) => 2,
        _ => 1,
    };
    let classes: Vec<u8> = order.iter().map(|id| class(*id)).collect();
    order.sort_by_key(|id| (classes[id.0], &defs[id.0].def.pointer));
    order
}

/// Replaces types by others, which take over their origins.
fn replace(defs: &mut [Draft], replaced: &[TypeId]) {
    for (index, other) in replaced.iter().enumerate().filter(|(index, other)| *index != other.0) {
        let draft = &mut defs[index];
        draft.is_defined = false;
        let mut origins = std::mem::take(&mut draft.other_origins);
        origins.push(draft.origin.clone());
        let (pointers, earlier) = (std::mem::take(&mut draft.def.pointers), std::mem::take(&mut draft.earlier));
        let arguments = std::mem::take(&mut draft.def.argument_order);
        let other = &mut defs[other.0];
        other.other_origins.append(&mut origins);
        other.def.pointers.extend(pointers);
        other.earlier.merge(earlier);
        if other.def.argument_order.is_empty() {
            other.def.argument_order = arguments;
        }
    }
    for draft in defs {
        walk::each_mut(&mut draft.def.kind, &mut |ty| replace_type(ty, replaced));
        draft.each_parent(|parent| *parent = replaced[parent.0]);
    }
}

fn replace_type(ty: &mut Type, replaced: &[TypeId]) {
    if let Type::Named(id) = ty
        && let Some(other) = replaced.get(id.0)
    {
        *id = *other;
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::lower;
    use crate::names_lock::NamesLock;
    use crate::test_documents::document;

    #[test]
    fn operations_of_a_group_do_not_join_what_two_components_have() {
        let schema = |own: [&str; 4]| {
            let mut properties: serde_json::Map<String, Value> =
                own.iter().map(|name| ((*name).to_owned(), json!({ "type": "string" }))).collect();
            properties.insert("schedule".to_owned(), json!({ "type": "string", "enum": ["crontab", "interval"] }));
            json!({ "type": "object", "properties": properties })
        };
        let monitor = schema(["margin", "threshold", "runtime", "timezone"]);
        let validator = schema(["branch", "commit", "author", "reviewer"]);
        let content =
            |schema: &Value| json!({ "description": "", "content": { "application/json": { "schema": schema } } });
        let tree = json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/monitors": { "post": {
                "operationId": "createMonitor",
                "tags": ["monitors"],
                "requestBody": content(&validator),
                "responses": { "201": content(&monitor) },
            } } },
            "components": { "schemas": { "Monitor": monitor, "Validator": validator } },
        });
        let (api, _) = lower::lower(&document(tree), &NamesLock::default());
        let names: Vec<&str> = api.types.iter().map(|def| def.name.as_str()).collect();
        assert_eq!(names, ["Monitor", "MonitorSchedule", "Validator", "ValidatorSchedule"]);
    }
}
