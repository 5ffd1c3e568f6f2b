//! Decides which list of a response has the items of a page.

use crate::api::{NextPage, Type};
use crate::lower::context::types::Member;
use crate::lower::pagination::vocabulary::{NameRole, has_role, normalized};

/// Returns the list that is paginated. Of the lists on the outermost level with any, it is the only one, the one with a usual name, or
/// the one that is named like the end of the path.
pub(in crate::lower) fn list(members: &[Member], path: &str) -> Option<Member> {
    let resource = resource(path);
    let named = |list: &Member| list.0.last().map(|name| normalized(name)).unwrap_or_default();
    let is_resource = |list: &Member| resource.as_ref().is_some_and(|resource| named(list).ends_with(resource));
    let lists = members.iter().filter_map(|(path, ty)| match ty {
        Type::List(item) => Some((path.clone(), (**item).clone())),
        _ => None,
    });
    let lists: Vec<Member> =
        lists.filter(|list| is_resource(list) || !has_role(&named(list), NameRole::BesideItems)).collect();
    let depth = lists.iter().map(|(path, _)| path.len()).min()?;
    let shallow: Vec<&Member> = lists.iter().filter(|(path, _)| path.len() == depth).collect();
    let found = match shallow.as_slice() {
        [one] => Some(one),
        several => several
            .iter()
            .find(|list| has_role(&named(list), NameRole::Items))
            .or_else(|| several.iter().find(|list| is_resource(list))),
    };
    found.map(|list| (*list).clone())
}

/// Returns the list in the object that has the token or link of the next page.
pub(in crate::lower) fn list_next_to(members: &[Member], next: &NextPage, path: &str) -> Option<Member> {
    let (NextPage::Address(at) | NextPage::Token { at, .. }) = next else { return None };
    let (_, around) = at.split_last()?;
    let list_next_to = members.iter().filter(|(path, _)| path.split_last().is_some_and(|(_, parent)| parent == around));
    list(&list_next_to.cloned().collect::<Vec<Member>>(), path)
}

/// Returns the resource of a path: the last segment that is not a parameter.
fn resource(path: &str) -> Option<String> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let segment = path.rsplit('/').find(|segment| !segment.is_empty() && !segment.contains('{'))?;
    Some(normalized(segment)).filter(|name| name.len() > 2)
}

#[cfg(test)]
mod tests {
    use super::{list, list_next_to, resource};
    use crate::api::{NextPage, Sent, Type};
    use crate::lower::context::types::Member;

    /// Members at dotted paths; a path that ends with `[]` is that of a list.
    fn members(paths: &[&str]) -> Vec<Member> {
        let member = |path: &&str| match path.strip_suffix("[]") {
            Some(path) => (split(path), Type::List(Box::new(Type::String))),
            None => (split(path), Type::String),
        };
        paths.iter().map(member).collect()
    }

    fn split(path: &str) -> Vec<String> {
        path.split('.').map(str::to_owned).collect()
    }

    #[test]
    fn the_items_are_the_only_list_or_the_one_with_a_usual_name_or_named_like_the_path() {
        for (paths, path, found) in [
            (["name", "people[]"].as_slice(), "/things", Some("people")),
            (&["tags[]", "items[]"], "/things", Some("items")),
            (&["tags[]", "things[]"], "/things", Some("things")),
            (&["tags[]", "all_things[]"], "/things", Some("all_things")),
            (&["tags[]", "people[]"], "/things", None),
            // The shallowest lists count.
            (&["data.items[]", "people[]"], "/things", Some("people")),
            (&["name", "data.people[]"], "/things", Some("data.people")),
            // Lists that accompany the items are not the items, unless the path has the same name.
            (&["errors[]", "people[]"], "/things", Some("people")),
            (&["errors[]"], "/things", None),
            (&["errors[]"], "/errors", Some("errors")),
            (&["name"], "/things", None),
            (&[], "/things", None),
        ] {
            let found = found.map(split);
            assert_eq!(list(&members(paths), path).map(|(path, _)| path), found, "{paths:?} of {path}");
        }
    }

    #[test]
    fn a_list_next_to_the_token_precedes_outer_lists() {
        let members = members(&["items[]", "page.people[]", "page.next"]);
        let at = split("page.next");
        for next in [NextPage::Address(at.clone()), NextPage::Token { at, sent: Sent::Query("cursor".to_owned()) }] {
            assert_eq!(list_next_to(&members, &next, "/things").map(|(path, _)| path), Some(split("page.people")));
        }
        assert_eq!(list_next_to(&members, &NextPage::Link, "/things"), None);
        assert_eq!(list_next_to(&members, &NextPage::Address(Vec::new()), "/things"), None);
    }

    #[test]
    fn the_resource_is_the_last_segment_that_is_no_parameter() {
        for (path, name) in [
            ("/teams/{id}/members", Some("members")),
            ("/teams/{id}", Some("teams")),
            ("/line-items/", Some("lineitems")),
            ("/teams?sort={order}", Some("teams")),
            ("/teams#all", Some("teams")),
            ("/{id}", None),
            ("/v1", None),
            ("", None),
        ] {
            assert_eq!(resource(path).as_deref(), name, "{path}");
        }
    }
}
