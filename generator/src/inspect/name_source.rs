//! Where the names of operations and types come from: the user, the document, `names.lock`, or the generator.

use std::collections::HashMap;

use crate::Analysis;
use crate::api::{Api, Operation, TypeDef};
use crate::names_lock::Kind;
use crate::pointer::Pointer;
use crate::source::Sources;

/// Where a name comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NameSource<'a> {
    /// The settings or an extension of the document choose it.
    Chosen,
    /// `names.lock`: without the file, the generator would make another name of the document. Either somebody edited the file, or the
    /// document or the generator changed.
    Kept {
        /// The name without the file.
        otherwise: &'a str,
    },
    /// The document has it.
    Document,
    /// The generator makes it, because the document has none.
    Made,
}

/// Finds out where names come from.
pub(super) struct NameSources<'a> {
    analysis: &'a Analysis,
    /// The names without `names.lock`, by what has them; none if there is no file.
    anew: HashMap<(Kind, &'a Pointer), Vec<&'a str>>,
}

impl<'a> NameSources<'a> {
    /// Takes a document as it is analysed with `names.lock`, and its API without, if there is such a file.
    pub(super) fn new(analysis: &'a Analysis, anew: Option<&'a Api>) -> Self {
        Self { analysis, anew: anew.map(names).unwrap_or_default() }
    }

    /// Returns where the name of the method of an operation comes from.
    pub(super) fn of_operation(&self, api: &Api, operation: &Operation) -> NameSource<'a> {
        let name = operation.name.as_str();
        if self.analysis.choices.is_name_of_operation(&operation.pointer, name) {
            return NameSource::Chosen;
        }
        let source = if operation.id.documented().is_some() { NameSource::Document } else { NameSource::Made };
        self.kept(api, Kind::Method, std::slice::from_ref(&operation.pointer), name).unwrap_or(source)
    }

    /// Returns where the name of a type comes from. The document has a name for it if a schema that it is the type of has one.
    pub(super) fn of_type(&self, api: &Api, def: &TypeDef) -> NameSource<'a> {
        let Analysis { choices, sources, .. } = self.analysis;
        let name = def.name.as_str();
        if def.pointers.iter().any(|pointer| choices.is_name_of_type(pointer, name)) {
            return NameSource::Chosen;
        }
        let is_named = def.pointers.iter().any(|pointer| has_name(pointer, sources));
        let source = if is_named { NameSource::Document } else { NameSource::Made };
        self.kept(api, Kind::Type, &def.pointers, name).unwrap_or(source)
    }

    /// Returns [`NameSource::Kept`] if `names.lock` has the name for one of the locations, and the name would be another one without it.
    fn kept(&self, api: &Api, kind: Kind, pointers: &[Pointer], name: &str) -> Option<NameSource<'a>> {
        let earlier = |pointer| self.analysis.earlier_names.name(kind, &api.location_keys.named(pointer));
        if !pointers.iter().any(|pointer| earlier(pointer) == Some(name)) {
            return None;
        }
        let mut anew = pointers.iter().filter_map(|pointer| self.anew.get(&(kind, pointer))).flatten();
        let otherwise = anew.clone().next()?;
        (!anew.any(|made| *made == name)).then_some(NameSource::Kept { otherwise })
    }
}

/// Returns the names of the methods and types of an API. The types of a request and of a response may have one location.
fn names(api: &Api) -> HashMap<(Kind, &Pointer), Vec<&str>> {
    let mut names: HashMap<_, Vec<&str>> = HashMap::new();
    for def in &api.types {
        for pointer in &def.pointers {
            names.entry((Kind::Type, pointer)).or_default().push(def.name.as_str());
        }
    }
    for operation in api.groups.iter().flat_map(|group| &group.operations) {
        names.entry((Kind::Method, &operation.pointer)).or_default().push(operation.name.as_str());
    }
    names
}

/// Whether the schema at this location has a name: that of a component, a definition or a file.
fn has_name(pointer: &Pointer, sources: &Sources) -> bool {
    let mut above = pointer.tokens().rev().skip(1);
    let is_named = match above.next().as_deref() {
        Some("schemas") => above.next().as_deref() == Some("components"),
        Some("$defs" | "definitions") => true,
        _ => false,
    };
    is_named || sources.home(pointer).is_some_and(|(file, inner)| file > 0 && inner == Pointer::root())
}

#[cfg(test)]
mod tests {
    use super::has_name;
    use crate::pointer::Pointer;
    use crate::source::Sources;

    #[test]
    fn a_schema_has_the_name_of_its_component_or_definition() {
        for (pointer, wanted) in [
            ("#/components/schemas/Pet", true),
            ("#/components/schemas/Pet/$defs/Tail", true),
            ("#/x-files/0/definitions/Tail", true),
            ("#/components/schemas/Pet/properties/owner", false),
            ("#/components/responses/Pet", false),
            ("#/components/schemas/schemas/properties/schemas", false),
            ("#/paths/~1pets/get/parameters/0/schema", false),
            ("#", false),
        ] {
            assert_eq!(has_name(&Pointer::from_fragment(pointer), &Sources::default()), wanted, "{pointer}");
        }
    }
}
