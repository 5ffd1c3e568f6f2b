//! Finds the noun that the name of a list, an operation or a part refers to.

use super::singular::singular;
use super::word_roles::{WordRole, has_role};
use super::words::words;

/// Whether a role only says that something is listed, but not what.
#[must_use]
pub(in crate::lower) fn is_entry(role: &str) -> bool {
    has_role(role.strip_suffix("Item").filter(|rest| !rest.is_empty()).unwrap_or(role), WordRole::Entry)
}

/// Whether all words of a name are too general to name a type.
#[must_use]
pub(in crate::lower) fn is_general(name: &str) -> bool {
    words(name).iter().all(|word| has_role(word, WordRole::General))
}

/// Whether a word is a part of a message, which does not say what the part contains.
pub(in crate::lower) fn is_message_part(word: &str) -> bool {
    has_role(word, WordRole::MessagePart)
}

/// Whether a word is the verb of an operation.
fn is_verb(word: &str) -> bool {
    has_role(word, WordRole::ReadVerb) || has_role(word, WordRole::WriteVerb)
}

/// Whether a word is a verb, a preposition or an article.
fn is_function_word(word: &str) -> bool {
    is_verb(word) || has_role(word, WordRole::Preposition) || has_role(word, WordRole::Article)
}

/// Returns the first words that several names have in common.
#[must_use]
pub(in crate::lower) fn common_prefix(names: &[String]) -> Option<String> {
    let split: Vec<Vec<&str>> = names.iter().map(|name| words(name)).collect();
    let (first, others) = split.split_first()?;
    let begins = others.iter().map(|words| same(first.iter(), words.iter())).min()?;
    (begins > 0).then(|| first[..begins].concat())
}

fn same<'a>(one: impl Iterator<Item = &'a &'a str>, other: impl Iterator<Item = &'a &'a str>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

/// Joins two names. Words at the end of the first and the start of the second are not repeated; if that is the whole second name, as for
/// the `stat` of a `PerfStat`, the word `Inner` takes its place.
#[must_use]
pub(in crate::lower) fn join(first: &str, second: &str) -> String {
    let (before, after) = (words(first), words(second));
    let repeated = (0..=after.len()).rev().find(|count| before.ends_with(&after[..*count])).unwrap_or_default();
    match after[repeated..].concat() {
        rest if rest.is_empty() && !first.is_empty() => format!("{first}Inner"),
        rest => format!("{first}{rest}"),
    }
}

/// Returns the noun of an operation from the name of its response: `Team` for `GetTeamResponse`.
#[must_use]
pub(in crate::lower) fn subject(response: &str) -> Option<String> {
    let all = words(response.strip_suffix("Response")?);
    let rest = all.split_first().filter(|(verb, _)| is_verb(verb))?.1;
    let rest = without_articles(rest);
    let name = rest.concat();
    let one = rest.last().is_some_and(|last| singular(last).is_none() && *last != "Id");
    (one && !is_general(&name)).then_some(name)
}

fn without_articles<'w>(mut words: &'w [&'w str]) -> &'w [&'w str] {
    while let [article, after @ ..] = words
        && !after.is_empty()
        && has_role(article, WordRole::Article)
    {
        words = after;
    }
    words
}

/// Returns the noun of an item from the name of a list: `ProjectUser` for `ListProjectUsersResponse`.
#[must_use]
pub(in crate::lower) fn item_name(list: &str) -> Option<String> {
    let all = words(list);
    let mut rest = all.as_slice();
    while let [before @ .., last] = rest
        && !before.is_empty()
        && has_role(last, WordRole::Collection)
    {
        rest = before;
    }
    let mut is_list = rest.len() < all.len();
    if let [verb, after @ ..] = rest
        && !after.is_empty()
        && has_role(verb, WordRole::ReadVerb)
    {
        rest = after;
        is_list = true;
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
    let name = in_singular(&rest).or_else(|| is_list.then(|| rest.concat()))?;
    let is_no_noun = |word: &&str| is_function_word(word) || has_role(word, WordRole::Collection);
    (!is_general(&name) && !words(&name).iter().all(is_no_noun)).then_some(name)
}

/// Returns the words with the noun in singular: the last word, or the last one before a preposition as in `ReposForOrg`.
fn in_singular(words: &[&str]) -> Option<String> {
    let (last, before) = words.split_last()?;
    if let Some(one) = singular(last) {
        return Some(format!("{}{one}", before.concat()));
    }
    let link = words.iter().position(|word| has_role(word, WordRole::Preposition))?;
    let (head, tail) = words.split_at_checked(link)?;
    let (last, before) = head.split_last()?;
    Some(format!("{}{}{}", before.concat(), singular(last)?, tail.concat()))
}

#[cfg(test)]
mod tests {
    use super::{common_prefix, is_entry, is_general, item_name, join, subject};

    fn owned(names: &[&str]) -> Vec<String> {
        names.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_item_is_named_for_its_list() {
        for (list, one) in [
            ("Users", Some("User")),
            ("UserList", Some("User")),
            ("UsersResponse", Some("User")),
            ("ListProjectUsersResponse", Some("ProjectUser")),
            ("GetAllTheTeams", Some("Team")),
            ("ListReposForOrg", Some("RepoForOrg")),
            ("ListAnOrganizationsMembers", Some("OrganizationMember")),
            ("GetUserResponse", Some("User")),
            // Names that name no item, or are no names of lists.
            ("User", None),
            ("DataList", None),
            ("GetResponse", None),
            ("List", None),
            ("ListResponse", None),
            ("SearchList", None),
            ("", None),
        ] {
            assert_eq!(item_name(list).as_deref(), one, "{list}");
        }
    }

    #[test]
    fn the_subject_of_a_response_is_the_noun_of_its_operation() {
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
    fn names_of_general_words_are_general() {
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
    fn general_list_properties_are_entries() {
        for (role, entry) in
            [("Item", true), ("DataItem", true), ("Result", true), ("User", false), ("UserItem", false), ("", false)]
        {
            assert_eq!(is_entry(role), entry, "{role}");
        }
    }

    #[test]
    fn the_common_prefix_is_whole_words() {
        for (names, begin) in [
            (["PullRequestEvent", "PullRequestReview"], Some("PullRequest")),
            (["PullRequest", "PullRequest"], Some("PullRequest")),
            (["Pull", "Pulls"], None),
        ] {
            assert_eq!(common_prefix(&owned(&names)).as_deref(), begin, "{names:?}");
        }
        assert_eq!(common_prefix(&[]), None);
        assert_eq!(common_prefix(&owned(&["Alone"])), None);
    }

    #[test]
    fn join_does_not_repeat_words() {
        for (first, second, joined) in [
            ("PullRequest", "RequestEvent", "PullRequestEvent"),
            ("User", "Address", "UserAddress"),
            ("User", "User", "UserInner"),
            ("PerfStat", "Stat", "PerfStatInner"),
            ("PullRequest", "PullRequestState", "PullRequestState"),
            ("", "User", "User"),
        ] {
            assert_eq!(join(first, second), joined);
        }
    }
}
