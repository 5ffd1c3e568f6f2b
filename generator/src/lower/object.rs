//! Objects: known members to a struct, anything else to a map.

use std::rc::Rc;

use openapiv3::{AdditionalProperties, ReferenceOr, Schema};
use serde_json::Value;

use super::docs;
use super::facets::{Facets, additional_schema};
use super::hint::Hint;
use super::nullable::strip;
use super::shape;
use super::types::Types;
use crate::api::{Constant, Field, Presence, Struct, Type, TypeId, TypeKind, UntypedReason};
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::text::markdown::code;

impl Types<'_> {
    pub(super) fn object(&mut self, place: &Pointer, facets: &Facets, hint: &Hint, id: TypeId) -> Type {
        if facets.any.properties.is_empty() {
            return self.map(place, facets, hint);
        }
        let mut scope = Scope::with_reserved(["new"]);
        let mut fields = Vec::new();
        for (wire, schema) in &facets.any.properties {
            let required = facets.any.required.contains(wire);
            fields.push(self.field(
                &place.child("properties").child(wire),
                wire,
                schema.clone().unbox(),
                required,
                id,
                &mut scope,
            ));
        }
        let additional =
            self.additional(place, facets, id).map(|ty| (scope.take(Name::of_value("additional_properties")), ty));
        self.define(id, TypeKind::Struct(Struct { fields, additional }))
    }

    fn field(
        &mut self,
        place: &Pointer,
        wire: &str,
        schema: ReferenceOr<Schema>,
        required: bool,
        parent: TypeId,
        scope: &mut Scope,
    ) -> Field {
        let written = self.annotations(&schema);
        let ty = match self.only_value(&schema, place, required) {
            Some(ty) => ty,
            None => self.type_within(&schema, place, &Hint::part_of(parent, wire)),
        };
        let described = written.data.description.as_deref();
        let mut docs = docs::lines(described.unwrap_or_default());
        if let Some(default) = &written.data.default
            && !default.is_null()
            && default.to_string().len() <= 80
        {
            if !docs.is_empty() {
                docs.push(String::new());
            }
            docs.push(format!("The server's default is {}.", code(&default.to_string())));
        }
        self.describe_values(&ty, &mut docs);
        let nullable = matches!(ty, Type::Nullable(_));
        let said = self.said(&schema, place);
        let constant = said.as_deref().and_then(single_value).and_then(|value| self.constant(&value, &ty));
        let presence = match (required, nullable) {
            (true, _) => constant.map_or(Presence::Required, Presence::Constant),
            (false, false) => Presence::Optional,
            (false, true) => Presence::OptionalNullable,
        };
        let ty = if required { ty } else { strip(&ty) };
        Field {
            name: scope.take(Name::of_value(wire)),
            wire: wire.to_owned(),
            ty,
            default: if presence == Presence::Required { documented_default(&written, said.as_deref()) } else { None },
            presence,
            docs,
            deprecated: written.data.deprecated,
            access: written.access(),
        }
    }

    /// A required member with one possible text needs no enum of that one value: it is text, preset.
    fn only_value(&mut self, schema: &ReferenceOr<Schema>, place: &Pointer, required: bool) -> Option<Type> {
        let (target, found) = self.schema_at(schema, place)?;
        let written = found;
        let named = written
            .all_of()
            .iter()
            .any(|member| self.schema_at(member, &target).is_some_and(|(place, _)| self.is_component(&place)));
        let facets = self.said(schema, place)?;
        let text = single_value(&facets).is_some_and(|value| value.is_string())
            && matches!(facets.kind(), None | Some("string"));
        if !required || !text || facets.is_nullable() || named || self.is_component(&target) {
            return None;
        }
        Some(self.remember(&target, Type::String))
    }

    /// All that the schema of a member says. What is wrong with it is told when its type is made.
    fn said(&mut self, schema: &ReferenceOr<Schema>, place: &Pointer) -> Option<Rc<Facets>> {
        let told = self.diagnostics.len();
        let (target, found) = self.schema_at(schema, place)?;
        let said = self.flatten(&found, &target);
        self.diagnostics.truncate(told);
        Some(said)
    }

    /// What stands at the place itself, before a reference is followed: its description is about this use.
    fn annotations(&self, schema: &ReferenceOr<Schema>) -> Rc<Facets> {
        match schema {
            ReferenceOr::Item(schema) => Rc::new(Facets::of(schema)),
            ReferenceOr::Reference { reference } => {
                let written = Pointer::from_fragment(reference.trim_start_matches('#'));
                self.written(&written).unwrap_or_default()
            }
        }
    }

    /// The value that a member always has, when its type is the value's or an enum of it.
    fn constant(&self, value: &Value, ty: &Type) -> Option<Constant> {
        match ty {
            Type::String => value.as_str().map(|text| Constant::Text(text.to_owned())),
            Type::Boolean => value.as_bool().map(Constant::Boolean),
            Type::Named(_) => shape::enum_values(&self.defs, ty).into_iter().find(|known| known.is(value)),
            _ => None,
        }
    }

    /// The type of members that are not named, when the schema gives them one.
    fn additional(&mut self, place: &Pointer, facets: &Facets, parent: TypeId) -> Option<Type> {
        match (&facets.any.additional_properties, additional_schema(facets.any.additional_properties.as_ref())) {
            (_, Some(schema)) => {
                let hint = Hint::part_of(parent, "value");
                Some(self.type_within(schema, &place.child("additionalProperties"), &hint))
            }
            (Some(AdditionalProperties::Any(true)), _) => Some(Type::Value),
            _ => self.patterned(place, facets, &Hint::part_of(parent, "value")),
        }
    }

    /// An object of which no member is named.
    fn map(&mut self, place: &Pointer, facets: &Facets, hint: &Hint) -> Type {
        if let Some(schema) = additional_schema(facets.any.additional_properties.as_ref()) {
            let value = self.type_within(schema, &place.child("additionalProperties"), &hint.part("value"));
            return if value == Type::Value { Type::Object } else { Type::Map(Box::new(value)) };
        }
        if let Some(value) = self.patterned(place, facets, &hint.part("value")) {
            return if value == Type::Value { Type::Object } else { Type::Map(Box::new(value)) };
        }
        self.untyped(place, UntypedReason::DocumentSaysAny);
        Type::Object
    }

    /// `patternProperties` type the members by their names; one pattern types them all, several only if they agree.
    fn patterned(&mut self, place: &Pointer, facets: &Facets, hint: &Hint) -> Option<Type> {
        let patterns = facets.kept("patternProperties")?.as_object()?.clone();
        let at = place.child("patternProperties");
        let mut types: Vec<Type> = Vec::new();
        for (pattern, schema) in patterns {
            let schema: ReferenceOr<Schema> = serde_json::from_value(schema).ok()?;
            types.push(self.type_within(&schema, &at.child(&pattern), hint));
        }
        types.dedup();
        match types.as_slice() {
            [one] => Some(one.clone()),
            [] => None,
            _ => Some(self.untyped(&at, UntypedReason::NotExpressed)),
        }
    }
}

/// The default of a property, as JSON: its own, or that of the schema it refers to.
fn documented_default(written: &Facets, said: Option<&Facets>) -> Option<String> {
    let default = written.data.default.as_ref().or_else(|| said?.data.default.as_ref());
    default.filter(|default| !default.is_null()).map(ToString::to_string)
}

/// An enum of one string says the same as a `const`.
fn single_value(facets: &Facets) -> Option<Value> {
    match facets.any.enumeration.as_slice() {
        [value] => Some(value.clone()),
        _ => None,
    }
}
