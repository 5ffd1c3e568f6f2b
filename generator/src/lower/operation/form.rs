//! Converts multipart bodies: each property of an object is a part. A binary property is a `Part`, or a list of them; other properties
//! have the same type as in JSON.

use indexmap::IndexMap;
use openapiv3::{Encoding, ParameterSchemaOrContent, QueryStyle, ReferenceOr};

use crate::api::{Access, Api, Field, Form, FormMember, Presence, Style, StyleKind, Type, TypeId, TypeKind};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::lower::context::sent_form::SentForm;
use crate::lower::context::types::Types;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin::Origin;
use crate::lower::definitions::walk;
use crate::lower::docs;
use crate::lower::operation::part_content;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, SchemaRef};

/// Returns the type of a multipart body: a form type, or the untyped `Form` if its properties are unknown.
pub(in crate::lower) fn form(
    types: &mut Types<'_>,
    schema: &SchemaRef,
    at: &Pointer,
    encodings: &IndexMap<String, Encoding>,
    origin: &Origin,
) -> Type {
    let Some((pointer, schema)) = types.schema_at(schema, at) else { return Type::Form };
    let flat = types.flatten(&schema, &pointer);
    if flat.properties.is_empty() || !flat.one_of.is_empty() || !flat.any_of.is_empty() {
        types.diagnostics.push(
            Diagnostic::note(Code::MultipartNotTyped, &pointer, "the parts of this multipart body are not defined")
                .outcome("callers build the form part by part")
                .help("describe the body as one object with `properties`, so that each part has a type"),
        );
        return Type::Form;
    }
    let other = types.by_pointer.get(&pointer).or_else(|| types.parts.get(&pointer)).map(without_null);
    let id = types.draft(&pointer, &flat, origin);
    if other.is_some() {
        types.name_by_place(id, at);
    }
    let mut parts = Vec::new();
    let kind = TypeKind::Form(members(types, &pointer, &flat, encodings, id, &mut parts));
    if let Some(Type::Named(other)) = other {
        types.forms.push(SentForm { form: id, other, parts });
    } else {
        types.parts.extend(parts);
        types.parts.insert(pointer, Type::Named(id));
    }
    types.define(id, kind)
}

fn members(
    types: &mut Types<'_>,
    pointer: &Pointer,
    flat: &Schema,
    encodings: &IndexMap<String, Encoding>,
    id: TypeId,
    parts: &mut Vec<(Pointer, Type)>,
) -> Form {
    let mut scope = Scope::with_reserved(["new"]);
    let mut names = types.names_of_fields(id, &flat.properties, &mut scope);
    types.remember_order(id, &flat.properties);
    let mut members = Vec::new();
    for (wire, schema) in &flat.properties {
        let at = pointer.child("properties").child(wire);
        let schema = schema.clone();
        let found = types.schema_at(&schema, &at).map(|(_, schema)| schema).unwrap_or_default();
        if found.read_only {
            continue;
        }
        let part = part(types, &schema, &at, parts);
        let encoding = encodings.get(wire);
        let style = encoding.and_then(style);
        // The specification gives a style precedence over a media type.
        let mut content = part_content::media_type(encoding, &found).filter(|_| style.is_none());
        let unwritten =
            content.as_deref().and_then(|content| part_content::unwritten(types, content, &schema, &at, part.as_ref()));
        if let (Some(_), Some(media_type)) = (&unwritten, &content) {
            types.diagnostics.push(part_content::not_typed(&at, media_type, part.is_some()));
            content = content.filter(|content| !part_content::is_multipart(content));
        }
        let or_value = if part.is_some() { may_be_value(types, &found, &at) } else { unwritten.is_some() };
        let ty = unwritten.or(part).unwrap_or_else(|| types.type_of(&schema, &at, &Origin::part_of(id, wire)));
        let required = flat.required.contains(wire) && !matches!(ty, Type::Nullable(_));
        let field = Field {
            name: names.remove(wire.as_str()).unwrap_or_else(|| Name::of_value(wire)),
            wire: wire.clone(),
            presence: if required { Presence::Required } else { Presence::Optional },
            default: None,
            docs: docs::lines(found.description.as_deref().unwrap_or_default()),
            deprecated: found.deprecated,
            access: Access::Both,
            ty: without_null(&ty),
        };
        let content =
            content.or_else(|| part_content::default_media_type(types, &field.ty)).filter(|_| style.is_none());
        members.push(FormMember {
            is_text: content.as_deref().is_some_and(|content| content.contains("json"))
                && part_content::is_text(&found),
            or_value,
            content,
            style,
            headers: encoding.map(|encoding| headers(types, encoding)).unwrap_or_default(),
            field,
        });
    }
    let additional = flat.additional_schema().map(|schema| {
        let at = pointer.child("additionalProperties");
        let ty = part(types, schema, &at, parts)
            .unwrap_or_else(|| types.type_of(schema, &at, &Origin::part_of(id, "value")));
        (scope.take(Name::of_value("additional_properties")), without_null(&ty))
    });
    Form { members, additional }
}

/// Returns the type of a schema that is binary, a list of binary values, or a union with one of these.
fn part(types: &Types<'_>, schema: &SchemaRef, at: &Pointer, parts: &mut Vec<(Pointer, Type)>) -> Option<Type> {
    let (pointer, schema) = types.schema_at(schema, at)?;
    if schema.has_alternatives() {
        return part_in_alternatives(types, &schema, &pointer, parts);
    }
    single_part(types, &schema, pointer, parts)
}

