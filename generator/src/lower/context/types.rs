//! DATA: the types made so far, by the places of their schemas.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::api::{Standing, Type, TypeDef, TypeId, TypeKind, Untyped, UntypedReason};
use crate::diagnostic::{Diagnostic, Place};
use crate::document::Document;
use crate::lower::context::extensions::{Extension, extensions};
use crate::lower::context::memo::{Allowance, Memo, Open};
use crate::lower::context::sent_form::SentForm;
use crate::lower::context::variant_word::Word;
use crate::lower::context::xml::Xml;
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::nullable::{nullable, renull, strip};
use crate::lower::definitions::origin::Origin;
use crate::lower::docs;
use crate::lower::docs::enum_values;
use crate::names::Name;
use crate::pointer::Pointer;
use crate::schema::{Schema, SchemaRef};

/// A member of a type at any depth: where it is, and its type.
pub(in crate::lower) type Member = (Vec<String>, Type);

/// The types made so far.
pub(in crate::lower) struct Types<'a> {
    pub document: &'a Document,
    pub diagnostics: Vec<Diagnostic>,
    /// What was found by questions that are answered once.
    pub findings: Vec<Diagnostic>,
    reported: HashSet<(&'static str, Pointer)>,
    /// A definition is `None` while it is being made.
    pub defs: Vec<Draft>,
    /// The type of every schema that was met.
    pub by_place: HashMap<Pointer, Type>,
    /// In the order they were met.
    pub order: Vec<Pointer>,
    ordered: HashSet<Pointer>,
    pub untyped: Vec<Untyped>,
    /// The components that are sent as forms.
    pub forms: Vec<SentForm>,
    /// The component that each place is the root of.
    pub components: HashMap<Pointer, String>,
    /// The name of the first component that leads to each schema.
    pub component_names: HashMap<Pointer, String>,
    /// The components that extend each schema.
    pub extensions: HashMap<Pointer, Vec<Extension>>,
    /// How types stand in XML.
    pub xml: Xml,
    /// Types that were referred to while they were being made.
    pub recursive: HashSet<TypeId>,
    pub depth: usize,
    /// The flat form of the document's schemas, by location.
    pub flat: Memo<Pointer, Schema>,
    /// What branches of unions can be called, by location and by how many unions are looked into.
    pub words: Memo<(Pointer, usize), Vec<Word>>,
    /// The schemas whose type is being made, up to the last property, item or value.
    pub open: Open,
    /// Where each combination of schemas is being made.
    pub combined: HashMap<(bool, Vec<Pointer>), Pointer>,
    /// The types of the headers of responses, by the locations of the responses.
    pub headers: HashMap<Vec<Pointer>, Option<Type>>,
    /// The members of the types of responses, in which pagination looks for items and tokens.
    pub response_members: HashMap<TypeId, Rc<Vec<Member>>>,
    /// Whether a union is only looked into, to call its branches by what they are.
    pub is_looking: bool,
    /// How much may still be combined.
    pub allowance: Allowance,
}

impl<'a> Types<'a> {
    pub fn new(document: &'a Document) -> Self {
        let components = document.components.iter().map(|(name, pointer)| (pointer.clone(), name.clone())).collect();
        let mut component_names = HashMap::new();
        for (name, component) in &document.components {
            component_names.entry(document.follow(component.as_str())).or_insert_with(|| name.clone());
        }
        Self {
            document,
            diagnostics: Vec::new(),
            findings: Vec::new(),
            reported: HashSet::new(),
            defs: Vec::new(),
            by_place: HashMap::new(),
            order: Vec::new(),
            ordered: HashSet::new(),
            untyped: Vec::new(),
            forms: Vec::new(),
            components,
            component_names,
            extensions: extensions(document),
            xml: Xml::default(),
            recursive: HashSet::new(),
            depth: 0,
            flat: Memo::default(),
            words: Memo::default(),
            open: Open::default(),
            combined: HashMap::new(),
            headers: HashMap::new(),
            response_members: HashMap::new(),
            is_looking: false,
            allowance: Allowance::for_schemas(document.schemas.len()),
        }
    }

    /// Returns the location and the keywords of the schema that a reference or an inline schema stands for.
    pub fn schema_at(&self, schema: &SchemaRef, inline: &Pointer) -> Option<(Pointer, Rc<Schema>)> {
        match schema {
            SchemaRef::At(place) => {
                let place = self.document.target(place);
                Some((place.clone(), self.written(place)?))
            }
            SchemaRef::Made(schema) => Some((inline.clone(), schema.clone())),
        }
    }

