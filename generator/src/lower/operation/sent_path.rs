//! Separates the route of a path from queries and fragments, which some documents write into paths to define several operations. No
//! request has a fragment, and a placeholder in the query is sent as a query parameter.

use crate::api::{Location, Parameter, Style};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::OperationNode;

/// Returns the route of a path, without the pairs of its query that are parameters.
pub(in crate::lower) fn route(path: &str) -> String {
    let sent = before_fragment(path);
    let slash = if sent.starts_with('/') { "" } else { "/" };
    let Some((route, query)) = sent.split_once('?') else { return format!("{slash}{sent}") };
    let fixed: Vec<&str> = query.split('&').filter(|pair| placeholder(pair).is_none()).collect();
    let mark = if fixed.is_empty() { "" } else { "?" };
    format!("{slash}{route}{mark}{}", fixed.join("&"))
}

/// Returns the path without its fragment.
pub(in crate::lower) fn before_fragment(path: &str) -> &str {
    path.split('#').next().unwrap_or(path)
}

/// Reports a fragment in a path.
pub(in crate::lower) fn fragment(node: &OperationNode) -> Option<Diagnostic> {
    node.path.contains('#').then(|| {
        Diagnostic::note(Code::FragmentInPath, &node.pointer, "the path has a fragment")
            .outcome("the fragment is not sent")
            .help("distinguish the operations of a path by parameters or the request body")
    })
}

/// Returns the key of a placeholder in the query of a path, such as `sort` for `order` in `/things?sort={order}`.
pub(in crate::lower) fn in_query<'p>(path: &'p str, name: &str) -> Option<&'p str> {
    let (_, query) = before_fragment(path).split_once('?')?;
    query.split('&').find_map(|pair| placeholder(pair).filter(|(_, placed)| *placed == name)).map(|(key, _)| key)
}

/// Whether a parameter fills a placeholder in the query of a path. A path parameter that does becomes a query parameter.
pub(in crate::lower) fn is_query_parameter(parameter: &mut Parameter, key: &str, name: &str) -> bool {
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

/// Splits `key={name}` into key and name.
fn placeholder(pair: &str) -> Option<(&str, &str)> {
    let (key, value) = pair.split_once('=')?;
    let name = value.strip_prefix('{')?.strip_suffix('}')?;
    (!key.is_empty() && !key.contains('{') && !name.contains(['{', '}'])).then_some((key, name))
}

#[cfg(test)]
mod tests {
    use super::{before_fragment, in_query, is_query_parameter, placeholder, route};
    use crate::api::{Location, Parameter, Style, Type};
    use crate::names::Name;
    use crate::pointer::Pointer;

    #[test]
    fn a_path_template_has_no_fragment_and_no_query_placeholders() {
        for (path, sent) in [
            ("/a/{b}", "/a/{b}"),
            ("a", "/a"),
            ("", "/"),
            ("/a#b", "/a"),
            ("#b", "/"),
            ("/a?b=1", "/a?b=1"),
            ("/a?b={c}", "/a"),
            ("/a?b={c}&d=1&e={f}", "/a?d=1"),
            ("/a#b?c={d}", "/a"),
            ("/a?b=1#c", "/a?b=1"),
            // A placeholder that is not the whole value stays.
            ("/a?b=x{c}", "/a?b=x{c}"),
            ("/a?{b}", "/a?{b}"),
            ("/a?", "/a?"),
        ] {
            assert_eq!(route(path), sent, "{path}");
        }
    }

    #[test]
    fn a_fragment_begins_at_the_first_number_sign() {
        for (path, before) in [("/a#b#c", "/a"), ("/a", "/a"), ("#", ""), ("", "")] {
            assert_eq!(before_fragment(path), before);
        }
    }

    #[test]
    fn a_query_placeholder_is_the_value_of_its_parameter() {
        for (path, name, key) in [
            ("/a?sort={order}", "order", Some("sort")),
            ("/a?b=1&sort={order}", "order", Some("sort")),
            ("/a?sort={order}#b", "order", Some("sort")),
            ("/a?sort={order}", "sort", None),
            ("/a/{order}", "order", None),
            ("/a#?sort={order}", "order", None),
        ] {
            assert_eq!(in_query(path, name), key, "{path}");
        }
    }

    #[test]
    fn a_query_placeholder_is_a_whole_value() {
        for (pair, parts) in [
            ("a={b}", Some(("a", "b"))),
            ("a={}", Some(("a", ""))),
            ("={b}", None),
            ("a={b}{c}", None),
            ("a=x{b}", None),
            ("{a}={b}", None),
            ("a", None),
            ("a=b", None),
        ] {
            assert_eq!(placeholder(pair), parts, "{pair}");
        }
    }

    #[test]
    fn a_path_parameter_with_its_placeholder_in_the_query_is_a_query_parameter() {
        for (location, wire, stands, becomes) in [
            (Location::Path, "order", true, (Location::Query, "sort")),
            (Location::Path, "sort", false, (Location::Path, "sort")),
            (Location::Query, "sort", true, (Location::Query, "sort")),
            (Location::Query, "order", true, (Location::Query, "order")),
            (Location::Query, "other", false, (Location::Query, "other")),
            (Location::Header, "order", false, (Location::Header, "order")),
        ] {
            let mut parameter = Parameter {
                pointer: Pointer::root(),
                wire: wire.to_owned(),
                name: Name::of_value(wire),
                location,
                style: Style::SIMPLE,
                fields: Vec::new(),
                required: true,
                docs: Vec::new(),
                deprecated: false,
                ty: Type::String,
                example: None,
                default: None,
                is_client_parameter: false,
            };
            assert_eq!(is_query_parameter(&mut parameter, "sort", "order"), stands, "{location:?} {wire}");
            assert_eq!((parameter.location, parameter.wire.as_str()), becomes);
        }
    }
}
