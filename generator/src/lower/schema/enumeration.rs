//! Converts `enum`: strings and integers to Rust enums, values of several kinds to a union of constants, others to the type that holds
//! them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use serde_json::Value;

use crate::api::{Constant, MOST_CONSTANTS, Type, TypeId, TypeKind, UntaggedVariant, Variant, VariantContent};
use crate::dialect::enum_value_text;
use crate::lower::context::alternative::Branch;
use crate::lower::context::types::Types;
use crate::lower::definitions::nullable::nullable;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema};

impl Types<'_> {
    pub(in crate::lower) fn enumeration(&mut self, pointer: &Pointer, schema: &Schema, id: TypeId) -> Type {
        let values: Vec<&Value> = schema.enumeration.iter().filter(|value| !value.is_null()).collect();
        let described = Described::of(schema, self.document.choices.members.get(pointer));
        if values.is_empty() {
            return Type::Null;
        }
        if schema.kind() == Some(JsonType::String) {
            // YAML reads some values as booleans or numbers that are meant as strings.
            let texts = values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
            let texts = texts.collect();
            return self.define(id, TypeKind::StringEnum(variants(texts, &described, ToOwned::to_owned)));
        }
        if schema.kind() == Some(JsonType::Integer)
            && let Some(numbers) = all(&values, crate::dialect::whole)
        {
            // Quoted integers count as integers.
            return self.define(id, TypeKind::IntegerEnum(variants(numbers, &described, ToString::to_string)));
        }
        if values.iter().all(|value| value.is_boolean()) {
            return Type::Boolean;
        }
        if let Some(strings) = all(&values, |value| value.as_str().map(str::to_owned)) {
            return self.define(id, TypeKind::StringEnum(variants(strings, &described, ToOwned::to_owned)));
        }
        if schema.kind() != Some(JsonType::Number)
            && let Some(numbers) = all(&values, |value| crate::dialect::whole(value).filter(|_| value.is_number()))
        {
            return self.define(id, TypeKind::IntegerEnum(variants(numbers, &described, ToString::to_string)));
        }
        match schema.kind() {
            Some(JsonType::Number) => Type::Number,
            Some(JsonType::Integer) => Type::Integer(crate::lower::schema::scalar::integer(schema)),
            _ if values.iter().all(|value| value.is_number()) => Type::Number,
            _ if values.iter().all(|value| value.is_object()) => Type::Object,
            _ => match union_of_constants(&values, &described) {
                Some(kind) => self.define(id, kind),
                None => self.untyped(pointer, crate::api::UntypedReason::NotExpressed),
            },
        }
    }
}

impl Types<'_> {
    /// Converts `oneOf: [{const: 1, title: One}, {const: 2, title: Two}]` to an enum with named and described variants.
    pub(in crate::lower) fn named_values(&mut self, branches: &[Branch], id: TypeId) -> Option<Type> {
        let mut null = false;
        let chosen = self.document.choices.members.get(&self.defs[id.0].def.pointer);
        let mut described = Described { chosen, names: BTreeMap::new(), descriptions: BTreeMap::new() };
        let mut values = Vec::new();
        for branch in branches {
            let (_, schema) = self.schema_at(&branch.schema, &branch.pointer)?;
            let [value] = schema.enumeration.as_slice() else { return None };
            if value.is_null() {
                null = true;
                continue;
            }
            values.push(value.clone());
            let text = enum_value_text(value);
            if let Some(title) = &schema.title {
                described.names.entry(text.clone()).or_insert_with(|| title.clone());
            }
            if let Some(description) = &schema.description {
                described.descriptions.entry(text).or_insert_with(|| description.clone());
            }
        }
        let values: Vec<&Value> = values.iter().collect();
        if values.is_empty() {
            return None;
        }
        let kind = if let Some(strings) = all(&values, |value| value.as_str().map(str::to_owned)) {
            TypeKind::StringEnum(variants(strings, &described, ToOwned::to_owned))
        } else {
            let numbers = all(&values, |value| crate::dialect::whole(value).filter(|_| value.is_number()))?;
            TypeKind::IntegerEnum(variants(numbers, &described, ToString::to_string))
        };
        let ty = self.define(id, kind);
        Some(if null { nullable(ty) } else { ty })
    }
}

/// Returns the union of a few values of several kinds.
fn union_of_constants(values: &[&Value], described: &Described<'_>) -> Option<TypeKind> {
    let constants = all(values, Constant::of).filter(|constants| constants.len() <= MOST_CONSTANTS)?;
    let of_constant = |variant: Variant<Constant>| UntaggedVariant {
        name: variant.name,
        content: VariantContent::Constant { value: variant.wire, docs: variant.docs },
    };
    let variants = variants(constants, described, ToString::to_string);
    Some(TypeKind::Untagged(variants.into_iter().map(of_constant).collect()))
}

fn all<T>(values: &[&Value], read: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    values.iter().map(|value| read(value)).collect()
}

/// The names and descriptions of the values of an enum.
struct Described<'a> {
    /// The names that the user chose, by value.
    chosen: Option<&'a HashMap<String, String>>,
    /// The names that the document gives, by the value as text.
    names: BTreeMap<String, String>,
    descriptions: BTreeMap<String, String>,
}

impl<'a> Described<'a> {
    fn of(schema: &Schema, chosen: Option<&'a HashMap<String, String>>) -> Self {
        Self { chosen, names: schema.enum_names.clone(), descriptions: schema.enum_descriptions.clone() }
    }
}

fn variants<T: Clone + Eq + Hash>(
    values: Vec<T>,
    described: &Described<'_>,
    text: impl Fn(&T) -> String,
) -> Vec<Variant<T>> {
    let mut scope = Scope::with_reserved(["Unrecognized"]);
    let mut seen: HashSet<T> = HashSet::with_capacity(values.len());
    let mut out = Vec::with_capacity(values.len());
    let chosen =
        |value: &T| described.chosen.and_then(|chosen| chosen.get(&text(value))).map(|name| Name::of_lock(name));
    let own: HashMap<T, Name> = values
        .iter()
        .filter_map(|value| Some((value.clone(), chosen(value).filter(|name| scope.claim(name))?)))
        .collect();
    for value in values {
        if !seen.insert(value.clone()) {
            continue;
        }
        let text = text(&value);
        let words = described.names.get(&text).filter(|name| !name.is_empty()).unwrap_or(&text);
        let docs = described.descriptions.get(&text).map(|text| crate::lower::docs::lines(text)).unwrap_or_default();
        let name = own.get(&value).cloned().unwrap_or_else(|| scope.take(Name::of_type(words)));
        out.push(Variant { name, wire: value, docs });
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Described, variants};

    #[test]
    fn values_of_a_large_enum_are_deduplicated() {
        let described = Described { chosen: None, names: BTreeMap::new(), descriptions: BTreeMap::new() };
        let values: Vec<String> = (0..10_000).map(|number| format!("value {}", number % 4_000)).collect();
        let variants = variants(values, &described, ToOwned::to_owned);
        assert_eq!(variants.len(), 4_000);
        assert_eq!(variants.first().map(|variant| variant.wire.as_str()), Some("value 0"));
        assert_eq!(variants.last().map(|variant| variant.wire.as_str()), Some("value 3999"));
    }
}
