//! DATA: the types made so far, by the locations of their schemas, and cached results of queries.

use std::rc::Rc;

use indexmap::IndexMap;

use crate::api::{Standing, Type, TypeDef, TypeId, TypeKind, Untyped, UntypedReason};
use crate::diagnostic::{Code, Diagnostic, InputLocation};
use crate::document::Document;
use crate::fast_hash::{FastMap, FastSet};
use crate::lower::context::extensions::{Extension, extensions};
use crate::lower::context::field_names::GeneratedNames;
use crate::lower::context::memo::{Allowance, Memo, Open};
use crate::lower::context::sent_form::SentForm;
use crate::lower::context::variant_word::Hint;
use crate::lower::context::xml::Xml;
use crate::lower::definitions::draft::{Draft, EarlierNames};
use crate::lower::definitions::nullable::{nullable, nullable_like, without_null};
use crate::lower::definitions::origin::Origin;
use crate::lower::docs;
use crate::lower::docs::enum_values;
use crate::lower::document_order::FieldOrder;
use crate::names::Name;
use crate::names_lock::{Kind, NamesLock};
use crate::pointer::{Pointer, PointerMap, PointerSet, Prefix};
use crate::schema::{Schema, SchemaRef};

/// A property at any depth of a type: its path and its type.
pub(in crate::lower) type Member = (Vec<String>, Type);

/// The types made so far.
pub(in crate::lower) struct Types<'a> {
    pub document: &'a Document,
    /// The names that earlier runs gave.
    pub lock: &'a NamesLock,
    pub diagnostics: Vec<Diagnostic>,
    /// Diagnostics that are reported once for each location, though a type may be made from it several times.
    pub diagnostics_by_pointer: Vec<Diagnostic>,
    reported: FastSet<(Code, Pointer)>,
    /// The types made so far, indexed by `TypeId`.
    pub defs: Vec<Draft>,
    /// The type of each schema, by location. A type that is being made is included.
    pub by_pointer: PointerMap<Type>,
    /// The keys of `by_pointer` in the order in which they were added.
    pub order: Vec<Pointer>,
    ordered: PointerSet,
    pub untyped: Vec<Untyped>,
    /// The forms whose schema has another type too.
    pub forms: Vec<SentForm>,
    /// The schemas that are forms or parts of forms. What refers to them elsewhere may be JSON.
    pub parts: PointerMap<Type>,
    /// The name of the component at each location.
    pub components: PointerMap<String>,
    /// The name of the first component that leads to each schema.
    pub component_names: PointerMap<String>,
    /// The components that extend each schema.
    pub extensions: PointerMap<Vec<Extension>>,
    /// How types are written in XML.
    pub xml: Xml,
    /// The fields of types in the order of the document.
    pub field_order: FieldOrder,
    /// The names that fields would have whose names the user chose.
    pub generated_fields: GeneratedNames,
    /// Types that were referred to while they were being made.
    pub recursive: FastSet<TypeId>,
    pub depth: usize,
    /// The schemas of the document with their `allOf` merged, by location.
    pub flattened: Memo<Pointer, Schema>,
    /// Hints for the names of the branches of unions, by location and by the number of nested unions that are searched.
    pub hints: Memo<(Pointer, usize), Vec<Hint>>,
    /// The schemas whose type is being made, up to the last property, item or value.
    pub open: Open,
    /// The location where each combination of schemas is being converted; true for `allOf`, false for `anyOf`.
    pub combined: FastMap<(bool, Vec<Pointer>), Pointer>,
    /// The types of the headers of responses, by the locations of the responses.
    pub headers: FastMap<Vec<Pointer>, Option<Type>>,
    /// The properties of the types of responses, in which pagination searches for items and tokens.
    pub response_members: FastMap<TypeId, Rc<Vec<Member>>>,
    /// How many more keywords may be combined.
    pub allowance: Allowance,
}

