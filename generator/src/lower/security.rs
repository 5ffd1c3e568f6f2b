//! Security schemes to the builder's setters, and requirements to sets of schemes.

use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme};

use super::docs;
use crate::api::{Api, Group, Operation, Scheme, SchemeKind};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::runtime;

pub(super) fn schemes(document: &Document) -> Vec<Scheme> {
    let at = Pointer::root().child("components").child("securitySchemes");
    let kinds: Vec<(String, SchemeKind, Option<String>)> =
        document.schemes.iter().map(|(name, scheme)| (name.clone(), kind(scheme), description(scheme))).collect();
    let mut scope = Scope::with_reserved(runtime::methods("ClientBuilder"));
    kinds
        .iter()
        .map(|(name, kind, description)| {
            let alike = kinds.iter().filter(|(_, other, _)| usual_setter(other) == usual_setter(kind)).count();
            let setter = if alike == 1 { Name::of_value(usual_setter(kind)) } else { Name::of_value(name) };
            Scheme {
                name: name.clone(),
                setter: scope.take(setter),
                docs: docs::lines(description.as_deref().unwrap_or_default()),
                kind: kind.clone(),
                pointer: at.child(name),
            }
        })
        .collect()
}

fn usual_setter(kind: &SchemeKind) -> &'static str {
    match kind {
        SchemeKind::Bearer => "bearer_token",
        SchemeKind::Basic => "basic_auth",
        SchemeKind::Http(_) => "authorization",
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) => "api_key",
    }
}

fn kind(scheme: &SecurityScheme) -> SchemeKind {
    match scheme {
        SecurityScheme::APIKey { location, name, .. } => match location {
            APIKeyLocation::Header => SchemeKind::Header(name.clone()),
            APIKeyLocation::Query => SchemeKind::Query(name.clone()),
            APIKeyLocation::Cookie => SchemeKind::Cookie(name.clone()),
        },
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => SchemeKind::Bearer,
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => SchemeKind::Basic,
        SecurityScheme::HTTP { scheme, .. } => SchemeKind::Http(scheme.clone()),
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => SchemeKind::Bearer,
    }
}

fn description(scheme: &SecurityScheme) -> Option<String> {
    match scheme {
        SecurityScheme::APIKey { description, .. }
        | SecurityScheme::HTTP { description, .. }
        | SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => description.clone(),
    }
}

/// The requirement of operations that name none. Where nothing at all is required of the schemes that a document has, any of them
/// may be used: nobody describes a credential that nothing takes.
pub(super) fn of_all(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<Vec<String>> {
    let at = Pointer::root().child("security");
    if let Some(written) = &document.security {
        return requirements(written, document, &at, diagnostics);
    }
    let required = document.operations.iter().any(|node| node.operation.security.is_some());
    if required || document.schemes.is_empty() {
        return Vec::new();
    }
    let schemes = Pointer::root().child("components").child("securitySchemes");
    diagnostics.push(
        Diagnostic::note("security-not-required", &schemes, "no operation requires any of these security schemes")
            .help("a credential that is set is sent with every operation; say in `security` which it is for"),
    );
    let each = document.schemes.keys().map(|name| vec![name.clone()]);
    each.chain([Vec::new()]).collect()
}

/// What most operations require is said once, for all: where the document states nothing for all, what more than half of those that
/// require something require. Requests that the document leaves out have the same.
pub(super) fn say_once(document: &Document, api: &mut Api) {
    if document.security.is_none() && api.security.is_empty() {
        let Some(usual) = usual(&api.groups) else { return };
        api.security = usual;
        for_each(&mut api.groups, &mut |operation| _ = operation.security.get_or_insert_default());
    }
    let Api { groups, security, .. } = api;
    for_each(groups, &mut |operation| _ = operation.security.take_if(|own| own == security));
}

fn usual(groups: &[Group]) -> Option<Vec<Vec<String>>> {
    let own = groups.iter().flat_map(Group::calls).filter_map(|operation| operation.security.as_ref());
    let required: Vec<_> = own.filter(|own| !own.is_empty()).collect();
    let is_usual =
        |own: &&&Vec<Vec<String>>| required.iter().filter(|other| *other == *own).count() * 2 > required.len();
    // More than half of them have one that is at the middle when they stand in order.
    let mut ordered = required.clone();
    ordered.sort();
    ordered.get(ordered.len() / 2).filter(is_usual).map(|usual| (*usual).clone())
}

fn for_each(groups: &mut [Group], change: &mut dyn FnMut(&mut Operation)) {
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        change(operation);
        operation.alternatives.iter_mut().for_each(&mut *change);
    }
}

/// Alternatives of schemes that are needed together; those that name an unknown scheme can't be met and are left out. What the
/// transport sees to is no credential of a request.
pub(super) fn requirements(
    written: &[SecurityRequirement],
    document: &Document,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<String>> {
    let mut alternatives = Vec::new();
    for (index, requirement) in written.iter().enumerate() {
        let needed = || requirement.keys().filter(|name| !document.transport_schemes.contains(name));
        match needed().find(|name| !document.schemes.contains_key(*name)) {
            Some(unknown) => diagnostics.push(
                Diagnostic::warning(
                    "unknown-security-scheme",
                    &at.item(index),
                    format!("there is no security scheme `{unknown}`"),
                )
                .help("define it under `components/securitySchemes`; this requirement is left out"),
            ),
            None => alternatives.push(needed().cloned().collect()),
        }
    }
    // The first that can be met is used; nothing at all can always be, so it comes last.
    alternatives.sort_by_key(|alternative: &Vec<String>| alternative.is_empty());
    alternatives
}
