//! Finds the noun that the name of a list, an operation or a part refers to.

use super::singular::singular;
use super::words::words;

/// What the names of lists say beside what they are lists of.
const LIST: &[&str] = &["Array", "Collection", "Dict", "Get", "List", "Response", "Responses"];

/// How the names of operations begin that give what is there.
const READS: &[&str] = &["Fetch", "Find", "Get", "List", "Query", "Read", "Retrieve", "Search"];
/// How those begin that change it.
const WRITES: &[&str] =
    &["Add", "Create", "Delete", "Edit", "Patch", "Post", "Put", "Register", "Remove", "Set", "Update"];
const ARTICLES: &[&str] = &["A", "All", "An", "The"];

/// What leads from a thing to where it is: `ReposForOrg`.
const LINKS: &[&str] = &["And", "By", "For", "From", "In", "Of", "On", "Or", "To", "With"];

/// Words that say what anything may be.
const GENERAL: &[&str] = &[
    "Attribute",
    "Attributes",
    "Base",
    "Body",
    "Config",
    "Configuration",
    "Content",
    "Context",
    "Data",
    "Detail",
    "Details",
    "Element",
    "Entries",
    "Entry",
    "Error",
    "Errors",
    "Extra",
    "Info",
    "Information",
    "Item",
    "Items",
    "Key",
    "Kind",
    "Links",
    "Meta",
    "Metadata",
    "Name",
    "Object",
    "Option",
    "Options",
    "Parameter",
    "Parameters",
    "Payload",
    "Permission",
    "Permissions",
    "Properties",
    "Property",
    "Record",
    "Records",
    "Request",
    "Response",
    "Result",
    "Results",
    "Setting",
    "Settings",
    "Source",
    "State",
    "Status",
    "Target",
    "Type",
    "Value",
    "Values",
];

/// Words that say where in a message something is, and not what it is.
const PLACES: &[&str] = &["Body", "Item", "Items", "Param", "Params", "Response"];

/// What lists are called in the types that say more than the list.
const ENTRIES: &[&str] =
    &["Content", "Data", "Element", "Entry", "Item", "List", "Node", "Object", "Record", "Result", "Value"];

/// Whether a role says that something is listed, and not what.
#[must_use]
pub fn is_entry(role: &str) -> bool {
    ENTRIES.contains(&role.strip_suffix("Item").filter(|rest| !rest.is_empty()).unwrap_or(role))
}

/// Whether a name says nothing of what it is the name of.
#[must_use]
pub fn is_general(name: &str) -> bool {
    words(name).iter().all(|word| GENERAL.contains(word))
}

/// Whether a word leads to a thing rather than being one.
fn leads(word: &str) -> bool {
    READS.contains(&word) || WRITES.contains(&word) || LINKS.contains(&word) || ARTICLES.contains(&word)
}

/// What names have in common that all end with a role, if it says more than the role: how they begin, where that is two things at
/// least, and how they end. `TeamsListMembersInOrgRole` and `TeamsListMembersLegacyRole` have `TeamsListMembersRole`.
#[must_use]
pub fn common_name(names: &[String], role: &str) -> Option<String> {
    let split: Vec<Vec<&str>> = names.iter().map(|name| words(name)).collect();
    let (first, others) = split.split_first()?;
    let begins = others.iter().map(|words| same(first.iter(), words.iter())).min()?;
    let ends = others.iter().map(|words| same(first.iter().rev(), words.iter().rev())).min()?;
    let begin = beginning(&first[..begins]);
    let end = &first[(first.len() - ends).max(begins)..];
    let role = words(role);
    let (whose, what) = end.split_at(end.len().saturating_sub(role.len().max(1)));
    let whose = whose.iter().skip_while(|word| is_no_thing(word)).filter(|word| !PLACES.contains(word));
    let whose: Vec<&str> = whose.copied().collect();
    let tells = match role.as_slice() {
        [] => whose.len() > 1 && what != ["Item"],
        role => !whose.is_empty() && what == role,
    };
    let is_part = !role.is_empty() && what.iter().all(|word| PLACES.contains(word));
    let end = [&whose, what].concat().concat();
    (!end.is_empty() && !is_part && (!begin.is_empty() || tells)).then(|| join(&begin, &end))
}

