//! The passes over the whole API, in their order.

use crate::api::Api;
use crate::document::Document;
use crate::lower::context::sent_form::SentForm;
use crate::lower::definitions::draft::Draft;
use crate::lower::naming::{self, alias_placement, shared_types};
use crate::lower::operation::{form, media_type_methods};
use crate::lower::passes::{
    dedupe, discriminator_values, large, merge_patch, reachability, read_write_only, recursion,
};
use crate::lower::service::security;

/// What the passes change.
pub(in crate::lower) struct Unfinished<'a> {
    pub document: &'a Document,
    /// The API, in which the types are missing.
    pub api: Api,
    /// The types, by their numbers.
    pub defs: Vec<Draft>,
    /// The components that are sent as forms.
    pub forms: Vec<SentForm>,
}

/// Each with the reason for its position.
const PASSES: [fn(&mut Unfinished<'_>); 14] = [
    // Before types are compared: two variants that differ in their preset value are two types.
    |it| discriminator_values::preset(&mut it.defs),
    // Before types are compared: the form takes the component's place in them.
    |it| form::replace_components(&mut it.defs, &mut it.api, std::mem::take(&mut it.forms)),
    // Before anything is counted or named: equal types become one.
    |it| dedupe::dedupe(&mut it.defs, &mut it.api),
    // After equal types are one: methods for media types with the same type are equal then.
    |it| media_type_methods::drop_equal(&mut it.api.groups),
    // Anywhere after the operations are made.
    |it| security::say_once(it.document, &mut it.api),
    // After equal types are one, so that a patch and its other uses stay one type.
    |it| merge_patch::members_may_be_null(&mut it.defs, &mut it.api),
    // After all that drops uses, and before all that follows: nothing that is dropped is named or boxed.
    |it| reachability::prune(&mut it.defs, &mut it.api),
    // After unused types are dropped: a name depends on the uses that are left.
    |it| shared_types::settle(&mut it.defs),
    // After the last change of what types hold.
    |it| recursion::boxes(&mut it.defs),
    // After recursive types have their boxes: sizes are finite then.
    |it| large::boxes(&mut it.defs),
    // After types are shared: whether a type is sent or received depends on all of its uses.
    |it| reachability::mark(&mut it.defs, &it.api),
    // After it is known which types are sent and which are received.
    |it| read_write_only::one_way(&mut it.defs),
    // After it is known which types there are.
    |it| naming::name(&mut it.defs, &mut it.api),
    // After types have their files.
    |it| alias_placement::aliases(&mut it.defs),
];

/// Runs all passes and returns the API with its types.
pub(in crate::lower) fn finish(mut unfinished: Unfinished<'_>) -> Api {
    for pass in PASSES {
        pass(&mut unfinished);
    }
    let Unfinished { mut api, defs, .. } = unfinished;
    api.types = defs.into_iter().map(|draft| draft.def).collect();
    api
}
