//! What is sent of a path. Documents also write queries and fragments into paths, to have an operation for each: no request
//! carries a fragment, and what stands for a parameter of the query is sent as one.

use crate::api::{Location, Parameter, Style};
use crate::diagnostic::Diagnostic;
use crate::document::OperationNode;

/// The route that a path says, without what parameters say anew.
pub(in crate::lower) fn route(path: &str) -> String {
    let sent = before_fragment(path);
    let slash = if sent.starts_with('/') { "" } else { "/" };
    let Some((route, query)) = sent.split_once('?') else { return format!("{slash}{sent}") };
    let fixed: Vec<&str> = query.split('&').filter(|pair| placeholder(pair).is_none()).collect();
    let mark = if fixed.is_empty() { "" } else { "?" };
    format!("{slash}{route}{mark}{}", fixed.join("&"))
}

/// The path without its fragment.
pub(in crate::lower) fn before_fragment(path: &str) -> &str {
    path.split('#').next().unwrap_or(path)
}

/// Says that a fragment is not sent.
pub(in crate::lower) fn fragment(node: &OperationNode) -> Option<Diagnostic> {
    node.path.contains('#').then(|| {
        Diagnostic::note("fragment-in-path", &node.pointer, "what stands behind `#` in a path is not sent")
            .help("say by parameters or the body what tells the operations of a path apart")
    })
}

/// The parameter of the query that a placeholder stands for, in a path such as `/things?sort={order}`.
pub(in crate::lower) fn in_query<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    let (_, query) = before_fragment(path).split_once('?')?;
    query.split('&').find_map(|pair| placeholder(pair).filter(|(_, placed)| *placed == name)).map(|(key, _)| key)
}

/// Whether a parameter is what a placeholder in the path's query stands for; described as one of the path, it becomes one of the
/// query.
pub(in crate::lower) fn stands_in_query(parameter: &mut Parameter, key: &str, name: &str) -> bool {
    match parameter.location {
        Location::Query => parameter.wire == key || parameter.wire == name,
        Location::Path if parameter.wire == name => {
            parameter.location = Location::Query;
            parameter.style = Style::FORM;
            key.clone_into(&mut parameter.wire);
            true
        }
        _ => false,
    }
}

/// `key={name}` by its two parts.
fn placeholder(pair: &str) -> Option<(&str, &str)> {
    let (key, value) = pair.split_once('=')?;
    let name = value.strip_prefix('{')?.strip_suffix('}')?;
    (!key.is_empty() && !key.contains('{') && !name.contains(['{', '}'])).then_some((key, name))
}
