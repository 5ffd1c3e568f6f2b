//! Combines two schemas of an `allOf`, keyword by keyword. `all_of` combines their properties and branches.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::rc::Rc;

use indexmap::IndexMap;
use serde_json::{Number, Value};

use crate::schema::{Additional, JsonType, Schema, SchemaRef, TypeSet};

/// How the second of two schemas relates to the first.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Rank {
    /// Neither of the two extends the other.
    Equal,
    /// The first extends the second, and wins where they contradict each other.
    Extended,
}

/// Two requirements that no value satisfies.
pub(in crate::lower) struct Conflict {
    /// The requirement that is used.
    pub ours: String,
    /// The requirement that is ignored.
    pub theirs: String,
}

/// Adds the constraints of `theirs` to those of `ours`. For two schemas of equal rank the result does not depend on their order,
/// except for annotations and the order within lists.
pub(in crate::lower) fn meet(ours: &mut Schema, theirs: Schema, rank: Rank, conflicts: &mut Vec<Conflict>) {
    types(ours, &theirs, rank, conflicts);
    enumeration(ours, theirs.enumeration, rank, conflicts);
    word(&mut ours.format, theirs.format, rank);
    word(&mut ours.pattern, theirs.pattern, rank);
    word(&mut ours.content_media_type, theirs.content_media_type, rank);
    ours.minimum = tighter(ours.minimum.take(), theirs.minimum, Ordering::Greater);
    ours.maximum = tighter(ours.maximum.take(), theirs.maximum, Ordering::Less);
    ours.exclusive_minimum = tighter(ours.exclusive_minimum.take(), theirs.exclusive_minimum, Ordering::Greater);
    ours.exclusive_maximum = tighter(ours.exclusive_maximum.take(), theirs.exclusive_maximum, Ordering::Less);
    ours.multiple_of = multiple(ours.multiple_of.take(), theirs.multiple_of);
    ours.min_length = either(ours.min_length, theirs.min_length, u64::max);
    ours.max_length = either(ours.max_length, theirs.max_length, u64::min);
    ours.min_items = either(ours.min_items, theirs.min_items, u64::max);
    ours.max_items = either(ours.max_items, theirs.max_items, u64::min);
    ours.min_properties = either(ours.min_properties, theirs.min_properties, u64::max);
    ours.max_properties = either(ours.max_properties, theirs.max_properties, u64::min);
    ours.items = both(ours.items.take(), theirs.items, rank);
    ours.content_schema = both(ours.content_schema.take(), theirs.content_schema, rank);
    ours.prefix_items = each(std::mem::take(&mut ours.prefix_items), theirs.prefix_items, rank);
    patterns(&mut ours.pattern_properties, theirs.pattern_properties, rank);
    ours.additional_properties = additional(ours.additional_properties.take(), theirs.additional_properties, rank);
    for name in theirs.required {
        if !ours.required.contains(&name) {
            ours.required.push(name);
        }
    }
    for schema in theirs.conditional {
        if !ours.conditional.contains(&schema) {
            ours.conditional.push(schema);
        }
    }
    ours.not = neither(ours.not.take(), theirs.not);
    ours.never |= theirs.never;
    // Two constants that contradict each other are an enum.
    ours.is_const = (ours.is_const || theirs.is_const) && ours.enumeration.len() == 1;
    ours.unique_items |= theirs.unique_items;
    ours.no_more_items |= theirs.no_more_items;
    ours.description = ours.description.take().or(theirs.description);
    ours.default = ours.default.take().or(theirs.default);
    ours.deprecated |= theirs.deprecated;
    ours.read_only |= theirs.read_only;
    ours.write_only |= theirs.write_only;
    ours.xml = ours.xml.take().or(theirs.xml);
    add_texts(&mut ours.enum_names, theirs.enum_names);
    add_texts(&mut ours.enum_descriptions, theirs.enum_descriptions);
}

/// Adds the names or descriptions of values that have none.
fn add_texts(ours: &mut BTreeMap<String, String>, theirs: BTreeMap<String, String>) {
    for (value, text) in theirs {
        ours.entry(value).or_insert(text);
    }
}

fn types(ours: &mut Schema, theirs: &Schema, rank: Rank, conflicts: &mut Vec<Conflict>) {
    let common = match (&ours.types, &theirs.types) {
        (_, TypeSet::Any) => return,
        (TypeSet::Any, _) => theirs.types.clone(),
        (one, other) => intersection(one, other).unwrap_or_else(|| {
            let ours_count = rank == Rank::Extended || width(one) < width(other);
            let (one, other) = if ours_count { (one, other) } else { (other, one) };
            conflicts.push(Conflict { ours: name(one), theirs: name(other) });
            one.clone()
        }),
    };
    ours.types = common;
}