impl<'a> Types<'a> {
    pub fn new(document: &'a Document, lock: &'a NamesLock) -> Self {
        let components = document.components.iter().map(|(name, pointer)| (pointer.clone(), name.clone())).collect();
        let mut component_names = PointerMap::default();
        for (name, component) in &document.components {
            component_names.entry(document.target(component).clone()).or_insert_with(|| name.clone());
        }
        Self {
            document,
            lock,
            diagnostics: Vec::new(),
            diagnostics_by_pointer: Vec::new(),
            reported: FastSet::default(),
            defs: Vec::new(),
            by_pointer: PointerMap::default(),
            order: Vec::new(),
            ordered: PointerSet::default(),
            untyped: Vec::new(),
            forms: Vec::new(),
            parts: PointerMap::default(),
            components,
            component_names,
            extensions: extensions(document),
            xml: Xml::default(),
            field_order: FieldOrder::default(),
            generated_fields: GeneratedNames::default(),
            recursive: FastSet::default(),
            depth: 0,
            flattened: Memo::default(),
            hints: Memo::default(),
            open: Open::default(),
            combined: FastMap::default(),
            headers: FastMap::default(),
            response_members: FastMap::default(),
            allowance: Allowance::for_schemas(document.schemas.len()),
        }
    }

    /// Returns the location and the keywords of the schema that `schema` refers to; `inline` is the location of a made schema.
    pub fn schema_at(&self, schema: &SchemaRef, inline: &Pointer) -> Option<(Pointer, Rc<Schema>)> {
        match schema {
            SchemaRef::At(pointer) => {
                let pointer = self.document.target(pointer);
                Some((pointer.clone(), self.document_schema(pointer)?))
            }
            SchemaRef::Made(schema) => Some((inline.clone(), schema.clone())),
        }
    }

    /// Returns the document's schema at `pointer`.
    pub fn document_schema(&self, pointer: &Pointer) -> Option<Rc<Schema>> {
        self.document.schemas.get(pointer).cloned()
    }

    pub fn is_component(&self, pointer: &Pointer) -> bool {
        self.components.contains_key(pointer)
    }

    pub fn is_known(&self, pointer: &Pointer) -> bool {
        self.by_pointer.contains_key(pointer)
    }

    /// Uses the description of `schema` for a type that has none.
    pub fn describe(&mut self, id: TypeId, schema: &Schema) {
        let docs = &mut self.defs[id.0].def.docs;
        if docs.is_empty() {
            *docs = docs::lines(schema.description.as_deref().unwrap_or_default());
        }
    }

    /// Adds a diagnostic, unless the same code was reported for this location.
    pub fn report_once(&mut self, diagnostic: Diagnostic) {
        if let InputLocation::Node(pointer) = &diagnostic.location
            && self.reported.insert((diagnostic.code, pointer.clone()))
        {
            self.diagnostics_by_pointer.push(diagnostic);
        }
    }

    /// Adds the diagnostics of the memoised queries before those that were reported since. One that a combined schema has as well, for
    /// the same location, counts once.
    pub fn report_queries(&mut self) {
        let of_queries = std::mem::take(&mut self.flattened).into_diagnostics();
        let reported = std::mem::take(&mut self.diagnostics_by_pointer);
        self.reported.clear();
        for diagnostic in of_queries.into_iter().chain(self.allowance.diagnostic()).chain(reported) {
            self.report_once(diagnostic);
        }
    }

    pub fn remember(&mut self, pointer: &Pointer, ty: Type) -> Type {
        self.by_pointer.insert(pointer.clone(), ty.clone());
        if self.ordered.insert(pointer.clone()) {
            self.order.push(pointer.clone());
        }
        ty
    }

    pub fn untyped(&mut self, pointer: &Pointer, reason: UntypedReason) -> Type {
        self.untyped.push(Untyped { pointer: pointer.clone(), reason });
        Type::Value
    }

    // Definitions.

    pub fn reserve(&mut self, pointer: &Pointer, schema: &Schema, origin: &Origin) -> TypeId {
        let id = self.draft(pointer, schema, origin);
        let named = Type::Named(id);
        let ty = if self.takes_null(schema, pointer) { nullable(named) } else { named };
        self.by_pointer.insert(pointer.clone(), ty);
        id
    }

