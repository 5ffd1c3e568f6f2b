//! What types are compared by: their structure, their descriptions, their size, and what they are called where they are used.

use crate::api::{Field, Form, FormMember, Struct, Type, TypeId, TypeKind, Variant};
use crate::fast_hash::FastIndexSet;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::Origin;
use crate::lower::definitions::walk;
use crate::names::{Name, is_general, is_message_part, subject, words};

/// Facts about a type that do not change while types are replaced.
pub(super) struct Facts {
    /// The name of a component.
    pub component: Option<Name>,
    /// The names that an inline schema has in the document.
    pub inline_names: Vec<Name>,
    /// What the type is in the things that have it: the role of a part, the noun of an operation's type, or the last word of its name.
    pub role: String,
    pub size: Size,
    /// The number of its definition without the types that it refers to. Equal definitions have the same number.
    pub described: usize,
    /// The same without descriptions.
    pub structure: usize,
}

/// How certain it is that equal types mean the same.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Size {
    /// Equal types may be a coincidence.
    Small,
    /// Equal types mean the same if they have the same role.
    Large,
    /// Equal types mean the same.
    VeryLarge,
}

/// All that is written in definitions, each with a number.
#[derive(Default)]
pub(super) struct Written<'a> {
    /// Without descriptions.
    structures: FastIndexSet<TypeKind>,
    /// The number of the structure, and the descriptions in it.
    described: FastIndexSet<(usize, Vec<&'a [String]>)>,
}

impl Facts {
    /// Returns the facts about a type, and the types that it refers to.
    pub fn of<'a>(defs: &'a [Draft], draft: &'a Draft, written: &mut Written<'a>) -> (Self, Vec<TypeId>) {
        let component = match &draft.origin {
            Origin::Component(name) => Some(Name::of_type(name)),
            _ => None,
        };
        let (mut structure, docs) = structure(&draft.def.kind);
        let mentioned = if draft.is_defined { take_mentioned(&mut structure) } else { Vec::new() };
        let structure = written.structures.insert_full(structure).0;
        let facts = Self {
            component,
            inline_names: inline_names(draft),
            role: role(defs, draft),
            size: size(&draft.def.kind),
            structure,
            described: written.described.insert_full((structure, docs)).0,
        };
        (facts, mentioned)
    }
}

/// Whether the type can be merged with others. Aliases cannot.
pub(super) fn can_merge(draft: &Draft) -> bool {
    draft.is_defined && !matches!(draft.def.kind, TypeKind::Alias(_) | TypeKind::Newtype(_))
}

pub(super) fn is_component(draft: &Draft) -> bool {
    matches!(draft.origin, Origin::Component(_))
}

fn inline_names(draft: &Draft) -> Vec<Name> {
    let texts: Vec<String> = match &draft.origin {
        Origin::Component(_) => Vec::new(),
        Origin::Part { role, .. } => vec![role.clone()],
        Origin::Named { words, .. } => subject(words).into_iter().chain([words.clone()]).collect(),
    };
    texts.iter().map(|text| Name::of_type(text)).collect()
}

fn role(defs: &[Draft], draft: &Draft) -> String {
    match &draft.origin {
        Origin::Component(name) => name.clone(),
        // The roles of variants are often words such as `string`.
        Origin::Part { parent, role: variant, .. } if defs[parent.0].def.kind.is_union() => {
            format!("{} {variant}", role(defs, &defs[parent.0]))
        }
        Origin::Part { role, .. } => role.clone(),
        // The words of an item are its noun.
        Origin::Named { words: thing, fallback: Some(_), .. } => thing.clone(),
        Origin::Named { words: text, .. } => {
            let name = Name::of_type(text);
            let last = words(name.as_str()).last().map_or("", |last| *last);
            // Every operation has parts of messages, so these words do not identify a type.
            subject(text).unwrap_or_else(|| if is_message_part(last) { text.clone() } else { last.to_owned() })
        }
    }
}