fn list(types: &TypeSet) -> &[JsonType] {
    match types {
        TypeSet::Any => &[],
        TypeSet::One(one) => std::slice::from_ref(one),
        TypeSet::Several(several) => several,
    }
}

fn name(types: &TypeSet) -> String {
    list(types).iter().map(|one| one.name()).collect::<Vec<_>>().join(" or ")
}

/// A key that orders types by how many values they can hold, the widest first: a string can hold what was meant as a number.
fn width(types: &TypeSet) -> Vec<u8> {
    let order = |one: &JsonType| match one {
        JsonType::String => 0,
        JsonType::Number => 1,
        JsonType::Integer => 2,
        JsonType::Boolean => 3,
        JsonType::Object => 4,
        JsonType::Array => 5,
    };
    list(types).iter().map(order).collect::<Vec<u8>>()
}

/// The types that are in both. An integer is a number.
fn intersection(ours: &TypeSet, theirs: &TypeSet) -> Option<TypeSet> {
    let narrower = |one: JsonType, other: JsonType| match (one, other) {
        (JsonType::Integer, JsonType::Number) | (JsonType::Number, JsonType::Integer) => Some(JsonType::Integer),
        (one, other) => (one == other).then_some(one),
    };
    let mut common: Vec<JsonType> = Vec::new();
    for one in list(ours) {
        let found = list(theirs).iter().filter_map(|other| narrower(*one, *other));
        for found in found {
            if !common.contains(&found) {
                common.push(found);
            }
        }
    }
    match common.as_slice() {
        [] => None,
        [one] => Some(TypeSet::One(*one)),
        _ => Some(TypeSet::Several(common)),
    }
}

fn enumeration(ours: &mut Schema, theirs: Vec<Value>, rank: Rank, conflicts: &mut Vec<Conflict>) {
    if theirs.is_empty() {
        return;
    }
    if ours.enumeration.is_empty() {
        ours.enumeration = theirs;
        return;
    }
    let common: Vec<Value> = ours.enumeration.iter().filter(|value| theirs.contains(value)).cloned().collect();
    if !common.is_empty() {
        ours.enumeration = common;
        return;
    }
    conflicts.push(Conflict { ours: values(&ours.enumeration), theirs: values(&theirs) });
    if rank == Rank::Equal {
        // No value satisfies both, so allowing the values of either is the smallest error.
        ours.enumeration.extend(theirs);
    }
}

/// The first values of an enum, for a message.
fn values(values: &[Value]) -> String {
    let first: Vec<String> = values.iter().take(3).map(|value| format!("`{value}`")).collect();
    format!("{}{}", first.join(", "), if values.len() > 3 { ", …" } else { "" })
}

/// Combines a keyword with a text value. For schemas of equal rank, the alphabetically first text is used.
fn word(ours: &mut Option<String>, theirs: Option<String>, rank: Rank) {
    match (&ours, theirs) {
        (None, theirs) => *ours = theirs,
        (Some(known), Some(theirs)) if rank == Rank::Equal && theirs < *known => *ours = Some(theirs),
        _ => {}
    }
}

fn either(ours: Option<u64>, theirs: Option<u64>, choose: fn(u64, u64) -> u64) -> Option<u64> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) => Some(choose(ours, theirs)),
        (ours, theirs) => ours.or(theirs),
    }
}

/// Returns the greater or the lesser of two limits, as `wanted`. Of `1` and `1.0`, returns the integer.
fn tighter(ours: Option<Number>, theirs: Option<Number>, wanted: Ordering) -> Option<Number> {
    let (Some(one), Some(other)) = (&ours, &theirs) else { return ours.or(theirs) };
    let order = compare(other, one);
    if order == wanted || (order == Ordering::Equal && one.is_f64()) { theirs } else { ours }
}

/// Compares two numbers: integers exactly, and others as closely as 64 bits can hold them.
fn compare(one: &Number, other: &Number) -> Ordering {
    match (one.as_i128(), other.as_i128()) {
        (Some(one), Some(other)) => one.cmp(&other),
        _ => one.as_f64().partial_cmp(&other.as_f64()).unwrap_or(Ordering::Equal),
    }
}

/// Returns the least common multiple, or the greater number if it is unknown.
fn multiple(ours: Option<Number>, theirs: Option<Number>) -> Option<Number> {
    let common = match (&ours, &theirs) {
        (Some(one), Some(other)) => {
            one.as_u64().zip(other.as_u64()).and_then(|(one, other)| least_multiple(one, other))
        }
        _ => None,
    };
    common.map(Number::from).or_else(|| tighter(ours, theirs, Ordering::Greater))
}

