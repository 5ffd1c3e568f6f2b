//! Document to API: everything that has to be decided is decided here, and nothing after it can fail.

mod context;
mod definitions;
mod docs;
mod naming;
mod operation;
mod pagination;
mod pass_list;
mod passes;
mod schema;
mod service;
mod union;
mod xml;

use indexmap::IndexMap;

use crate::api::Api;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::names::Scope;
use crate::runtime::methods;

use context::types::Types;
use definitions::origin::Origin;
use operation::{build, client_parameters, media_type_methods, tag_group};
use pass_list::Unfinished;
use service::{security, server};

/// The API that the document describes, and what of the document could not be said in it.
#[must_use]
pub fn lower(document: &Document) -> (Api, Vec<Diagnostic>) {
    let mut types = Types::new(document);
    for (name, place) in &document.components {
        let target = document.follow(place.as_str());
        if let Some(schema) = types.written(&target) {
            types.type_at(&target, &schema, &Origin::Component(name.clone()));
        }
    }
    let schemes = security::schemes(document, &mut types.diagnostics);
    let mut groups = tag_group::groups(document);
    let mut ids = build::Ids::new(&groups);
    for node in &document.operations {
        if let Some(operation) = build::lower(&mut types, node, &mut ids, &groups) {
            let index = tag_group::index(&groups, node);
            groups[index].operations.push(operation);
        }
    }
    media_type_methods::name(&mut groups, &mut ids);
    let operation_ids = document.operations.iter().filter_map(|node| node.operation.operation_id.as_deref()).collect();
    for node in &document.webhooks {
        build::payloads(&mut types, node, &operation_ids);
    }
    groups.retain(|group| !group.operations.is_empty());
    tag_group::name_elsewhere(document, &mut groups);
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
    let api = Api {
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
        xml: xml::describe::into_api(xml, &groups),
        groups,
        types: Vec::new(),
        schemas,
        untyped,
        examples: Vec::new(),
    };
    let api = pass_list::finish(Unfinished { document, api, defs, forms });
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
