//! The types: their declarations, constructors, fields and variants.

use super::operation_items::style;
use super::xml::Objects;
use super::{Argument, Item, Kind, Signature, without_parameter_names};
use crate::api::{Access, Api, Constant, Field, FormMember, Presence, Type, TypeDef, TypeKind, VariantContent};
use crate::emit::signature::{self, Comparable, type_text};
use crate::names::Name;

pub(crate) fn items(api: &Api) -> Vec<Item> {
    let comparable = Comparable::new(api);
    let xml = Objects::of(api);
    let types = api.declared.iter().filter_map(|index| api.types.get(*index));
    types.map(|def| type_item(api, &comparable, &xml, def)).collect()
}

fn type_item(api: &Api, comparable: &Comparable<'_>, xml: &Objects<'_>, def: &TypeDef) -> Item {
    let mut item = Item::new(Kind::Type, def.name.as_str(), &def.pointer);
    item.key = without_parameter_names(api.location_keys.named(&def.pointer).as_str());
    let (declaration, result) = declaration(api, def);
    item.text = declaration;
    item.signature = Signature::result(&result);
    if let TypeKind::Tagged { tag, .. } = &def.kind {
        item.wire = format!("by the property `{tag}`");
    }
    let is_enum = matches!(def.kind, TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) | TypeKind::IntegerEnum(_));
    let is_alias = matches!(def.kind, TypeKind::Alias(_));
    if !is_alias && (is_enum || comparable.has(def)) {
        item.traits.extend(["Eq", "Hash"]);
    }
    let has_fields = matches!(def.kind, TypeKind::Struct(_) | TypeKind::Form(_));
    if has_fields && signature::has_default(def) {
        item.traits.insert("Default");
    }
    item.deprecated = def.deprecated;
    item.docs.clone_from(&def.docs);
    item.children = children(api, def);
    for field in item.children.iter_mut().filter(|child| child.kind == Kind::Field) {
        field.wire.push_str(&xml.property(def, &field.key));
    }
    item
}

/// Returns the declaration of a type, and what of it its name and its children do not say.
fn declaration(api: &Api, def: &TypeDef) -> (String, String) {
    let name = &def.name;
    match &def.kind {
        TypeKind::Struct(_) => (format!("pub struct {name}"), "a struct".to_owned()),
        TypeKind::Form(_) => (format!("pub struct {name}"), "a multipart form".to_owned()),
        TypeKind::StringEnum(_) | TypeKind::OpenEnum(_) => {
            (format!("pub enum {name}"), "an enum of strings".to_owned())
        }
        TypeKind::IntegerEnum(_) => (format!("pub enum {name}"), "an enum of integers".to_owned()),
        TypeKind::Tagged { .. } | TypeKind::Untagged(_) => (format!("pub enum {name}"), "an enum of types".to_owned()),
        TypeKind::Alias(to) => {
            let to = type_text(api, to);
            (format!("pub type {name} = {to}"), format!("an alias of {to}"))
        }
        TypeKind::Newtype(of) => {
            let of = type_text(api, of);
            (format!("pub struct {name}(pub {of})"), format!("a struct around {of}"))
        }
    }
}

fn children(api: &Api, def: &TypeDef) -> Vec<Item> {
    let mut children: Vec<Item> = constructor(api, def).into_iter().collect();
    children.extend(def.fields().into_iter().map(|field| field_item(api, def, field)));
    children.extend(additional(&def.kind).map(|(name, value)| additional_item(api, def, name, value)));
    match &def.kind {
        TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => {
            children.extend(
                variants
                    .iter()
                    .map(|variant| value_item(def, &variant.name, &variant.docs, &format!("{:?}", variant.wire))),
            );
        }
        TypeKind::IntegerEnum(variants) => {
            children.extend(
                variants.iter().map(|variant| value_item(def, &variant.name, &variant.docs, &variant.wire.to_string())),
            );
        }
        TypeKind::Tagged { variants, .. } => children.extend(variants.iter().map(|variant| {
            let mut tags: Vec<String> = variant.tags.iter().map(Constant::quoted).collect();
            tags.extend(variant.is_default.then(|| "any other value".to_owned()));
            variant_item(api, def, &variant.name, &variant.ty, &tags.join(", "))
        })),
        TypeKind::Untagged(variants) => {
            children.extend(variants.iter().map(|variant| match &variant.content {
                VariantContent::Type { ty, .. } => variant_item(api, def, &variant.name, ty, ""),
                VariantContent::Constant { value, docs } => value_item(def, &variant.name, docs, &value.quoted()),
            }));
        }
        _ => {}
    }
    // Of several variants with the same type, the first is the one that `From` makes.
    let variants = children.iter_mut().filter(|child| child.kind == Kind::Variant);
    for (variant, is_made) in variants.zip(signature::conversions(api, def)) {
        variant.traits.extend(is_made.then_some("From"));
    }
    children
}

