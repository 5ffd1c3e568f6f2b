//! Compares the names of the client with those that were chosen, and reports the choices that had no effect.

use std::collections::HashMap;

use crate::api::{Api, Constant, Operation, TypeDef, TypeId, TypeKind};
use crate::choices::{Choice, Choices, Target};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::pointer::{Pointer, PointerMap};

/// Returns a diagnostic for each choice that had no effect: an error if it names nothing of the client, a warning if the name is
/// another item's.
pub(in crate::lower) fn check(api: &Api, choices: &Choices) -> Vec<Diagnostic> {
    if choices.made.is_empty() {
        return Vec::new();
    }
    let client = Client::of(api);
    choices.made.iter().filter_map(|choice| client.problem(choice)).collect()
}

/// The items of the client, by what they are made of.
struct Client<'a> {
    api: &'a Api,
    types: PointerMap<&'a TypeDef, &'a Pointer>,
    operations: PointerMap<&'a Operation, &'a Pointer>,
    groups: HashMap<&'a str, &'a str>,
}

impl<'a> Client<'a> {
    fn of(api: &'a Api) -> Self {
        let types = api.types.iter().flat_map(|def| def.pointers.iter().map(move |pointer| (pointer, def)));
        let operations = api.groups.iter().flat_map(|group| &group.operations);
        Self {
            api,
            types: types.collect(),
            operations: operations.map(|operation| (&operation.pointer, operation)).collect(),
            groups: api.groups.iter().map(|group| (group.source.text(), group.module.as_str())).collect(),
        }
    }

    fn problem(&self, choice: &Choice) -> Option<Diagnostic> {
        let (name, help) = match &choice.target {
            Target::Type(pointer) => {
                let name = self.types.get(pointer).map(|def| def.name.as_str());
                (name, "the client has no type of its own for this schema")
            }
            // A property whose type is a part of several types, or of none.
            Target::Field(_) | Target::Parameter(_) => return None,
            Target::Member(pointer, member) => {
                let name = self.types.get(pointer).and_then(|def| self.member(def, member));
                (name, "the type of this schema has no field and no variant for it")
            }
            Target::Operation(pointer) => {
                let name = self.operations.get(pointer).map(|operation| operation.name.as_str());
                (name, "the client does not have this operation")
            }
            Target::Group(text) => (self.groups.get(text.as_str()).copied(), "name a tag of the document"),
        };
        match name {
            Some(name) if name == choice.name => None,
            Some(name) => {
                let message = format!("the name `{}` for `{}` is that of another item", choice.name, choice.written);
                let found = Diagnostic::file(Code::ChosenNameTaken, choice.location.clone(), message);
                let found = Diagnostic { severity: Severity::Warning, ..found };
                Some(found.outcome(format!("it is named `{name}`")).help("choose another name"))
            }
            None => {
                let message = format!("`{}` names nothing of the client", choice.written);
                Some(Diagnostic::file(Code::ChoiceNamesNothing, choice.location.clone(), message).help(help))
            }
        }
    }

    /// Returns the name of a field or variant.
    fn member(&self, def: &'a TypeDef, member: &str) -> Option<&'a str> {
        match &def.kind {
            TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => {
                variants.iter().find(|variant| variant.wire == member).map(|variant| variant.name.as_str())
            }
            TypeKind::IntegerEnum(variants) => {
                variants.iter().find(|variant| variant.wire.to_string() == member).map(|variant| variant.name.as_str())
            }
            TypeKind::Struct(_) | TypeKind::Form(_) => {
                def.fields().into_iter().find(|field| field.wire == member).map(|field| field.name.as_str())
            }
            _ => {
                let type_name = |TypeId(index): TypeId| {
                    self.api.types.get(index).map_or_else(String::new, |def| def.name.as_str().to_owned())
                };
                let keys = def.kind.variant_keys(&type_name);
                let variants = def.kind.union_variants();
                let mut keyed = variants.iter().zip(&keys);
                let (found, _) = keyed.find(|((_, tags), key)| is_variant(member, key, tags))?;
                Some(found.0.as_str())
            }
        }
    }
}

/// Whether a text names the variant of a union with this key and these discriminator values.
pub(in crate::lower) fn is_variant(text: &str, key: &str, tags: &[Constant]) -> bool {
    key == text || tags.iter().any(|tag| tag.to_string() == text)
}
