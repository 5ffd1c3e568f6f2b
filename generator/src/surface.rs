//! The public items of a generated crate as data: each as a user reads it, what callers depend on, and how it is sent.

pub(crate) mod client_items;
pub(crate) mod operation_items;
pub(crate) mod pagination;
pub(crate) mod type_items;
mod xml;

use std::collections::{BTreeMap, BTreeSet};

use crate::api::Api;
use crate::pointer::Pointer;

/// The kind of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A type.
    Type,
    /// The function `new` of a type.
    Constructor,
    /// A field of a struct.
    Field,
    /// The setter of a field.
    FieldSetter,
    /// A variant of an enum.
    Variant,
    /// A group of operations: a module, a Cargo feature and a method of the client.
    Group,
    /// A method that creates a request.
    Operation,
    /// A setter of a request.
    Parameter,
    /// A variant of the enum of the responses of an operation.
    Response,
    /// An error that an operation documents.
    Error,
    /// The credentials that an operation needs, or all operations without a requirement of their own.
    Security,
    /// The server that requests are sent to by default, or the server of an operation.
    Server,
    /// A setter of the client builder.
    Setting,
    /// The environment variables that `Client::from_env` reads.
    Environment,
    /// A Cargo feature that is not that of a group.
    Feature,
}

/// A public item.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub kind: Kind,
    /// Its name among the items of its kind and owner.
    pub name: String,
    /// What it is in the document: an item with another name and the same key was renamed.
    pub key: String,
    /// The item as a user reads it.
    pub text: String,
    /// What code that uses the item depends on.
    pub signature: Signature,
    /// What is sent or read for it.
    pub wire: String,
    /// Further facts of this kind, by what they are about. Only what both items have is compared: the others are changes of the signature.
    pub wire_facts: BTreeMap<String, String>,
    /// The credentials that are needed: any of these sets of schemes.
    pub credentials: Vec<Vec<String>>,
    /// Whether an operation has it from the document: a change is reported there.
    pub is_inherited: bool,
    pub traits: BTreeSet<&'static str>,
    pub deprecated: bool,
    pub docs: Vec<String>,
    pub pointer: Pointer,
    pub children: Vec<Item>,
}

/// What code that uses an item depends on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signature {
    pub arguments: Vec<Argument>,
    /// Whether the arguments are the fields of a struct.
    pub is_by_name: bool,
    /// The type of a field, the result of a method, the declaration of a type.
    pub result: String,
}

/// An argument.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Argument {
    pub name: String,
    pub ty: String,
    /// What is sent for it, wherever and however: two arguments of one type that change places are not the same.
    pub value: String,
    /// Where and how it is sent.
    pub wire: String,
}

impl Item {
    /// Returns the path of an item by which a user finds it, below that of its owner.
    pub(crate) fn path(&self, owner: &str) -> String {
        let name = &self.name;
        match self.kind {
            Kind::Type => name.clone(),
            Kind::Constructor | Kind::Field | Kind::Variant => format!("{owner}::{name}"),
            Kind::FieldSetter => format!("the setter of {owner}"),
            Kind::Group | Kind::Operation => format!("client.{name}()"),
            Kind::Parameter => format!("{owner}.{name}()"),
            Kind::Response => self.text.split('(').next().unwrap_or_default().to_owned(),
            Kind::Error => format!("status {name} of {owner}"),
            Kind::Security if owner.is_empty() => "credentials of all operations".to_owned(),
            Kind::Security => format!("credentials of {owner}"),
            Kind::Server if owner.is_empty() => "the default server".to_owned(),
            Kind::Server => format!("the server of {owner}"),
            Kind::Setting => format!("ClientBuilder::{name}()"),
            Kind::Environment => "Client::from_env()".to_owned(),
            Kind::Feature => format!("the Cargo feature {name}"),
        }
    }

    /// Whether each set of credentials that was enough for another item is enough for this one.
    pub(crate) fn needs_no_more_than(&self, other: &Self) -> bool {
        let is_enough = |given: &[String]| {
            let mut sets = self.credentials.iter();
            self.credentials.is_empty() || sets.any(|set| set.iter().all(|scheme| given.contains(scheme)))
        };
        if other.credentials.is_empty() {
            return is_enough(&[]);
        }
        other.credentials.iter().all(|given| is_enough(given))
    }

    fn new(kind: Kind, name: &str, pointer: &Pointer) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            key: name.to_owned(),
            text: String::new(),
            signature: Signature::default(),
            wire: String::new(),
            wire_facts: BTreeMap::new(),
            credentials: Vec::new(),
            is_inherited: false,
            traits: BTreeSet::new(),
            deprecated: false,
            docs: Vec::new(),
            pointer: pointer.clone(),
            children: Vec::new(),
        }
    }
}

impl Signature {
    fn result(text: &str) -> Self {
        Self { result: text.to_owned(), ..Self::default() }
    }

    fn argument(ty: &str) -> Self {
        let argument = Argument { ty: ty.to_owned(), ..Argument::default() };
        Self { arguments: vec![argument], ..Self::default() }
    }
}

impl Argument {
    /// Whether a value for this argument means the same as one for another argument.
    pub(crate) fn means(&self, other: &Self) -> bool {
        self.value == other.value || self.name == other.name
    }

    /// Writes arguments as they are declared.
    fn list(arguments: &[Self]) -> String {
        let arguments = arguments.iter().map(|Self { name, ty, .. }| format!("{name}: {ty}"));
        arguments.collect::<Vec<_>>().join(", ")
    }
}

/// The public items of a crate.
#[derive(Clone, Debug)]
pub(crate) struct Surface {
    pub types: Vec<Item>,
    /// The others: groups, operations, and the parts of the client.
    pub others: Vec<Item>,
}

impl Surface {
    pub fn of(api: &Api) -> Self {
        let mut others = client_items::items(api);
        others.extend(operation_items::items(api));
        Self { types: type_items::items(api), others }
    }
}

/// Returns a path of the document without the names of its parameters, which are not sent.
fn without_parameter_names(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut in_name = false;
    for c in path.chars() {
        match c {
            '{' => out.push_str("{}"),
            '}' => {}
            _ if in_name => {}
            _ => out.push(c),
        }
        in_name = c == '{' || in_name && c != '}';
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_parameter_names;

    #[test]
    fn the_names_of_path_parameters_do_not_count() {
        for (path, wanted) in [("/a/{b}/c", "/a/{}/c"), ("/{a}{b}", "/{}{}"), ("/a}b{", "/ab{}"), ("", "")] {
            assert_eq!(without_parameter_names(path), wanted);
        }
    }
}