fn single_part(types: &Types<'_>, schema: &Schema, pointer: Pointer, parts: &mut Vec<(Pointer, Type)>) -> Option<Type> {
    if is_binary(schema) {
        parts.push((pointer, Type::Part));
        return Some(Type::Part);
    }
    let items = schema.items.as_ref().filter(|_| schema.kind() == Some(JsonType::Array))?;
    let (at, _) = types.schema_at(items, &pointer.child("items")).filter(|(_, item)| is_binary(item))?;
    parts.push((at, Type::Part));
    let list = Type::List(Box::new(Type::Part));
    parts.push((pointer, list.clone()));
    Some(list)
}

/// Returns the type of a union with a binary branch: a list of parts if one branch is a list, since a list can have one part.
fn part_in_alternatives(
    types: &Types<'_>,
    schema: &Schema,
    pointer: &Pointer,
    parts: &mut Vec<(Pointer, Type)>,
) -> Option<Type> {
    let listed = [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)];
    let mut found: Option<Type> = None;
    for (keyword, alternatives) in listed {
        for (index, alternative) in alternatives.iter().enumerate() {
            let at = pointer.child(keyword).item(index);
            let Some((at, schema)) = types.schema_at(alternative, &at) else { continue };
            // A branch such as `{nullable: true}` or `{required: [a]}` adds to the others.
            let adds = schema.is_unconstrained() && (schema.nullable || !schema.required.is_empty());
            if adds || schema.has_alternatives() || matches!(found, Some(Type::List(_))) {
                continue;
            }
            found = single_part(types, &schema, at, parts).or(found);
        }
    }
    parts.extend(found.clone().map(|ty| (pointer.clone(), ty)));
    found
}

/// Whether a branch is neither a file, nor a list of files, nor null.
fn may_be_value(types: &Types<'_>, schema: &Schema, at: &Pointer) -> bool {
    let is_value = |alternative: &SchemaRef| {
        let Some((at, schema)) = types.schema_at(alternative, at) else { return false };
        schema.kind().is_some() && single_part(types, &schema, at, &mut Vec::new()).is_none()
    };
    schema.one_of.iter().chain(&schema.any_of).any(is_value)
}

/// Whether a schema is binary: by its format, or, as in OpenAPI 3.1, by having no constraints.
fn is_binary(schema: &Schema) -> bool {
    let says_nothing = schema.is_unconstrained() && !schema.never && !schema.is_const;
    match schema.kind() {
        Some(JsonType::String) => schema.format.as_deref() == Some("binary"),
        None => says_nothing,
        Some(_) => false,
    }
}

/// Returns the properties of a URL-encoded form for which the document specifies a style.
pub(in crate::lower) fn styles(encodings: &IndexMap<String, Encoding>) -> Vec<(String, Style)> {
    let styled = encodings.iter().filter_map(|(wire, encoding)| Some((wire.clone(), style(encoding)?)));
    styled.collect()
}

/// Returns the style that the document specifies.
fn style(encoding: &Encoding) -> Option<Style> {
    let kind = match encoding.style.as_ref()? {
        QueryStyle::Form => StyleKind::Form,
        QueryStyle::SpaceDelimited => StyleKind::Space,
        QueryStyle::PipeDelimited => StyleKind::Pipe,
        QueryStyle::DeepObject => StyleKind::Deep,
    };
    Some(Style { kind, explode: encoding.explode, allow_reserved: false })
}

/// Returns the headers of a part that have one possible value. Callers set other headers on the part.
fn headers(types: &Types<'_>, encoding: &Encoding) -> Vec<(String, String)> {
    let written = encoding.headers.iter().filter_map(|(name, header)| {
        let header = match header {
            ReferenceOr::Reference { reference } => types.document.headers.get(&types.document.follow(reference))?,
            ReferenceOr::Item(header) => header,
        };
        let ParameterSchemaOrContent::Schema(schema) = &header.format else { return None };
        let (_, schema) = types.schema_at(&Document::schema_ref(schema, &Pointer::root()), &Pointer::root())?;
        match schema.enumeration.as_slice() {
            [value] => Some((name.clone(), value.as_str().map_or_else(|| value.to_string(), str::to_owned))),
            _ => None,
        }
    });
    // The specification ignores `Content-Type` here.
    written.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type")).collect()
}

/// Replaces the other type of the schema of a form by the form, if they are equal or nothing else refers to the other type, so that
/// the schema has one type and one name.
pub(in crate::lower) fn replace_other_types(defs: &mut [Draft], api: &mut Api, forms: Vec<SentForm>) {
    for SentForm { form, other, parts } in forms {
        let kind = defs[form.0].def.kind.clone();
        let same = defs[other.0].def.kind == kind;
        if !same && is_mentioned(defs, api, other) {
            continue;
        }
        defs[other.0].def.kind = kind;
        defs[form.0].is_defined = false;
        let mut rename = |ty: &mut Type| {
            if *ty == Type::Named(form) {
                *ty = Type::Named(other);
            }
        };
        walk::api_mut(api, &mut rename);
        for draft in defs.iter_mut() {
            draft.each_parent(|parent| {
                if *parent == form {
                    *parent = other;
                }
            });
        }
        api.untyped.retain(|untyped| !parts.iter().any(|(pointer, _)| *pointer == untyped.pointer));
        for (pointer, ty) in &mut api.schemas {
            if let Some((_, part)) = parts.iter().find(|(part, _)| part == pointer) {
                *ty = part.clone();
            }
        }
    }
}

/// Whether an operation or another type refers to the type.
fn is_mentioned(defs: &[Draft], api: &mut Api, id: TypeId) -> bool {
    let schemas = std::mem::take(&mut api.schemas);
    let mut mentioned = false;
    walk::api_mut(api, &mut |ty| mentioned |= *ty == Type::Named(id));
    api.schemas = schemas;
    for draft in defs {
        walk::each(&draft.def.kind, &mut |ty| mentioned |= *ty == Type::Named(id));
    }
    mentioned
}
