//! Adds methods to operations whose response has several media types: one for each, which requests it and returns its type.

use crate::api::{Body, Group, Operation, Reply, ReplyBody};
use crate::lower::operation::accept::ResponseFormat;
use crate::lower::operation::ids::{Ids, short_id};
use crate::lower::operation::{accept, body};
use crate::names::{Name, media_type};
use crate::text::markdown::code;

/// Adds a method for each further format of the response.
pub(in crate::lower) fn add(mut operation: Operation, others: Vec<ResponseFormat>) -> Operation {
    let alternatives = others.into_iter().map(|other| {
        let word = media_type::short(&other.media_types[0]);
        let asked = other.media_types.iter().map(|media_type| code(media_type)).collect::<Vec<_>>().join(" or ");
        Operation {
            // The final names are made after those of all operations.
            name: Name::of_value(&word),
            accept: accept::accept(std::slice::from_ref(&other)),
            reply: Reply::One(other.body),
            // The operation is named before this once it has its name.
            docs: vec![asked],
            example: None,
            paged: None,
            answers: Vec::new(),
            ..operation.clone()
        }
    });
    operation.alternatives = alternatives.collect();
    operation
}

/// Names the additional methods of operations: one for each further media type of the response and of
/// their request body. This runs after all operations have names, so that no operation is renamed for an additional method of another.
pub(in crate::lower) fn name(groups: &mut [Group], ids: &mut Ids) {
    for (index, group) in groups.iter_mut().enumerate() {
        for operation in &mut group.operations {
            name_bodies(operation, index, ids);
            let link = link(operation);
            let like = format!("Like [`{0}`](Self::{0}), but returns", operation.name.bare());
            for alternative in &mut operation.alternatives {
                alternative.docs = vec![format!("{like} {}.", alternative.docs.concat())];
                let id = |id: &str| format!("{id} {link} {}", alternative.name.bare());
                let short = id(short_id(operation.id.text(), &operation.method, &operation.path));
                let names = [short.as_str(), &id(operation.id.text())];
                alternative.name = ids.method(index, group.source.text(), &names);
                alternative.type_name = ids.request(&names);
                name_bodies(alternative, index, ids);
            }
        }
    }
}

/// Names the methods for the media types of a request body that is required.
fn name_bodies(operation: &mut Operation, group: usize, ids: &mut Ids) {
    if let Some(body) = operation.body.as_mut().filter(|body| body.required) {
        body::name_media(&mut body.media, &operation.name, |name| ids.take_method(group, name));
    }
}

/// Returns the word before the media type: `get_picture_as_png`, but `send_giving_json` if the request body has several media types,
/// since `send_as_json` sends JSON.
fn link(operation: &Operation) -> &'static str {
    match &operation.body {
        Some(Body { media, .. }) if media.len() > 1 => "giving",
        _ => "as",
    }
}

/// Drops additional methods whose JSON has the same type as an earlier method. Runs after equal types are merged.
pub(in crate::lower) fn drop_equal(groups: &mut [Group]) {
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        let mut known: Vec<ReplyBody> = operation.reply.bodies().cloned().collect();
        operation.alternatives.retain(|alternative| {
            let Reply::One(body @ ReplyBody::Json(_)) = &alternative.reply else { return true };
            let is_new = !known.contains(body);
            known.push(body.clone());
            is_new
        });
    }
}
