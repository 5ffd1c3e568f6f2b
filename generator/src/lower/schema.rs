//! A schema to the type that holds its values.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use super::facets::Facets;
use super::form::Sent;
use super::xml::Xml;
use super::{docs, scalar, value_list};
use crate::api::{Standing, Type, TypeDef, TypeId, TypeKind, Untyped, UntypedReason};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::names::{Name, singular, thing, type_words};
use crate::pointer::Pointer;

/// The types made so far.
pub(super) struct Types<'a> {
    pub document: &'a Document,
    pub diagnostics: Vec<Diagnostic>,
    /// A definition is `None` while it is being made.
    pub defs: Vec<Draft>,
    /// The type of every schema that was met.
    pub by_place: HashMap<Pointer, Type>,
    /// In the order they were met.
    pub order: Vec<Pointer>,
    ordered: HashSet<Pointer>,
    pub untyped: Vec<Untyped>,
    /// The components that are sent as forms.
    pub forms: Vec<Sent>,
    /// The component that each place is the root of.
    pub(super) components: HashMap<Pointer, String>,
    /// How types stand in XML.
    pub xml: Xml,
    /// Types that were referred to while they were being made.
    recursive: HashSet<TypeId>,
    depth: usize,
}

/// A type whose names are not final yet.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub def: TypeDef,
    pub hint: Hint,
    /// What else it is: the hints of the types that turned out to be the same.
    pub also: Vec<Hint>,
    /// What all that have it call it.
    pub called: Option<Name>,
    /// Whether its kind is known yet.
    pub made: bool,
}

impl Draft {
    /// Calls `change` with each type that this is a part of.
    pub fn each_parent(&mut self, mut change: impl FnMut(&mut TypeId)) {
        for hint in std::iter::once(&mut self.hint).chain(&mut self.also) {
            if let Hint::Part { parent, .. } = hint {
                change(parent);
            }
        }
    }
}

/// What a type is named by.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Hint {
    /// A named schema: its name.
    Component(String),
    /// A part of another type: its name continues the other's.
    Part {
        /// The other.
        parent: TypeId,
        /// What it is there.
        role: String,
        /// What it is there in more words, for when the first are taken.
        instead: Option<String>,
    },
    /// A part of what has no type of its own, such as an operation or a list: the words that name it.
    Words {
        /// The words.
        words: String,
        /// More words, for when the first are taken.
        instead: Option<String>,
        /// What it is, as a sentence.
        about: String,
        /// Whose file it is written in.
        home: Home,
    },
}

/// What a type that is no component belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Home {
    /// The operations of the group with this module.
    Group(Name),
    /// The component with this name.
    Component(String),
    /// A type that operations of several groups share, which has a file of its own.
    Shared(TypeId),
}

/// What a type belongs to, in whose file it is written.
pub(super) fn home(defs: &[Draft], id: TypeId) -> Home {
    let draft = &defs[id.0];
    match &draft.hint {
        Hint::Component(name) => Home::Component(name.clone()),
        _ if draft.def.standing == Standing::Whole => Home::Shared(id),
        Hint::Words { home, .. } => home.clone(),
        Hint::Part { parent, .. } => home(defs, *parent),
    }
}

/// The component or group that what has this hint is named in.
pub(super) fn home_of<'a>(defs: &'a [Draft], mut hint: &'a Hint) -> Home {
    loop {
        match hint {
            Hint::Component(name) => return Home::Component(name.clone()),
            Hint::Words { home, .. } => return home.clone(),
            // No type is a part of its own part, so this ends.
            Hint::Part { parent, .. } => hint = &defs[parent.0].hint,
        }
    }
}

impl Hint {
    /// The hint of what is `role` in another type.
    pub fn part_of(parent: TypeId, role: &str) -> Self {
        Self::Part { parent, role: role.to_owned(), instead: None }
    }

    /// The hint of a part with `role` in something with this hint that has no type of its own.
    pub fn part(&self, role: &str) -> Self {
        match self {
            Self::Component(name) => Self::Words {
                words: type_words(name, role),
                instead: None,
                about: format!("The {} of `{name}`.", role.replace('`', "'")),
                home: Home::Component(name.clone()),
            },
            Self::Part { parent, role: outer, .. } => Self::part_of(*parent, &type_words(outer, role)),
            Self::Words { words, home, about, .. } => {
                let (about, home) = (about.clone(), home.clone());
                Self::Words { words: type_words(words, role), instead: None, about, home }
            }
        }
    }

