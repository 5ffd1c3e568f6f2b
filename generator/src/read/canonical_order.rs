//! Puts what was read into an order that does not depend on how the document is written: nobody who uses the client should notice that
//! the keys of an object, or parameters, changed places. Later stages decide by the order which of several equal things comes first.
//!
//! [`Document`] remembers the written order, in which the items of the client are declared.

use std::rc::Rc;

use indexmap::IndexMap;
use openapiv3::{MediaType, StatusCode};

use crate::document::{Document, OperationNode};
use crate::schema::Schema;

/// Sorts everything whose order has no meaning.
pub(super) fn sort(document: &mut Document) {
    document.components.sort();
    document.schemes.sort_keys();
    for (position, node) in document.operations.iter_mut().chain(&mut document.webhooks).enumerate() {
        node.position = position;
        sort_responses(node);
    }
    document.operations.sort_by(|one, other| place(one).cmp(&place(other)));
    document.webhooks.sort_by(|one, other| place(one).cmp(&place(other)));
    // Nobody else has the schemas yet.
    document.schemas.values_mut().filter_map(Rc::get_mut).for_each(sort_schema);
    document.bodies.values_mut().for_each(|body| sort_content(&mut body.content));
    for response in document.responses.values_mut() {
        sort_content(&mut response.content);
        response.headers.sort_keys();
    }
}

fn sort_schema(schema: &mut Schema) {
    schema.properties.sort_keys();
    schema.pattern_properties.sort_keys();
    schema.required.sort();
    if let Some(discriminator) = &mut schema.discriminator {
        discriminator.mapping.sort_keys();
    }
}

fn sort_responses(node: &mut OperationNode) {
    let rank = |status: &StatusCode| match status {
        StatusCode::Code(code) => (code / 100, *code),
        // A range is for the statuses that have no response of their own.
        StatusCode::Range(range) => (*range, u16::MAX),
    };
    node.operation.responses.responses.sort_by(|one, _, other, _| rank(one).cmp(&rank(other)));
}

/// Sorts what is within media types. They keep the order of the document, whose first media type is the one that callers should prefer.
fn sort_content(content: &mut IndexMap<String, MediaType>) {
    content.values_mut().for_each(|media| media.encoding.sort_keys());
}

/// The place of an operation: by its path, then by its method. Operations take their names in this order.
fn place(node: &OperationNode) -> (&str, &str, &str) {
    (&node.path, &node.method, node.pointer.as_str())
}
