//! Generates values from schemas: bounds, each branch of unions, objects with and without optional properties, and null if allowed.
//!
//! The values are guesses, which the validator accepts or rejects, so keywords such as `not` need no implementation here. If no guess
//! matches, an example of the document may.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::find::own;
use super::pattern;
use super::scalars::{numbers, strings};
use super::schemas::{Schemas, TAGS};
use super::unknown;
use super::validator::Validator;

/// How many values are generated for a schema, besides one for each of its branches.
const MOST: usize = 12;

/// The total size of the values of a schema in bytes.
const MOST_TEXT: usize = 8_000;

/// The additional size for each branch.
const MORE_TEXT: usize = 1_000;

/// The largest number of items of a list.
const MOST_ITEMS: usize = 64;

/// How many values an object may contain, including nested ones. Larger objects exceed `MOST_TEXT` anyway.
pub(super) const MOST_NESTED: usize = 20_000;

/// How many levels of schemas may be nested. Outer levels can only be reached by required properties.
const DEPTH: usize = 6;

/// Objects up to this depth have all of their properties.
const WHOLE: usize = DEPTH - 1;

/// The value of a required property without a definition. A definition in another part of an `allOf` replaces it.
const UNDESCRIBED: &str = "any value";

/// With how many values of the other parts of an `allOf` each value is combined.
const SHIFTS: usize = 3;

/// Generates values, once for each schema.
pub(super) struct Maker<'m, 'j> {
    tree: &'m Value,
    validator: &'m Validator<'j>,
    made: HashMap<(usize, usize), Vec<Value>>,
}

impl<'m, 'j> Maker<'m, 'j> {
    pub fn new(tree: &'m Value, validator: &'m Validator<'j>) -> Self {
        Self { tree, validator, made: HashMap::new() }
    }

    /// Returns values that match the schema.
    pub fn instances(&mut self, id: usize) -> Vec<Value> {
        let mut left = MOST_TEXT + MORE_TEXT * self.choices(id);
        let mut values = self.of(id, DEPTH);
        for value in &mut values {
            for unknown in unknown::members(self.validator, id, value) {
                remove(value, &unknown);
            }
        }
        let smallest = values.iter().min_by_key(|value| value.to_string().len()).cloned();
        values.retain(|value| {
            let rest = left.checked_sub(value.to_string().len());
            left = rest.unwrap_or(left);
            rest.is_some()
        });
        if values.is_empty() { smallest.into_iter().collect() } else { values }
    }

    fn of(&mut self, id: usize, depth: usize) -> Vec<Value> {
        if let Some(made) = self.made.get(&(id, depth)) {
            return made.clone();
        }
        let node = self.validator.schemas.node(id);
        let subtypes = self.validator.schemas.subtypes(id);
        let mut guesses =
            if subtypes.is_empty() { self.guesses(node, depth) } else { self.values_of_subtypes(id, &subtypes, depth) };
        for discriminator in self.validator.schemas.discriminators_of(id) {
            let is_named =
                |value: &&mut Value| discriminator["member"].as_str().is_some_and(|member| value.get(member).is_some());
            for value in guesses.iter_mut().filter(is_named) {
                self.tag(value, discriminator, id);
            }
        }
        let most = MOST + self.choices(id);
        let mut values: Vec<Value> = Vec::new();
        for value in guesses {
            if values.len() < most && !values.contains(&value) && self.validator.accepts(id, &value) {
                values.push(value);
            }
        }
        if values.is_empty() {
            let pointer = self.validator.schemas.pointers.get(id);
            let given = pointer.and_then(|pointer| own(self.tree, pointer));
            values.extend(given.filter(|value| self.validator.accepts(id, value)));
        }
        self.made.insert((id, depth), values.clone());
        values
    }

    /// Returns how many branches and enum values a schema has, including those that the translation added.
    fn choices(&self, id: usize) -> usize {
        let schemas = self.validator.schemas;
        let node = schemas.node(id);
        let links = list(node, "anyOf").chain(list(node, "oneOf"));
        let added = |link: &Value| Schemas::referred(link).filter(|id| *id >= schemas.pointers.len());
        let among: usize = links.map(|link| added(link).map_or(1, |id| self.choices(id))).sum();
        among + list(node, "enum").count() + schemas.subtypes(id).len()
    }

