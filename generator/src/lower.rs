//! Converts the document to the API: types, operations and names. All decisions are made here, so that emission cannot fail.

pub mod api;
mod context;
mod definitions;
mod docs;
mod document_order;
pub mod names;
mod naming;
mod operation;
mod pagination;
mod pass_list;
mod passes;
mod schema;
mod service;
mod union;
mod xml;

#[cfg(feature = "emit-tests")]
pub use naming::examples::ExampleOrigin;
pub use naming::examples::{UnnamedExample, add_examples};

use std::collections::HashSet;

use crate::api::{Api, Group, NamesWithoutChoices};
use crate::diagnostic::{Code, Diagnostic, InputLocation};
use crate::document::Document;
use crate::names::Scope;
use crate::names_lock::{LocationKeys, NamesLock};
use crate::runtime::methods;

use context::types::Types;
use definitions::origin::Origin;
use naming::{chosen_names, kept_names, without_choices};
use operation::group::Groups;
use operation::ids::Ids;
use operation::{build, client_parameters, media_type_methods};

use pass_list::Unfinished;
use service::{security, server};

/// Returns the API that the document describes, with the names that earlier runs gave, and diagnostics for the parts that it cannot represent.
#[must_use]
pub fn lower(document: &Document, lock: &NamesLock) -> (Api, Vec<Diagnostic>) {
    let location_keys = LocationKeys::of(document);
    let earlier = lock.located(&location_keys);
    let lock = &earlier.clone().with_choices(&document.choices);
    let mut types = Types::new(document, lock);
    for (name, pointer) in &document.components {
        let target = document.target(pointer);
        if let Some(schema) = types.document_schema(target) {
            types.type_at(target, &schema, &Origin::Component(name.clone()));
        }
    }
    let schemes = security::schemes(document, &mut types.diagnostics);
    let mut groups = operations(&mut types, document);
    let operation_ids = document.operations.iter().filter_map(|node| node.operation.operation_id.as_deref()).collect();
    for node in &document.webhooks {
        build::payloads(&mut types, node, &operation_ids);
    }
    let security = security::default_requirements(document, &mut types.diagnostics);
    let servers = server::servers(&document.servers, &mut types.diagnostics);
    types.diagnostics.extend(server::missing(document));
    let mut setters = Scope::with_reserved(methods("ClientBuilder"));
    for scheme in &schemes {
        setters.take(scheme.setter.clone());
    }
    let server_settings = server::settings(document, &mut setters);
    let client_parameters = client_parameters::find(&mut groups, &mut setters);
    types.report_queries();
    types.count_parts_with_earlier_names();
    let Types {
        defs,
        by_pointer,
        order,
        untyped,
        mut diagnostics,
        diagnostics_by_pointer,
        forms,
        parts,
        xml,
        field_order,
        generated_fields,
        ..
    } = types;
    diagnostics.extend(diagnostics_by_pointer);
    let mut schemas: Vec<_> =
        order.into_iter().filter_map(|pointer| by_pointer.get(&pointer).cloned().map(|ty| (pointer, ty))).collect();
    schemas.extend(parts.into_iter().filter(|(pointer, _)| !by_pointer.contains_key(pointer)));
    let (xml, ignored_xml) = xml::describe::into_api(xml, &groups);
    diagnostics.extend(ignored_xml);
    let api = Api {
        title: document.info.title.clone(),
        version: document.info.version.clone(),
        // The document is not the tree that it was read from.
        fingerprint: String::new(),
        docs: docs::lines(document.info.description.as_deref().unwrap_or_default()),
        license: None,
        env_prefix: server::env_prefix(document),
        servers,
        server_settings,
        operation_variables: server::variables_of_operations(&groups),
        client_parameters,
        schemes,
        security,
        xml,
        groups,
        location_keys,
        types: Vec::new(),
        declared: Vec::new(),
        schemas,
        untyped,
        own_types: document.choices.all_own_types(),
        names_without_choices: NamesWithoutChoices::default(),
        contents: Vec::new(),
        examples: Vec::new(),
    };
    let mut api = pass_list::finish(Unfinished { document, api, defs, forms });
    document_order::restore(&mut api, document, &field_order);
    api.names_without_choices = without_choices::find(&api, &document.choices, &earlier, &generated_fields);
    diagnostics.extend(kept_names::check(&api, lock, &document.choices));
    diagnostics.extend(chosen_names::check(&api, &document.choices));
    (api, without_repeated(diagnostics))
}

/// Converts the operations, in their groups.
fn operations(types: &mut Types<'_>, document: &Document) -> Vec<Group> {
    let mut groups = Groups::new(document);
    let mut ids = Ids::new(&groups, document, types.lock);
    for node in &document.operations {
        if let Some(operation) = build::lower(types, node, &mut ids, &groups) {
            let index = groups.index(node);
            groups.groups[index].operations.push(operation);
        }
    }
    media_type_methods::name(&mut groups.groups, &mut ids);
    groups.name_in_other_groups(&mut ids);
    groups.used()
}

/// Removes diagnostics that are reported twice at one location.
fn without_repeated(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut seen: HashSet<(Code, String, InputLocation)> = HashSet::new();
    let is_new = |found: &Diagnostic| seen.insert((found.code, found.message.clone(), found.location.clone()));
    diagnostics.into_iter().filter(is_new).collect()
}
