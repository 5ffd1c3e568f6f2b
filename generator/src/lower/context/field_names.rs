//! Names the fields of a type.

use std::collections::{BTreeMap, HashMap};

use indexmap::IndexMap;

use crate::api::TypeId;
use crate::lower::context::types::Types;
use crate::names::{Name, Scope};
use crate::pointer::PointerMap;
use crate::schema::SchemaRef;

/// The names that fields would have whose names the user chose, by those that they have, for the location of each type.
pub(in crate::lower) type GeneratedNames = PointerMap<BTreeMap<String, String>>;

/// Returns the names of fields. A property that is called as its field would be has the name before others.
pub(in crate::lower) fn field_names<'a>(
    wires: impl Iterator<Item = &'a String>,
    scope: &mut Scope,
) -> HashMap<&'a str, Name> {
    let mut wanted: Vec<(&str, Name)> = wires.map(|wire| (wire.as_str(), Name::of_value(wire))).collect();
    wanted.sort_by_cached_key(|(wire, name)| (name.bare() != *wire, (*wire).to_owned()));
    wanted.into_iter().map(|(wire, name)| (wire, scope.take(name))).collect()
}

impl Types<'_> {
    /// Returns the names of the fields of a type: those that the user chose, and the others as [`field_names`] has them. The order of
    /// arguments of an earlier run has the new names then.
    pub fn names_of_fields<'a>(
        &mut self,
        id: TypeId,
        properties: &'a IndexMap<String, SchemaRef>,
        scope: &mut Scope,
    ) -> HashMap<&'a str, Name> {
        let document = self.document;
        let pointer = self.defs[id.0].def.pointer.clone();
        let mut names = HashMap::new();
        for (wire, schema) in properties {
            let at = pointer.child("properties").child(wire);
            let chosen = document.choices.field(&pointer, wire, schema, &at).map(Name::of_lock);
            if let Some(name) = chosen.filter(|name| scope.claim(name)) {
                let generated = Name::of_value(wire);
                self.rename_argument(id, &generated, &name);
                let generated_fields = self.generated_fields.entry(pointer.clone()).or_default();
                generated_fields.insert(name.as_str().to_owned(), generated.as_str().to_owned());
                names.insert(wire.as_str(), name);
            }
        }
        let others = properties.keys().filter(|wire| !names.contains_key(wire.as_str())).collect::<Vec<_>>();
        names.extend(field_names(others.into_iter(), scope));
        names
    }

    fn rename_argument(&mut self, id: TypeId, generated: &Name, chosen: &Name) {
        let order = &mut self.defs[id.0].def.argument_order;
        if let Some(argument) = order.iter_mut().find(|argument| *argument == generated.as_str()) {
            chosen.as_str().clone_into(argument);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scope, field_names};

    #[test]
    fn the_order_does_not_decide_which_of_two_properties_has_the_name() {
        let wires = ["authTime", "auth_time", "AuthTime"].map(str::to_owned);
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let names = field_names(order.into_iter().map(|index| &wires[index]), &mut Scope::with_reserved(["new"]));
            let named = ["auth_time", "AuthTime", "authTime"].map(|wire| names[wire].as_str());
            assert_eq!(named, ["auth_time", "auth_time2", "auth_time3"], "{order:?}");
        }
    }
}