/// The words up to the last that is a thing, if there are two things.
fn beginning(words: &[&str]) -> String {
    let things = words.iter().filter(|word| !is_no_thing(word)).count();
    let last = words.iter().rposition(|word| !is_no_thing(word)).filter(|_| things > 1);
    last.map_or_else(String::new, |last| words[..=last].concat())
}

/// The words that all of several names begin with.
#[must_use]
pub fn begin_alike(names: &[String]) -> Option<String> {
    let split: Vec<Vec<&str>> = names.iter().map(|name| words(name)).collect();
    let (first, others) = split.split_first()?;
    let begins = others.iter().map(|words| same(first.iter(), words.iter())).min()?;
    (begins > 0).then(|| first[..begins].concat())
}

fn is_no_thing(word: &str) -> bool {
    leads(word) || PLACES.contains(&word)
}

fn same<'a>(one: impl Iterator<Item = &'a &'a str>, other: impl Iterator<Item = &'a &'a str>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// One name behind another, without saying twice what the first ends and the second begins with.
#[must_use]
pub fn join(first: &str, second: &str) -> String {
    let (before, after) = (words(first), words(second));
    // A part that is called like the whole is not the whole.
    let said = (0..after.len()).rev().find(|count| before.ends_with(&after[..*count])).unwrap_or_default();
    format!("{first}{}", after[said..].concat())
}

/// What an operation is about whose response has this name: `GetTeamResponse` is about a `Team`.
#[must_use]
pub fn subject(response: &str) -> Option<String> {
    let all = words(response.strip_suffix("Response")?);
    let rest = all.split_first().filter(|(verb, _)| READS.contains(verb) || WRITES.contains(verb))?.1;
    let rest = without_articles(rest);
    let name = rest.concat();
    let one = rest.last().is_some_and(|last| singular(last).is_none() && *last != "Id");
    (one && !is_general(&name)).then_some(name)
}