    /// Returns values for a subschema: a reference, or a schema that the translation added.
    fn below(&mut self, link: &Value, depth: usize) -> Vec<Value> {
        match (Schemas::referred(link), depth.checked_sub(1)) {
            (Some(id), Some(depth)) => self.of(id, depth),
            (None, Some(depth)) if link.is_object() => self.guesses(link, depth),
            (None, Some(_)) if *link == Value::Bool(true) => anything(),
            _ => Vec::new(),
        }
    }

    fn guesses(&mut self, node: &Value, depth: usize) -> Vec<Value> {
        if let Some(value) = node.get("const") {
            return vec![value.clone()];
        }
        if let Some(Value::Array(values)) = node.get("enum") {
            return values.clone();
        }
        let mut parts: Vec<Vec<Value>> = Vec::new();
        for part in list(node, "allOf").filter(|part| Schemas::referred(part).is_some()) {
            parts.push(self.part(part, depth));
        }
        let is_union = list(node, "anyOf").chain(list(node, "oneOf")).next().is_some();
        if is_union {
            parts.push(self.alternatives(node, depth));
        }
        let kinds: Vec<&str> = match node.get("type") {
            Some(Value::String(kind)) => vec![kind],
            Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).collect(),
            _ if ["additionalProperties", "required"].iter().any(|key| node.get(*key).is_some()) => vec!["object"],
            _ if node.get("items").is_some() || node.get("prefixItems").is_some() => vec!["array"],
            _ => Vec::new(),
        };
        if !kinds.is_empty() && (parts.is_empty() || kinds.contains(&"object")) {
            let mut own = in_turn(kinds.iter().map(|kind| self.of_kind(kind, node, depth)).collect());
            if is_union && let Some(tag) = node[TAGS]["member"].as_str() {
                // The branch decides the discriminator value.
                own.iter_mut().filter_map(Value::as_object_mut).for_each(|members| drop(members.shift_remove(tag)));
            }
            parts.push(own);
        }
        if parts.is_empty() { anything() } else { together(&parts) }
    }

    /// Returns values for a part of an `allOf`. For a base schema, these are values of the base itself, not of its other subtypes.
    fn part(&mut self, link: &Value, depth: usize) -> Vec<Value> {
        let schemas = self.validator.schemas;
        match Schemas::referred(link).filter(|id| !schemas.subtypes(*id).is_empty()) {
            Some(id) => depth.checked_sub(1).map(|depth| self.guesses(schemas.node(id), depth)).unwrap_or_default(),
            None => self.below(link, depth),
        }
    }

    /// Returns values of the subtypes of a base, and of the base if it has a discriminator value, with the discriminator property.
    fn values_of_subtypes(&mut self, base: usize, subtypes: &[usize], depth: usize) -> Vec<Value> {
        let node = self.validator.schemas.node(base);
        let mut all = Vec::new();
        for subtype in subtypes {
            let link = Schemas::reference(*subtype);
            let mut values = if *subtype == base { self.guesses(node, depth) } else { self.below(&link, depth) };
            for value in &mut values {
                self.tag(value, &node[TAGS], *subtype);
            }
            all.push(values);
        }
        in_turn(all)
    }

    /// Returns values for each branch, with the discriminator property.
    fn alternatives(&mut self, node: &Value, depth: usize) -> Vec<Value> {
        let mut all = Vec::new();
        let links: Vec<&Value> = list(node, "anyOf").chain(list(node, "oneOf")).collect();
        let type_of = |link: &&Value| Some(self.validator.schemas.node(Schemas::referred(link)?)["type"].clone());
        let takes_numbers = links.iter().filter_map(type_of).any(|kind| kind == "number");
        for link in links {
            let mut values = self.below(link, depth);
            // A union of integers and numbers is generated as a float, which may not hold large integers.
            values.retain(|value| !takes_numbers || !is_beyond_a_float(value));
            if let (Some(tags), Some(id)) = (node.get(TAGS), Schemas::referred(link)) {
                values.retain_mut(|value| self.tag(value, tags, id));
            }
            all.push(values);
        }
        in_turn(all)
    }

    /// Writes the discriminator value of a branch into a value of the branch, unless it has one. Returns whether the value matches the
    /// union: a branch can reject the discriminator value of the mapping, and then no value matches.
    fn tag(&self, value: &mut Value, tags: &Value, id: usize) -> bool {
        let (Some(member), true) = (tags["member"].as_str(), value.is_object()) else { return true };
        let mapping = || tags["mapping"].as_object().into_iter().flatten();
        let named = || mapping().filter(|(_, link)| Schemas::referred(link) == Some(id)).map(|(tag, _)| tag);
        if named().any(|tag| value[member] == **tag) {
            return true;
        }
        let other = self.validator.schemas.discriminator_value(id);
        let first = named().next();
        let text = first.map_or(other.as_ref(), String::as_str);
        // A mapping writes numbers and booleans as text.
        let scalar = serde_json::from_str(text).ok().filter(|value: &Value| value.is_number() || value.is_boolean());
        for tag in [Some(json!(text)), scalar].into_iter().flatten() {
            let mut tagged = value.clone();
            if let Value::Object(members) = &mut tagged {
                members.insert(member.to_owned(), tag);
            }
            if self.validator.accepts(id, &tagged) {
                *value = tagged;
                return true;
            }
        }
        first.is_none()
    }

    fn of_kind(&mut self, kind: &str, node: &Value, depth: usize) -> Vec<Value> {
        match kind {
            "null" => vec![Value::Null],
            "boolean" => vec![json!(true), json!(false)],
            "integer" | "number" => numbers(node, kind == "integer"),
            "string" => strings(node),
            "array" => self.lists(node, depth),
            _ => self.objects(node, depth),
        }
    }

    fn lists(&mut self, node: &Value, depth: usize) -> Vec<Value> {
        let first: Vec<Vec<Value>> = list(node, "prefixItems").map(|item| self.below(item, depth)).collect();
        if !first.is_empty() {
            let turns = first.iter().map(Vec::len).max().unwrap_or_default();
            let turn = |turn| first.iter().filter_map(|items| items.get(turn % items.len().max(1)).cloned()).collect();
            return (0..turns).map(turn).collect();
        }
        let items = self.below(node.get("items").unwrap_or(&Value::Bool(true)), depth);
        let bound = |key: &str| node.get(key).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
        let least = bound("minItems").unwrap_or_default().min(MOST_ITEMS);
        let most = bound("maxItems").filter(|most| *most <= MOST);
        let repeated = |count: usize| -> Value { items.iter().cycle().take(count).cloned().collect() };
        if items.is_empty() {
            return vec![json!([])];
        }
        let all = items.len().clamp(2, MOST).max(least);
        let mut lists = vec![repeated(all), json!([]), repeated(least.max(1))];
        lists.extend(most.map(repeated));
        lists
    }

    /// Returns objects with all properties, for each of their values; with the required properties only; with additional properties; and
    /// with each optional property alone.
    fn objects(&mut self, node: &Value, depth: usize) -> Vec<Value> {
        let required: Vec<&str> = list(node, "required").filter_map(Value::as_str).collect();
        let mut members: Vec<(&String, Vec<Value>)> = Vec::new();
        let mut nested = 0_usize;
        for (name, link) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if depth >= WHOLE || required.contains(&name.as_str()) {
                let mut values = self.below(link, depth);
                nested = nested.saturating_add(values.iter().map(size).max().unwrap_or_default());
                if nested > MOST_NESTED {
                    values = values.into_iter().min_by_key(size).into_iter().collect();
                }
                if !values.is_empty() {
                    members.push((name, values));
                }
            }
        }
        let undescribed = required.iter().filter(|name| node["properties"].get(**name).is_none());
        let undescribed: Vec<String> = undescribed.map(|name| (*name).to_owned()).collect();
        members.extend(undescribed.iter().map(|name| (name, vec![json!(UNDESCRIBED)])));
        let turns = members.iter().map(|(_, values)| values.len()).max().unwrap_or_default().clamp(1, MOST);
        let turn = |turn: usize| -> Map<String, Value> {
            members.iter().map(|(name, values)| ((*name).clone(), values[turn % values.len()].clone())).collect()
        };
        let mut objects: Vec<Map<String, Value>> = (0..turns).map(turn).collect();
        let whole = turn(0);
        let mut least = whole.clone();
        least.retain(|name, _| required.contains(&name.as_str()));
        let with = |object: &Map<String, Value>, name: &str, value: &Value| {
            let mut object = object.clone();
            object.insert(name.to_owned(), value.clone());
            object
        };
        let more = if depth >= WHOLE { self.unnamed(node, depth) } else { Vec::new() };
        let unnamed = more.iter().map(|(name, value)| with(&whole, name, value));
        objects.splice(1..1, std::iter::once(least.clone()).chain(unnamed));
        if depth == DEPTH {
            let alone = whole.iter().filter(|(name, _)| !least.contains_key(*name));
            objects.extend(alone.map(|(name, value)| with(&least, name, value)));
        }
        objects.into_iter().map(Value::Object).collect()
    }

    /// Returns additional properties that an object allows: one for each pattern, and some with other names.
    fn unnamed(&mut self, node: &Value, depth: usize) -> Vec<(String, Value)> {
        let patterns = node.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
        let patterned = patterns.filter_map(|(pattern, link)| Some((pattern::matching(pattern, 1)?, link)));
        let others = node.get("additionalProperties").map(|link| ("another member".to_owned(), link));
        let links: Vec<(String, &Value)> = others.into_iter().chain(patterned).collect();
        let mut members = Vec::new();
        for (name, link) in links {
            members.extend(self.below(link, depth).into_iter().take(MOST).map(|value| (name.clone(), value)));
        }
        members
    }
}

