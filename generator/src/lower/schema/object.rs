//! Converts objects with properties to structs, and other objects to maps.

use std::rc::Rc;

use serde_json::Value;

use crate::api::{Access, Constant, Field, Presence, Struct, Type, TypeId, TypeKind, UntypedReason};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::types::Types;
use crate::lower::definitions::match_rules;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin::Origin;
use crate::lower::docs;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::schema::{Additional, JsonType, Schema, SchemaRef};
use crate::text::markdown::code;

impl Types<'_> {
    pub(in crate::lower) fn object(&mut self, pointer: &Pointer, whole: &Schema, origin: &Origin, id: TypeId) -> Type {
        if whole.properties.is_empty() {
            return self.map(pointer, whole, origin);
        }
        let undefined = self.undefined(pointer, whole);
        let mut scope = Scope::with_reserved(["new"]);
        let mut names = self.names_of_fields(id, &whole.properties, &mut scope);
        self.remember_order(id, &whole.properties);
        let mut fields = Vec::new();
        let properties = pointer.child("properties");
        for (wire, schema) in &whole.properties {
            let required = whole.required.contains(wire);
            let name = names.remove(wire.as_str()).unwrap_or_else(|| Name::of_value(wire));
            fields.push(self.field(&properties.child(wire), (wire, name), schema, required, id));
        }
        fields.extend(undefined.into_iter().map(|wire| any_value(wire, &mut scope)));
        let additional =
            self.additional(pointer, whole, id).map(|ty| (scope.take(Name::of_value("additional_properties")), ty));
        self.define(id, TypeKind::Struct(Struct { fields, additional }))
    }

    /// Returns the properties that the schema requires and does not define, unless the map of additional properties holds them.
    fn undefined(&mut self, pointer: &Pointer, schema: &Schema) -> Vec<String> {
        let is_open = matches!(schema.additional_properties, Some(Additional::Any | Additional::Schema(_)))
            || !schema.pattern_properties.is_empty();
        if is_open {
            return Vec::new();
        }
        let mut names: Vec<String> = Vec::new();
        for name in schema.required.iter().filter(|name| !schema.properties.contains_key(*name)) {
            if !names.contains(name) {
                names.push(name.clone());
            }
        }
        for name in &names {
            self.diagnostics.push(
                Diagnostic::warning(
                    Code::UndescribedProperty,
                    &pointer.child("required"),
                    format!("the required property `{name}` is not defined"),
                )
                .outcome("its field is generated as `serde_json::Value`")
                .help(format!("define `{name}` in `properties`, or correct its name")),
            );
        }
        names
    }

    fn field(
        &mut self,
        pointer: &Pointer,
        (wire, name): (&str, Name),
        schema: &SchemaRef,
        required: bool,
        parent: TypeId,
    ) -> Field {
        let written = self.annotations(schema);
        let ty = match self.only_value(schema, pointer, required) {
            Some(ty) => ty,
            None => self.type_within(schema, pointer, &Origin::part_of(parent, wire)),
        };
        let described = written.description.as_deref();
        let mut docs = docs::lines(described.unwrap_or_default());
        if let Some(default) = &written.default
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
        let flat = self.flat_property(schema, pointer);
        let constant = flat.as_deref().and_then(single_value).and_then(|value| self.constant(&value, &ty));
        let presence = match (required, nullable) {
            (true, _) => constant.map_or(Presence::Required, Presence::Constant),
            (false, false) => Presence::Optional,
            (false, true) => Presence::OptionalNullable,
        };
        let ty = if required { ty } else { without_null(&ty) };
        Field {
            name,
            wire: wire.to_owned(),
            ty,
            default: if presence == Presence::Required { documented_default(&written, flat.as_deref()) } else { None },
            presence,
            docs,
            deprecated: written.deprecated,
            access: written.access(),
        }
    }

    /// Returns `String` for a required property with one possible string. It is preset, and needs no enum of one value.
    fn only_value(&mut self, schema: &SchemaRef, pointer: &Pointer, required: bool) -> Option<Type> {
        let (target, found) = self.schema_at(schema, pointer)?;
        let written = found;
        let named = written
            .members()
            .any(|member| self.schema_at(member, &target).is_some_and(|(pointer, _)| self.is_component(&pointer)));
        let flat = self.flat_property(schema, pointer)?;
        let text = single_value(&flat).is_some_and(|value| value.is_string())
            && matches!(flat.kind(), None | Some(JsonType::String));
        if !required || !text || flat.is_nullable() || named || self.is_component(&target) {
            return None;
        }
        Some(self.remember(&target, Type::String))
    }

    /// Returns the schema of a property with its `allOf` merged.
    fn flat_property(&mut self, schema: &SchemaRef, pointer: &Pointer) -> Option<Rc<Schema>> {
        let (target, found) = self.schema_at(schema, pointer)?;
        Some(self.flatten(&found, &target))
    }

    /// Returns the schema before references are followed: its description is about this use.
    fn annotations(&self, schema: &SchemaRef) -> Rc<Schema> {
        match schema {
            SchemaRef::Made(schema) => schema.clone(),
            SchemaRef::At(pointer) => self.document_schema(pointer).unwrap_or_default(),
        }
    }

    /// Returns the constant for the only value of a property, if its type can hold that value.
    fn constant(&self, value: &Value, ty: &Type) -> Option<Constant> {
        match ty {
            Type::String => value.as_str().map(|text| Constant::Text(text.to_owned())),
            Type::Boolean => value.as_bool().map(Constant::Boolean),
            Type::Named(_) => match_rules::enum_values(&self.defs, ty).into_iter().find(|known| known.is(value)),
            _ => None,
        }
    }

    /// Returns the type of additional properties, if the schema allows them explicitly.
    fn additional(&mut self, pointer: &Pointer, whole: &Schema, parent: TypeId) -> Option<Type> {
        match (&whole.additional_properties, whole.additional_schema()) {
            (_, Some(schema)) => {
                let origin = Origin::part_of(parent, "value");
                let value = self.type_within(schema, &pointer.child("additionalProperties"), &origin);
                Some(self.with_patterns(pointer, whole, value, &origin))
            }
            (Some(Additional::Any), _) => Some(Type::Value),
            _ => self.patterned(pointer, whole, &Origin::part_of(parent, "value")),
        }
    }

    /// Converts an object without properties.
    fn map(&mut self, pointer: &Pointer, whole: &Schema, origin: &Origin) -> Type {
        if let Some(schema) = whole.additional_schema() {
            let origin = origin.part("value");
            let value = self.type_within(schema, &pointer.child("additionalProperties"), &origin);
            let value = self.with_patterns(pointer, whole, value, &origin);
            return if value == Type::Value { Type::Object } else { Type::Map(Box::new(value)) };
        }
        if let Some(value) = self.patterned(pointer, whole, &origin.part("value")) {
            return if value == Type::Value { Type::Object } else { Type::Map(Box::new(value)) };
        }
        self.untyped(pointer, UntypedReason::DocumentSaysAny);
        Type::Object
    }

    /// Returns the type of map values. One map holds the properties that match a pattern and all others, so both must have the same type.
    fn with_patterns(&mut self, pointer: &Pointer, schema: &Schema, value: Type, origin: &Origin) -> Type {
        match self.patterned(pointer, schema, origin) {
            Some(patterned) if patterned != value => {
                self.untyped(&pointer.child("patternProperties"), UntypedReason::NotExpressed)
            }
            _ => value,
        }
    }

    /// Returns the type of the values of `patternProperties`, which all patterns must have in common.
    fn patterned(&mut self, pointer: &Pointer, whole: &Schema, origin: &Origin) -> Option<Type> {
        if whole.pattern_properties.is_empty() {
            return None;
        }
        let at = pointer.child("patternProperties");
        let mut types: Vec<Type> = Vec::new();
        for (pattern, schema) in &whole.pattern_properties {
            types.push(self.type_within(schema, &at.child(pattern), origin));
        }
        types.dedup();
        match types.as_slice() {
            [one] => Some(one.clone()),
            [] => None,
            _ => Some(self.untyped(&at, UntypedReason::NotExpressed)),
        }
    }
}

/// Returns the field of a required property without a definition.
fn any_value(wire: String, scope: &mut Scope) -> Field {
    Field {
        name: scope.take(Name::of_value(&wire)),
        wire,
        ty: Type::Value,
        presence: Presence::Required,
        default: None,
        docs: Vec::new(),
        deprecated: false,
        access: Access::Both,
    }
}

/// Returns the default of a property as JSON: its own, or that of the schema that it refers to.
fn documented_default(written: &Schema, flat: Option<&Schema>) -> Option<String> {
    let default = written.default.as_ref().or_else(|| flat?.default.as_ref());
    default.filter(|default| !default.is_null()).map(ToString::to_string)
}

/// Returns the value of `const`, or of an enum with one value.
fn single_value(schema: &Schema) -> Option<Value> {
    match schema.enumeration.as_slice() {
        [value] if schema.kind() == Some(JsonType::String) && !value.is_string() && !value.is_null() => {
            Some(Value::String(value.to_string())) // YAML reads `10` as a number, also where a string is meant.
        }
        [value] => Some(value.clone()),
        _ => None,
    }
}