fn additional(kind: &TypeKind) -> Option<&(Name, Type)> {
    match kind {
        TypeKind::Struct(object) => object.additional.as_ref(),
        TypeKind::Form(form) => form.additional.as_ref(),
        _ => None,
    }
}

fn constructor(api: &Api, def: &TypeDef) -> Option<Item> {
    let constructed = match def.kind {
        TypeKind::Struct(_) => def.is_constructed(),
        TypeKind::Form(_) => true,
        _ => false,
    };
    if !constructed {
        return None;
    }
    let mut item = Item::new(Kind::Constructor, "new", &def.pointer);
    let taken = signature::constructor(api, def).into_iter();
    item.signature.arguments = taken
        .map(|(field, ty)| {
            let value = format!("`{}`", field.wire);
            Argument { name: field.name.bare().to_owned(), ty, wire: value.clone(), value }
        })
        .collect();
    let arguments = Argument::list(&item.signature.arguments);
    item.text = match &def.required_fields {
        None => format!("{}::new({arguments})", def.name),
        Some(fields) => {
            item.signature.is_by_name = true;
            format!("{}::new({fields} {{ {arguments} }})", def.name)
        }
    };
    Some(item)
}

fn field_item(api: &Api, def: &TypeDef, field: &Field) -> Item {
    let mut item = Item::new(Kind::Field, field.name.bare(), &def.pointer.child("properties").child(&field.wire));
    let ty = signature::field(api, def, field);
    item.key.clone_from(&field.wire);
    item.text = format!("pub {}: {ty}", field.name);
    item.signature = Signature::result(&ty);
    item.wire = sent_as(field);
    item.wire.push_str(&part(def, field));
    item.deprecated = field.deprecated;
    item.docs.clone_from(&field.docs);
    if def.is_constructed() {
        item.children.extend(signature::setter(api, def, field).map(|ty| setter(&item, field.name.as_str(), &ty)));
    }
    item
}

/// Returns the setter of a field.
fn setter(field: &Item, name: &str, ty: &str) -> Item {
    let mut item = Item::new(Kind::FieldSetter, "setter", &field.pointer);
    item.text = format!(".{name}({ty})");
    item.signature = Signature::argument(ty);
    item
}

/// Returns how a field is sent, as far as its type does not say it.
fn sent_as(field: &Field) -> String {
    let mut wire = format!("`{}`", field.wire);
    match &field.presence {
        Presence::Constant(value) => wire.push_str(&format!(", always {}", value.quoted())),
        Presence::ReadOnly | Presence::ReadOnlyNullable => wire.push_str(", not sent"),
        _ if field.access == Access::WriteOnly => wire.push_str(", not received"),
        _ => {}
    }
    if let Some(default) = &field.default {
        wire.push_str(&format!(", {default} if it is missing"));
    }
    wire
}

/// Returns how the parts of a field are sent, if it is one of a multipart form and does not have the default.
fn part(def: &TypeDef, field: &Field) -> String {
    let TypeKind::Form(form) = &def.kind else { return String::new() };
    let Some(member) = form.members.iter().find(|member| member.field.wire == field.wire) else { return String::new() };
    let FormMember { content, is_text, headers, .. } = member;
    let mut wire = content.as_ref().map(|media_type| format!(", as {media_type}")).unwrap_or_default();
    if *is_text {
        wire.push_str(", strings as they are");
    }
    if let Some(of) = member.style {
        let text = style(of);
        wire.push_str(if text.is_empty() { ", style form" } else { &text });
    }
    wire.extend(headers.iter().map(|(name, value)| format!(", with the header `{name}: {value}`")));
    wire
}

/// Returns the field for additional properties.
fn additional_item(api: &Api, def: &TypeDef, name: &Name, value: &Type) -> Item {
    let mut item = Item::new(Kind::Field, name.bare(), &def.pointer.child("additionalProperties"));
    let ty = format!("BTreeMap<String, {}>", type_text(api, value));
    "additional properties".clone_into(&mut item.key);
    item.text = format!("pub {name}: {ty}");
    item.signature = Signature::result(&ty);
    item
}

/// Returns a variant without a type.
fn value_item(def: &TypeDef, name: &Name, docs: &[String], wire: &str) -> Item {
    let is_enum = !def.kind.is_union();
    let pointer = if is_enum { def.pointer.child("enum") } else { def.pointer.clone() };
    let mut item = Item::new(Kind::Variant, name.as_str(), &pointer);
    wire.clone_into(&mut item.key);
    item.text = format!("{}::{name}", def.name);
    wire.clone_into(&mut item.wire);
    item.docs = docs.to_vec();
    item
}

/// Returns a variant with a type.
fn variant_item(api: &Api, def: &TypeDef, name: &Name, ty: &Type, wire: &str) -> Item {
    let mut item = Item::new(Kind::Variant, name.as_str(), &def.pointer);
    let ty = type_text(api, ty);
    item.key = if wire.is_empty() { name.to_string() } else { wire.to_owned() };
    item.text = format!("{}::{name}({ty})", def.name);
    item.signature = Signature::result(&ty);
    wire.clone_into(&mut item.wire);
    item
}
