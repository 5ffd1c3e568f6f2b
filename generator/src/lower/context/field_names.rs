//! Names the fields of a type.

use std::collections::HashMap;

use crate::names::{Name, Scope};

/// Returns the names of fields. A property that is called as its field would be has the name before others.
pub(in crate::lower) fn field_names<'a>(
    wires: impl Iterator<Item = &'a String>,
    scope: &mut Scope,
) -> HashMap<&'a str, Name> {
    let mut wanted: Vec<(&str, Name)> = wires.map(|wire| (wire.as_str(), Name::of_value(wire))).collect();
    wanted.sort_by_cached_key(|(wire, name)| (name.bare() != *wire, (*wire).to_owned()));
    wanted.into_iter().map(|(wire, name)| (wire, scope.take(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::{Scope, field_names};

    #[test]
    fn the_order_does_not_decide_which_of_two_properties_has_the_name() {
        let wires = ["authTime", "auth_time", "AuthTime"].map(str::to_owned);
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let names = field_names(order.into_iter().map(|index| &wires[index]), &mut Scope::with_reserved(["new"]));
            let named = ["auth_time", "AuthTime", "authTime"].map(|wire| names[wire].as_str());
            assert_eq!(named, ["auth_time", "auth_time2", "auth_time3"], "{order:?}");
        }
    }
}
