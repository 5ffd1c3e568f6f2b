//! Finds the locations of what the settings name.

use super::target::find;
use super::{Customization, Place, extensions};
use crate::choices::{Choice, Choices};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;

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
                Err(help) => {
                    let message = format!("`{}` names no {} of the document", rename.target, rename.what.word());
                    diagnostics.push(Diagnostic::file(Code::ChoiceNamesNothing, location, message).help(help));
                }
            }
        }
        diagnostics.extend(extensions::add(&mut choices, document));
        document.choices = choices;
        diagnostics
    }
}
