//! Merges the members of `allOf` into one schema. The result does not depend on the order of the members.
//!
//! A member that is a reference is a schema that is extended. If the keywords of the schema itself or of its inline members contradict
//! those of extended schemas, the former are used, with a warning; otherwise both apply, also for each property. If two members of the
//! same rank contradict each other, the choice does not depend on their order.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use crate::diagnostic::{Code, Diagnostic};
use crate::large_stack;
use crate::lower::context::memo::Known;
use crate::lower::context::types::Types;
use crate::lower::schema::intersection::{Conflict, Rank, meet};
use crate::pointer::Pointer;
use crate::schema::{Schema, SchemaRef};

/// The schemas of one property in the members of an `allOf`.
#[derive(Default)]
struct Definitions {
    own: Vec<SchemaRef>,
    extended: Vec<SchemaRef>,
}

impl Definitions {
    fn add(&mut self, schema: SchemaRef, rank: Rank) {
        if self.own.contains(&schema) {
            return;
        }
        match rank {
            Rank::Equal => {
                self.extended.retain(|known| *known != schema);
                self.own.push(schema);
            }
            Rank::Extended if !self.extended.contains(&schema) => self.extended.push(schema),
            Rank::Extended => {}
        }
    }

    /// Returns a schema that requires all definitions of the property.
    fn into_schema(self) -> Option<SchemaRef> {
        let Self { mut own, mut extended } = self;
        match (own.len(), extended.len()) {
            (1, 0) => own.pop(),
            (0, 1) => extended.pop(),
            (0, _) => Some(Schema::of_all(extended)),
            _ => Some(SchemaRef::Made(Rc::new(Schema { all_of: own, extends: extended, ..Schema::default() }))),
        }
    }
}

/// A schema with its `allOf` merged.
#[derive(Default)]
pub(in crate::lower) struct Flat {
    pub schema: Rc<Schema>,
    /// The diagnostics of a schema that the generator made from others. Those of a schema of the document are kept with the memoised
    /// answer.
    pub diagnostics: Vec<Diagnostic>,
}

impl From<Rc<Schema>> for Flat {
    fn from(schema: Rc<Schema>) -> Self {
        Self { schema, diagnostics: Vec::new() }
    }
}

