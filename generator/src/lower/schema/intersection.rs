//! Combines two schemas that both hold, keyword by keyword. `compose` combines properties and alternatives.

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

/// Two requirements that no value meets.
pub(in crate::lower) struct Conflict {
    /// The one that counts.
    pub ours: String,
    /// The other.
    pub theirs: String,
}

/// Adds the constraints of `theirs` to those of `ours`. For two schemas of equal rank the result does not depend on their order, but
/// for annotations.
pub(in crate::lower) fn meet(ours: &mut Schema, theirs: Schema, rank: Rank, conflicts: &mut Vec<Conflict>) {
    types(ours, &theirs, rank, conflicts);
    enumeration(ours, theirs.enumeration, rank, conflicts);
    word(&mut ours.format, theirs.format, rank);
    word(&mut ours.pattern, theirs.pattern, rank);
    word(&mut ours.content_media_type, theirs.content_media_type, rank);
    ours.minimum = tighter(ours.minimum.take(), theirs.minimum, f64::max);
    ours.maximum = tighter(ours.maximum.take(), theirs.maximum, f64::min);
    ours.exclusive_minimum = tighter(ours.exclusive_minimum.take(), theirs.exclusive_minimum, f64::max);
    ours.exclusive_maximum = tighter(ours.exclusive_maximum.take(), theirs.exclusive_maximum, f64::min);
    ours.multiple_of = ours.multiple_of.take().or(theirs.multiple_of);
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
    ours.not = ours.not.take().or(theirs.not);
    ours.never |= theirs.never;
    ours.is_const |= theirs.is_const;
    ours.unique_items |= theirs.unique_items;
    ours.no_more_items |= theirs.no_more_items;
    ours.description = ours.description.take().or(theirs.description);
    ours.default = ours.default.take().or(theirs.default);
    ours.deprecated |= theirs.deprecated;
    ours.read_only |= theirs.read_only;
    ours.write_only |= theirs.write_only;
    ours.xml = ours.xml.take().or(theirs.xml);
    if ours.enum_names.is_empty() {
        ours.enum_names = theirs.enum_names;
    }
    if ours.enum_descriptions.is_empty() {
        ours.enum_descriptions = theirs.enum_descriptions;
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

/// Which of two types holds more of what may come, the widest first: text can be read where a number was meant.
fn width(types: &TypeSet) -> impl Ord {
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
        // No value is right, so that each may come is the least that is wrong.
        ours.enumeration.extend(theirs);
    }
}

/// The first values of an enum, for a message.
fn values(values: &[Value]) -> String {
    let first: Vec<String> = values.iter().take(3).map(|value| format!("`{value}`")).collect();
    format!("{}{}", first.join(", "), if values.len() > 3 { ", …" } else { "" })
}

/// A keyword with one text. Of two equal rank the alphabetically first is taken.
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

fn tighter(ours: Option<Number>, theirs: Option<Number>, choose: fn(f64, f64) -> f64) -> Option<Number> {
    let (Some(one), Some(other)) = (&ours, &theirs) else { return ours.or(theirs) };
    let (Some(a), Some(b)) = (one.as_f64(), other.as_f64()) else { return ours };
    if choose(a, b).to_bits() == b.to_bits() { theirs } else { ours }
}

/// A schema below that satisfies both.
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

/// Item by item, as far as both have them.
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

/// A schema for other properties is the most specific, then `true`; `false` of one member does not forbid what another one allows.
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
