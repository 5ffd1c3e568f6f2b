//! Which list of a reply has the items of a page.

use crate::api::{NextPage, Type};
use crate::lower::context::types::Member;
use crate::lower::pagination::find::bare;

/// What a reply calls its items, where it has several lists.
const USUAL: [&str; 9] = ["items", "data", "results", "value", "values", "entries", "records", "list", "resources"];

/// Lists that go along with items.
const ALONG: [&str; 6] = ["errors", "errormessages", "warnings", "warningmessages", "links", "unreachable"];

/// The list that is paged: the only one of the shallowest that has any, the one with a usual name, or the one called as the
/// path ends.
pub(in crate::lower) fn list(members: &[Member], path: &str) -> Option<Member> {
    let resource = resource(path);
    let named = |list: &Member| list.0.last().map(|name| bare(name)).unwrap_or_default();
    let is_resource = |list: &Member| resource.as_ref().is_some_and(|resource| named(list).ends_with(resource));
    let lists = members.iter().filter_map(|(path, ty)| match ty {
        Type::List(item) => Some((path.clone(), (**item).clone())),
        _ => None,
    });
    let lists: Vec<Member> = lists.filter(|list| is_resource(list) || !ALONG.contains(&named(list).as_str())).collect();
    let depth = lists.iter().map(|(path, _)| path.len()).min()?;
    let shallow: Vec<&Member> = lists.iter().filter(|(path, _)| path.len() == depth).collect();
    let found = match shallow.as_slice() {
        [one] => Some(one),
        several => several
            .iter()
            .find(|list| USUAL.contains(&named(list).as_str()))
            .or_else(|| several.iter().find(|list| is_resource(list))),
    };
    found.map(|list| (*list).clone())
}

/// The list in the object that says how to go on.
pub(in crate::lower) fn beside(members: &[Member], next: &NextPage, path: &str) -> Option<Member> {
    let (NextPage::Address(at) | NextPage::Token { at, .. }) = next else { return None };
    let (_, around) = at.split_last()?;
    let beside = members.iter().filter(|(path, _)| path.split_last().is_some_and(|(_, parent)| parent == around));
    list(&beside.cloned().collect::<Vec<Member>>(), path)
}

/// What a path is the list of: the last of its segments that is no parameter.
fn resource(path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let segment = path.rsplit('/').find(|segment| !segment.is_empty() && !segment.contains('{'))?;
    Some(bare(segment)).filter(|name| name.len() > 2)
}