impl Types<'_> {
    /// Returns the flat schema of a schema that a type is made from, and reports its diagnostics.
    pub(in crate::lower) fn flatten(&mut self, schema: &Rc<Schema>, at: &Pointer) -> Rc<Schema> {
        let Flat { schema, diagnostics } = self.flat(schema, at);
        for diagnostic in diagnostics {
            self.report_once(diagnostic);
        }
        schema
    }

    /// Returns the schema with all members of its `allOf` merged into it, and the properties of its conditional schemas added.
    ///
    /// A schema of the document is merged once. A schema that is a member of itself is ignored there.
    pub(in crate::lower) fn flat(&mut self, schema: &Rc<Schema>, at: &Pointer) -> Flat {
        if schema.all_of.is_empty() && schema.extends.is_empty() && schema.conditional.is_empty() {
            return schema.clone().into();
        }
        // A schema that the generator made from others has no location of its own.
        if !self.is_of_document(schema, at) {
            let mut diagnostics = Vec::new();
            return Flat { schema: Rc::new(self.merge_members(schema, at, &mut diagnostics)), diagnostics };
        }
        match self.flattened.begin(at) {
            Known::Answer(flat) => flat.into(),
            Known::Open => Flat::default(),
            Known::Nothing => {
                let mut diagnostics = Vec::new();
                let flat = Rc::new(self.merge_members(schema, at, &mut diagnostics));
                self.flattened.finish(at, flat, diagnostics).into()
            }
        }
    }

    pub(in crate::lower) fn is_of_document(&self, schema: &Rc<Schema>, at: &Pointer) -> bool {
        self.document_schema(at).is_some_and(|written| Rc::ptr_eq(&written, schema))
    }

    fn merge_members(&mut self, schema: &Rc<Schema>, at: &Pointer, diagnostics: &mut Vec<Diagnostic>) -> Schema {
        crate::work::add(1 + schema.size());
        let is_of_document = self.is_of_document(schema, at);
        let mut merged = Schema { all_of: Vec::new(), extends: Vec::new(), ..(**schema).clone() };
        let mut properties: IndexMap<String, Definitions> = IndexMap::new();
        add_properties(&mut properties, &mut merged, Rank::Equal);
        let mut extended = Vec::new();
        let mut null = Null::default();
        let mut seen = HashSet::new();
        let listed = schema.all_of.iter().map(|member| (member, Rank::Equal));
        let listed = listed.chain(schema.extends.iter().map(|member| (member, Rank::Extended)));
        for (index, (member, rank)) in listed.enumerate() {
            let pointer = at.child("allOf").item(index);
            let Some((pointer, written)) = self.schema_at(member, &pointer) else { continue };
            if !seen.insert(pointer.clone()) {
                continue; // A member that is listed twice adds nothing.
            }
            if self.flattened.is_open(&pointer) {
                diagnostics.push(cyclic_member(at, &pointer));
                continue;
            }
            let flat = large_stack::grown(|| self.flat(&written, &pointer));
            diagnostics.extend(flat.diagnostics);
            let flat = flat.schema;
            null.add(&flat);
            if !self.may_combine(flat.size(), at) {
                return Schema { description: schema.description.clone(), ..Schema::default() };
            }
            let mut flat = Rc::unwrap_or_clone(flat);
            self.drop_satisfied(&mut flat, at);
            let is_elsewhere = is_of_document && pointer.below(at).is_none();
            let rank = if is_elsewhere { Rank::Extended } else { rank };
            add_properties(&mut properties, &mut flat, rank);
            match rank {
                Rank::Equal => self.absorb(&mut merged, flat, rank, at, diagnostics),
                Rank::Extended => extended.push(flat),
            }
        }
        let mut extended = extended.into_iter();
        if let Some(mut bases) = extended.next() {
            for base in extended {
                self.absorb(&mut bases, base, Rank::Equal, at, diagnostics);
            }
            self.absorb(&mut merged, bases, Rank::Extended, at, diagnostics);
        }
        let properties = properties.into_iter();
        merged.properties = properties.filter_map(|(name, found)| Some((name, found.into_schema()?))).collect();
        merged.nullable |= null.is_allowed();
        self.add_conditional(&mut merged, at, diagnostics);
        merged
    }

    /// Removes the branches of a base schema if the schema that extends it is one of them: it satisfies the union as that branch.
    fn drop_satisfied(&self, base: &mut Schema, extension: &Pointer) {
        let is_extension = |schema: &SchemaRef| match schema {
            SchemaRef::At(pointer) => self.document.target(pointer) == extension,
            SchemaRef::Made(_) => false,
        };
        for list in [&mut base.one_of, &mut base.any_of] {
            if list.iter().any(is_extension) {
                list.clear();
            }
        }
    }

    /// Takes `amount` from the allowance for combined keywords. Returns false if less was left.
    pub(in crate::lower) fn may_combine(&mut self, amount: usize, at: &Pointer) -> bool {
        crate::work::add(amount);
        self.allowance.take(amount.saturating_add(1), at)
    }

    /// Adds all keywords of `member` except the properties to `into`.
    fn absorb(
        &mut self,
        into: &mut Schema,
        mut member: Schema,
        rank: Rank,
        at: &Pointer,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let (one_of, any_of) = (std::mem::take(&mut member.one_of), std::mem::take(&mut member.any_of));
        if !one_of.is_empty() || !any_of.is_empty() {
            // A discriminator belongs to the branches of its own schema.
            let discriminator = member.discriminator.take();
            into.discriminator = into.discriminator.take().or(discriminator);
        }
        if !one_of.is_empty() {
            self.add_branches(&mut into.one_of, one_of, at, diagnostics);
        }
        if !any_of.is_empty() {
            self.add_branches(&mut into.any_of, any_of, at, diagnostics);
        }
        let mut conflicts = Vec::new();
        meet(into, member, rank, &mut conflicts);
        diagnostics.extend(conflicts.iter().map(|conflict| conflicting(at, conflict)));
    }

    fn add_branches(
        &mut self,
        ours: &mut Vec<SchemaRef>,
        theirs: Vec<SchemaRef>,
        at: &Pointer,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        if ours.is_empty() || *ours == theirs {
            *ours = theirs;
        } else {
            // (a | b) & (c | d) is (a & c) | (a & d) | (b & c) | (b & d).
            if ours.len().saturating_mul(theirs.len()) > 64 {
                diagnostics.push(
                    Diagnostic::warning(
                        Code::TooManyAlternatives,
                        at,
                        "the unions in `allOf` combine to more than 64 variants",
                    )
                    .outcome("only the branches of the first union are used")
                    .help("combine fewer unions in one `allOf`"),
                );
                return;
            }
            let pairs: Vec<_> = ours.iter().flat_map(|ours| theirs.iter().map(move |theirs| (ours, theirs))).collect();
            let mut possible: Vec<_> =
                pairs.iter().filter(|(ours, theirs)| !self.exclude_each_other(ours, theirs, at)).collect();
            if possible.is_empty() {
                possible = pairs.iter().collect();
            }
            let both = |(ours, theirs): &(&SchemaRef, &SchemaRef)| {
                if ours == theirs { (*ours).clone() } else { Schema::of_all(vec![(*ours).clone(), (*theirs).clone()]) }
            };
            let combined = possible.into_iter().map(both).collect();
            *ours = combined;
        }
    }
}

