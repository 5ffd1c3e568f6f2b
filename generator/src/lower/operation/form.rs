//! Multipart bodies: the members of an object as parts. What is binary is a `Part`, a list of such a list of them; anything else
//! has the type that it has in JSON, and its part is written from that.

use indexmap::IndexMap;
use openapiv3::{Encoding, ParameterSchemaOrContent, QueryStyle, ReferenceOr};

use crate::api::{Access, Api, Field, Form, FormMember, Presence, Style, StyleKind, Type, TypeId, TypeKind};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::lower::context::sent_form::SentForm;
use crate::lower::context::types::Types;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin::Origin;
use crate::lower::definitions::walk;
use crate::lower::docs;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, SchemaRef};

/// The type of a multipart body; any form where its members are not known.
pub(in crate::lower) fn form(
    types: &mut Types<'_>,
    schema: &SchemaRef,
    at: &Pointer,
    encodings: &IndexMap<String, Encoding>,
    origin: &Origin,
) -> Type {
    let Some((place, schema)) = types.schema_at(schema, at) else { return Type::Form };
    let flat = types.flatten(&schema, &place);
    if flat.properties.is_empty() || !flat.one_of.is_empty() || !flat.any_of.is_empty() {
        types.diagnostics.push(
            Diagnostic::note("multipart-not-typed", &place, "the parts of this body are put together by the caller")
                .help("describe it as one object with `properties`, so that each part has a type"),
        );
        return Type::Form;
    }
    let component = types.by_place.get(&place).map(without_null);
    let id = types.draft(&place, &flat, origin);
    let mut parts = Vec::new();
    let kind = TypeKind::Form(members(types, &place, &flat, encodings, id, &mut parts));
    if let Some(Type::Named(component)) = component {
        types.forms.push(SentForm { form: id, component, parts });
    } else {
        for (place, ty) in parts {
            types.remember(&place, ty);
        }
        types.remember(&place, Type::Named(id));
    }
    types.define(id, kind)
}

fn members(
    types: &mut Types<'_>,
    place: &Pointer,
    flat: &Schema,
    encodings: &IndexMap<String, Encoding>,
    id: TypeId,
    parts: &mut Vec<(Pointer, Type)>,
) -> Form {
    let mut scope = Scope::with_reserved(["new"]);
    let mut members = Vec::new();
    for (wire, schema) in &flat.properties {
        let at = place.child("properties").child(wire);
        let schema = schema.clone();
        let found = types.schema_at(&schema, &at).map(|(_, schema)| schema).unwrap_or_default();
        if found.read_only {
            continue;
        }
        let part = part(types, &schema, &at, parts);
        let ty = part.clone().unwrap_or_else(|| types.type_of(&schema, &at, &Origin::part_of(id, wire)));
        let required = flat.required.contains(wire) && !matches!(ty, Type::Nullable(_));
        let field = Field {
            name: scope.take(Name::of_value(wire)),
            wire: wire.clone(),
            presence: if required { Presence::Required } else { Presence::Optional },
            default: None,
            docs: docs::lines(found.description.as_deref().unwrap_or_default()),
            deprecated: found.deprecated,
            access: Access::Both,
            ty: without_null(&ty),
        };
        let encoding = encodings.get(wire);
        let style = encoding.and_then(style);
        // The specification: a style goes before a media type.
        let content = media_type(encoding, &found).or_else(|| default_media_type(types, &field.ty));
        members.push(FormMember {
            or_value: part.is_some() && may_be_value(types, &found, &at),
            content: content.filter(|_| style.is_none()),
            style,
            headers: encoding.map(|encoding| headers(types, encoding)).unwrap_or_default(),
            field,
        });
    }
    let additional = flat.additional_schema().map(|schema| {
        let at = place.child("additionalProperties");
        let ty = part(types, schema, &at, parts)
            .unwrap_or_else(|| types.type_of(schema, &at, &Origin::part_of(id, "value")));
        (scope.take(Name::of_value("additional_properties")), without_null(&ty))
    });
    Form { members, additional }
}

/// The type of what is binary, of a list of it, or of alternatives with one of these.
fn part(types: &Types<'_>, schema: &SchemaRef, at: &Pointer, parts: &mut Vec<(Pointer, Type)>) -> Option<Type> {
    let (place, schema) = types.schema_at(schema, at)?;
    if schema.has_alternatives() {
        return part_in_alternatives(types, &schema, &place, parts);
    }
    single_part(types, &schema, place, parts)
}

fn single_part(types: &Types<'_>, schema: &Schema, place: Pointer, parts: &mut Vec<(Pointer, Type)>) -> Option<Type> {
    if is_binary(schema) {
        parts.push((place, Type::Part));
        return Some(Type::Part);
    }
    let items = schema.items.as_ref().filter(|_| schema.kind() == Some(JsonType::Array))?;
    let (at, _) = types.schema_at(items, &place.child("items")).filter(|(_, item)| is_binary(item))?;
    parts.push((at, Type::Part));
    let list = Type::List(Box::new(Type::Part));
    parts.push((place, list.clone()));
    Some(list)
}

