//! Finds names for the branches of a union that have no name of their own.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::api::TypeId;
use crate::lower::context::alternative::Branch;
use crate::lower::context::memo::Known;
use crate::lower::context::types::Types;
use crate::lower::context::variant_word::Hint;
use crate::lower::definitions::origin::{Origin, Part};
use crate::lower::union::branches::listed_branches;
use crate::names::common_prefix;
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, SchemaRef};

impl Types<'_> {
    /// Returns the origin of each branch, by the most specific hint that only this branch has: its title, the schema that it extends, a
    /// constant, a property, its kind, or a short description.
    pub(in crate::lower) fn variant_origins(&mut self, branches: &[Branch], union: TypeId) -> Vec<Origin> {
        let hints: Vec<Rc<Vec<Hint>>> = branches.iter().map(|branch| self.hints_of(branch, NESTED)).collect();
        let mut owners: HashMap<&Hint, HashSet<usize>> = HashMap::new();
        for (index, word) in
            hints.iter().enumerate().flat_map(|(index, words)| words.iter().map(move |word| (index, word)))
        {
            owners.entry(word).or_default().insert(index);
        }
        let origins = hints.iter().map(|words| {
            let alone = words.iter().filter(|word| owners[word].len() == 1);
            // A property that other branches have too is less specific than a label.
            let mut telling = alone.chain(words.iter().filter(|word| matches!(word, Hint::Label(_))));
            let first = telling.next();
            let role = first.map(Hint::role).unwrap_or_default();
            let fallback = telling.map(Hint::role).find(|word| *word != role);
            let part = first.and_then(Hint::member).map_or(Part::Role, Part::With);
            Origin::Part { parent: union, role, fallback, part }
        });
        origins.collect()
    }

    /// Returns all hints for the name of a branch, the most specific first.
    fn hints_of(&mut self, branch: &Branch, depth: usize) -> Rc<Vec<Hint>> {
        let Some((pointer, written)) = self.schema_at(&branch.schema, &branch.pointer) else {
            return Rc::new(vec![Hint::Label("variant".to_owned())]);
        };
        if matches!(branch.schema, SchemaRef::Made(_)) {
            return Rc::new(self.hints_of_schema(&written, &pointer, depth));
        }
        let key = (pointer, depth);
        match self.hints.begin(&key) {
            Known::Answer(words) => words,
            Known::Open => Rc::default(),
            Known::Nothing => {
                let words = Rc::new(self.hints_of_schema(&written, &key.0, depth));
                self.hints.finish(&key, words, Vec::new())
            }
        }
    }

    fn hints_of_schema(&mut self, written: &Rc<Schema>, pointer: &Pointer, depth: usize) -> Vec<Hint> {
        let schema = self.flat(written, pointer).schema;
        let kind = match schema.kind() {
            Some(JsonType::Array) => "list",
            Some(kind) => kind.name(),
            None if !schema.one_of.is_empty() || !schema.any_of.is_empty() => "choice",
            None => "variant",
        };
        let (constants, firsts): (Vec<_>, Vec<_>) =
            self.values_of(&schema, pointer).into_iter().partition(|values| values.len() == 1);
        let constants = constants.into_iter().flatten();
        let named = title(written).into_iter().chain(self.extended(written, pointer, DEPTH));
        let mut hints: Vec<Hint> = named.chain(constants).map(Hint::Label).collect();
        hints.extend(schema.properties.keys().cloned().map(Hint::Property));
        hints.extend(schema.required.iter().cloned().map(Hint::Required));
        hints.extend(firsts.into_iter().filter_map(|values| values.into_iter().next()).map(Hint::FirstValue));
        hints.extend(self.held(&schema, pointer));
        hints.extend(self.common_hint(&schema, pointer, depth));
        hints.push(Hint::Label(kind.to_owned()));
        hints.extend(label(&schema).map(Hint::Label));
        hints
    }

    /// Returns the kinds of the properties of a schema, and the properties of these.
    fn held(&self, whole: &Schema, pointer: &Pointer) -> Vec<Hint> {
        let (mut kinds, mut members) = (Vec::new(), Vec::new());
        let properties = pointer.child("properties");
        for (name, schema) in &whole.properties {
            let at = properties.child(name);
            let Some((pointer, schema)) = self.schema_at(schema, &at) else { continue };
            let mut held = schema;
            if let Some(items) = held.items.clone() {
                let Some((_, items)) = self.schema_at(&items, &pointer) else { continue };
                held = items;
            }
            kinds.extend(held.kind().map(|kind| Hint::PropertyKind(name.clone(), kind.name().to_owned())));
            members.extend(held.properties.keys().map(|member| Hint::Property(format!("{name} {member}"))));
        }
        kinds.append(&mut members);
        kinds
    }

    /// Returns what the branches of a nested union have in common: the start of their names, or a property.
    fn common_hint(&mut self, schema: &Schema, pointer: &Pointer, depth: usize) -> Option<Hint> {
        let depth = depth.checked_sub(1)?;
        let branches = self.constraining_branches(listed_branches(schema, pointer), schema);
        let hints: Vec<Rc<Vec<Hint>>> = branches.iter().map(|branch| self.hints_of(branch, depth)).collect();
        let (first, others) = hints.split_first().filter(|(_, others)| !others.is_empty())?;
        let names: Vec<String> = hints.iter().filter_map(|words| words.first().and_then(Hint::name)).collect();
        if let Some(begin) = common_prefix(&names).filter(|_| names.len() == hints.len()) {
            return Some(Hint::Label(begin));
        }
        first.iter().find_map(|word| match word {
            Hint::Property(member) if others.iter().all(|hints| hints.contains(word)) => {
                Some(Hint::Property(member.clone()))
            }
            _ => None,
        })
    }

    /// Returns the name of the first component in `allOf`.
    fn extended(&self, whole: &Schema, pointer: &Pointer, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        whole.members().enumerate().find_map(|(index, member)| {
            let (target, schema) = self.schema_at(member, &pointer.child("allOf").item(index))?;
            let name = self.components.get(&target).cloned();
            name.or_else(|| self.extended(&schema, &target, depth))
        })
    }

    /// Returns the values of properties that are enums of strings, such as `type: {enum: [push]}`.
    fn values_of(&mut self, whole: &Schema, pointer: &Pointer) -> Vec<Vec<String>> {
        let mut listed = Vec::new();
        let properties = pointer.child("properties");
        for (name, schema) in &whole.properties {
            let at = properties.child(name);
            let Some((pointer, schema)) = self.schema_at(schema, &at) else { continue };
            let member = self.flat(&schema, &pointer).schema;
            let values: Option<Vec<String>> =
                member.enumeration.iter().map(|value| value.as_str().map(str::to_owned)).collect();
            listed.extend(values.filter(|values| !values.is_empty()));
        }
        listed
    }
}

/// How many levels of nested unions are searched.
const NESTED: usize = 2;

/// How many levels of nested `allOf`s are searched.
const DEPTH: usize = 4;

/// A title that can serve as a name: a few plain words.
fn title(schema: &Schema) -> Option<String> {
    let title = schema.title.as_deref()?;
    let plain = title.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    (plain && title.len() <= 40 && title.split_whitespace().count() <= 5).then(|| title.to_owned())
}

/// A description that is a label, such as `SMS (outbound)`, and not a sentence.
fn label(schema: &Schema) -> Option<String> {
    let description = schema.description.as_deref()?.trim();
    let words: Vec<&str> = description.split([' ', '-', '_', '(', ')', '/']).filter(|word| !word.is_empty()).collect();
    let plain = words.iter().all(|word| word.chars().all(char::is_alphanumeric));
    (plain && (1..=4).contains(&words.len())).then(|| description.to_owned())
}
