//! Names operations: their ids, their methods, and the types of their requests.

use std::collections::HashMap;

use heck::ToUpperCamelCase;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, OperationNode};
use crate::lower::api::OperationId;
use crate::lower::operation::group::Groups;
use crate::names::{Name, Scope};
use crate::names_lock::{Kind, NamesLock};
use crate::pointer::PointerMap;

/// The names of operations: unique over the whole client, since their types are re-exported side by side.
pub(in crate::lower) struct Ids {
    methods: HashMap<usize, Scope>,
    types: Scope,
    named: PointerMap<OperationNames>,
}

/// The names of one operation.
pub(in crate::lower) struct OperationNames {
    pub id: OperationId,
    pub method: Name,
    /// The name of the type of its request.
    pub request: Name,
    /// What is wrong with its `operationId`.
    pub diagnostic: Option<Diagnostic>,
}

/// A name that the runtime uses for responses without a body.
const NO_BODY: &str = "Empty";

impl Ids {
    /// Names all operations: those with names from earlier runs first, the others in the order of the document, which is that of their paths.
    pub fn new(groups: &Groups, document: &Document, lock: &NamesLock) -> Self {
        let taken = groups.groups.iter().map(|group| group.type_name.as_str()).chain([NO_BODY]);
        let types = Scope::of_operations(taken);
        let mut ids = Self { methods: HashMap::new(), types, named: PointerMap::default() };
        let chosen = chosen_requests(groups, document);
        let mut earlier = Vec::with_capacity(document.operations.len());
        for node in &document.operations {
            let name = |kind| lock.name(kind, &node.place).map(Name::of_lock);
            let method = name(Kind::Method).filter(|name| ids.methods_of(groups.index(node)).claim(name));
            let chosen = chosen.get(&node.place).filter(|name| ids.types.claim(name)).cloned();
            let request = chosen.or_else(|| name(Kind::Request).filter(|name| ids.types.claim(name)));
            earlier.push((method, request));
        }
        let mut seen = HashMap::new();
        for (node, (method, request)) in document.operations.iter().zip(earlier) {
            let group = groups.index(node);
            let (id, diagnostic) = id(node, &mut seen);
            let tag = groups.groups.get(group).map_or("", |group| group.source.text());
            let short = short_id(id.text(), &node.method, &node.path);
            let names = OperationNames {
                method: method.unwrap_or_else(|| ids.method(group, tag, &[short, id.text()])),
                request: request.unwrap_or_else(|| ids.request(&[short, id.text()])),
                diagnostic,
                id,
            };
            ids.named.insert(node.place.clone(), names);
        }
        ids
    }

    /// Returns the names of an operation. Each operation takes them once.
    pub fn take(&mut self, node: &OperationNode) -> Option<OperationNames> {
        self.named.remove(&node.place)
    }

    /// Takes the first free name for the type of a request; the last one may get a number.
    pub fn request(&mut self, ids: &[&str]) -> Name {
        let names: Vec<Name> = ids.iter().map(|id| Name::of_type(id)).collect();
        self.types.take_first(&names).unwrap_or_else(|| Name::of_type(""))
    }

    /// Takes the first free name for a method, without the tag if that is free; the last one may get a number.
    pub fn method(&mut self, group: usize, tag: &str, ids: &[&str]) -> Name {
        let names: Vec<Name> =
            ids.iter().flat_map(|id| without_tag(id, tag).into_iter().chain([*id])).map(Name::of_value).collect();
        self.methods_of(group).take_first(&names).unwrap_or_else(|| Name::of_value(""))
    }

    /// Takes a name for an additional method of an operation.
    pub fn take_method(&mut self, group: usize, name: Name) -> Name {
        self.methods_of(group).take(name)
    }

    /// The types that operations have names for.
    pub fn types(&mut self) -> &mut Scope {
        &mut self.types
    }

    fn methods_of(&mut self, group: usize) -> &mut Scope {
        self.methods.entry(group).or_insert_with(|| Scope::with_reserved(["new"]))
    }
}

/// Returns the names of the requests of operations whose method the user named: after the method, and after the group too if that is
/// one word. Two operations with one name in different groups keep the names that are made for their requests.
fn chosen_requests(groups: &Groups, document: &Document) -> PointerMap<Name> {
    let mut names = PointerMap::default();
    let mut counts: HashMap<Name, usize> = HashMap::new();
    for node in &document.operations {
        let Some(method) = document.choices.operations.get(&node.place) else { continue };
        let group = groups.groups.get(groups.index(node)).map_or("", |group| group.module.bare());
        let is_word = !method.trim_start_matches("r#").contains('_');
        let name = Name::of_type(&if is_word { format!("{method} {group}") } else { method.clone() });
        *counts.entry(name.clone()).or_default() += 1;
        names.insert(node.place.clone(), name);
    }
    names.retain(|_, name| counts.get(name) == Some(&1));
    names
}

