//! The passes over the whole API, in their order.

use crate::api::Api;
use crate::document::Document;
use crate::lower::context::sent_form::SentForm;
use crate::lower::definitions::draft::Draft;
use crate::lower::naming::{self, alias_placement, shared_types};
use crate::lower::operation::{form, media_type_methods};
use crate::lower::passes::{
    constant_variants, dedupe, discriminator_values, large, merge_patch, own_attributes, reachability, read_write_only,
    recursion,
};
use crate::lower::service::security;

/// The API while the passes run.
pub(in crate::lower) struct Unfinished<'a> {
    pub document: &'a Document,
    /// The API, still without its types.
    pub api: Api,
    /// The types, indexed by `TypeId`.
    pub defs: Vec<Draft>,
    /// The forms whose schema has another type too.
    pub forms: Vec<SentForm>,
}

/// The passes in the order in which they run, each with the reason for its position.
const PASSES: [fn(&mut Unfinished<'_>); 18] = [
    // Before types are compared: two variants that differ in their preset value are two types.
    |it| discriminator_values::preset(&mut it.defs),
    // Before types are compared: a form replaces the other type of its schema in the types that use it.
    |it| form::replace_other_types(&mut it.defs, &mut it.api, std::mem::take(&mut it.forms)),
    // Before types are compared: unions that differ in such values are two types.
    |it| constant_variants::make(&mut it.defs, &mut it.api, &it.document.choices),
    // Before types are compared: a type without uses must not be the one that others become.
    |it| reachability::prune(&mut it.defs, &mut it.api),
    // Before types are counted or named: equal types become one.
    |it| dedupe::dedupe(&mut it.defs, &mut it.api),
    // After equal types are merged: only then are methods for media types with the same type equal.
    |it| media_type_methods::drop_equal(&mut it.api.groups),
    // Anywhere after the operations are made.
    |it| security::move_to_document(it.document, &mut it.api),
    // After equal types are merged, so that a type in a patch and its other uses stay one type.
    |it| merge_patch::make_fields_nullable(&mut it.defs, &mut it.api),
    // After the passes that remove uses of types, so that no unused type is named or boxed.
    |it| reachability::drop_unselected(&mut it.api, &it.defs, it.document),
    // After the schemas that nobody uses are dropped.
    |it| reachability::prune(&mut it.defs, &mut it.api),
    // After unused types are removed: the name of a shared type depends on its remaining uses.
    |it| shared_types::choose_uses(&mut it.defs),
    // After the last change to the fields and variants of types.
    |it| recursion::box_recursive(&mut it.defs),
    // After recursive types are boxed: only then are the sizes finite.
    |it| large::box_large(&mut it.defs),
    // After types are shared: whether a type is sent or received depends on all of its uses.
    |it| reachability::mark_uses(&mut it.defs, &it.api),
    // After it is known which types are sent and which are received.
    |it| read_write_only::apply(&mut it.defs),
    // After the set of types is final.
    |it| naming::name(&mut it.defs, &mut it.api, &it.document.choices),
    // After the set of types is final, and it is known which group uses each.
    |it| own_attributes::add(&mut it.defs, &it.api, &it.document.choices.additions),
    // After each type has its file.
    |it| alias_placement::move_to_targets(&mut it.defs),
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
