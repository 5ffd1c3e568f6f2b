//! How a list's pages follow each other where an extension of the operation says it, as the documents of several vendors do:
//!
//! | extension | says |
//! |---|---|
//! | `x-ms-pageable` | the member with the next address (`nextLinkName`), the list (`itemName`, else `value`) |
//! | `x-speakeasy-pagination` | `type`, the parameters (`inputs`), and the list, cursor or address as JSON paths (`outputs`) |
//! | `x-fern-pagination` | parameters as `$request.name`, the list, cursor or address as `$response.member` |
//!
//! What is said goes before what names suggest. What is not understood is told, and names decide.

use serde_json::Value;

use super::pagination::Member;
use super::types::Types;
use crate::api::{Location, NextPage, Paged, Parameter, Type};
use crate::diagnostic::Diagnostic;
use crate::document::OperationNode;

/// What an extension says of an operation.
pub(super) enum Told {
    /// Its pages follow each other so.
    Paged(Paged),
    /// All comes at once.
    NotPaged,
}

/// What the extensions of an operation say, if they say anything that can be done.
pub(super) fn told(
    types: &mut Types<'_>,
    node: &OperationNode,
    reply: &Type,
    parameters: &[Parameter],
    list: &dyn Fn(&NextPage) -> Option<Member>,
) -> Option<Told> {
    type Reader = for<'e> fn(&Extension<'_, 'e>) -> Result<Option<Said>, Fault>;
    let readers: [(&str, Reader); 3] =
        [("x-ms-pageable", microsoft), ("x-speakeasy-pagination", speakeasy), ("x-fern-pagination", fern)];
    let (name, value, read) = readers
        .into_iter()
        .find_map(|(name, read)| Some((name, node.operation.extensions.get(name)?.clone(), read)))?;
    let extension = Extension { value: &value, types, reply, parameters };
    let paged = read(&extension).and_then(|said| {
        let Some(Said { items, next }) = said else { return Ok(Told::NotPaged) };
        let (items, item) = match items {
            Some(path) => extension.list(path)?,
            None => list(&next).ok_or_else(|| Fault::at(&[], "does not say which list of the reply is paged"))?,
        };
        Ok(Told::Paged(Paged { item, items, next, more: None }))
    });
    match paged {
        Ok(told) => Some(told),
        Err(fault) => {
            let place = fault.at.iter().fold(node.pointer.child(name), |place, key| place.child(key));
            types.diagnostics.push(
                Diagnostic::warning("paging-not-understood", &place, format!("`{name}` {}", fault.what))
                    .help("mend the extension; until then, the names of parameters and members tell how pages follow"),
            );
            None
        }
    }
}

struct Said {
    items: Option<Vec<String>>,
    next: NextPage,
}

/// What can't be done of an extension, and where in it.
struct Fault {
    at: Vec<String>,
    what: String,
}

impl Fault {
    fn at(at: &[&str], what: impl Into<String>) -> Self {
        Self { at: at.iter().map(ToString::to_string).collect(), what: what.into() }
    }
}

struct Extension<'a, 'e> {
    value: &'e Value,
    types: &'a Types<'a>,
    reply: &'a Type,
    parameters: &'a [Parameter],
}

fn microsoft(extension: &Extension<'_, '_>) -> Result<Option<Said>, Fault> {
    if extension.value.get("nextLinkName").is_some_and(Value::is_null) {
        return Ok(None);
    }
    let next = extension.text(&["nextLinkName"]).ok_or_else(|| Fault::at(&[], "has no `nextLinkName`"))?;
    let items = extension.text(&["itemName"]).unwrap_or("value");
    let next = NextPage::Address(extension.member(&["nextLinkName"], names(next))?);
    Ok(Some(Said { items: Some(names(items)), next }))
}

fn speakeasy(extension: &Extension<'_, '_>) -> Result<Option<Said>, Fault> {
    let input = |kind: &str| {
        let inputs = extension.value["inputs"].as_array().into_iter().flatten().enumerate();
        let mut found = inputs.filter(|(_, input)| input["type"] == kind);
        found.next().map(|(index, input)| (index.to_string(), input))
    };
    let sent = |kind: &str| match input(kind) {
        Some((index, input)) if input["in"] != "parameters" => {
            Err(Fault::at(&["inputs", &index], "sends its position in the body, which is not done"))
        }
        Some((index, input)) => {
            extension.parameter(&["inputs", &index, "name"], input["name"].as_str().unwrap_or_default())
        }
        None => Err(Fault::at(&["inputs"], format!("has no input of type `{kind}`"))),
    };
    let output = |key: &str| extension.path(&["outputs", key], "$");
    let next = match extension.value["type"].as_str() {
        Some("cursor") => {
            let at = output("nextCursor")?.ok_or_else(|| Fault::at(&["outputs"], "has no `nextCursor`"))?;
            NextPage::Token { at, sent: sent("cursor")? }
        }
        Some("url") => {
            NextPage::Address(output("nextUrl")?.ok_or_else(|| Fault::at(&["outputs"], "has no `nextUrl`"))?)
        }
        Some("offsetLimit") if input("offset").is_some() => NextPage::Skip(in_query(sent("offset")?)?),
        Some("offsetLimit") => NextPage::Page(in_query(sent("page")?)?),
        _ => return Err(Fault::at(&["type"], "is of no known type")),
    };
    Ok(Some(Said { items: extension.items(&["outputs", "results"], "$")?, next }))
}