/// Moves the properties of a schema into the map of definitions.
fn add_properties(properties: &mut IndexMap<String, Definitions>, schema: &mut Schema, rank: Rank) {
    for (name, property) in std::mem::take(&mut schema.properties) {
        properties.entry(name).or_default().add(property, rank);
    }
}

/// Whether null satisfies all members of an `allOf`.
///
/// A member without `type`, `enum` and alternatives does not exclude null, whatever it says of objects or strings. A member of
/// `nullable: true` alone allows null: 3.0 has no other way to make a reference nullable.
#[derive(Default)]
pub(in crate::lower) struct Null {
    allowed: bool,
    excluded: bool,
    meant: bool,
}

impl Null {
    pub fn add(&mut self, member: &Schema) {
        let is_unconstrained = member.is_unconstrained();
        self.meant |= member.nullable && is_unconstrained;
        self.allowed |= member.is_nullable();
        let may_exclude = !member.types.is_any() || !member.enumeration.is_empty() || member.has_alternatives();
        self.excluded |= (may_exclude || member.is_never()) && !member.is_nullable();
    }

    pub fn is_allowed(&self) -> bool {
        self.meant || (self.allowed && !self.excluded)
    }
}

/// Reports schemas of an `allOf` that exclude each other.
fn conflicting(at: &Pointer, conflict: &Conflict) -> Diagnostic {
    let Conflict { ours, theirs } = conflict;
    Diagnostic::warning(
        Code::ConflictingMembers,
        at,
        format!("no value satisfies `allOf`: its schemas require both {ours} and {theirs}"),
    )
    .outcome(format!("the schema is read as {ours}"))
    .help("change one of the schemas")
}

/// Reports a schema that is a member of its own `allOf`.
fn cyclic_member(at: &Pointer, member: &Pointer) -> Diagnostic {
    let message = if at == member {
        "the `allOf` of this schema contains the schema itself".to_owned()
    } else {
        format!("`allOf` leads back to this schema through `{}`", member.last().unwrap_or_default())
    };
    Diagnostic::warning(Code::CyclicAllOf, &at.child("allOf"), message)
        .outcome("the reference is ignored")
        .help("remove the reference that leads back")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::lower::context::types::Types;
    use crate::names_lock::NamesLock;
    use crate::pointer::Pointer;
    use crate::test_documents::schemas;

    #[test]
    fn a_query_reports_nothing_and_its_diagnostics_are_collected_once() {
        let document = schemas(&json!({
            "A": { "allOf": [{ "$ref": "#/components/schemas/B" }, { "type": "string" }, { "type": "integer" }] },
            "B": { "allOf": [{ "$ref": "#/components/schemas/A" }] },
        }));
        let lock = NamesLock::default();
        let mut types = Types::new(&document, &lock);
        let components = Pointer::root().child("components").child("schemas");
        for name in ["A", "B", "A"] {
            let pointer = components.child(name);
            let written = types.document_schema(&pointer).unwrap_or_default();
            assert!(types.flat(&written, &pointer).diagnostics.is_empty(), "{name}");
            assert!(types.diagnostics_by_pointer.is_empty(), "{name}");
        }
        types.report_queries();
        let codes: Vec<&str> = types.diagnostics_by_pointer.iter().map(|diagnostic| diagnostic.code.name()).collect();
        assert_eq!(codes, ["cyclic-all-of", "conflicting-members"]);
    }
}
