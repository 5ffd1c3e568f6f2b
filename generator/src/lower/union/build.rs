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
use crate::schema::{JsonType, Schema, SchemaRef, TypeSet};

impl Types<'_> {
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

    pub(in crate::lower) fn is_null(&self, branch: &Branch, count: usize) -> bool {
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

impl Schema {
    /// Whether the schema, as one of `count` branches, means null. Beside other branches, `nullable: true` alone means null: tools for
    /// OpenAPI 3.0, which has no type for null, write it.
    fn is_null(&self, count: usize) -> bool {
        let values = &self.enumeration;
        (!values.is_empty() && values.iter().all(Value::is_null))
            || (count > 1 && self.nullable && self.is_unconstrained() && self.required.is_empty() && self.not.is_none())
    }
}
