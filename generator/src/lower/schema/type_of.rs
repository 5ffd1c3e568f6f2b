//! Decides which type a schema becomes.

use std::borrow::Cow;
use std::path::Path;
use std::rc::Rc;

use openapiv3::ReferenceOr;

use crate::api::{Type, TypeId, TypeKind, UntypedReason};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::large_stack;
use crate::load::bundle::MOUNT;
use crate::lower::context::types::Types;
use crate::lower::definitions::nullable::{nullable, nullable_like, without_null};
use crate::lower::definitions::origin::Origin;
use crate::lower::schema::all_of::Null;
use crate::lower::schema::scalar;
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, SchemaRef, TypeSet};

/// How deep schemas may be nested. Deeper schemas are untyped.
const DEPTH: usize = 500;

impl Types<'_> {
    /// Returns the type of the schema of a parameter or media type.
    pub fn type_of_node(&mut self, node: &ReferenceOr<openapiv3::Schema>, inline: &Pointer, origin: &Origin) -> Type {
        self.type_of(&Document::schema_ref(node, inline), inline, origin)
    }

    /// Returns the type of a schema; `Nullable` if null is allowed.
    pub fn type_of(&mut self, schema: &SchemaRef, inline: &Pointer, origin: &Origin) -> Type {
        let combination = self.combination(schema);
        // The same combination within itself is the same type.
        if let Some(first) = combination.as_ref().and_then(|parts| self.combined.get(parts)).cloned()
            && let Some(known) = self.being_made(&first)
        {
            return known;
        }
        let Some((pointer, schema)) = self.schema_at(schema, inline) else {
            return self.untyped(inline, UntypedReason::NotExpressed); // `read` has reported why.
        };
        let begun = combination.filter(|parts| !self.combined.contains_key(parts));
        if let Some(parts) = &begun {
            self.combined.insert(parts.clone(), pointer.clone());
        }
        let ty = self.type_at(&pointer, &schema, origin);
        if let Some(parts) = &begun {
            self.combined.remove(parts);
        }
        ty
    }

    /// Returns the schemas that a made schema combines; true for `allOf`, false for `anyOf`.
    fn combination(&self, schema: &SchemaRef) -> Option<(bool, Vec<Pointer>)> {
        let SchemaRef::Made(schema) = schema else { return None };
        let (all, parts) = match (schema.all_of.is_empty(), schema.any_of.is_empty()) {
            (false, _) if schema.is_only_members() => (true, schema.members().collect::<Vec<_>>()),
            (true, false) if schema.extends.is_empty() && schema.is_unconstrained_besides_composition() => {
                (false, schema.any_of.iter().collect())
            }
            _ => return None,
        };
        let pointers = parts.into_iter().map(|part| match part {
            SchemaRef::At(pointer) => Some(self.document.target(pointer).clone()),
            SchemaRef::Made(_) => None,
        });
        let mut pointers: Vec<Pointer> = pointers.collect::<Option<_>>()?;
        pointers.sort();
        pointers.dedup();
        Some((all, pointers))
    }

    /// Returns the type that is being made for the schema at `pointer`, and marks it as recursive.
    fn being_made(&mut self, pointer: &Pointer) -> Option<Type> {
        let known = self.by_pointer.get(pointer)?.clone();
        let Type::Named(id) = without_null(&known) else { return None };
        if self.is_defined(id) {
            return None;
        }
        self.recursive.insert(id);
        Some(known)
    }

    pub fn type_at(&mut self, pointer: &Pointer, written: &Rc<Schema>, origin: &Origin) -> Type {
        if let Some(known) = self.by_pointer.get(pointer) {
            let known = known.clone();
            if let Type::Named(id) = without_null(&known)
                && !self.is_defined(id)
            {
                self.recursive.insert(id);
            }
            return known;
        }
        if let Some(own) = self.document.choices.own_types.get(pointer) {
            let own = Type::Own(own.clone());
            let ty = if self.takes_null(written, pointer) { nullable(own) } else { own };
            return self.remember(pointer, ty);
        }
        if self.depth >= DEPTH {
            self.diagnostics.push(
                Diagnostic::warning(Code::TooDeep, pointer, format!("schemas are nested more than {DEPTH} deep"))
                    .outcome("the innermost schema is generated as `serde_json::Value`")
                    .help("define the inner schema as a component, and refer to it"),
            );
            return self.untyped(pointer, UntypedReason::NotExpressed);
        }
        self.depth += 1;
        crate::work::add(1 + written.size());
        if let Some(name) = self.definition_name(pointer) {
            self.components.entry(pointer.clone()).or_insert(name);
        }
        let origin = match self.components.get(pointer) {
            Some(name) => Origin::Component(name.clone()),
            None => origin.clone(),
        };
        let combined = self.document_schema(pointer).is_none_or(|own| !Rc::ptr_eq(&own, written));
        let ty = if combined && !self.may_combine(written.size(), pointer) {
            self.untyped(pointer, UntypedReason::NotExpressed)
        } else {
            self.open.open(pointer);
            let ty = large_stack::grown(|| self.compute(pointer, written, &origin));
            self.open.close(pointer);
            ty
        };
        self.depth -= 1;
        let ty = if extent(&ty) > EXTENT { self.alias(pointer, written, &origin, ty) } else { ty };
        self.remember(pointer, ty)
    }

    /// Returns the type of a property, item or map value, which may contain the types that are being made.
    pub fn type_within(&mut self, schema: &SchemaRef, inline: &Pointer, origin: &Origin) -> Type {
        let open = std::mem::take(&mut self.open);
        let ty = self.type_of(schema, inline, origin);
        self.open = open;
        ty
    }

    /// Returns the name of a schema that is defined outside of `components`: in `$defs`, or in another file.
    fn definition_name(&self, pointer: &Pointer) -> Option<String> {
        let mut last = pointer.tokens().rev();
        let (name, list) = (last.next()?, last.next()?);
        if matches!(&*list, "$defs" | "definitions") {
            return Some(name.into_owned());
        }
        let mut first = pointer.tokens();
        if first.next()? != MOUNT {
            return None;
        }
        let tokens: Vec<Cow<'_, str>> = first.collect();
        match tokens.as_slice() {
            [file] => Path::new(&**file).file_stem().map(|stem| stem.to_string_lossy().into_owned()),
            // A file of named schemas, unless the file is a single node, such as a parameter with `schema`.
            [file, name] => {
                let whole = Pointer::root().child(MOUNT).child(file);
                (name != "schema" && !self.document.has(&whole)).then(|| name.to_string())
            }
            [_, list, name] | [_, _, list, name] if list == "schemas" => Some(name.to_string()),
            _ => None,
        }
    }

    fn compute(&mut self, pointer: &Pointer, written: &Rc<Schema>, origin: &Origin) -> Type {
        let component = self.is_component(pointer);
        if let Some(ty) = self.type_of_sole_member(pointer, written, origin) {
            return if component { self.alias(pointer, written, origin, ty) } else { ty };
        }
        if is_scalar(written) {
            let ty = self.scalar(pointer, written);
            return if component { self.alias(pointer, written, origin, ty) } else { ty };
        }
        // A recursive type must be known before its properties are converted.
        let reserved = self.reserve(pointer, written, origin);
        let schema = self.flatten(written, pointer);
        let ty = self.shaped(pointer, &schema, origin, reserved);
        let ty = if self.is_defined(reserved) {
            ty
        } else if component || self.recursive.contains(&reserved) {
            self.define(reserved, TypeKind::Alias(without_null(&ty)));
            nullable_like(&ty, Type::Named(reserved))
        } else {
            self.discard(reserved);
            ty
        };
        if schema.is_nullable() { nullable(ty) } else { ty }
    }

    /// Returns the type of the member of `allOf` to which the schema adds only annotations.
    fn type_of_sole_member(&mut self, pointer: &Pointer, schema: &Rc<Schema>, origin: &Origin) -> Option<Type> {
        let (index, takes_null) = self.sole_constraining_member(pointer, schema)?;
        let member = schema.members().nth(index)?;
        if self.is_component(pointer) && self.is_supertype(member, pointer) {
            return None; // A subtype is not its base.
        }
        if let SchemaRef::At(target) = member
            && self.open.contains(self.document.target(target))
        {
            return None; // The schema refers back to itself.
        }
        let ty = self.type_of(member, &pointer.child("allOf").item(index), origin);
        Some(if schema.nullable || takes_null { nullable(ty) } else { without_null(&ty) })
    }

    /// Returns the index of the only member of `allOf` with constraints, and whether null satisfies all members.
    fn sole_constraining_member(&mut self, pointer: &Pointer, schema: &Rc<Schema>) -> Option<(usize, bool)> {
        if schema.members().next().is_none() || schema.has_alternatives() || schema.discriminator.is_some() {
            return None;
        }
        let mut members: Vec<(usize, Pointer, Rc<Schema>)> = Vec::new();
        for (index, member) in schema.members().enumerate() {
            let (target, written) = self.schema_at(member, &pointer.child("allOf").item(index))?;
            if !members.iter().any(|(_, known, _)| *known == target) {
                members.push((index, target, written));
            }
        }
        let telling = members.iter().position(|(_, _, written)| !is_bare_type(written));
        let (index, target, written) = members.remove(telling.unwrap_or(0));
        if members.iter().any(|(_, _, other)| !is_bare_type(other)) || !constrains_only_type(schema) {
            return None;
        }
        // The type is made of the member or of the merged schema, and reports the diagnostics.
        let flat = self.flat(&written, &target).schema;
        let others = members.iter().map(|(_, _, other)| other).chain([schema]);
        let is_implied = |other: &Rc<Schema>| {
            let has_type = match other.types.one() {
                None => other.types.is_any(),
                Some(JsonType::Object) => {
                    matches!(flat.kind(), Some(JsonType::Object))
                        || flat.has_alternatives()
                        || matches!(schema.members().nth(index), Some(SchemaRef::At(_)))
                }
                one => flat.kind() == one,
            };
            has_type && other.required.iter().all(|name| flat.required.contains(name))
        };
        let implied = others.into_iter().all(is_implied);
        let mut null = Null::default();
        null.add(&flat);
        for (_, _, other) in &members {
            null.add(other);
        }
        implied.then(|| (index, null.is_allowed()))
    }

    /// Returns the type of a schema whose `allOf` is merged.
    pub fn shaped(&mut self, pointer: &Pointer, schema: &Schema, origin: &Origin, id: TypeId) -> Type {
        if let TypeSet::Several(kinds) = &schema.types {
            return self.several_types(pointer, schema, kinds, origin, id);
        }
        if let Some(ty) = self.union_of_subtypes(pointer, schema, id) {
            return ty;
        }
        let branches = self.branches(schema, pointer);
        if let Some(ty) = self.named_values(&branches, id) {
            return ty;
        }
        if let Some(ty) = self.only_branch(&branches, origin, id) {
            return ty;
        }
        if !branches.is_empty() {
            return self.union(pointer, schema, branches, origin, id);
        }
        if !schema.enumeration.is_empty() {
            return self.enumeration(pointer, schema, id);
        }
        match schema.kind() {
            Some(JsonType::Array) => self.list(pointer, schema, origin),
            Some(JsonType::Object) => self.object(pointer, schema, origin, id),
            _ => self.scalar(pointer, schema),
        }
    }

    fn scalar(&mut self, pointer: &Pointer, schema: &Schema) -> Type {
        let own = schema.format.as_deref().and_then(|format| self.document.choices.own_formats.get(format));
        if let Some(own) = own {
            let own = Type::Own(own.clone());
            return if schema.is_nullable() { nullable(own) } else { own };
        }
        let ty = match schema.kind() {
            Some(JsonType::String) => scalar::string(schema),
            Some(JsonType::Integer) => {
                scalar::encoded_integer(schema).unwrap_or_else(|| Type::Integer(scalar::integer(schema)))
            }
            Some(JsonType::Number) if schema.has_integer_format() => Type::Integer(scalar::integer(schema)),
            Some(JsonType::Number) => Type::Number,
            Some(JsonType::Boolean) => Type::Boolean,
            _ => self.untyped(pointer, UntypedReason::DocumentSaysAny),
        };
        if schema.is_nullable() { nullable(ty) } else { ty }
    }
}

/// How many nested types a type may have before it gets an alias.
const EXTENT: usize = 64;

/// Counts the types within a type.
fn extent(ty: &Type) -> usize {
    let mut count = 0;
    crate::lower::definitions::walk::within(ty, &mut |_| count += 1);
    count
}

/// Whether no keyword other than `type`, `allOf` and `required` constrains a value.
fn constrains_only_type(schema: &Schema) -> bool {
    !schema.never
        && schema.discriminator.is_none()
        && schema.conditional.is_empty()
        && !schema.has_alternatives()
        && !matches!(schema.types, TypeSet::Several(_))
        && schema.is_unconstrained_besides_type()
}

/// Whether a schema has no `allOf`, and no keyword other than `type` and `required` constrains a value.
fn is_bare_type(schema: &Schema) -> bool {
    schema.members().next().is_none() && constrains_only_type(schema)
}

/// Whether the schema has no subschemas that would become types.
fn is_scalar(schema: &Schema) -> bool {
    !matches!(schema.kind(), Some(JsonType::Object | JsonType::Array))
        && schema.enumeration.is_empty()
        && !schema.has_alternatives()
        && schema.members().next().is_none()
        && !matches!(schema.types, TypeSet::Several(_))
}
