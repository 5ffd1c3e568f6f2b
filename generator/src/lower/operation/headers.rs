//! Converts the documented headers of responses to structs with a field for each header. Headers that many operations document, such as
//! `Link`, have one type, named after the headers.

use indexmap::IndexMap;
use openapiv3::{Header, ParameterSchemaOrContent};

use crate::api::{Access, Field, Presence, Struct, Type, TypeKind};
use crate::choices::OwnForm;
use crate::document::Document;
use crate::lower::context::types::Types;
use crate::lower::definitions::nullable::without_null;
use crate::lower::definitions::origin;
use crate::lower::definitions::origin::{Origin, Owner, Section, Subject};
use crate::lower::docs;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::schema::{JsonType, Schema, SchemaRef};

/// A header as it is documented.
struct Documented<'a> {
    name: &'a str,
    pointer: Pointer,
    header: &'a Header,
}

/// Returns the headers of a response. `Content-Type` describes the body, and the specification ignores it here.
fn of<'a>(document: &'a Document, pointer: &Pointer) -> Vec<Documented<'a>> {
    let headers = document.responses.get(pointer).into_iter().flat_map(|response| &response.headers);
    let documented = headers.filter(|(name, _)| !name.eq_ignore_ascii_case("content-type"));
    documented
        .filter_map(|(name, header)| {
            crate::work::add(1);
            let pointer = document.pointer_of(header, || pointer.child("headers").child(name));
            Some(Documented { name, header: document.headers.get(&pointer)?, pointer })
        })
        .collect()
}

/// Returns the origin of the headers of a response under `components`.
pub(in crate::lower) fn of_shared(pointer: &Pointer) -> Option<Origin> {
    let mut origin = origin::shared(pointer, Section::Responses, "Headers")?;
    if let Origin::Named { subject, .. } = &mut origin
        && let Subject::Shared(_, name) = subject
    {
        *subject = Subject::HeadersOfShared(std::mem::take(name));
    }
    Some(origin)
}

/// Returns the type of the headers of the responses at `responses`, one of which an operation receives. Operations often share responses,
/// so the type is made once for each combination.
pub(in crate::lower) fn headers(
    types: &mut Types<'_>,
    pointer: &Pointer,
    responses: &[Pointer],
    own: Origin,
) -> Option<Type> {
    if let Some(known) = types.headers.get(responses).cloned() {
        if let Some(Type::Named(id)) = &known
            && let Some(draft) = types.defs.get_mut(id.0)
        {
            let origin = if matches!(draft.origin, Origin::Named { .. }) { draft.origin.clone() } else { own };
            draft.other_origins.push(origin);
        }
        return known;
    }
    let made = new_type(types, pointer, responses, own);
    types.headers.insert(responses.to_vec(), made.clone());
    made
}

