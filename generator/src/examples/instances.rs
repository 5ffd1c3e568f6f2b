//! Values made from the schemas: bounds, every alternative, optional members there and not, null where it is allowed.
//!
//! They are guesses, which the judge accepts or not: what a `not` forbids need not be understood here. Where no guess is right, the
//! document's example may be.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::find::own;
use super::judge::Judge;
use super::pattern;
use super::schemas::{FORMAT, Schemas, TAGS};
use super::unknown;

/// How many values a schema has at most.
const MOST: usize = 12;

/// How much text they may be together.
const MOST_TEXT: usize = 8_000;

/// How many schemas may be within each other; only what is required is within the first few.
const DEPTH: usize = 6;

/// Objects as deep as this have all of their members.
const WHOLE: usize = DEPTH - 1;

/// Makes values, each schema's once.
pub(super) struct Maker<'m, 'j> {
    tree: &'m Value,
    judge: &'m mut Judge<'j>,
    made: HashMap<(usize, usize), Vec<Value>>,
}

impl<'m, 'j> Maker<'m, 'j> {
    pub fn new(tree: &'m Value, judge: &'m mut Judge<'j>) -> Self {
        Self { tree, judge, made: HashMap::new() }
    }

    /// Values that the schema accepts.
    pub fn instances(&mut self, id: usize) -> Vec<Value> {
        let mut left = MOST_TEXT;
        let mut values = self.of(id, DEPTH);
        for value in &mut values {
            for unknown in unknown::members(self.judge, id, value) {
                remove(value, &unknown);
            }
        }
        values.retain(|value| {
            let rest = left.checked_sub(value.to_string().len());
            left = rest.unwrap_or(left);
            rest.is_some()
        });
        values
    }

    fn of(&mut self, id: usize, depth: usize) -> Vec<Value> {
        if let Some(made) = self.made.get(&(id, depth)) {
            return made.clone();
        }
        let node = self.judge.schemas.node(id);
        let heirs = self.judge.schemas.heirs(id);
        let guesses = if heirs.is_empty() { self.guesses(node, depth) } else { self.family(id, &heirs, depth) };
        let mut values: Vec<Value> = Vec::new();
        for value in guesses {
            if values.len() < MOST && !values.contains(&value) && self.judge.accepts(id, &value) {
                values.push(value);
            }
        }
        if values.is_empty() {
            let place = self.judge.schemas.places.get(id);
            let given = place.and_then(|place| own(self.tree, place));
            values.extend(given.filter(|value| self.judge.accepts(id, value)));
        }
        self.made.insert((id, depth), values.clone());
        values
    }

