//! Selects the branches of `oneOf` and `anyOf` that a union is made from, and applies the keywords next to them.

use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::alternative::Branch;
use crate::lower::context::types::Types;
use crate::pointer::Pointer;
use crate::schema::{Additional, JsonType, Schema, SchemaRef, TypeSet};

impl Types<'_> {
    /// Returns the branches that a union is made from, without those whose types are being made.
    pub(in crate::lower) fn branches(&mut self, whole: &Schema, pointer: &Pointer) -> Vec<Branch> {
        let mut branches = listed_branches(whole, pointer);
        if !self.drop_open(&mut branches, whole, pointer) {
            return Vec::new();
        }
        self.constraining_branches(branches, whole)
    }

    /// Returns the branches that constrain the type of the value. The keywords next to `oneOf` or `anyOf` are added to each that they
    /// apply to.
    pub(in crate::lower) fn constraining_branches(&mut self, mut branches: Vec<Branch>, whole: &Schema) -> Vec<Branch> {
        branches.retain(|branch| {
            self.schema_at(&branch.schema, &branch.pointer).is_some_and(|(_, schema)| !schema.is_never())
        });
        self.drop_impossible(&mut branches, whole);
        // `anyOf: [{required: [a]}, {required: [b]}]` only limits which properties are present; the struct is the same.
        let limits_only = branches.iter().all(|branch| {
            self.schema_at(&branch.schema, &branch.pointer).is_some_and(|(_, schema)| limits_only(&schema))
        });
        if limits_only && !whole.is_bare() {
            return Vec::new();
        }
        if whole.properties.is_empty() && !whole.has_map() && whole.items.is_none() {
            return self.with_required(branches, whole);
        }
        // Properties and items next to the branches are those of each branch.
        let mut base = whole.clone();
        base.one_of.clear();
        base.any_of.clear();
        base.discriminator = None;
        let base = Rc::new(base.without_annotations());
        let count = branches.len();
        // Null has no properties.
        let object = whole.types.one() == Some(JsonType::Object);
        let (nulls, mut branches): (Vec<_>, Vec<_>) =
            branches.into_iter().partition(|branch| self.is_null(branch, count));
        for branch in &mut branches {
            if !self.is_of_another_type(branch, whole) {
                branch.schema = Schema::of_all(vec![branch.schema.clone(), SchemaRef::Made(base.clone())]);
            }
        }
        if !object {
            branches.extend(nulls);
        }
        branches
    }

    /// Adds the required properties next to the branches to the branches that have, but do not require them.
    fn with_required(&mut self, mut branches: Vec<Branch>, whole: &Schema) -> Vec<Branch> {
        // The value of the discriminator property is known from the variant.
        let tag = whole.discriminator.as_ref().map(|discriminator| &discriminator.property_name);
        for branch in &mut branches {
            let Some((at, written)) = self.schema_at(&branch.schema, &branch.pointer) else { continue };
            let flat = self.flat(&written, &at).schema;
            let is_missing = |name: &&String| flat.properties.contains_key(*name) && !flat.required.contains(name);
            let missing: Vec<String> =
                whole.required.iter().filter(|name| Some(*name) != tag).filter(is_missing).cloned().collect();
            if !missing.is_empty() {
                let more = Rc::new(Schema { required: missing, ..Schema::default() });
                branch.schema = Schema::of_all(vec![branch.schema.clone(), SchemaRef::Made(more)]);
            }
        }
        branches
    }

    /// Whether a branch has a type that the keywords next to it say nothing of: without a `type`, `items` constrains lists only, and
    /// `properties` objects only (JSON Schema 2020-12, section 7.6.1).
    fn is_of_another_type(&mut self, branch: &Branch, whole: &Schema) -> bool {
        if !whole.types.is_any() {
            return false;
        }
        let Some((at, written)) = self.schema_at(&branch.schema, &branch.pointer) else { return false };
        let flat = self.flat(&written, &at).schema;
        flat.types.one().is_some() && flat.types.one() != whole.kind()
    }

    /// Drops the branches that contradict the schema around them, unless all of them do.
    fn drop_impossible(&mut self, branches: &mut Vec<Branch>, schema: &Schema) {
        let mut without_branches = Schema { one_of: Vec::new(), any_of: Vec::new(), ..schema.clone() };
        // `additionalProperties: true` allows everything, also values that are no objects.
        without_branches.additional_properties.take_if(|additional| *additional == Additional::Any);
        if without_branches.kind().is_none() && schema.enumeration.is_empty() {
            return;
        }
        let only_values = Schema { enumeration: schema.enumeration.clone(), ..Schema::default() };
        let is_possible: Vec<bool> = branches
            .iter()
            .map(|branch| {
                let is_other = self.is_of_another_type(branch, &without_branches);
                let around = if is_other { &only_values } else { &without_branches };
                !self.excludes(around, &branch.schema, &branch.pointer)
            })
            .collect();
        if is_possible.contains(&true) {
            let mut is_possible = is_possible.into_iter();
            branches.retain(|_| is_possible.next().unwrap_or(true));
        }
    }

    /// Drops the branches whose types are being made: a schema that is a branch of itself allows no additional value. Returns false if
    /// the union is inherited by one of its own branches, which satisfies it.
    fn drop_open(&mut self, branches: &mut Vec<Branch>, whole: &Schema, pointer: &Pointer) -> bool {
        let is_open = |types: &Self, branch: &Branch| match &branch.schema {
            SchemaRef::At(pointer) => types.open.contains(types.document.target(pointer)),
            SchemaRef::Made(_) => false,
        };
        if !branches.iter().any(|branch| is_open(self, branch)) {
            return true;
        }
        let own = self
            .document_schema(pointer)
            .is_some_and(|written| written.one_of == whole.one_of && written.any_of == whole.any_of);
        if !own {
            return false;
        }
        branches.retain(|branch| {
            let open = is_open(self, branch);
            if open {
                self.report_once(
                    Diagnostic::warning(
                        Code::CyclicUnion,
                        &branch.pointer,
                        "this branch refers back to the union itself",
                    )
                    .label("adds no value")
                    .outcome("the branch is ignored")
                    .help("remove the branch, or move the reference into a property or a list"),
                );
            }
            !open
        });
        true
    }
}