    /// The hint of an item of a list with this hint.
    pub fn item(&self) -> Self {
        match self {
            Self::Component(name) => {
                let about = format!("An item of `{name}`.");
                item_of(Name::of_type(name).as_str(), about, Home::Component(name.clone()))
            }
            Self::Part { parent, role, .. } => {
                let list = (role == "list").then(|| "item".to_owned()); // Of several alternatives the one that is a list.
                let one = list.or_else(|| singular(role)).or_else(|| thing(Name::of_type(role).as_str()));
                let role = format!("{role} item");
                Self::Part { parent: *parent, role: one.unwrap_or_else(|| role.clone()), instead: Some(role) }
            }
            Self::Words { words, about, home, .. } if words.ends_with("Response") => {
                let about =
                    about.strip_prefix("What ").map_or_else(|| about.clone(), |rest| format!("An item of what {rest}"));
                item_of(Name::of_type(words).as_str(), about, home.clone())
            }
            Self::Words { words, about, home, .. } => {
                Self::Words { words: format!("{words} item"), instead: None, about: about.clone(), home: home.clone() }
            }
        }
    }
}

/// The hint of an item of a list with this name: the thing that it is, where the name tells.
fn item_of(list: &str, about: String, home: Home) -> Hint {
    let item = format!("{}Item", list.strip_suffix("Response").unwrap_or(list));
    Hint::Words { words: thing(list).unwrap_or_else(|| item.clone()), instead: Some(item), about, home }
}

/// The hint for the schema of a shared response, body or parameter, which is called after that and not after who uses it first.
pub(super) fn shared(place: &Pointer, section: &str, role: &str) -> Option<Hint> {
    let within = place.below(&Pointer::root().child("components").child(section))?;
    let name = within.tokens().next()?.into_owned();
    let words = if Name::of_type(&name).as_str().ends_with(role) { name.clone() } else { format!("{name} {role}") };
    let about = format!(
        "The {} `{}`.",
        match section {
            "requestBodies" => "request body",
            "responses" => "response",
            _ => "parameter",
        },
        name.replace('`', "'")
    );
    Some(Hint::Words { words, instead: None, about, home: Home::Component(name) })
}

/// How deep schemas may be nested in each other before the innermost is left untyped.
const DEPTH: usize = 500;

impl<'a> Types<'a> {
    pub fn new(document: &'a Document) -> Self {
        let components = document.components.iter().map(|(name, pointer)| (pointer.clone(), name.clone())).collect();
        Self {
            document,
            diagnostics: Vec::new(),
            defs: Vec::new(),
            by_place: HashMap::new(),
            order: Vec::new(),
            ordered: HashSet::new(),
            untyped: Vec::new(),
            forms: Vec::new(),
            components,
            xml: Xml::default(),
            recursive: HashSet::new(),
            depth: 0,
        }
    }

    /// The schema that a reference or an inline schema stands for, and its place.
    pub fn schema_at(&self, schema: &ReferenceOr<Schema>, inline: &Pointer) -> Option<(Pointer, Schema)> {
        match schema {
            ReferenceOr::Reference { reference } => {
                let place = self.document.follow(reference);
                let schema = self.document.schemas.get(&place)?.clone();
                Some((place, schema))
            }
            ReferenceOr::Item(schema) => Some((inline.clone(), schema.clone())),
        }
    }

    /// The type of a schema that is used somewhere; `Nullable` where null is allowed.
    pub fn type_of(&mut self, schema: &ReferenceOr<Schema>, inline: &Pointer, hint: &Hint) -> Type {
        let Some((place, schema)) = self.schema_at(schema, inline) else {
            return self.untyped(inline, UntypedReason::NotExpressed); // The reader has said why.
        };
        self.type_at(&place, &schema, hint)
    }