    /// Returns the document's schema at `place`.
    pub fn written(&self, place: &Pointer) -> Option<Rc<Schema>> {
        self.document.schemas.get(place).cloned()
    }

    pub fn is_component(&self, place: &Pointer) -> bool {
        self.components.contains_key(place)
    }

    pub fn is_known(&self, place: &Pointer) -> bool {
        self.by_place.contains_key(place)
    }

    /// Gives a type without a description that of the schema that it turned out to be.
    pub fn describe(&mut self, id: TypeId, schema: &Schema) {
        let docs = &mut self.defs[id.0].def.docs;
        if docs.is_empty() {
            *docs = docs::lines(schema.description.as_deref().unwrap_or_default());
        }
    }

    /// Keeps what was found while a question about schemas was answered, once for each location.
    pub fn found(&mut self, diagnostic: Diagnostic) {
        if let Place::Node(place) = &diagnostic.place
            && self.reported.insert((diagnostic.code, place.clone()))
        {
            self.findings.push(diagnostic);
        }
    }

    /// The same, once for the document.
    pub fn found_first(&mut self, diagnostic: Diagnostic) {
        if self.reported.insert((diagnostic.code, Pointer::root())) {
            self.findings.push(diagnostic);
        }
    }

    pub fn remember(&mut self, place: &Pointer, ty: Type) -> Type {
        self.by_place.insert(place.clone(), ty.clone());
        if self.ordered.insert(place.clone()) {
            self.order.push(place.clone());
        }
        ty
    }

    pub fn untyped(&mut self, place: &Pointer, reason: UntypedReason) -> Type {
        self.untyped.push(Untyped { pointer: place.clone(), reason });
        Type::Value
    }

    // Definitions.

    pub fn reserve(&mut self, place: &Pointer, schema: &Schema, origin: &Origin) -> TypeId {
        let id = self.draft(place, schema, origin);
        let named = Type::Named(id);
        let ty = if self.takes_null(schema, place) { nullable(named) } else { named };
        self.by_place.insert(place.clone(), ty);
        id
    }

    /// A type that is still to be defined.
    pub fn draft(&mut self, place: &Pointer, schema: &Schema, origin: &Origin) -> TypeId {
        let id = TypeId(self.defs.len());
        let def = TypeDef {
            name: Name::of_type("undefined"),
            module: Name::of_value("undefined"),
            group: None,
            pointer: place.clone(),
            docs: docs::summary_and_description(None, schema.description.as_deref().or(schema.title.as_deref())),
            deprecated: schema.deprecated,
            standing: if matches!(origin, Origin::Component(_)) { Standing::Whole } else { Standing::Part },
            sent: false,
            received: false,
            kind: TypeKind::Alias(Type::Null),
        };
        self.defs.push(Draft { def, origin: origin.clone(), also: Vec::new(), called: None, made: false });
        id
    }

    pub fn define(&mut self, id: TypeId, mut kind: TypeKind) -> Type {
        let draft = &mut self.defs[id.0];
        enum_values::to_variants(&mut draft.def.docs, &mut kind);
        draft.def.kind = kind;
        draft.made = true;
        Type::Named(id)
    }

    /// Gives the variants of an enum that is made for one use what is said of them there; of others, what they say is said once.
    pub fn describe_values(&mut self, ty: &Type, docs: &mut Vec<String>) {
        let Type::Named(id) = strip(ty) else { return };
        let draft = &mut self.defs[id.0];
        match draft.origin {
            Origin::Component(_) => enum_values::drop_from(docs, &draft.def.kind),
            _ => enum_values::to_variants(docs, &mut draft.def.kind),
        }
    }

    pub fn is_defined(&self, id: TypeId) -> bool {
        self.defs[id.0].made
    }

    pub fn release(&mut self, id: TypeId) {
        self.by_place.remove(&self.defs[id.0].def.pointer.clone());
        if id.0 + 1 == self.defs.len() {
            self.defs.pop();
        }
    }

    /// A component that is another name for a type.
    pub fn alias(&mut self, place: &Pointer, schema: &Schema, origin: &Origin, ty: Type) -> Type {
        let id = self.reserve(place, schema, origin);
        self.define(id, TypeKind::Alias(strip(&ty)));
        renull(&ty, Type::Named(id))
    }
}
