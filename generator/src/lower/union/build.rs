//! Builds the union of `oneOf`, `anyOf` or a list of types, and decides how its variants are distinguished.

use std::rc::Rc;

use serde_json::Value;

use crate::api::{JsonKind, Shape, Type, TypeId, TypeKind, UntaggedVariant, VariantContent};
use crate::diagnostic::{Code, Diagnostic};
use crate::large_stack;
use crate::lower::context::alternative::Branch;
use crate::lower::context::types::Types;
use crate::lower::definitions::match_rules;
use crate::lower::definitions::nullable::{nullable, without_null};
use crate::lower::definitions::origin::Origin;
use crate::lower::union::any_of_merge::AnyOfMerge;
use crate::lower::union::discriminator::placeholder_name;
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

    /// Returns the branches that constrain the type of the value. The keywords beside `oneOf` or `anyOf` are added to each that they
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
        // Properties and items beside the branches are those of each branch.
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

    /// Adds the required properties beside the branches to the branches that have, but do not require them.
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

    /// Whether a branch has a type that the keywords beside it say nothing of: without a `type`, `items` constrains lists only, and
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
        let of_values_only = Schema { enumeration: schema.enumeration.clone(), ..Schema::default() };
        let is_possible: Vec<bool> = branches
            .iter()
            .map(|branch| {
                let is_other = self.is_of_another_type(branch, &without_branches);
                let around = if is_other { &of_values_only } else { &without_branches };
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

    /// Converts `type: [A, B]`: one branch for each type, with the keywords that apply to it.
    pub(in crate::lower) fn several_types(
        &mut self,
        pointer: &Pointer,
        whole: &Schema,
        kinds: &[JsonType],
        origin: &Origin,
        id: TypeId,
    ) -> Type {
        let members = whole.without_annotations();
        let branches = kinds
            .iter()
            .enumerate()
            .map(|(index, kind)| {
                let mut any = members.clone();
                any.types = TypeSet::One(*kind);
                if *kind != JsonType::Object {
                    any.properties.clear();
                    any.additional_properties = None;
                }
                if *kind != JsonType::Array {
                    any.items = None;
                }
                if *kind != JsonType::String {
                    any.format = None;
                    any.pattern = None;
                }
                Branch { schema: SchemaRef::Made(Rc::new(any)), pointer: pointer.child("type").item(index) }
            })
            .collect();
        self.union(pointer, whole, branches, origin, id)
    }

    /// Returns the type of a single branch, or of a single branch besides null.
    pub(in crate::lower) fn only_branch(&mut self, branches: &[Branch], origin: &Origin, id: TypeId) -> Option<Type> {
        let mut null = false;
        let mut only = None;
        for branch in branches {
            let (pointer, schema) = self.schema_at(&branch.schema, &branch.pointer)?;
            if schema.is_null(branches.len()) {
                null = true;
            } else if only.replace((branch, pointer, schema)).is_some() {
                return None;
            }
        }
        let (branch, pointer, schema) = only?;
        let ty = if self.is_component(&pointer) || self.is_known(&pointer) {
            self.type_of(&branch.schema, &branch.pointer, origin)
        } else {
            let flat = self.flatten(&schema, &pointer);
            self.describe(id, &flat);
            self.open.open(&pointer);
            let ty = large_stack::grown(|| self.shaped(&pointer, &flat, origin, id));
            self.open.close(&pointer);
            let ty = if flat.is_nullable() { nullable(ty) } else { ty };
            self.remember(&pointer, ty)
        };
        Some(if null { nullable(ty) } else { ty })
    }

    pub(in crate::lower) fn union(
        &mut self,
        pointer: &Pointer,
        schema: &Schema,
        branches: Vec<Branch>,
        origin: &Origin,
        id: TypeId,
    ) -> Type {
        let (nulls, branches): (Vec<_>, Vec<_>) = {
            let count = branches.len();
            branches.into_iter().partition(|branch| self.is_null(branch, count))
        };
        let merge_any_of = self.merge_any_of(schema, &branches);
        if let Some(AnyOfMerge::Merged(object)) = &merge_any_of {
            let ty = self.object(pointer, object, origin, id);
            return if nulls.is_empty() { ty } else { nullable(ty) };
        }
        let mut null = !nulls.is_empty();
        let mut typed_branches: Vec<(Type, Branch)> = Vec::new();
        let count = branches.len();
        let roles = self.variant_origins(&branches, id);
        for (branch, role) in branches.into_iter().zip(roles) {
            let part = if count == 1 { origin.clone() } else { role };
            let ty = self.type_of_branch(&branch, &part);
            null |= matches!(ty, Type::Nullable(_) | Type::Null);
            let ty = without_null(&ty);
            if ty != Type::Null && !typed_branches.iter().any(|(known, _)| *known == ty) {
                typed_branches.push((ty, branch));
            }
        }
        let ty = self.union_of(pointer, schema, typed_branches, id);
        if let Some(AnyOfMerge::Both(object)) = merge_any_of {
            self.add_both(pointer, &object, id);
        }
        if null { nullable(ty) } else { ty }
    }

    /// Returns the type of a branch. The schemas that it combines are open meanwhile.
    fn type_of_branch(&mut self, branch: &Branch, origin: &Origin) -> Type {
        let combined: Vec<&SchemaRef> = match &branch.schema {
            SchemaRef::Made(made) if made.is_only_members() => made.members().collect(),
            _ => Vec::new(),
        };
        let pointers: Vec<Pointer> = combined
            .iter()
            .filter_map(|schema| match schema {
                SchemaRef::At(pointer) => Some(self.document.target(pointer).clone()),
                SchemaRef::Made(_) => None,
            })
            .collect();
        for pointer in &pointers {
            self.open.open(pointer);
        }
        let ty = self.type_of(&branch.schema, &branch.pointer, origin);
        for pointer in &pointers {
            self.open.close(pointer);
        }
        ty
    }

    /// Adds a variant with the properties of both branches to a union of two that one value may satisfy at once.
    fn add_both(&mut self, pointer: &Pointer, object: &Schema, union: TypeId) {
        if !matches!(self.defs[union.0].def.kind, TypeKind::Untagged(_)) {
            return;
        }
        let (at, origin) = (pointer.child("anyOf"), Origin::part_of(union, "both"));
        let id = self.reserve(&at, object, &origin);
        let ty = self.object(&at, object, &origin, id);
        let shape = self.shape_of(&ty);
        if let TypeKind::Untagged(variants) = &mut self.defs[union.0].def.kind {
            variants.push(untagged(ty, shape));
        }
    }

    /// Whether the schema itself or one of its branches allows null. This must be known before its type is made, for types that refer
    /// to it meanwhile.
    pub(in crate::lower) fn takes_null(&self, whole: &Schema, pointer: &Pointer) -> bool {
        let branches = [("oneOf", &whole.one_of), ("anyOf", &whole.any_of)].into_iter().flat_map(|(keyword, list)| {
            let at = pointer.child(keyword);
            list.iter().enumerate().filter_map(move |(index, schema)| self.schema_at(schema, &at.item(index)))
        });
        let count = whole.one_of.len().max(whole.any_of.len());
        let takes = |whole: Rc<Schema>| whole.is_nullable() || whole.is_null(count);
        whole.is_nullable() || whole.types.is_any() && branches.into_iter().any(|(_, schema)| takes(schema))
    }

    fn is_null(&self, branch: &Branch, count: usize) -> bool {
        self.schema_at(&branch.schema, &branch.pointer).is_some_and(|(_, schema)| schema.is_null(count))
    }

    fn union_of(
        &mut self,
        pointer: &Pointer,
        schema: &Schema,
        mut typed_branches: Vec<(Type, Branch)>,
        id: TypeId,
    ) -> Type {
        if typed_branches.is_empty() {
            return Type::Null;
        }
        if let [(ty, _)] = typed_branches.as_slice() {
            return ty.clone();
        }
        if let Some((_, open)) = typed_branches.iter().find(|(ty, _)| *ty == Type::Value) {
            self.report_once(
                Diagnostic::note(Code::OpenAlternative, &open.pointer, "this branch allows any value")
                    .outcome("the union is generated as `serde_json::Value`")
                    .help("define what the branch allows, or remove it"),
            );
            return self.untyped(pointer, crate::api::UntypedReason::DocumentSaysAny); // One branch allows any value.
        }
        if let Some(ty) = self.one_scalar_type(&typed_branches, id) {
            return ty;
        }
        self.merge_enums(&mut typed_branches, id);
        if typed_branches.iter().any(|(ty, _)| *ty == Type::Object)
            && typed_branches.iter().all(|(ty, _)| self.shape_of(ty).kind == JsonKind::Object)
        {
            // The branch that accepts any object comes last: the others have types for the properties.
            typed_branches.sort_by_key(|(ty, _)| *ty == Type::Object);
        }
        if let Some(discriminator) =
            schema.discriminator.clone().or_else(|| self.inherited_discriminator(&typed_branches))
        {
            if let Some(variants) = self.variants_by_discriminator(&discriminator, &typed_branches) {
                return self.define(id, TypeKind::Tagged { tag: discriminator.property_name, variants });
            }
            let outcome = "as a union whose variants differ by their properties";
            self.report_values_without_names(pointer, &discriminator, &typed_branches, outcome);
        }
        if let Some((tag, variants)) = self.variants_by_constant(&typed_branches) {
            return self.define(id, TypeKind::Tagged { tag, variants });
        }
        let shapes = typed_branches.iter().map(|(ty, _)| self.shape_of(ty)).collect();
        let shapes = match_rules::with_distinguishing_constants(shapes);
        let variants = typed_branches.into_iter().zip(shapes).map(|((ty, _), shape)| untagged(ty, shape)).collect();
        self.define(id, TypeKind::Untagged(variants))
    }

    fn shape_of(&self, ty: &Type) -> Shape {
        match_rules::shape(&self.defs, ty)
    }
}

fn untagged(ty: Type, shape: Shape) -> UntaggedVariant {
    UntaggedVariant { name: placeholder_name(), content: VariantContent::Type { ty, shape } }
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
    let any = schema;
    (!any.required.is_empty() || any.not.is_some() || any.min_properties.is_some() || any.max_properties.is_some())
        && any.properties.is_empty()
        && any.one_of.is_empty()
        && any.any_of.is_empty()
        && schema.members().next().is_none()
        && any.items.is_none()
        && any.enumeration.is_empty()
        && matches!(any.types, TypeSet::Any | TypeSet::One(JsonType::Object))
        && !matches!(any.additional_properties, Some(Additional::Schema(_)))
}

impl Schema {
    /// Whether the schema has no constraints besides its branches.
    fn is_bare(&self) -> bool {
        self.members().next().is_none() && self.is_unconstrained_besides_composition()
    }

    /// Whether the schema, as one of `count` branches, means null. Beside other branches, `nullable: true` alone means null: tools for
    /// OpenAPI 3.0, which has no type for null, write it.
    fn is_null(&self, count: usize) -> bool {
        let values = &self.enumeration;
        (!values.is_empty() && values.iter().all(Value::is_null))
            || (count > 1 && self.nullable && self.is_unconstrained() && self.required.is_empty() && self.not.is_none())
    }

    fn has_map(&self) -> bool {
        matches!(self.additional_properties, Some(Additional::Schema(_)))
    }
}