    pub fn type_at(&mut self, place: &Pointer, schema: &Schema, hint: &Hint) -> Type {
        if let Some(known) = self.by_place.get(place) {
            let known = known.clone();
            if let Type::Named(id) = strip(&known)
                && !self.is_defined(id)
            {
                self.recursive.insert(id);
            }
            return known;
        }
        let written = Facets::of(schema);
        if self.depth >= DEPTH {
            self.diagnostics.push(
                Diagnostic::warning("too-deep", place, format!("schemas are nested more than {DEPTH} deep"))
                    .help("name the inner schema and refer to it; here it is left untyped"),
            );
            return self.untyped(place, UntypedReason::NotExpressed);
        }
        self.depth += 1;
        if let Some(name) = self.named_place(place) {
            self.components.entry(place.clone()).or_insert(name);
        }
        let hint = match self.components.get(place) {
            Some(name) => Hint::Component(name.clone()),
            None => hint.clone(),
        };
        let ty = self.compute(place, &written, &hint);
        self.depth -= 1;
        self.remember(place, ty)
    }

    /// The name of a schema that is defined by name outside of the components: in `$defs`, or in a file of its own.
    fn named_place(&self, place: &Pointer) -> Option<String> {
        let tokens: Vec<String> = place.tokens().map(std::borrow::Cow::into_owned).collect();
        let in_file = tokens.first().is_some_and(|first| first == crate::load::bundle::MOUNT);
        match tokens.as_slice() {
            [.., list, name] if matches!(list.as_str(), "$defs" | "definitions") => Some(name.clone()),
            [_, file] if in_file => Path::new(file).file_stem().map(|stem| stem.to_string_lossy().into_owned()),
            // A file of named schemas, unless it is one thing that has a schema.
            [mount, file, name] if in_file => {
                let whole = Pointer::root().child(mount).child(file);
                (name != "schema" && !self.document.has(&whole)).then(|| name.clone())
            }
            [_, _, list, name] if in_file && list == "schemas" => Some(name.clone()),
            [_, _, _, list, name] if in_file && list == "schemas" => Some(name.clone()),
            _ => None,
        }
    }

    pub fn is_component(&self, place: &Pointer) -> bool {
        self.components.contains_key(place)
    }

    pub fn is_known(&self, place: &Pointer) -> bool {
        self.by_place.contains_key(place)
    }

    /// Gives a type without a description that of the schema that it turned out to be.
    pub fn describe(&mut self, id: TypeId, facets: &Facets) {
        let docs = &mut self.defs[id.0].def.docs;
        if docs.is_empty() {
            *docs = docs::lines(facets.data.description.as_deref().unwrap_or_default());
        }
    }

    pub fn remember(&mut self, place: &Pointer, ty: Type) -> Type {
        self.by_place.insert(place.clone(), ty.clone());
        if self.ordered.insert(place.clone()) {
            self.order.push(place.clone());
        }
        ty
    }

    fn compute(&mut self, place: &Pointer, written: &Facets, hint: &Hint) -> Type {
        let component = self.is_component(place);
        if let Some(ty) = self.annotated(place, written, hint) {
            return if component { self.alias(place, written, hint, ty) } else { ty };
        }
        if is_scalar(written) {
            let ty = self.scalar(place, written);
            return if component { self.alias(place, written, hint, ty) } else { ty };
        }
        // A type that holds itself must be known before its members are looked at.
        let reserved = self.reserve(place, written, hint);
        let facets = self.flatten(written, place);
        let ty = self.shaped(place, &facets, hint, reserved);
        let ty = if self.is_defined(reserved) {
            ty
        } else if component || self.recursive.contains(&reserved) {
            self.define(reserved, TypeKind::Alias(strip(&ty)));
            renull(&ty, Type::Named(reserved))
        } else {
            self.release(reserved);
            ty
        };
        if facets.is_nullable() { nullable(ty) } else { ty }
    }