fn new_type(types: &mut Types<'_>, pointer: &Pointer, responses: &[Pointer], own: Origin) -> Option<Type> {
    let document = types.document;
    // The headers in their order, each with the number of responses that always have it.
    let mut all: IndexMap<String, (Documented<'_>, usize)> = IndexMap::new();
    for response in responses {
        for header in of(document, response) {
            let required = usize::from(header.header.required);
            let (_, always) = all.entry(header.name.to_lowercase()).or_insert((header, 0));
            *always += required;
        }
    }
    if all.is_empty() {
        return None;
    }
    let names: Vec<&str> = all.values().map(|(header, _)| header.name).collect();
    let origin = shared(&names).unwrap_or(own);
    let id = types.draft(pointer, &Schema::default(), &origin);
    let mut scope = Scope::with_reserved(["new"]);
    let fields = all
        .into_values()
        .map(|(header, always)| field(types, &header, always == responses.len(), &origin, &mut scope))
        .collect();
    Some(types.define(id, TypeKind::Struct(Struct { fields, additional: None })))
}

fn field(
    types: &mut Types<'_>,
    documented: &Documented<'_>,
    required: bool,
    origin: &Origin,
    scope: &mut Scope,
) -> Field {
    let Documented { name, pointer, header } = documented;
    let ty = match &header.format {
        ParameterSchemaOrContent::Schema(schema) => {
            let pointer = pointer.child("schema");
            let schema = Document::schema_ref(schema, &pointer);
            if is_flat(types, &schema) {
                without_null(&types.type_of(&schema, &pointer, &origin.part(name)))
            } else {
                Type::String
            }
        }
        ParameterSchemaOrContent::Content(_) => Type::String,
    };
    let ty = if is_read(types, &ty) { ty } else { Type::String };
    Field {
        name: scope.take(Name::of_value(name)),
        wire: name.to_lowercase(),
        ty: if name.eq_ignore_ascii_case("set-cookie") { lines(types, ty) } else { ty },
        presence: if required { Presence::Required } else { Presence::Optional },
        default: None,
        docs: docs::lines(header.description.as_deref().unwrap_or_default()),
        deprecated: header.deprecated.unwrap_or_default(),
        access: Access::ReadOnly,
    }
}

/// Whether a schema has no lists or objects as properties. Otherwise the header is read as text, and needs no type.
fn is_flat(types: &Types<'_>, schema: &SchemaRef) -> bool {
    let kind = |schema: &SchemaRef| {
        let found = types.schema_at(schema, &Pointer::root());
        found.and_then(|(_, schema)| schema.kind())
    };
    let Some((_, found)) = types.schema_at(schema, &Pointer::root()) else { return true };
    let members = &found.properties;
    members.values().all(|member| !matches!(kind(member), Some(JsonType::Array | JsonType::Object)))
}

/// Whether a header can be read as the type. Other headers are strings.
fn is_read(types: &Types<'_>, ty: &Type) -> bool {
    match ty {
        Type::List(item) | Type::Map(item) => is_scalar(types, item),
        Type::Named(_) => match kind(types, ty) {
            Some(TypeKind::Struct(object)) => {
                let named = object.fields.iter().map(|field| &field.ty);
                let mut members = named.chain(object.additional.iter().map(|(_, ty)| ty));
                members.all(|member| is_scalar(types, member))
            }
            Some(TypeKind::Alias(inner)) => inner != ty && is_read(types, inner),
            _ => is_scalar(types, ty),
        },
        _ => is_scalar(types, ty),
    }
}

/// Returns the type of a header of which each line is a value of its own, also where only one is documented.
fn lines(types: &Types<'_>, ty: Type) -> Type {
    if is_list(types, &ty) {
        return ty;
    }
    Type::List(Box::new(if is_scalar(types, &ty) { ty } else { Type::String }))
}

fn is_list(types: &Types<'_>, ty: &Type) -> bool {
    match kind(types, ty) {
        Some(TypeKind::Alias(inner)) => inner != ty && is_list(types, inner),
        _ => matches!(ty, Type::List(_)),
    }
}

/// Whether the type is a single value, which is written without commas.
fn is_scalar(types: &Types<'_>, ty: &Type) -> bool {
    match ty {
        Type::Named(_) => match kind(types, ty) {
            Some(TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_)) => true,
            Some(TypeKind::Alias(inner)) => inner != ty && is_scalar(types, inner),
            _ => false,
        },
        Type::Nullable(inner) => is_scalar(types, inner),
        Type::Boolean | Type::Integer(_) | Type::Number | Type::String => true,
        Type::DateTime | Type::Date | Type::Encoded(_) => true,
        Type::Own(own) => own.form == OwnForm::Text,
        _ => false,
    }
}

fn kind<'t>(types: &'t Types<'_>, ty: &Type) -> Option<&'t TypeKind> {
    let Type::Named(id) = ty else { return None };
    types.defs.get(id.0).map(|draft| &draft.def.kind)
}

/// Returns the origin of headers whose names start with the same words, such as `Link` or the headers of a rate limit.
fn shared(names: &[&str]) -> Option<Origin> {
    let mut common = words(names.first()?);
    for name in names {
        let same = common.iter().zip(words(name)).take_while(|(one, other)| one.eq_ignore_ascii_case(other)).count();
        common.truncate(same);
    }
    if common.is_empty() {
        return None;
    }
    let words = format!("{} headers", common.join(" "));
    let subject = Subject::Headers(names.iter().map(|name| (*name).to_owned()).collect());
    let owner = Owner::Component(Name::of_type(&words).to_string());
    Some(Origin::Named { words, fallback: None, subject, owner })
}

/// Returns the words of a header name without a leading `X`.
fn words(name: &str) -> Vec<&str> {
    name.split(['-', '_']).skip_while(|word| word.eq_ignore_ascii_case("x")).collect()
}
