//! What has another name in the next version of a client although its part of the document is the same.

use std::collections::{BTreeSet, HashMap};

use generator::internals::api::Type;

use super::versions::Version;

/// A type or a method that was renamed without need.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// Its name before.
    pub before: String,
    /// Its name after.
    pub after: String,
    /// The location in the document, which is the same in both.
    pub pointer: String,
}

/// Returns what was renamed, each name once.
#[must_use]
pub fn renamed(before: &Version, after: &Version) -> Vec<Renamed> {
    let (mut all, mut seen) = (Vec::new(), BTreeSet::new());
    for (old, new) in [(types(before), types(after)), (methods(before), methods(after))] {
        let mut found: Vec<Renamed> = old
            .into_iter()
            .filter(|(pointer, _)| before.document.pointer(pointer) == after.document.pointer(pointer))
            .filter_map(|(pointer, name)| {
                let now = new.get(pointer).filter(|now| **now != name)?;
                Some(Renamed { before: name, after: now.clone(), pointer: pointer.to_owned() })
            })
            .collect();
        found.sort();
        all.extend(found.into_iter().filter(|renamed| seen.insert(renamed.before.clone())));
    }
    all
}

/// The names of types by the locations of their schemas.
fn types(version: &Version) -> HashMap<&str, String> {
    let named = version.api.schemas.iter().filter_map(|(pointer, ty)| match ty {
        Type::Named(id) => Some((pointer.as_str(), version.api.types.get(id.0)?.name.to_string())),
        _ => None,
    });
    named.collect()
}

/// The names of methods by the locations of their operations.
fn methods(version: &Version) -> HashMap<&str, String> {
    let groups = version.api.groups.iter();
    let methods = groups.flat_map(|group| {
        let name = |method| format!("client.{}().{method}()", group.module);
        group.operations.iter().map(move |operation| (operation.pointer.as_str(), name(&operation.name)))
    });
    methods.collect()
}