    /// `allOf` of one member, or a reference, with nothing but annotations beside it: the member itself.
    fn annotated(&mut self, place: &Pointer, facets: &Facets, hint: &Hint) -> Option<Type> {
        let members = facets.all_of();
        let [member] = members.as_slice() else { return None };
        if self.is_component(place) && self.has_heirs(member, place) {
            return None; // One of a family is not the family.
        }
        let mut rest = facets.clone();
        rest.any.all_of.clear();
        rest.data.extensions.shift_remove("x-kept-allOf");
        let only_object = rest.any.typ.as_deref() == Some("object") && matches!(member, ReferenceOr::Reference { .. });
        if only_object {
            rest.any.typ = None;
        }
        let said_again = rest.any.required.iter().all(|name| self.requires(member, place, name));
        if !rest.is_open() || !said_again {
            return None;
        }
        let ty = self.type_of(member, &place.child("allOf").item(0), hint);
        Some(if facets.data.nullable { nullable(ty) } else { ty })
    }

    fn requires(&self, schema: &ReferenceOr<Schema>, place: &Pointer, name: &str) -> bool {
        self.schema_at(schema, place)
            .is_some_and(|(_, schema)| Facets::of(&schema).any.required.iter().any(|required| required == name))
    }

    /// The type by what the flat schema says.
    pub fn shaped(&mut self, place: &Pointer, facets: &Facets, hint: &Hint, id: TypeId) -> Type {
        if let Some(kinds) =
            facets.kept("types").and_then(|kinds| serde_json::from_value::<Vec<String>>(kinds.clone()).ok())
        {
            return self.several_types(place, facets, &kinds, hint, id);
        }
        if let Some(ty) = self.family(place, facets, id) {
            return ty;
        }
        let alternatives = self.alternatives(facets, place);
        if let Some(ty) = self.named_values(&alternatives, id) {
            return ty;
        }
        if let Some(ty) = self.one_alternative(&alternatives, hint, id) {
            return ty;
        }
        if !alternatives.is_empty() {
            return self.union(place, facets, alternatives, hint, id);
        }
        if !facets.any.enumeration.is_empty() {
            return self.enumeration(place, facets, id);
        }
        match facets.kind() {
            Some("array") => self.list(place, facets, hint),
            Some("object") => self.object(place, facets, hint, id),
            _ => self.scalar(place, facets),
        }
    }

    fn scalar(&mut self, place: &Pointer, facets: &Facets) -> Type {
        let ty = match facets.kind() {
            Some("string") => scalar::string(facets),
            Some("integer") => {
                scalar::encoded_integer(facets).unwrap_or_else(|| Type::Integer(scalar::integer(facets)))
            }
            Some("number") => Type::Number,
            Some("boolean") => Type::Boolean,
            _ => self.untyped(place, UntypedReason::DocumentSaysAny),
        };
        if facets.is_nullable() { nullable(ty) } else { ty }
    }

    fn list(&mut self, place: &Pointer, facets: &Facets, hint: &Hint) -> Type {
        let prefix = facets.kept_schemas("prefixItems");
        if !prefix.is_empty() {
            return self.tuple(place, facets, &prefix, hint);
        }
        if let Some(items) = &facets.any.items {
            let item = self.type_of(&items.clone().unbox(), &place.child("items"), &hint.item());
            Type::List(Box::new(item))
        } else {
            self.untyped(place, UntypedReason::DocumentSaysAny);
            Type::List(Box::new(Type::Value))
        }
    }

    /// A list of fixed length is a tuple; any other with a prefix is a list of what all items have in common.
    fn tuple(&mut self, place: &Pointer, facets: &Facets, prefix: &[ReferenceOr<Schema>], hint: &Hint) -> Type {
        let at = place.child("prefixItems");
        let items: Vec<Type> = prefix
            .iter()
            .enumerate()
            .map(|(index, item)| self.type_of(item, &at.item(index), &hint.part(&format!("part {}", index + 1))))
            .collect();
        let closed = facets.kept("items") == Some(&Value::Bool(false)) || facets.any.max_items == Some(items.len());
        let complete = facets.any.min_items == Some(items.len());
        if closed && (complete || facets.any.min_items.is_none()) && items.len() <= 4 {
            return Type::Tuple(items);
        }
        let mut kinds = items.clone();
        if let Some(more) = &facets.any.items {
            kinds.push(self.type_of(&more.clone().unbox(), &place.child("items"), &hint.item()));
        }
        kinds.dedup();
        if let [one] = kinds.as_slice() {
            Type::List(Box::new(one.clone()))
        } else {
            self.untyped(place, UntypedReason::NotExpressed);
            self.diagnostics.push(
                Diagnostic::warning("open-tuple", place, "a list of different items with no fixed length has no type")
                    .help(
                        "its items are JSON values; set `minItems` and `maxItems` to the number of items for a tuple",
                    ),
            );
            Type::List(Box::new(Type::Value))
        }
    }

