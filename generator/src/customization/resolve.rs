//! Finds the locations of what the settings name.

use std::sync::Arc;

use super::own_type::own_type;
use super::target::{find, schema};
use super::{Addition, Customization, Place, Renamed, Replaced, Replacement, extensions};
use crate::choices::{Choice, Choices, OwnAddition, TypeTarget};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::schema::JsonType;

impl Customization {
    /// Sets the choices of a document: those of the settings, and those of its own extensions. Returns an error for each entry of the
    /// settings that names nothing.
    pub(crate) fn apply(&self, document: &mut Document) -> Vec<Diagnostic> {
        let mut choices = Choices::default();
        let mut diagnostics = Vec::new();
        for rename in &self.renames {
            let location = Place::location(rename.place.as_ref());
            match find(document, rename.what, &rename.target) {
                Ok(targets) => targets.into_iter().for_each(|target| {
                    choices.add(Choice {
                        target,
                        name: rename.name.clone(),
                        written: rename.target.clone(),
                        location: location.clone(),
                    });
                }),
                Err(help) => diagnostics.push(names_nothing(&rename.target, rename.what, rename.place.as_ref(), help)),
            }
        }
        for replacement in &self.replacements {
            diagnostics.extend(replace(&mut choices, document, replacement));
        }
        for addition in &self.additions {
            diagnostics.extend(add(&mut choices, document, addition));
        }
        diagnostics.extend(extensions::add(&mut choices, document, &self.crates));
        document.choices = choices;
        diagnostics
    }
}

fn names_nothing(target: &str, what: Renamed, place: Option<&Place>, help: String) -> Diagnostic {
    let message = format!("`{target}` names no {} of the document", what.word());
    Diagnostic::file(Code::ChoiceNamesNothing, Place::location(place), message).help(help)
}

/// Adds a type in place of those that are made. A format that the document does not have is no mistake: settings may be shared.
fn replace(choices: &mut Choices, document: &Document, replacement: &Replacement) -> Option<Diagnostic> {
    let Replacement { target, path, form, place, .. } = replacement;
    match replacement.what {
        Replaced::Format => {
            choices.own_formats.insert(target.clone(), Arc::new(own_type(path, *form, true)));
        }
        Replaced::Schema => match schema(document, target) {
            Ok(pointer) => {
                let is_text =
                    document.schemas.get(&pointer).is_some_and(|schema| schema.kind() == Some(JsonType::String));
                choices.own_types.insert(pointer, Arc::new(own_type(path, *form, is_text)));
            }
            Err(help) => return Some(names_nothing(target, Renamed::Type, place.as_ref(), help)),
        },
    }
    None
}

fn add(choices: &mut Choices, document: &Document, addition: &Addition) -> Option<Diagnostic> {
    let Addition { what, target, text, place } = addition;
    let target = match target.strip_prefix("tag:") {
        Some(tag) => TypeTarget::Group(tag.trim().to_owned()),
        None if target == "*" => TypeTarget::All,
        None => match schema(document, target) {
            Ok(pointer) => TypeTarget::Schema(pointer),
            Err(help) => return Some(names_nothing(target, Renamed::Type, place.as_ref(), help)),
        },
    };
    choices.additions.push(OwnAddition { target, what: *what, text: text.clone() });
    None
}
