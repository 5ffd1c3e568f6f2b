//! What `names.lock` has for items whose names the user chose: the names of earlier runs, or none. So a choice that is removed leaves no
//! trace, and the names from before are back.

use std::collections::{BTreeMap, HashMap};

use crate::api::{Api, NamesWithoutChoices, Operation, TypeDef, TypeId};
use crate::choices::Choices;
use crate::lower::context::field_names::GeneratedNames;
use crate::lower::naming::chosen_names::is_variant;
use crate::names::Name;
use crate::names_lock::{Kind, NamesLock, encoded};
use crate::pointer::{Pointer, PointerMap};

/// Returns the names for `names.lock`. `earlier` are the names of earlier runs, by locations in the document.
pub(in crate::lower) fn find(
    api: &Api,
    choices: &Choices,
    earlier: &NamesLock,
    fields: &GeneratedNames,
) -> NamesWithoutChoices {
    let mut names = NamesWithoutChoices::default();
    if choices.is_empty() {
        return names;
    }
    for def in &api.types {
        if def.pointers.iter().any(|pointer| choices.is_name_of_type(pointer, def.name.as_str())) {
            for pointer in &def.pointers {
                names.keep(Kind::Type, pointer, earlier.names(Kind::Type, pointer).to_vec());
            }
        }
        variants(&mut names, api, def, choices, earlier);
        if let Some(fields) = def.pointers.iter().find_map(|pointer| fields.get(pointer)) {
            names.arguments.insert(def.pointer.clone(), fields.clone());
        }
    }
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        if choices.is_name_of_operation(&operation.pointer, operation.name.as_str()) {
            for kind in [Kind::Method, Kind::Request] {
                names.keep(kind, &operation.pointer, earlier.names(kind, &operation.pointer).to_vec());
            }
        }
        let arguments = arguments(operation, choices);
        if !arguments.is_empty() {
            names.arguments.insert(operation.pointer.clone(), arguments);
        }
    }
    names
}

fn is_chosen(chosen: &PointerMap<String>, pointer: &Pointer, name: &Name) -> bool {
    chosen.get(pointer).is_some_and(|chosen| chosen == name.as_str())
}

/// Adds the variants of a union, if the name of one is chosen.
fn variants(names: &mut NamesWithoutChoices, api: &Api, def: &TypeDef, choices: &Choices, earlier: &NamesLock) {
    let Some(chosen) = def.pointers.iter().find_map(|pointer| choices.members.get(pointer)) else { return };
    let type_name =
        |TypeId(index): TypeId| api.types.get(index).map_or_else(String::new, |def| def.name.as_str().to_owned());
    let keys = def.kind.variant_keys(&type_name);
    for pointer in &def.pointers {
        let before = earlier.names(Kind::Variants, pointer).iter().filter_map(|pair| pair.rsplit_once('='));
        let before: HashMap<&str, &str> = before.collect();
        let variants = keys.iter().zip(def.kind.union_variants()).filter_map(|(key, (name, tags))| {
            let own = chosen.iter().any(|(text, own)| is_variant(text, key, tags) && own == name.as_str());
            let key = encoded(key);
            let name = if own { before.get(key.as_str())? } else { name.as_str() };
            Some(format!("{key}={name}"))
        });
        names.keep(Kind::Variants, pointer, variants.collect());
    }
}

/// Returns the names that the parameters of an operation would have whose names the user chose, by those that they have.
fn arguments(operation: &Operation, choices: &Choices) -> BTreeMap<String, String> {
    let chosen = operation
        .parameters
        .iter()
        .filter(|parameter| is_chosen(&choices.parameters, &parameter.pointer, &parameter.name));
    chosen
        .map(|parameter| (parameter.name.as_str().to_owned(), Name::of_value(&parameter.wire).as_str().to_owned()))
        .collect()
}