    pub fn untyped(&mut self, place: &Pointer, reason: UntypedReason) -> Type {
        self.untyped.push(Untyped { pointer: place.clone(), reason });
        Type::Value
    }

    // Definitions.

    pub fn reserve(&mut self, place: &Pointer, facets: &Facets, hint: &Hint) -> TypeId {
        let id = self.draft(place, facets, hint);
        let named = Type::Named(id);
        let ty = if self.takes_null(facets, place) { nullable(named) } else { named };
        self.by_place.insert(place.clone(), ty);
        id
    }

    /// A type that is still to be defined.
    pub fn draft(&mut self, place: &Pointer, facets: &Facets, hint: &Hint) -> TypeId {
        let id = TypeId(self.defs.len());
        let def = TypeDef {
            name: Name::of_type("undefined"),
            module: Name::of_value("undefined"),
            group: None,
            pointer: place.clone(),
            docs: docs::summary_and_description(
                None,
                facets.data.description.as_deref().or(facets.data.title.as_deref()),
            ),
            deprecated: facets.data.deprecated,
            standing: if matches!(hint, Hint::Component(_)) { Standing::Whole } else { Standing::Part },
            sent: false,
            received: false,
            kind: TypeKind::Alias(Type::Null),
        };
        self.defs.push(Draft { def, hint: hint.clone(), also: Vec::new(), called: None, made: false });
        id
    }

    pub fn define(&mut self, id: TypeId, mut kind: TypeKind) -> Type {
        let draft = &mut self.defs[id.0];
        value_list::to_variants(&mut draft.def.docs, &mut kind);
        draft.def.kind = kind;
        draft.made = true;
        Type::Named(id)
    }

    /// Gives the variants of an enum that is made for one use what is said of them there; of others, what they say is said once.
    pub fn describe_values(&mut self, ty: &Type, docs: &mut Vec<String>) {
        let Type::Named(id) = strip(ty) else { return };
        let draft = &mut self.defs[id.0];
        match draft.hint {
            Hint::Component(_) => value_list::drop_from(docs, &draft.def.kind),
            _ => value_list::to_variants(docs, &mut draft.def.kind),
        }
    }

    fn is_defined(&self, id: TypeId) -> bool {
        self.defs[id.0].made
    }

    fn release(&mut self, id: TypeId) {
        self.by_place.remove(&self.defs[id.0].def.pointer.clone());
        if id.0 + 1 == self.defs.len() {
            self.defs.pop();
        }
    }

    /// A component that is another name for a type.
    fn alias(&mut self, place: &Pointer, facets: &Facets, hint: &Hint, ty: Type) -> Type {
        let id = self.reserve(place, facets, hint);
        self.define(id, TypeKind::Alias(strip(&ty)));
        renull(&ty, Type::Named(id))
    }
}

/// Whether the schema has nothing below it that a type could be made for.
fn is_scalar(facets: &Facets) -> bool {
    let any = &facets.any;
    !matches!(facets.kind(), Some("object" | "array"))
        && any.enumeration.is_empty()
        && any.one_of.is_empty()
        && any.any_of.is_empty()
        && facets.all_of().is_empty()
        && facets.kept("types").is_none()
}

/// The type, and null.
pub(super) fn nullable(ty: Type) -> Type {
    match ty {
        Type::Nullable(_) | Type::Value | Type::Null => ty,
        other => Type::Nullable(Box::new(other)),
    }
}

/// The type without null.
pub(super) fn strip(ty: &Type) -> Type {
    match ty {
        Type::Nullable(inner) => (**inner).clone(),
        other => other.clone(),
    }
}

/// `ty`, nullable if `like` is.
pub(super) fn renull(like: &Type, ty: Type) -> Type {
    if matches!(like, Type::Nullable(_)) { nullable(ty) } else { ty }
}