fn without_articles<'w>(mut words: &'w [&'w str]) -> &'w [&'w str] {
    while let [article, after @ ..] = words
        && !after.is_empty()
        && ARTICLES.contains(article)
    {
        words = after;
    }
    words
}

/// One of what a list holds: `ListProjectUsersResponse` holds a `ProjectUser`; `None` when the name does not tell.
#[must_use]
pub fn item_name(list: &str) -> Option<String> {
    let all = words(list);
    let mut rest = all.as_slice();
    while let [before @ .., last] = rest
        && !before.is_empty()
        && LIST.contains(last)
    {
        rest = before;
    }
    let mut told = rest.len() < all.len();
    if let [verb, after @ ..] = rest
        && !after.is_empty()
        && READS.contains(verb)
    {
        rest = after;
        told = true;
    }
    let bare = without_articles(rest);
    let article = rest[..rest.len() - bare.len()].last();
    let mut rest = bare.to_vec();
    // `AnOrganizationsMembers` are the members of an organization.
    let owner =
        rest.first().filter(|_| article.is_some_and(|article| matches!(*article, "A" | "An")) && bare.len() > 1);
    let owner = owner.and_then(|owner| singular(owner));
    if let (Some(owner), Some(first)) = (&owner, rest.first_mut()) {
        *first = owner;
    }
    let name = one_of(&rest).or_else(|| told.then(|| rest.concat()))?;
    let is_verb = |word: &&str| leads(word) || LIST.contains(word);
    (!is_general(&name) && !words(&name).iter().all(is_verb)).then_some(name)
}

/// The words with the last that is a plural in the singular; of `ReposForOrg` it is the first that may be.
fn one_of(words: &[&str]) -> Option<String> {
    let (last, before) = words.split_last()?;
    if let Some(one) = singular(last) {
        return Some(format!("{}{one}", before.concat()));
    }
    let link = words.iter().position(|word| LINKS.contains(word))?;
    let (head, tail) = words.split_at_checked(link)?;
    let (last, before) = head.split_last()?;
    Some(format!("{}{}{}", before.concat(), singular(last)?, tail.concat()))
}

#[cfg(test)]
mod tests {
    use super::{
        ARTICLES, ENTRIES, GENERAL, LINKS, LIST, PLACES, READS, WRITES, begin_alike, in_common, is_entry, is_general,
        join, subject, thing, words,
    };

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn words_are_listed_once_in_order_and_are_single_words() {
        for list in [LIST, READS, WRITES, ARTICLES, LINKS, GENERAL, PLACES, ENTRIES] {
            assert!(list.is_sorted_by(|before, after| before < after), "{list:?}");
            assert!(list.iter().all(|word| words(word) == [*word]), "{list:?}");
        }
    }

    #[test]
    fn the_name_of_a_list_names_what_it_holds() {
        for (list, one) in [
            ("Users", Some("User")),
            ("UserList", Some("User")),
            ("UsersResponse", Some("User")),
            ("ListProjectUsersResponse", Some("ProjectUser")),
            ("GetAllTheTeams", Some("Team")),
            ("ListReposForOrg", Some("RepoForOrg")),
            ("ListAnOrganizationsMembers", Some("OrganizationMember")),
            ("GetUserResponse", Some("User")),
            // Names that name no thing, or are no names of lists.
            ("User", None),
            ("DataList", None),
            ("GetResponse", None),
            ("List", None),
            ("ListResponse", None),
            ("SearchList", None),
            ("", None),
        ] {
            assert_eq!(thing(list).as_deref(), one, "{list}");
        }
    }

    #[test]
    fn the_name_of_a_response_names_what_its_operation_is_about() {
        for (response, one) in [
            ("GetTeamResponse", Some("Team")),
            ("CreateAUserResponse", Some("User")),
            ("UpdatePullRequestReviewResponse", Some("PullRequestReview")),
            // No verb, several things, an identifier, or words that may be anything.
            ("TeamResponse", None),
            ("GetTeamsResponse", None),
            ("GetTeamIdResponse", None),
            ("GetStatusResponse", None),
            ("GetResponse", None),
            ("GetTeam", None),
        ] {
            assert_eq!(subject(response).as_deref(), one, "{response}");
        }
    }

    #[test]
    fn general_words_say_nothing_of_what_they_name() {
        for (name, general) in [
            ("Data", true),
            ("ErrorDetails", true),
            ("RequestBody", true),
            ("UserDetails", false),
            ("User", false),
            ("", false),
        ] {
            assert_eq!(is_general(name), general, "{name}");
        }
    }

    #[test]
    fn entries_say_that_something_is_listed() {
        for (role, entry) in
            [("Item", true), ("DataItem", true), ("Result", true), ("User", false), ("UserItem", false), ("", false)]
        {
            assert_eq!(is_entry(role), entry, "{role}");
        }
    }

    #[test]
    fn names_with_the_same_role_have_their_beginning_and_end_in_common() {
        for (names, role, common) in [
            (["TeamsListMembersInOrgRole", "TeamsListMembersLegacyRole"], "Role", Some("TeamsListMembersRole")),
            (["UserStatus", "OrderStatus"], "Status", None),
            (["UserReviewState", "OrderReviewState"], "State", Some("ReviewState")),
            (["GetUserBody", "GetOrderBody"], "Body", None),
        ] {
            assert_eq!(in_common(&owned(&names), role).as_deref(), common, "{names:?}");
        }
        assert_eq!(in_common(&[], "Role"), None);
    }

    #[test]
    fn names_begin_alike_with_whole_words() {
        for (names, begin) in [
            (["PullRequestEvent", "PullRequestReview"], Some("PullRequest")),
            (["PullRequest", "PullRequest"], Some("PullRequest")),
            (["Pull", "Pulls"], None),
        ] {
            assert_eq!(begin_alike(&owned(&names)).as_deref(), begin, "{names:?}");
        }
        assert_eq!(begin_alike(&[]), None);
        assert_eq!(begin_alike(&owned(&["Alone"])), None);
    }

    #[test]
    fn a_joined_name_repeats_no_words_where_its_parts_meet() {
        for (first, second, joined) in [
            ("PullRequest", "RequestEvent", "PullRequestEvent"),
            ("User", "Address", "UserAddress"),
            ("User", "User", "UserUser"),
            ("PullRequest", "PullRequestState", "PullRequestState"),
            ("", "User", "User"),
        ] {
            assert_eq!(join(first, second), joined);
        }
    }
}