    /// The values of what a keyword holds: a reference, or a schema that the translation added.
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
        if list(node, "anyOf").chain(list(node, "oneOf")).next().is_some() {
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
            parts.push(in_turn(kinds.iter().map(|kind| self.of_kind(kind, node, depth)).collect()));
        }
        if parts.is_empty() { anything() } else { together(&parts) }
    }

    /// The values of one of `allOf`. Of a base it is what the base itself says, not what its other heirs do.
    fn part(&mut self, link: &Value, depth: usize) -> Vec<Value> {
        let schemas = self.judge.schemas;
        match Schemas::referred(link).filter(|id| !schemas.heirs(*id).is_empty()) {
            Some(id) => depth.checked_sub(1).map(|depth| self.guesses(schemas.node(id), depth)).unwrap_or_default(),
            None => self.below(link, depth),
        }
    }

    /// The values of those that extend a base, and its own where it is one of them, with the member that tells them apart.
    fn family(&mut self, base: usize, heirs: &[usize], depth: usize) -> Vec<Value> {
        let node = self.judge.schemas.node(base);
        let mut all = Vec::new();
        for heir in heirs {
            let link = Schemas::reference(*heir);
            let mut values = if *heir == base { self.guesses(node, depth) } else { self.below(&link, depth) };
            for value in &mut values {
                self.tag(value, &node[TAGS], *heir);
            }
            all.push(values);
        }
        in_turn(all)
    }

    /// The values of every alternative, with the member that tells them apart.
    fn alternatives(&mut self, node: &Value, depth: usize) -> Vec<Value> {
        let mut all = Vec::new();
        for link in list(node, "anyOf").chain(list(node, "oneOf")) {
            let mut values = self.below(link, depth);
            if let (Some(tags), Some(id)) = (node.get(TAGS), Schemas::referred(link)) {
                for value in &mut values {
                    self.tag(value, tags, id);
                }
            }
            all.push(values);
        }
        in_turn(all)
    }

    /// Writes the tag of an alternative into its value, unless its own schema says another.
    fn tag(&mut self, value: &mut Value, tags: &Value, id: usize) {
        let Some(member) = tags["member"].as_str() else { return };
        let named =
            tags["mapping"].as_object().into_iter().flatten().find(|(_, link)| Schemas::referred(link) == Some(id));
        let place = self.judge.schemas.places.get(id).and_then(|place| place.last()).unwrap_or_default();
        let tag = named.map_or(place.as_ref(), |(tag, _)| tag);
        let mut tagged = value.clone();
        if let Value::Object(members) = &mut tagged {
            members.insert(member.to_owned(), json!(tag));
            if self.judge.accepts(id, &tagged) {
                *value = tagged;
            }
        }
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
        let least = node.get("minItems").and_then(Value::as_u64).unwrap_or_default();
        let least = usize::try_from(least).unwrap_or(usize::MAX).min(MOST);
        let repeated = |count: usize| -> Value { items.iter().cycle().take(count).cloned().collect() };
        if items.is_empty() {
            vec![json!([])]
        } else {
            vec![repeated(items.len().max(least)), json!([]), repeated(least.max(1))]
        }
    }

    /// With all members, in turn with each of their values; with those that are required alone; and with one that is not named.
    fn objects(&mut self, node: &Value, depth: usize) -> Vec<Value> {
        let required: Vec<&str> = list(node, "required").filter_map(Value::as_str).collect();
        let mut members: Vec<(&String, Vec<Value>)> = Vec::new();
        for (name, link) in node.get("properties").and_then(Value::as_object).into_iter().flatten() {
            if depth >= WHOLE || required.contains(&name.as_str()) {
                let values = self.below(link, depth);
                if !values.is_empty() {
                    members.push((name, values));
                }
            }
        }
        let turns = members.iter().map(|(_, values)| values.len()).max().unwrap_or_default();
        let turn = |turn: usize| -> Map<String, Value> {
            members.iter().map(|(name, values)| ((*name).clone(), values[turn % values.len()].clone())).collect()
        };
        let mut objects: Vec<Map<String, Value>> = (0..turns.max(1)).map(turn).collect();
        let mut least = objects[0].clone();
        least.retain(|name, _| required.contains(&name.as_str()));
        objects.insert(1, least);
        if let Some(more) = node.get("additionalProperties").filter(|_| depth >= WHOLE) {
            for value in self.below(more, depth) {
                let mut object = objects[0].clone();
                object.insert("another member".to_owned(), value);
                objects.insert(2, object);
            }
        }
        objects.into_iter().map(Value::Object).collect()
    }
}

fn list<'a>(node: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    node.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// Removes the member at a pointer, as one that no schema names may be lost and proves nothing.
fn remove(value: &mut Value, pointer: &str) {
    let Some((holder, name)) = pointer.rsplit_once('/') else { return };
    if let Some(Value::Object(members)) = value.pointer_mut(holder) {
        members.shift_remove(&name.replace("~1", "/").replace("~0", "~"));
    }
}

/// What is tried where a schema says nothing.
fn anything() -> Vec<Value> {
    vec![json!({ "any": [1, "text", null] }), json!("text"), json!(0.5)]
}

