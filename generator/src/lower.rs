//! Document to API: everything that has to be decided is decided here, and nothing after it can fail.

mod access;
mod alternative;
mod and_or;
mod argument_names;
mod beside;
mod body;
mod client_parameters;
mod compose;
mod conditional;
mod dedupe;
mod discriminator_values;
mod docs;
mod draft;
mod enumeration;
mod exclusion;
mod family;
mod form;
mod group;
mod growth;
mod headers;
mod hint;
mod html;
mod html_table;
mod large;
mod list;
mod markdown;
mod meet;
mod merge_patch;
mod naming;
mod nullable;
mod object;
mod offer;
mod one_scalar;
mod operation;
mod page_items;
mod page_position;
mod pagination;
mod parameter;
mod parameter_docs;
mod path_template;
mod recursion;
mod redirect;
mod reply;
mod role;
mod route;
mod scalar;
mod schema;
mod search;
mod security;
mod server;
#[path = "../runtime/request/server_variable.rs"]
mod server_variable;
mod shape;
mod shared;
mod stream;
mod tags;
mod told_pages;
mod types;
mod union;
mod usage;
mod value_list;
mod variants;
mod walk;
mod xml;
mod xml_used;

use indexmap::IndexMap;

use crate::api::Api;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::names::Scope;
use crate::runtime::methods;

use hint::Hint;
use types::Types;

/// The API that the document describes, and what of the document could not be said in it.
#[must_use]
pub fn lower(document: &Document) -> (Api, Vec<Diagnostic>) {
    let mut types = Types::new(document);
    for (name, place) in &document.components {
        let target = document.follow(place.as_str());
        if let Some(schema) = types.written(&target) {
            types.type_at(&target, &schema, &Hint::Component(name.clone()));
        }
    }
    let schemes = security::schemes(document, &mut types.diagnostics);
    let mut groups = group::groups(document);
    let mut ids = operation::Ids::new(&groups);
    for node in &document.operations {
        if let Some(operation) = operation::lower(&mut types, node, &mut ids, &groups) {
            let index = group::index(&groups, node);
            groups[index].operations.push(operation);
        }
    }
    alternative::name(&mut groups, &mut ids);
    let operation_ids = document.operations.iter().filter_map(|node| node.operation.operation_id.as_deref()).collect();
    for node in &document.incoming {
        operation::payloads(&mut types, node, &operation_ids);
    }
    groups.retain(|group| !group.operations.is_empty());
    group::name_elsewhere(document, &mut groups);
    let security = security::of_all(document, &mut types.diagnostics);
    let servers = server::servers(&document.servers, &mut types.diagnostics);
    types.diagnostics.extend(server::missing(document));
    let mut setters = Scope::with_reserved(methods("ClientBuilder"));
    for scheme in &schemes {
        setters.take(scheme.setter.clone());
    }
    let server_settings = server::settings(document, &mut setters);
    let client_parameters = client_parameters::find(&mut groups, &mut setters);
    let Types { defs, by_place, order, untyped, mut diagnostics, findings, forms, xml, .. } = types;
    diagnostics.extend(findings);
    let schemas = order.into_iter().filter_map(|place| by_place.get(&place).cloned().map(|ty| (place, ty))).collect();
    let mut api = Api {
        title: document.info.title.clone(),
        version: document.info.version.clone(),
        docs: docs::lines(document.info.description.as_deref().unwrap_or_default()),
        env_prefix: server::env_prefix(document),
        servers,
        server_settings,
        operation_variables: server::variables_of_operations(&groups),
        client_parameters,
        schemes,
        security,
        xml: xml.into_api(&groups),
        groups,
        types: Vec::new(),
        schemas,
        untyped,
        examples: Vec::new(),
    };
    let mut defs = defs;
    discriminator_values::preset(&mut defs);
    form::replace_components(&mut defs, &mut api, forms);
    dedupe::dedupe(&mut defs, &mut api);
    alternative::drop_equal(&mut api.groups);
    security::say_once(document, &mut api);
    merge_patch::members_may_be_null(&mut defs, &mut api);
    usage::prune(&mut defs, &mut api);
    shared::settle(&mut defs);
    recursion::boxes(&mut defs);
    large::boxes(&mut defs);
    usage::mark(&mut defs, &api);
    access::one_way(&mut defs);
    naming::name(&mut defs, &mut api);
    beside::aliases(&mut defs);
    api.types = defs.into_iter().map(|draft| draft.def).collect();
    (api, told_once(diagnostics))
}

/// One finding for what is said of many operations in the same words, such as a security scheme that none of them finds.
fn told_once(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut told: IndexMap<(&'static str, String), (Diagnostic, usize)> = IndexMap::new();
    for diagnostic in diagnostics {
        told.entry((diagnostic.code, diagnostic.message.clone()))
            .and_modify(|(_, more)| *more += 1)
            .or_insert((diagnostic, 0));
    }
    let counted = told.into_values().map(|(mut diagnostic, more)| {
        if more > 0 {
            diagnostic.message.push_str(&format!(" (and {more} more like this)"));
        }
        diagnostic
    });
    counted.collect()
}