/// Whether the value is an integer that a float may not hold exactly.
fn is_beyond_a_float(value: &Value) -> bool {
    const MOST: u64 = 1 << 53;
    value.as_i64().is_some_and(|value| value.unsigned_abs() > MOST) || value.as_u64().is_some_and(|value| value > MOST)
}

fn list<'a>(node: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    node.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// Removes the property at a pointer: the client may lose properties that no schema defines.
fn remove(value: &mut Value, pointer: &str) {
    let Some((holder, name)) = pointer.rsplit_once('/') else { return };
    if let Some(Value::Object(members)) = value.pointer_mut(holder) {
        members.shift_remove(&name.replace("~1", "/").replace("~0", "~"));
    }
}

/// Counts the values within a value, including itself.
pub(super) fn size(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(size).sum::<usize>(),
        Value::Object(members) => 1 + members.values().map(size).sum::<usize>(),
        _ => 1,
    }
}

/// Returns values for a schema without constraints.
pub(super) fn anything() -> Vec<Value> {
    vec![json!({ "any": [1, "text", null] }), json!("text"), json!(0.5)]
}

/// Returns the first value of each list, then the second of each, and so on.
fn in_turn(lists: Vec<Vec<Value>>) -> Vec<Value> {
    let longest = lists.iter().map(Vec::len).max().unwrap_or_default();
    (0..longest).flat_map(|turn| lists.iter().filter_map(move |list| list.get(turn).cloned())).collect()
}

