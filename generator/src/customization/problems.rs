//! Finds what cannot be used, whatever the document is: names and types that are none, and traits and attributes.

use super::{Customization, Place, added, own_type, rust_name};
use crate::diagnostic::{Code, Diagnostic};

impl Customization {
    /// Returns an error for each entry that cannot be used.
    pub(crate) fn problems(&self) -> Vec<Diagnostic> {
        let names = self.renames.iter().map(|own| (rust_name::problem(own.what, &own.name), &own.place));
        let types = self.replacements.iter().map(|own| (own_type::problem(&own.path, &self.crates), &own.place));
        let additions = self.additions.iter().map(|own| (added::problem(own.what, &own.text), &own.place));
        let all = names.chain(types).chain(additions);
        all.filter_map(|(problem, place)| {
            Some(Diagnostic::file(Code::SettingsValue, Place::location(place.as_ref()), problem?))
        })
        .collect()
    }
}