fn fern(extension: &Extension<'_, '_>) -> Result<Option<Said>, Fault> {
    if extension.value == &Value::Bool(false) {
        return Ok(None);
    }
    let sent = |key: &str| {
        let written = extension.text(&[key]).unwrap_or_default();
        let name = written.strip_prefix("$request.").filter(|name| !name.contains(['.', '[']));
        extension.parameter(&[key], name.unwrap_or(written))
    };
    let received = |key: &str| extension.path(&[key], "$response");
    let address = received("next_uri")?.map_or_else(|| received("next_path"), |at| Ok(Some(at)))?;
    let next = match (received("next_cursor")?, address) {
        (Some(at), _) => NextPage::Token { at, sent: sent("cursor")? },
        (None, Some(at)) => NextPage::Address(at),
        (None, None) if extension.value["offset"].is_string() => {
            let name = in_query(sent("offset")?)?;
            // With a step it counts items, without one pages.
            if extension.value["step"].is_null() { NextPage::Page(name) } else { NextPage::Skip(name) }
        }
        (None, None) => return Err(Fault::at(&[], "says neither a cursor, nor an offset, nor an address")),
    };
    Ok(Some(Said { items: extension.items(&["results"], "$response")?, next }))
}

fn in_query((location, name): (Location, String)) -> Result<String, Fault> {
    if location == Location::Query {
        Ok(name)
    } else {
        Err(Fault::at(&[], "counts in what is no parameter of the query"))
    }
}

impl Extension<'_, '_> {
    fn text(&self, at: &[&str]) -> Option<&str> {
        at.iter().try_fold(self.value, |value, key| value.get(key))?.as_str()
    }

    /// The parameter of a name, where it can be set for each page.
    fn parameter(&self, at: &[&str], name: &str) -> Result<(Location, String), Fault> {
        let named = self.parameters.iter().find(|parameter| {
            parameter.wire == name && matches!(parameter.location, Location::Query | Location::Header)
        });
        let named =
            named.ok_or_else(|| Fault::at(at, format!("names no parameter of the query or headers: `{name}`")))?;
        Ok((named.location, named.wire.clone()))
    }

    /// The members that a path leads to, if there is one.
    fn path(&self, at: &[&str], root: &str) -> Result<Option<Vec<String>>, Fault> {
        let Some(written) = self.text(at) else { return Ok(None) };
        let path = relative(written, root)
            .ok_or_else(|| Fault::at(at, format!("has a path of another kind than `{root}.member`")))?;
        self.member(at, path).map(Some)
    }

    /// The same of a list, which may be the reply itself; what it is, is seen later.
    fn items(&self, at: &[&str], root: &str) -> Result<Option<Vec<String>>, Fault> {
        if self.text(at) == Some(root) { Ok(Some(Vec::new())) } else { self.path(at, root) }
    }

    fn member(&self, at: &[&str], path: Vec<String>) -> Result<Vec<String>, Fault> {
        match self.types.member(self.reply, &path) {
            Some(_) => Ok(path),
            None => Err(Fault::at(at, format!("names what the reply does not have: `{}`", path.join(".")))),
        }
    }

    fn list(&self, path: Vec<String>) -> Result<Member, Fault> {
        match self.types.member(self.reply, &path) {
            Some(Type::List(item)) => Ok((path, *item)),
            _ => Err(Fault::at(&[], format!("pages what is no list of the reply: `{}`", path.join(".")))),
        }
    }
}

/// `$.data.items` below `$` is `data`, `items`; anything that is more than members is nothing.
fn relative(written: &str, root: &str) -> Option<Vec<String>> {
    let members = written.strip_prefix(root)?.strip_prefix('.')?;
    (!members.contains(['[', '*', '?']) && !members.contains("..")).then(|| names(members))
}

fn names(path: &str) -> Vec<String> {
    path.split('.').map(str::to_owned).collect()
}