/// Returns values for the parts of an `allOf`: objects get the properties of all parts, other values are used unchanged. Each value of a
/// part is combined with several of the next, since not all combinations match. For properties that several parts define, the value of
/// the last part is tried first, then that of the first part.
fn together(parts: &[Vec<Value>]) -> Vec<Value> {
    let parts: Vec<&Vec<Value>> = parts.iter().filter(|part| !part.is_empty()).collect();
    let turns = parts.iter().map(|part| part.len()).max().unwrap_or_default();
    let nth = |turn: usize, shift: usize| {
        parts.iter().enumerate().map(move |(index, part)| &part[(turn + shift * index.min(1)) % part.len()])
    };
    let last = (0..SHIFTS).flat_map(|shift| (0..turns).filter_map(move |turn| merged(nth(turn, shift))));
    let first = (0..turns).filter_map(|turn| merged(nth(turn, 0).rev()));
    last.chain(first).collect()
}

/// Merges objects; returns the first of other values.
fn merged<'v>(values: impl Iterator<Item = &'v Value>) -> Option<Value> {
    let mut merged: Option<Value> = None;
    for value in values {
        match (&mut merged, value) {
            (Some(Value::Object(members)), Value::Object(more)) => {
                for (name, value) in more {
                    if value != UNDESCRIBED || !members.contains_key(name) {
                        members.insert(name.clone(), value.clone());
                    }
                }
            }
            (Some(_), _) => {}
            (None, value) => merged = Some(value.clone()),
        }
    }
    merged
}