fn least_multiple(one: u64, other: u64) -> Option<u64> {
    let (mut divisor, mut rest) = (one, other);
    while rest > 0 {
        (divisor, rest) = (rest, divisor % rest);
    }
    one.checked_div(divisor)?.checked_mul(other)
}

/// Combines two `not` keywords: a schema of the values that either forbids.
fn neither(ours: Option<SchemaRef>, theirs: Option<SchemaRef>) -> Option<SchemaRef> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours != theirs => Some(Schema::of_any(vec![ours, theirs])),
        (ours, theirs) => ours.or(theirs),
    }
}

/// Combines two subschemas: a schema that requires both.
fn both(ours: Option<SchemaRef>, theirs: Option<SchemaRef>, rank: Rank) -> Option<SchemaRef> {
    match (ours, theirs) {
        (Some(ours), Some(theirs)) if ours != theirs => Some(combined(ours, theirs, rank)),
        (ours, theirs) => ours.or(theirs),
    }
}

fn combined(ours: SchemaRef, theirs: SchemaRef, rank: Rank) -> SchemaRef {
    match rank {
        Rank::Equal => Schema::of_all(vec![ours, theirs]),
        Rank::Extended => {
            SchemaRef::Made(Rc::new(Schema { all_of: vec![ours], extends: vec![theirs], ..Schema::default() }))
        }
    }
}

/// Combines `prefixItems` item by item.
fn each(ours: Vec<SchemaRef>, theirs: Vec<SchemaRef>, rank: Rank) -> Vec<SchemaRef> {
    let (mut ours, mut theirs) = (ours.into_iter(), theirs.into_iter());
    let mut items = Vec::new();
    while let Some(item) = both(ours.next(), theirs.next(), rank) {
        items.push(item);
    }
    items
}

fn patterns(ours: &mut IndexMap<String, SchemaRef>, theirs: IndexMap<String, SchemaRef>, rank: Rank) {
    for (pattern, schema) in theirs {
        let known = ours.get(&pattern).cloned();
        if let Some(schema) = both(known, Some(schema), rank) {
            ours.insert(pattern, schema);
        }
    }
}

