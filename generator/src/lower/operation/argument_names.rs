//! The names and the order of an operation's arguments and setters. Both are the same in whatever order the document lists the
//! parameters: callers that pass two arguments of one type must not have to swap them when the document is rearranged.

use indexmap::IndexMap;

use crate::api::{Location, Parameter};
use crate::names::{Name, Scope};
use crate::pointer::PointerMap;

/// The methods of every request type besides its setters.
pub(in crate::lower) const REQUEST_METHODS: [&str; 7] =
    ["send", "send_blocking", "with", "request", "pages", "items", "into_stream"];

/// Names the parameters of an operation.
///
/// Of parameters with the same name, the first of path, query, header and cookie retains it; the others get their location as a
/// suffix: `id_query`. So does a setter with the name of a method of every request type. Arguments cannot collide with methods.
/// A name that the user chose comes first.
pub(in crate::lower) fn name(parameters: &mut [Parameter], scope: &mut Scope, chosen: &PointerMap<String>) {
    for parameter in parameters.iter_mut() {
        let name = chosen.get(&parameter.pointer).map(|name| Name::of_lock(name));
        if let Some(name) = name.filter(|name| scope.claim(name)) {
            parameter.name = name;
        }
    }
    let mut order: Vec<usize> = (0..parameters.len()).collect();
    order.sort_by(|one, other| {
        let key = |index: &usize| parameters.get(*index).map(|parameter| (rank(parameter.location), &parameter.wire));
        key(one).cmp(&key(other))
    });
    for index in order {
        let Some(parameter) = parameters.get_mut(index) else { continue };
        if chosen.get(&parameter.pointer).is_some_and(|name| name == parameter.name.as_str()) {
            continue;
        }
        let plain = parameter.name.clone();
        let by_location = Name::of_value(&format!("{} {}", plain.bare(), word(parameter.location)));
        let is_method = !parameter.required && REQUEST_METHODS.contains(&plain.bare());
        let candidates = if is_method { vec![by_location] } else { vec![plain, by_location] };
        if let Some(name) = scope.take_first(&candidates) {
            parameter.name = name;
        }
    }
}

/// Replaces names of an earlier run by those that the user chose.
pub(in crate::lower) fn choose_in(earlier: &mut [String], parameters: &[Parameter], chosen: &PointerMap<String>) {
    for parameter in parameters {
        if chosen.get(&parameter.pointer).is_some_and(|name| name == parameter.name.as_str()) {
            let generated = Name::of_value(&parameter.wire);
            if let Some(name) = earlier.iter_mut().find(|name| *name == generated.as_str()) {
                parameter.name.as_str().clone_into(name);
            }
        }
    }
}

/// Sorts the parameters: those of the path in the order of the path, then the required ones, then the others as the document has
/// them, which are setters. The required ones are as an earlier run ordered them, and new ones follow by name.
pub(in crate::lower) fn sort(parameters: &mut [Parameter], placeholders: &IndexMap<String, bool>, earlier: &[String]) {
    parameters.sort_by_cached_key(|parameter| match (parameter.location, parameter.required) {
        (Location::Path, _) => (0, placeholders.get_index_of(&parameter.wire).unwrap_or_default(), String::new(), 0),
        (location, true) => {
            let order = earlier.iter().position(|name| name == parameter.name.as_str());
            (1, order.unwrap_or(usize::MAX), parameter.wire.clone(), rank(location))
        }
        (_, false) => (2, 0, String::new(), 0),
    });
}

fn rank(location: Location) -> u8 {
    match location {
        Location::Path => 0,
        Location::Query => 1,
        Location::Header => 2,
        Location::Cookie => 3,
    }
}

fn word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}