/// The first of each, then the second of each, and so on.
fn in_turn(lists: Vec<Vec<Value>>) -> Vec<Value> {
    let longest = lists.iter().map(Vec::len).max().unwrap_or_default();
    (0..longest).flat_map(|turn| lists.iter().filter_map(move |list| list.get(turn).cloned())).collect()
}

/// What satisfies all of several schemas: objects have the members of each, other values are tried as they are.
fn together(parts: &[Vec<Value>]) -> Vec<Value> {
    let turns = parts.iter().map(Vec::len).max().unwrap_or_default();
    let mut values: Vec<Value> = Vec::new();
    for turn in 0..turns {
        let mut merged: Option<Value> = None;
        for part in parts.iter().filter(|part| !part.is_empty()) {
            let value = part[turn % part.len()].clone();
            match (&mut merged, value) {
                (Some(Value::Object(members)), Value::Object(more)) => members.extend(more),
                (Some(_), _) => {}
                (None, value) => merged = Some(value),
            }
        }
        values.extend(merged);
    }
    values
}

fn numbers(node: &Value, whole: bool) -> Vec<Value> {
    let bounds = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map(|key| node.get(key).cloned());
    let inner = list(node, "allOf").flat_map(|width| ["minimum", "maximum"].map(|key| width.get(key).cloned()));
    let mut numbers: Vec<Value> = vec![json!(1), json!(0), json!(-1)];
    numbers
        .extend(bounds.into_iter().chain(inner).flatten().filter(|bound| !whole || bound.is_i64() || bound.is_u64()));
    let step = node.get("multipleOf").cloned();
    numbers.extend(step);
    if whole {
        numbers.extend([json!(i64::from(i32::MAX)), json!(42)]);
    } else {
        numbers.extend([json!(0.5), json!(-1.25), json!(1e300)]);
    }
    numbers
}

fn strings(node: &Value) -> Vec<Value> {
    let format = [FORMAT, "format"].iter().find_map(|key| node.get(*key)?.as_str());
    if let Some(text) = format.and_then(of_format) {
        return vec![json!(text)];
    }
    match format {
        Some("byte" | "base64") => ["dGV4dA==", "", "+/8="].map(Value::from).to_vec(),
        Some("base64url") => ["dGV4dA", "", "-_8"].map(Value::from).to_vec(),
        Some("date-time") => ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.678901+05:30", "1969-12-31T23:59:59-01:00"]
            .map(Value::from)
            .to_vec(),
        Some("date") => ["2026-01-02", "0001-12-31"].map(Value::from).to_vec(),
        _ => {
            let length =
                |key: &str| node.get(key).and_then(Value::as_u64).and_then(|length| usize::try_from(length).ok());
            let of_length = |length: usize| Value::String("a".repeat(length.min(300)));
            let pattern = node.get("pattern").and_then(Value::as_str);
            let repeated = [0, 1, length("minLength").unwrap_or_default()];
            let fitting = pattern.into_iter().flat_map(|pattern| repeated.map(|least| pattern::text(pattern, least)));
            let mut strings = vec![json!("text"), json!(""), json!("\"\\\n\u{e9}\u{1f980}"), json!("0"), json!("true")];
            strings.extend(["minLength", "maxLength"].iter().filter_map(|key| length(key)).map(of_length));
            strings.extend(fitting.flatten().map(Value::String));
            strings
        }
    }
}

/// Text as a format has it that changes no type.
fn of_format(format: &str) -> Option<&'static str> {
    Some(match format {
        "uuid" => "5f0c9f4e-8a3b-4c57-9d21-7e0b6a1c2d34",
        "email" | "idn-email" => "mail@example.com",
        "uri" | "url" | "iri" | "uri-reference" | "iri-reference" => "https://example.com/path",
        "uri-template" => "https://example.com/{path}",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "time" => "03:04:05Z",
        "duration" => "P1DT2H",
        "json-pointer" => "/a/b",
        "regex" => "^a+$",
        _ => return None,
    })
}