/// Returns the branches of `oneOf`, or else of `anyOf`.
pub(in crate::lower) fn listed_branches(whole: &Schema, pointer: &Pointer) -> Vec<Branch> {
    let (keyword, list) = if whole.one_of.is_empty() { ("anyOf", &whole.any_of) } else { ("oneOf", &whole.one_of) };
    let at = pointer.child(keyword);
    let branch = |(index, schema): (usize, &SchemaRef)| Branch { schema: schema.clone(), pointer: at.item(index) };
    list.iter().enumerate().map(branch).collect()
}

/// Whether a schema only limits the properties of an object that is defined elsewhere.
fn limits_only(schema: &Schema) -> bool {
    let limits = [schema.not.is_some(), schema.min_properties.is_some(), schema.max_properties.is_some()];
    (!schema.required.is_empty() || limits.contains(&true))
        && schema.properties.is_empty()
        && schema.one_of.is_empty()
        && schema.any_of.is_empty()
        && schema.members().next().is_none()
        && schema.items.is_none()
        && schema.enumeration.is_empty()
        && matches!(schema.types, TypeSet::Any | TypeSet::One(JsonType::Object))
        && !matches!(schema.additional_properties, Some(Additional::Schema(_)))
}

impl Schema {
    /// Whether the schema has no constraints besides its branches.
    fn is_bare(&self) -> bool {
        self.members().next().is_none() && self.is_unconstrained_besides_composition()
    }

    fn has_map(&self) -> bool {
        matches!(self.additional_properties, Some(Additional::Schema(_)))
    }
}