/// How many fields with specific names make an object very large.
const VERY_LARGE: usize = 8;

fn size(kind: &TypeKind) -> Size {
    match kind {
        TypeKind::Struct(object) => size_of_fields(object.fields.iter()),
        TypeKind::Form(form) => size_of_fields(form.members.iter().map(|member| &member.field)),
        TypeKind::StringEnum(values) | TypeKind::OpenEnum(values) if values.len() > 3 => Size::Large,
        _ => Size::Small,
    }
}

/// Objects are large with more than three fields with specific names, or with more than four of which two have specific names.
fn size_of_fields<'a>(fields: impl ExactSizeIterator<Item = &'a Field>) -> Size {
    let enough = if fields.len() > 4 { 2 } else { 4 };
    let is_specific = |field: &&Field| field.wire != "id" && !is_general(Name::of_type(&field.wire).as_str());
    match fields.filter(is_specific).take(VERY_LARGE).count() {
        VERY_LARGE => Size::VeryLarge,
        count if count >= enough => Size::Large,
        _ => Size::Small,
    }
}

/// Returns the definition without its descriptions, with its fields in the order of their names, and the descriptions.
fn structure<'a>(kind: &'a TypeKind) -> (TypeKind, Vec<&'a [String]>) {
    let mut docs = Vec::new();
    let kind = match kind {
        TypeKind::Struct(object) => {
            let mut fields: Vec<&Field> = object.fields.iter().collect();
            fields.sort_by(|one, other| one.wire.cmp(&other.wire));
            TypeKind::Struct(Struct {
                fields: fields.into_iter().map(|field| field_without_docs(field, &mut docs)).collect(),
                additional: object.additional.clone(),
            })
        }
        TypeKind::Form(form) => {
            let mut members: Vec<&FormMember> = form.members.iter().collect();
            members.sort_by(|one, other| one.field.wire.cmp(&other.field.wire));
            let without_docs = |member: &'a FormMember| FormMember {
                field: field_without_docs(&member.field, &mut docs),
                content: member.content.clone(),
                is_text: member.is_text,
                style: member.style,
                headers: member.headers.clone(),
                or_value: member.or_value,
            };
            let members = members.into_iter().map(without_docs).collect();
            TypeKind::Form(Form { members, additional: form.additional.clone() })
        }
        TypeKind::StringEnum(values) => TypeKind::StringEnum(values_without_docs(values, &mut docs)),
        TypeKind::OpenEnum(values) => TypeKind::OpenEnum(values_without_docs(values, &mut docs)),
        TypeKind::IntegerEnum(values) => TypeKind::IntegerEnum(values_without_docs(values, &mut docs)),
        other => other.clone(),
    };
    (kind, docs)
}

/// Returns the types that a definition refers to, in its order, and writes one number for all of them.
fn take_mentioned(kind: &mut TypeKind) -> Vec<TypeId> {
    let mut mentioned = Vec::new();
    walk::each_mut(kind, &mut |ty| {
        if let Type::Named(id) = ty {
            mentioned.push(std::mem::replace(id, TypeId(0)));
        }
    });
    mentioned
}

fn field_without_docs<'a>(field: &'a Field, docs: &mut Vec<&'a [String]>) -> Field {
    docs.push(&field.docs);
    let Field { name, wire, ty, presence, default, docs: _, deprecated, access } = field;
    Field {
        name: name.clone(),
        wire: wire.clone(),
        ty: ty.clone(),
        presence: presence.clone(),
        default: default.clone(),
        docs: Vec::new(),
        deprecated: *deprecated,
        access: *access,
    }
}

fn values_without_docs<'a, T: Clone>(values: &'a [Variant<T>], docs: &mut Vec<&'a [String]>) -> Vec<Variant<T>> {
    let mut without = Vec::with_capacity(values.len());
    for Variant { name, wire, docs: description } in values {
        docs.push(description);
        without.push(Variant { name: name.clone(), wire: wire.clone(), docs: Vec::new() });
    }
    without
}