/// Combines `additionalProperties`: a schema is preferred to `true`, and `true` to `false`, since `false` in one schema would forbid
/// the properties of the other.
fn additional(ours: Option<Additional>, theirs: Option<Additional>, rank: Rank) -> Option<Additional> {
    match (ours, theirs) {
        (Some(Additional::Schema(ours)), Some(Additional::Schema(theirs))) => {
            both(Some(ours), Some(theirs), rank).map(Additional::Schema)
        }
        (Some(Additional::Schema(schema)), _) | (_, Some(Additional::Schema(schema))) => {
            Some(Additional::Schema(schema))
        }
        (Some(Additional::Any), _) | (_, Some(Additional::Any)) => Some(Additional::Any),
        (ours, theirs) => ours.or(theirs),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::rc::Rc;

    use serde_json::{Value, json};

    use super::{Rank, compare, least_multiple, meet, width};
    use crate::pointer::Pointer;
    use crate::schema::{Additional, JsonType, Schema, SchemaRef, TypeSet};
    use crate::test_documents::schemas;

    fn schema(written: &Value) -> Schema {
        let document = schemas(&json!({ "A": written }));
        (*document.schemas[&Pointer::from("/components/schemas/A")]).clone()
    }

    /// Two schemas that both hold, and how many conflicts they have.
    fn both(ours: &Value, theirs: &Value, rank: Rank) -> (Schema, usize) {
        let (mut ours, mut conflicts) = (schema(ours), Vec::new());
        meet(&mut ours, schema(theirs), rank, &mut conflicts);
        (ours, conflicts.len())
    }

    /// The schema with its lists in an order that does not depend on that of two schemas.
    fn sorted(mut schema: Schema) -> Schema {
        schema.enumeration.sort_by_key(Value::to_string);
        schema.required.sort();
        if let TypeSet::Several(types) = &mut schema.types {
            types.sort();
        }
        let patterns: BTreeMap<_, _> = schema.pattern_properties.drain(..).collect();
        schema.pattern_properties = patterns.into_iter().collect();
        schema
    }

    /// Two schemas, and the one that both hold for.
    fn table() -> Vec<(Value, Value, Value)> {
        vec![
            (json!({}), json!({ "type": "string", "format": "date" }), json!({ "type": "string", "format": "date" })),
            (json!({ "type": "integer" }), json!({ "type": "number" }), json!({ "type": "integer" })),
            (
                json!({ "type": ["string", "integer"] }),
                json!({ "type": ["number", "string"] }),
                json!({ "type": ["string", "integer"] }),
            ),
            (json!({ "type": ["string", "object"] }), json!({ "type": "string" }), json!({ "type": "string" })),
            (json!({ "enum": ["a", "b", "c"] }), json!({ "enum": ["c", "b", "d"] }), json!({ "enum": ["b", "c"] })),
            (json!({ "const": "a" }), json!({ "enum": ["a", "b"] }), json!({ "const": "a" })),
            (json!({ "format": "int64" }), json!({ "format": "int32" }), json!({ "format": "int32" })),
            (json!({ "pattern": "b" }), json!({ "pattern": "a" }), json!({ "pattern": "a" })),
            (json!({ "minimum": 1 }), json!({ "minimum": 2 }), json!({ "minimum": 2 })),
            (json!({ "maximum": 1.5 }), json!({ "maximum": 2 }), json!({ "maximum": 1.5 })),
            (json!({ "minimum": -1 }), json!({ "minimum": -1.5 }), json!({ "minimum": -1 })),
            (json!({ "minimum": 1 }), json!({ "minimum": 1.0 }), json!({ "minimum": 1 })),
            // Integers that are equal once they are rounded to 64 bits.
            (
                json!({ "maximum": 9_007_199_254_740_993_u64 }),
                json!({ "maximum": 9_007_199_254_740_992_u64 }),
                json!({ "maximum": 9_007_199_254_740_992_u64 }),
            ),
            (
                json!({ "exclusiveMinimum": 1, "exclusiveMaximum": 5 }),
                json!({ "exclusiveMinimum": 2, "exclusiveMaximum": 9 }),
                json!({ "exclusiveMinimum": 2, "exclusiveMaximum": 5 }),
            ),
            (json!({ "multipleOf": 4 }), json!({ "multipleOf": 6 }), json!({ "multipleOf": 12 })),
            (json!({ "multipleOf": 0.5 }), json!({ "multipleOf": 2 }), json!({ "multipleOf": 2 })),
            (
                json!({ "minLength": 1, "maxLength": 5 }),
                json!({ "minLength": 2, "maxLength": 4 }),
                json!({ "minLength": 2, "maxLength": 4 }),
            ),
            (
                json!({ "minItems": 1, "maxItems": 5, "uniqueItems": true }),
                json!({ "minItems": 2, "maxItems": 6 }),
                json!({ "minItems": 2, "maxItems": 5, "uniqueItems": true }),
            ),
            (
                json!({ "minProperties": 1, "maxProperties": 5 }),
                json!({ "minProperties": 2 }),
                json!({ "minProperties": 2, "maxProperties": 5 }),
            ),
            (
                json!({ "required": ["a", "b"] }),
                json!({ "required": ["b", "c"] }),
                json!({ "required": ["a", "b", "c"] }),
            ),
            (
                json!({ "additionalProperties": false }),
                json!({ "additionalProperties": true }),
                json!({ "additionalProperties": true }),
            ),
            (json!({ "additionalProperties": false }), json!({}), json!({ "additionalProperties": false })),
            (
                json!({ "readOnly": true }),
                json!({ "deprecated": true }),
                json!({ "readOnly": true, "deprecated": true }),
            ),
        ]
    }

    #[test]
    fn each_keyword_of_two_schemas_holds_in_either_order() {
        for (one, other, wanted) in table() {
            for (ours, theirs) in [(&one, &other), (&other, &one)] {
                let (found, conflicts) = both(ours, theirs, Rank::Equal);
                assert_eq!(sorted(found), sorted(schema(&wanted)), "{ours} and {theirs}");
                assert_eq!(conflicts, 0, "{ours} and {theirs}");
            }
        }
    }

    #[test]
    fn a_schema_intersected_with_itself_is_equal() {
        for (one, other, _) in table() {
            for written in [&one, &other] {
                assert_eq!(both(written, written, Rank::Equal).0, schema(written), "{written}");
            }
        }
    }

    #[test]
    fn contradictions_are_conflicts_whose_result_does_not_depend_on_the_order() {
        for (one, other, wanted) in [
            (json!({ "type": "integer" }), json!({ "type": "string" }), json!({ "type": "string" })),
            (
                json!({ "type": "object" }),
                json!({ "type": ["boolean", "array"] }),
                json!({ "type": ["boolean", "array"] }),
            ),
            (json!({ "enum": ["a"] }), json!({ "enum": ["b"] }), json!({ "enum": ["a", "b"] })),
            (json!({ "const": "a" }), json!({ "const": "b" }), json!({ "enum": ["a", "b"] })),
        ] {
            for (ours, theirs) in [(&one, &other), (&other, &one)] {
                let (found, conflicts) = both(ours, theirs, Rank::Equal);
                assert_eq!(sorted(found), sorted(schema(&wanted)), "{ours} and {theirs}");
                assert_eq!(conflicts, 1, "{ours} and {theirs}");
            }
        }
    }

    #[test]
    fn a_schema_overrides_its_base_schema() {
        for (ours, theirs) in [
            (json!({ "type": "integer" }), json!({ "type": "string" })),
            (json!({ "enum": ["b"] }), json!({ "enum": ["a"] })),
        ] {
            let (found, conflicts) = both(&ours, &theirs, Rank::Extended);
            assert_eq!((found, conflicts), (schema(&ours), 1));
        }
        for (ours, theirs) in [
            (json!({ "format": "int64" }), json!({ "format": "int32" })),
            (json!({ "pattern": "b" }), json!({ "pattern": "a" })),
        ] {
            assert_eq!(both(&ours, &theirs, Rank::Extended), (schema(&ours), 0));
        }
    }

    #[test]
    fn subschemas_are_combined() {
        let at = |pointer: &str| SchemaRef::At(Pointer::from(pointer));
        let below = |pointer: &str| Schema {
            items: Some(at(pointer)),
            content_schema: Some(at(pointer)),
            prefix_items: vec![at(pointer)],
            pattern_properties: [("^x-".to_owned(), at(pointer))].into_iter().collect(),
            additional_properties: Some(Additional::Schema(at(pointer))),
            ..Schema::default()
        };
        for (rank, combined) in [
            (Rank::Equal, Schema { all_of: vec![at("/a"), at("/b")], ..Schema::default() }),
            (Rank::Extended, Schema { all_of: vec![at("/a")], extends: vec![at("/b")], ..Schema::default() }),
        ] {
            let combined = SchemaRef::Made(Rc::new(combined));
            let mut found = below("/a");
            meet(&mut found, below("/b"), rank, &mut Vec::new());
            assert_eq!(found.items.as_ref(), Some(&combined));
            assert_eq!(found.content_schema.as_ref(), Some(&combined));
            assert_eq!(found.prefix_items, vec![combined.clone()]);
            assert_eq!(found.pattern_properties["^x-"], combined);
            assert_eq!(found.additional_properties, Some(Additional::Schema(combined)));
        }
        let mut same = below("/a");
        meet(&mut same, below("/a"), Rank::Equal, &mut Vec::new());
        assert_eq!(same, below("/a"));
    }

    #[test]
    fn the_intersection_forbids_what_either_schema_forbids() {
        let at = |pointer: &str| SchemaRef::At(Pointer::from(pointer));
        let not = |pointer: &str| Schema { not: Some(at(pointer)), ..Schema::default() };
        let mut found = not("/a");
        meet(&mut found, not("/b"), Rank::Equal, &mut Vec::new());
        assert_eq!(found.not, Some(Schema::of_any(vec![at("/a"), at("/b")])));
        let mut same = not("/a");
        meet(&mut same, not("/a"), Rank::Equal, &mut Vec::new());
        assert_eq!(same, not("/a"));
    }

    #[test]
    fn annotations_are_those_of_the_first_schema_that_has_them() {
        let (found, _) =
            both(&json!({ "description": "ours" }), &json!({ "description": "theirs", "default": 1 }), Rank::Equal);
        assert_eq!(found.description.as_deref(), Some("ours"));
        assert_eq!(found.default, Some(json!(1)));
    }

    #[test]
    fn string_accepts_more_than_other_scalars() {
        for other in [JsonType::Number, JsonType::Integer, JsonType::Boolean, JsonType::Object, JsonType::Array] {
            assert!(width(&TypeSet::One(JsonType::String)) < width(&TypeSet::One(other)));
        }
        assert!(width(&TypeSet::One(JsonType::Number)) < width(&TypeSet::One(JsonType::Integer)));
    }

    #[test]
    fn numbers_are_compared_and_multiplied_without_overflow() {
        for (one, other, multiple) in
            [(4, 6, Some(12)), (5, 5, Some(5)), (1, 7, Some(7)), (0, 3, Some(0)), (0, 0, None), (u64::MAX, 2, None)]
        {
            assert_eq!(least_multiple(one, other), multiple, "{one} {other}");
            assert_eq!(compare(&one.into(), &other.into()), one.cmp(&other));
        }
    }
}