/// A part that may also be null, text or a list of parts: a list of parts where that is one of the alternatives, for one part is a
/// list as well.
fn part_in_alternatives(
    types: &Types<'_>,
    schema: &Schema,
    place: &Pointer,
    parts: &mut Vec<(Pointer, Type)>,
) -> Option<Type> {
    let listed = [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)];
    let mut found: Option<Type> = None;
    for (keyword, alternatives) in listed {
        for (index, alternative) in alternatives.iter().enumerate() {
            let at = place.child(keyword).item(index);
            let Some((at, schema)) = types.schema_at(alternative, &at) else { continue };
            // An alternative that says nothing is any value, and not bytes as a property of its own would be.
            if schema.is_unconstrained() || schema.has_alternatives() || matches!(found, Some(Type::List(_))) {
                continue;
            }
            found = single_part(types, &schema, at, parts).or(found);
        }
    }
    parts.extend(found.clone().map(|ty| (place.clone(), ty)));
    found
}

/// Whether one of the alternatives of a part with files is neither a file, nor a list of files, nor null (which has no type here).
fn may_be_value(types: &Types<'_>, schema: &Schema, at: &Pointer) -> bool {
    let is_value = |alternative: &SchemaRef| {
        let Some((at, schema)) = types.schema_at(alternative, at) else { return false };
        schema.kind().is_some() && single_part(types, &schema, at, &mut Vec::new()).is_none()
    };
    schema.one_of.iter().chain(&schema.any_of).any(is_value)
}

/// Binary by the format, by the content keywords, or, as 3.1 has it, by saying nothing at all.
fn is_binary(schema: &Schema) -> bool {
    let says_nothing = schema.is_unconstrained() && !schema.never && !schema.is_const;
    match schema.kind() {
        Some(JsonType::String) => schema.format.as_deref() == Some("binary"),
        None => says_nothing,
        Some(_) => false,
    }
}

/// The media type that the document gives to a part: one, and not a range of them.
fn media_type(encoding: Option<&Encoding>, schema: &Schema) -> Option<String> {
    let written = encoding.and_then(|encoding| encoding.content_type.as_deref());
    let media_type = written.or(schema.content_media_type.as_deref())?.trim();
    (!media_type.contains(['*', ',']) && media_type.contains('/')).then(|| media_type.to_owned())
}

/// Lists of what is no scalar are JSON as a whole, also when they are empty. Else the runtime goes by the value.
fn default_media_type(types: &Types<'_>, ty: &Type) -> Option<String> {
    let Type::List(item) = ty else { return None };
    let complex = match without_null(item) {
        Type::Named(id) => !matches!(
            types.defs[id.0].def.kind,
            TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Alias(_)
        ),
        Type::Object | Type::List(_) | Type::Map(_) | Type::Tuple(_) | Type::Value => true,
        _ => false,
    };
    complex.then(|| "application/json".to_owned())
}

/// The members of a form of pairs that the document gives a style, unless it is the one that they have anyway.
pub(in crate::lower) fn styles(encodings: &IndexMap<String, Encoding>) -> Vec<(String, Style)> {
    let styled = encodings.iter().filter_map(|(wire, encoding)| Some((wire.clone(), style(encoding)?)));
    styled.collect()
}

/// The style, where the document names one.
fn style(encoding: &Encoding) -> Option<Style> {
    let kind = match encoding.style.as_ref()? {
        QueryStyle::Form => StyleKind::Form,
        QueryStyle::SpaceDelimited => StyleKind::Space,
        QueryStyle::PipeDelimited => StyleKind::Pipe,
        QueryStyle::DeepObject => StyleKind::Deep,
    };
    Some(Style { kind, explode: encoding.explode, allow_reserved: false })
}

/// The headers whose one value the document gives. Others are the caller's, on the part.
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
    // The specification: the media type is not said here.
    written.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type")).collect()
}

/// A component that is sent as a form and used in no other way is that form, so that it has one type and its own name.
pub(in crate::lower) fn replace_components(defs: &mut [Draft], api: &mut Api, forms: Vec<SentForm>) {
    for SentForm { form, component, parts } in forms {
        let kind = defs[form.0].def.kind.clone();
        let same = defs[component.0].def.kind == kind;
        if !same && is_mentioned(defs, api, component) {
            continue;
        }
        defs[component.0].def.kind = kind;
        defs[form.0].is_defined = false;
        let mut rename = |ty: &mut Type| {
            if *ty == Type::Named(form) {
                *ty = Type::Named(component);
            }
        };
        walk::api_mut(api, &mut rename);
        for draft in defs.iter_mut() {
            draft.each_parent(|parent| {
                if *parent == form {
                    *parent = component;
                }
            });
        }
        api.untyped.retain(|untyped| !parts.iter().any(|(place, _)| *place == untyped.pointer));
        for (place, ty) in &mut api.schemas {
            if let Some((_, part)) = parts.iter().find(|(part, _)| part == place) {
                *ty = part.clone();
            }
        }
    }
}

/// Whether an operation or another type has the component as a type.
fn is_mentioned(defs: &[Draft], api: &mut Api, component: TypeId) -> bool {
    let schemas = std::mem::take(&mut api.schemas);
    let mut mentioned = false;
    walk::api_mut(api, &mut |ty| mentioned |= *ty == Type::Named(component));
    api.schemas = schemas;
    for draft in defs {
        walk::each(&draft.def.kind, &mut |ty| mentioned |= *ty == Type::Named(component));
    }
    mentioned
}