/// Returns the id of an operation, and what is wrong with its `operationId`. `seen` has the first operation for each name of a type.
fn id<'d>(node: &'d OperationNode, seen: &mut HashMap<String, &'d OperationNode>) -> (OperationId, Option<Diagnostic>) {
    let made = || OperationId::Made(format!("{} {}", node.method.to_lowercase(), path_words(&node.path)));
    let own = node.operation.operation_id.as_deref().map(str::trim).filter(|id| id.chars().any(char::is_alphanumeric));
    let (id, diagnostic) = match own {
        None => (made(), Some(missing_id(node))),
        Some(id) => match seen.get(&id.to_upper_camel_case()) {
            Some(first) => (made(), Some(duplicate_id(node, id, first))),
            None => (OperationId::Documented(id.to_owned()), None),
        },
    };
    seen.entry(id.text().to_upper_camel_case()).or_insert(node);
    (id, diagnostic)
}

fn missing_id(node: &OperationNode) -> Diagnostic {
    Diagnostic::note(Code::MissingOperationId, &node.pointer, "the operation has no `operationId`")
        .outcome("its method is named after the HTTP method and the path")
        .help("add an `operationId`, so that the name stays when the path changes")
}

fn duplicate_id(node: &OperationNode, id: &str, first: &OperationNode) -> Diagnostic {
    let OperationNode { method, path, .. } = first;
    let message = match first.operation.operation_id.as_deref().map(str::trim).filter(|own| *own != id) {
        Some(own) => format!("the `operationId` `{id}` gives the same name as `{own}` of {method} {path}"),
        None => format!("the `operationId` `{id}` is already used by {method} {path}"),
    };
    Diagnostic::warning(Code::DuplicateOperationId, &node.pointer.child("operationId"), message)
        .outcome("without a name in `names.lock`, the method is named after the HTTP method and the path")
        .help("use a different `operationId` for each operation")
}

/// Returns an id without its tag: the method for `gists/list` of the tag `Gists` is `list`, since callers write `gists().list()`.
fn without_tag<'i>(id: &'i str, tag: &str) -> Option<&'i str> {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let tag = letters(tag);
    let ends = id.match_indices(['/', '.', ':', '_', '-', ' ']);
    let rests = ends.map(|(at, separator)| (&id[..at], &id[at + separator.len()..]));
    rests
        .filter(|(before, _)| letters(before) == tag)
        .map(|(_, rest)| rest)
        .find(|rest| rest.starts_with(char::is_alphabetic))
}

/// Returns an id without the path and the method at its end, which `FastAPI` adds to the name of the function:
/// `read_user_users__user_id__get` for `GET /users/{user_id}` is `read_user`.
pub(in crate::lower) fn short_id<'i>(id: &'i str, method: &str, path: &str) -> &'i str {
    let words = path.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let rest = std::iter::once(method).chain(words.rev()).try_fold(id, without_last_word);
    rest.filter(|rest| rest.starts_with(char::is_alphabetic)).unwrap_or(id)
}

/// Returns a text without its last word, if it is this word, and without the separators before it.
fn without_last_word<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(word.len())?;
    let (before, last) = text.split_at_checked(at)?;
    let rest = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    (last.eq_ignore_ascii_case(word) && rest.len() < before.len()).then_some(rest)
}

/// Returns the words of a path: `users by id posts` for `/users/{id}/posts`.
fn path_words(path: &str) -> String {
    let parts = path.split('/').filter(|part| !part.is_empty());
    let words: Vec<String> = parts
        .map(|part| {
            let part = part.replace('{', " by ").replace('}', " ");
            part.split_whitespace().collect::<Vec<_>>().join(" ")
        })
        .collect();
    if words.is_empty() { "root".to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::{path_words, short_id, without_tag};

    #[test]
    fn an_id_loses_its_method_and_path() {
        for (id, method, path, short) in [
            ("read_user_users__user_id__get", "GET", "/users/{user_id}", "read_user"),
            (
                "delete_recordings_recordings_start__start__delete",
                "DELETE",
                "/recordings/start/{start}",
                "delete_recordings",
            ),
            ("root__get", "GET", "/", "root"),
            // The whole id, another method, another path, or no separator.
            ("users_get", "GET", "/users", "users_get"),
            ("list_users_post", "GET", "/users", "list_users_post"),
            ("list_teams_get", "GET", "/users", "list_teams_get"),
            ("listusers_get", "GET", "/users", "listusers_get"),
            ("list_users", "GET", "/users", "list_users"),
            ("2_users_get", "GET", "/users", "2_users_get"),
        ] {
            assert_eq!(short_id(id, method, path), short);
        }
    }

    #[test]
    fn an_id_loses_its_tag() {
        for (id, tag, short) in [
            ("gists/list", "Gists", Some("list")),
            ("user_accounts.find", "User Accounts", Some("find")),
            ("gistslist", "Gists", None),
            ("list", "Gists", None),
            ("gists/2", "Gists", None),
        ] {
            assert_eq!(without_tag(id, tag), short);
        }
    }

    #[test]
    fn a_path_is_read_as_words() {
        assert_eq!(path_words("/users/{id}/posts"), "users by id posts");
        assert_eq!(path_words("/"), "root");
    }
}
