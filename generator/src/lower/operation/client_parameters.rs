//! Finds parameters that the client sets for all operations, such as the version of an API or a tenant: query parameters and headers
//! that at least nine of ten operations, and at least two, require with the same name and default. They are set once on the client
//! builder, and are optional in each call.

use indexmap::IndexMap;

use crate::api::{ClientParameter, Constant, Group, Location, Operation, Parameter};
use crate::lower::operation::argument_names::REQUEST_METHODS;
use crate::names::{Name, Scope};
use crate::text::markdown::code;

/// Finds the parameters of the client, and makes them optional in operations that require them.
pub(in crate::lower) fn find(groups: &mut [Group], scope: &mut Scope) -> Vec<ClientParameter> {
    let operations = || groups.iter().flat_map(|group| &group.operations);
    let total = operations().count();
    let mut counts: IndexMap<Key, usize> = IndexMap::new();
    for key in operations().flat_map(|operation| &operation.parameters).filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    counts.retain(|_, count| *count >= 2 && count.saturating_mul(10) >= total.saturating_mul(9));
    counts.sort_keys();
    let found: Vec<ClientParameter> =
        counts.into_keys().filter_map(|key| client_parameter(key, groups, scope)).collect();
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        make_optional(operation, &found);
        operation.alternatives.iter_mut().for_each(|alternative| make_optional(alternative, &found));
    }
    found
}

type Key = (bool, String, Constant);

fn key(parameter: &Parameter) -> Option<Key> {
    let is_header = match parameter.location {
        Location::Query => false,
        Location::Header => true,
        Location::Path | Location::Cookie => return None,
    };
    let default = parameter.default.clone().filter(|_| parameter.required)?;
    Some((is_header, parameter.wire.clone(), default))
}

fn client_parameter(key: Key, groups: &[Group], scope: &mut Scope) -> Option<ClientParameter> {
    let mut parameters = groups.iter().flat_map(|group| &group.operations).flat_map(|operation| &operation.parameters);
    let first = parameters.find(|parameter| self::key(parameter).as_ref() == Some(&key))?;
    let (_, wire, default) = key;
    let names = [Name::of_value(&wire), Name::of_value(&format!("{wire} parameter"))];
    let setter = scope.take_first(&names)?;
    let mut docs = first.docs.clone();
    docs.extend((!docs.is_empty()).then(String::new));
    let kind = if first.location == Location::Header { "header" } else { "query parameter" };
    docs.push(format!(
        "Sets the {kind} {} of all calls that require it and do not set it themselves. The default is {}.",
        code(&wire),
        code(&default.to_string())
    ));
    Some(ClientParameter { wire, location: first.location, setter, docs, default })
}

fn make_optional(operation: &mut Operation, found: &[ClientParameter]) {
    for parameter in &mut operation.parameters {
        let is_same = |known: &&ClientParameter| {
            known.wire == parameter.wire
                && known.location == parameter.location
                && parameter.required
                && parameter.default.as_ref() == Some(&known.default)
        };
        let Some(known) = found.iter().find(is_same) else { continue };
        parameter.required = false;
        parameter.is_client_parameter = true;
        if REQUEST_METHODS.contains(&parameter.name.bare()) {
            parameter.name = parameter.name.with_suffix("_parameter");
        }
        parameter.docs.extend((!parameter.docs.is_empty()).then(String::new));
        parameter.docs.push(format!("`ClientBuilder::{}` sets the value for all calls.", known.setter.bare()));
    }
}
