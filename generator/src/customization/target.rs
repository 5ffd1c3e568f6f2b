//! Finds what the settings name: by its location, or by the name that the document has for it.

use super::Renamed;
use crate::choices::Target;
use crate::diagnostic::nearest::nearest;
use crate::document::{Document, OperationNode};
use crate::names_lock::LocationKeys;
use crate::operation_name::{is_named, nearest_id};
use crate::pointer::Pointer;

/// Returns what the text names, or what to write instead.
pub(super) fn find(document: &Document, what: Renamed, text: &str) -> Result<Vec<Target>, String> {
    match what {
        Renamed::Type => schema(document, text).map(|pointer| vec![Target::Type(pointer)]),
        Renamed::Field => field(document, text).map(|target| vec![target]).ok_or_else(|| {
            "name a property as `SCHEMA.PROPERTY`, or its location, such as `#/components/schemas/User/properties/id`"
                .to_owned()
        }),
        Renamed::Variant => {
            let mut parts =
                splits(text).filter_map(|(schema_name, value)| Some((found_schema(document, schema_name)?, value)));
            parts.next().map(|(pointer, value)| vec![Target::Member(pointer, value.to_owned())]).ok_or_else(|| {
                "name a value as `SCHEMA.VALUE`, and an alternative by its type or the value of the discriminator"
                    .to_owned()
            })
        }
        Renamed::Operation => operation(document, text).map(|node| vec![Target::Operation(node.place.clone())]),
        Renamed::Parameter => parameters(document, text),
        Renamed::Group => Ok(vec![Target::Group(text.to_owned())]),
    }
}

/// Returns the schema at a location, or the component with a name; or what to write instead.
pub(super) fn schema(document: &Document, text: &str) -> Result<Pointer, String> {
    found_schema(document, text).ok_or_else(|| {
        let names = document.components.iter().map(|(name, _)| name.as_str());
        match nearest(text, names) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "name a schema of `components`, or its location as `names.lock` has it".to_owned(),
        }
    })
}

/// Returns a location that is written as in a `$ref` or as in `names.lock`.
fn location(document: &Document, text: &str) -> Option<Pointer> {
    Pointer::of_location(text).map(|pointer| LocationKeys::of(document).located(&pointer))
}

fn found_schema(document: &Document, text: &str) -> Option<Pointer> {
    if let Some(pointer) = location(document, text) {
        let pointer = document.target(&pointer).clone();
        return document.schemas.contains_key(&pointer).then_some(pointer);
    }
    document.component(text).map(|pointer| document.target(pointer).clone())
}

fn field(document: &Document, text: &str) -> Option<Target> {
    if let Some(pointer) = location(document, text)
        && (document.schemas.contains_key(&pointer) || document.references.contains_key(&pointer))
    {
        return Some(Target::Field(pointer));
    }
    splits(text).find_map(|(name, property)| {
        let pointer = found_schema(document, name)?;
        let own = pointer.child("properties").child(property);
        let is_own = document.schemas.get(&pointer)?.properties.contains_key(property);
        Some(if is_own { Target::Field(own) } else { Target::Member(pointer, property.to_owned()) })
    })
}

/// Returns the parts before and after each full stop: names in documents may have some.
fn splits(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices('.')
        .map(|(at, stop)| (&text[..at], &text[at + stop.len()..]))
        .filter(|(_, member)| !member.is_empty())
}

fn operation<'d>(document: &'d Document, text: &str) -> Result<&'d OperationNode, String> {
    let is_meant = |node: &&OperationNode| is_named(text, node, |one, other| one == other);
    document.operations.iter().find(is_meant).ok_or_else(|| match nearest_id(text, document.operations.iter()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "name an `operationId`, or a method and a path such as `GET /users`".to_owned(),
    })
}

/// Returns the parameter at a location, or those of an operation with a name.
fn parameters(document: &Document, text: &str) -> Result<Vec<Target>, String> {
    if let Some(pointer) = location(document, text) {
        let pointer = document.target(&pointer).clone();
        if document.parameters.contains_key(&pointer) {
            return Ok(vec![Target::Parameter(pointer)]);
        }
    }
    for (name, parameter) in splits(text) {
        let Ok(node) = operation(document, name) else { continue };
        let all = node.parameters.iter().chain(&node.shared_parameters).map(|pointer| document.target(pointer));
        let is_meant = |pointer: &&Pointer| {
            document.parameters.get(*pointer).is_some_and(|found| found.parameter_data_ref().name == parameter)
        };
        let found: Vec<Target> = all.filter(is_meant).cloned().map(Target::Parameter).collect();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Err("name a parameter as `OPERATION.PARAMETER`, or its location, such as `#/components/parameters/Page`".to_owned())
}