    /// Adds a type that is still to be defined.
    pub fn draft(&mut self, pointer: &Pointer, schema: &Schema, origin: &Origin) -> TypeId {
        let id = TypeId(self.defs.len());
        let def = TypeDef {
            name: Name::of_type("undefined"),
            required_fields: None,
            module: Name::of_value("undefined"),
            group: None,
            pointer: pointer.clone(),
            pointers: vec![pointer.clone()],
            argument_order: self.lock.names(Kind::New, pointer).to_vec(),
            docs: docs::summary_and_description(None, schema.description.as_deref().or(schema.title.as_deref())),
            derives: Vec::new(),
            attributes: Vec::new(),
            deprecated: schema.deprecated,
            standing: if matches!(origin, Origin::Component(_)) { Standing::Whole } else { Standing::Part },
            sent: false,
            received: false,
            kind: TypeKind::Alias(Type::Null),
        };
        self.defs.push(Draft {
            def,
            origin: origin.clone(),
            other_origins: Vec::new(),
            shared_name: None,
            earlier: EarlierNames {
                name: self.lock.name(Kind::Type, pointer).map(Name::of_lock),
                variants: self.lock.names(Kind::Variants, pointer).to_vec(),
                uses: usize::from(self.lock.name(Kind::Type, pointer).is_some()),
            },
            is_defined: false,
        });
        id
    }

    /// Counts for each type with a name of an earlier run also the parts that still have theirs. If one of two types that were one
    /// changed, the other has more of them, and keeps the name.
    pub fn count_parts_with_earlier_names(&mut self) {
        let mut parts: PointerMap<usize, Prefix<'_>> = PointerMap::default();
        let named = self.defs.iter().enumerate().filter(|(_, draft)| draft.earlier.name.is_some());
        let named: Vec<(usize, Vec<Prefix<'_>>)> =
            named.map(|(index, draft)| (index, draft.def.pointer.prefixes())).collect();
        for around in named.iter().filter_map(|(_, prefixes)| prefixes.split_last()).flat_map(|(_, around)| around) {
            *parts.entry(*around).or_default() += 1;
        }
        let count = |prefixes: &[Prefix<'_>]| prefixes.last().and_then(|whole| parts.get(whole)).copied();
        let counts: Vec<(usize, usize)> =
            named.iter().map(|(index, prefixes)| (*index, count(prefixes).unwrap_or_default())).collect();
        for (index, count) in counts {
            self.defs[index].earlier.uses += count;
        }
    }

    /// Makes a type that of the place that refers to its schema, because another type is that of the schema. So it has the names that
    /// earlier runs gave at this place.
    pub fn name_by_place(&mut self, id: TypeId, place: &Pointer) {
        let name = self.lock.name(Kind::Type, place).map(Name::of_lock);
        let arguments = self.lock.names(Kind::New, place).to_vec();
        let draft = &mut self.defs[id.0];
        draft.earlier.uses = usize::from(name.is_some());
        draft.earlier.name = name;
        draft.def.argument_order = arguments;
        draft.def.pointers = vec![place.clone()];
    }

    /// Remembers in which order the document has the fields of a type.
    pub fn remember_order(&mut self, id: TypeId, properties: &IndexMap<String, SchemaRef>) {
        let order = self.document.written_order(properties).into_iter().map(str::to_owned).collect();
        self.field_order.insert(self.defs[id.0].def.pointer.clone(), order);
    }

    pub fn define(&mut self, id: TypeId, mut kind: TypeKind) -> Type {
        let draft = &mut self.defs[id.0];
        enum_values::to_variants(&mut draft.def.docs, &mut kind);
        draft.def.kind = kind;
        draft.is_defined = true;
        Type::Named(id)
    }

    /// Moves descriptions of values from the docs of a property to the variants of an enum that only the property uses. For a component,
    /// removes those that the variants have already.
    pub fn describe_values(&mut self, ty: &Type, docs: &mut Vec<String>) {
        let Type::Named(id) = without_null(ty) else { return };
        let draft = &mut self.defs[id.0];
        match draft.origin {
            Origin::Component(_) => enum_values::drop_from(docs, &draft.def.kind),
            _ => enum_values::to_variants(docs, &mut draft.def.kind),
        }
    }

    pub fn is_defined(&self, id: TypeId) -> bool {
        self.defs[id.0].is_defined
    }

    pub fn discard(&mut self, id: TypeId) {
        self.by_pointer.remove(&self.defs[id.0].def.pointer.clone());
        if id.0 + 1 == self.defs.len() {
            self.defs.pop();
        }
    }

    /// Defines an alias for a type.
    pub fn alias(&mut self, pointer: &Pointer, schema: &Schema, origin: &Origin, ty: Type) -> Type {
        let id = self.reserve(pointer, schema, origin);
        self.define(id, TypeKind::Alias(without_null(&ty)));
        nullable_like(&ty, Type::Named(id))
    }
}
