//! Writes the documentation of types without a description, from their origins.

use crate::api::TypeDef;
use crate::lower::definitions::origin::{OperationPart, Part, Section, Subject};
use crate::text::markdown::{code, prose};

/// Returns a sentence about a type. `is_shared` means that other parts of the document have the same type.
pub(in crate::lower) fn sentence(subject: &Subject, is_shared: bool) -> String {
    let others = if is_shared { " and others" } else { "" };
    let of = |id: &str| format!("{}{others}", code(id));
    match subject {
        Subject::Operation(id, OperationPart::Body) => format!("The request body of {}.", code(id)),
        Subject::Operation(id, OperationPart::Headers) => format!("The response headers of {}.", of(id)),
        Subject::Operation(id, OperationPart::Response) => format!("The response of {}.", of(id)),
        Subject::Operation(id, OperationPart::Error) => format!("An error response of {}.", code(id)),
        Subject::Operation(id, OperationPart::Parameter) => format!("A parameter of {}.", code(id)),
        Subject::Webhook(name) => format!("The payload of the webhook {}.", code(name)),
        Subject::OfComponent(name, role) => format!("The {} of {}.", prose(role), code(name)),
        Subject::ItemOfComponent(name) => format!("An item of {}.", code(name)),
        Subject::Shared(Section::RequestBodies, name) => format!("The request body {}.", code(name)),
        Subject::Shared(Section::Responses, name) => format!("The response {}.", code(name)),
        Subject::Shared(Section::Parameters, name) => format!("The parameter {}.", code(name)),
        Subject::HeadersOfShared(name) => format!("The headers of the response {}.", code(name)),
        Subject::Headers(names) => {
            let names: Vec<String> = names.iter().map(|name| code(name)).collect();
            format!("The header{} {}.", if names.len() == 1 { "" } else { "s" }, names.join(", "))
        }
        Subject::Item(list) => match &**list {
            Subject::Operation(id, _) => format!("An item in the response of {}.", of(id)),
            Subject::Webhook(name) => format!("An item in the payload of the webhook {}.", code(name)),
            other => sentence(other, is_shared),
        },
    }
}

/// Returns a sentence about a part of a type. A type that is `apart` is not linked to the whole.
pub(in crate::lower) fn of_part(parent: &TypeDef, role: &str, part: &Part, apart: bool, is_shared: bool) -> String {
    let whole = if apart { format!("`{}`", parent.name) } else { format!("[`{}`]", parent.name) };
    let others = if is_shared { " and others" } else { "" };
    let is_variant = parent.kind.is_union();
    match part {
        Part::With(member) if is_variant => format!("The variant of {whole}{others} with {}.", code(member)),
        Part::Item(_) if is_variant => format!("An item of {whole}{others}."),
        Part::Item(list) => format!("One of the {} of {whole}{others}.", code(list)),
        Part::Role if is_variant => format!("The variant {} of {whole}{others}.", code(role)),
        Part::Role | Part::With(_) => format!("{} of {whole}{others}.", code(role)),
    }
}
