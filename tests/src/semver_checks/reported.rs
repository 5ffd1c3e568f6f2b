//! Whether a change that `compare` reports is what cargo-semver-checks finds: both name an item, the one as a user calls it, the other as
//! it is declared.

use generator::internals::api::{Api, Operation, Reply};
use generator::internals::compare::{Change, Difference, Kind};

use super::findings::Finding;

/// An item of a finding.
#[derive(Debug, PartialEq, Eq)]
struct Subject {
    /// The item that it belongs to, or itself, as `compare` calls it.
    owner: String,
    /// A field, variant or method of the owner.
    member: Option<String>,
}

/// Whether a change is about the item of a finding.
#[must_use]
pub fn is_about(change: &Change, finding: &Finding, (old, new): (&Api, &Api)) -> bool {
    let words = words(&finding.item);
    let subjects: Vec<Subject> =
        [old, new].into_iter().flat_map(|api| words.iter().flat_map(|word| subjects(api, word, &words))).collect();
    subjects.iter().any(|subject| change.items.iter().any(|item| is_same(change, &item.path, subject)))
}

/// Returns the names in the text of a finding, without the place in a file.
fn words(item: &str) -> Vec<&str> {
    let item =
        [", previously in", " in /", " in file"].iter().fold(item, |item, end| item.split(end).next().unwrap_or(item));
    let words = item.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|word| !word.is_empty());
    words.collect()
}

/// Returns what a name can be.
fn subjects(api: &Api, word: &str, words: &[&str]) -> Vec<Subject> {
    let members: Vec<String> = words
        .iter()
        .filter(|other| **other != word && !["struct", "enum", "client", "types", "operations", "of"].contains(*other))
        .map(|other| (*other).trim_start_matches("r#").to_owned())
        .collect();
    let mut subjects = Vec::new();
    let mut add = |owner: String| {
        subjects.push(Subject { owner: owner.clone(), member: None });
        subjects.extend(members.iter().map(|member| Subject { owner: owner.clone(), member: Some(member.clone()) }));
    };
    for def in &api.types {
        if def.name.as_str() == word {
            add(def.name.to_string());
        }
        // The struct of the required fields is the argument of the constructor.
        if def.required_fields.as_ref().is_some_and(|fields| fields.as_str() == word) {
            add(format!("{}::new", def.name));
        }
    }
    for group in &api.groups {
        let module = group.module.bare();
        let path = |operation: &Operation| format!("client.{module}().{}()", operation.name.bare());
        for operation in group.calls().filter(|operation| is_of(operation, word)) {
            add(path(operation));
        }
        if group.type_name.as_str() == word {
            let named = group.calls().filter(|operation| members.iter().any(|member| member == operation.name.bare()));
            named.map(path).for_each(&mut add);
        }
        // The group itself: its module, its method of the client, its struct.
        if module == word || group.type_name.as_str() == word && words.contains(&"struct") {
            add(format!("client.{module}()"));
        }
    }
    if word == "ClientBuilder" {
        members.iter().for_each(|member| add(format!("ClientBuilder::{member}()")));
    }
    subjects
}

/// Whether an operation has a request or an enum of responses of this name.
fn is_of(operation: &Operation, word: &str) -> bool {
    let responses = matches!(&operation.reply, Reply::ByStatus { name, .. } if name.as_str() == word);
    operation.type_name.as_str() == word || responses
}

fn is_same(change: &Change, path: &str, Subject { owner, member }: &Subject) -> bool {
    if path == owner {
        // A change of the whole is one of each part, but a lost trait is not.
        return change.difference != Difference::TraitLost || member.as_deref().is_none_or(is_trait(change));
    }
    let Some(member) = member else { return false };
    let of_type = format!("{owner}::{member}");
    match change.kind {
        Kind::Parameter => path == format!("{owner}.{member}()"),
        Kind::FieldSetter => path == format!("the setter of {of_type}"),
        // The variants of responses are called by the enum, and not by the operation.
        Kind::Response => path.ends_with(&format!("::{member}")),
        _ => path == of_type,
    }
}

fn is_trait(change: &Change) -> impl Fn(&str) -> bool {
    |name| change.reason.contains(&format!("`{name}`"))
}
