//! Converts security schemes to setters of the builder, and security requirements to sets of schemes.

use std::borrow::Cow;

use openapiv3::{APIKeyLocation, SecurityRequirement, SecurityScheme};

use crate::api::{Api, Group, Operation, Scheme, SchemeKind};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::http_token::is_token;
use crate::lower::docs;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::runtime;
use crate::text::markdown::code;

/// Returns the schemes that the client can send credentials for, each with a setter of the builder.
pub(in crate::lower) fn schemes(document: &Document, diagnostics: &mut Vec<Diagnostic>) -> Vec<Scheme> {
    let at = Pointer::root().child("components").child("securitySchemes");
    let mut kinds: Vec<(String, SchemeKind, Option<String>)> = Vec::new();
    for (name, scheme) in &document.schemes {
        match kind(scheme) {
            Ok(kind) => {
                if let SchemeKind::Http(word) = &kind {
                    diagnostics.push(unregistered(word, &at.child(name)));
                }
                kinds.push((name.clone(), kind, description(scheme)));
            }
            Err(unsupported) => diagnostics.push(unsupported.diagnostic(name, &at.child(name))),
        }
    }
    let mut scope = Scope::with_reserved(runtime::methods("ClientBuilder"));
    kinds
        .iter()
        .map(|(name, kind, description)| {
            let with_same_setter =
                kinds.iter().filter(|(_, other, _)| usual_setter(other) == usual_setter(kind)).count();
            let setter = if with_same_setter == 1 { Name::of_value(usual_setter(kind)) } else { Name::of_value(name) };
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

/// Returns how the credential of a scheme is sent, or why the client cannot send one.
fn kind(scheme: &SecurityScheme) -> Result<SchemeKind, Unsupported<'_>> {
    match scheme {
        SecurityScheme::APIKey { name, .. } if name.trim().is_empty() => Err(Unsupported::NoName),
        SecurityScheme::APIKey { location: APIKeyLocation::Header, name, .. } if !is_token(name) => {
            Err(Unsupported::NoHeader(name))
        }
        SecurityScheme::APIKey { location, name, .. } => Ok(match location {
            APIKeyLocation::Header => SchemeKind::Header(name.clone()),
            APIKeyLocation::Query => SchemeKind::Query(name.clone()),
            APIKeyLocation::Cookie => SchemeKind::Cookie(name.clone()),
        }),
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("bearer") => Ok(SchemeKind::Bearer),
        SecurityScheme::HTTP { scheme, .. } if scheme.eq_ignore_ascii_case("basic") => Ok(SchemeKind::Basic),
        SecurityScheme::HTTP { scheme, .. } if COMPUTED.iter().any(|known| scheme.eq_ignore_ascii_case(known)) => {
            Err(Unsupported::Http(scheme))
        }
        SecurityScheme::HTTP { scheme, .. } if !is_token(scheme) => Err(Unsupported::Http(scheme)),
        SecurityScheme::HTTP { scheme, .. } => Ok(SchemeKind::Http(scheme.clone())),
        SecurityScheme::OAuth2 { .. } | SecurityScheme::OpenIDConnect { .. } => Ok(SchemeKind::Bearer),
    }
}

/// HTTP authentication schemes with credentials that are computed for each request or from a challenge of the server: those of
/// IANA's registry besides `basic` and `bearer`, and others in common use. A fixed text cannot be their credential.
const COMPUTED: [&str; 18] = [
    "concealed",
    "digest",
    "dpop",
    "gnap",
    "hawk",
    "hmac",
    "hoba",
    "mutual",
    "negotiate",
    "ntlm",
    "oauth",
    "privatetoken",
    "scram-sha-1",
    "scram-sha-256",
    "signature",
    "vapid",
    "aws4-hmac-sha256",
    "kerberos",
];

/// Reports a scheme that is not registered, and what is sent for it.
fn unregistered(name: &str, at: &Pointer) -> Diagnostic {
    let message = format!("the HTTP authentication scheme {} is not registered", code(name));
    let help = match nearest(name, ["basic", "bearer"].into_iter().chain(COMPUTED)) {
        Some(similar) => format!("did you mean `{similar}`?"),
        None => "use a registered scheme if the server expects one".to_owned(),
    };
    Diagnostic::note(Code::UnregisteredHttpScheme, &at.child("scheme"), message)
        .outcome(format!("the credential is sent unchanged as {}", code(&format!("Authorization: {name} …"))))
        .help(help)
}

/// Why the client cannot send the credential of a scheme.
enum Unsupported<'a> {
    /// An HTTP authentication scheme with computed credentials, or with a name that none can have.
    Http(&'a str),
    /// An API key without a name.
    NoName,
    /// An API key in a header with a name that no header can have.
    NoHeader(&'a str),
}

impl Unsupported<'_> {
    fn diagnostic(&self, scheme: &str, at: &Pointer) -> Diagnostic {
        let diagnostic = match self {
            Self::Http(name) => {
                let message = format!("the HTTP authentication scheme {} is not supported", code(name));
                let help = "set the header `Authorization` by hand, or authenticate in a transport";
                Diagnostic::warning(Code::UnsupportedHttpScheme, &at.child("scheme"), message).help(help)
            }
            Self::NoName => {
                let message = format!("the API key {} has an empty name", code(scheme));
                let help = "name the header, query parameter or cookie that holds the key";
                Diagnostic::warning(Code::ApiKeyWithoutName, &at.child("name"), message).help(help)
            }
            Self::NoHeader(name) => {
                let message = format!("{} is not a valid header name", code(name));
                let help = "use a token as defined by RFC 9110, such as `X-Api-Key`";
                Diagnostic::warning(Code::ApiKeyWithoutName, &at.child("name"), message).help(help)
            }
        };
        diagnostic.outcome(format!("the client builder has no setter for {}", code(scheme)))
    }
}

/// Returns the schemes of the document that the client can send credentials for.
fn supported(document: &Document) -> impl Iterator<Item = &String> {
    document.schemes.iter().filter(|(_, scheme)| kind(scheme).is_ok()).map(|(name, _)| name)
}

fn description(scheme: &SecurityScheme) -> Option<String> {
    match scheme {
        SecurityScheme::APIKey { description, .. }
        | SecurityScheme::HTTP { description, .. }
        | SecurityScheme::OAuth2 { description, .. }
        | SecurityScheme::OpenIDConnect { description, .. } => description.clone(),
    }
}

/// Returns the security requirements of operations without their own. If nothing requires any of the schemes of the document, each of
/// them is optional for all operations: a document would not define a credential that no operation accepts.
pub(in crate::lower) fn default_requirements(
    document: &Document,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<String>> {
    let at = Pointer::root().child("security");
    if let Some(written) = &document.security {
        return requirements(written, document, &at, diagnostics);
    }
    let required = document.operations.iter().any(|node| node.operation.security.is_some());
    if required || supported(document).next().is_none() {
        return Vec::new();
    }
    let schemes = Pointer::root().child("components").child("securitySchemes");
    diagnostics.push(
        Diagnostic::note(Code::SecurityNotRequired, &schemes, "no operation requires any of these security schemes")
            .outcome("a credential that is set is sent with every operation")
            .help("specify in `security` which operations require which scheme"),
    );
    let each = supported(document).map(|name| vec![name.clone()]);
    each.chain([Vec::new()]).collect()
}

/// Moves the requirements that more than half of the operations have to the whole API, if the document has none for all. Requests
/// that the document does not define use them too.
pub(in crate::lower) fn move_to_document(document: &Document, api: &mut Api) {
    if document.security.is_none() && api.security.is_empty() {
        let Some(most_common) = most_common(&api.groups) else { return };
        api.security = most_common;
        for_each(&mut api.groups, &mut |operation| _ = operation.security.get_or_insert_default());
    }
    let Api { groups, security, .. } = api;
    for_each(groups, &mut |operation| _ = operation.security.take_if(|own| own == security));
}

fn most_common(groups: &[Group]) -> Option<Vec<Vec<String>>> {
    let own = groups.iter().flat_map(Group::calls).filter_map(|operation| operation.security.as_ref());
    let required: Vec<_> = own.filter(|own| !own.is_empty()).collect();
    let is_usual =
        |own: &&&Vec<Vec<String>>| required.iter().filter(|other| *other == *own).count() * 2 > required.len();
    // A value that more than half of them have is in the middle of the sorted list.
    let mut ordered = required.clone();
    ordered.sort();
    ordered.get(ordered.len() / 2).filter(is_usual).map(|most_common| (*most_common).clone())
}

fn for_each(groups: &mut [Group], change: &mut dyn FnMut(&mut Operation)) {
    for operation in groups.iter_mut().flat_map(|group| &mut group.operations) {
        change(operation);
        operation.alternatives.iter_mut().for_each(&mut *change);
    }
}

/// Returns the name of the scheme that a requirement means: by its name, or by its URI (OpenAPI 3.2, "Security Requirement
/// Object").
fn scheme_name(written: &str, document: &Document) -> String {
    let is_name =
        document.schemes.contains_key(written) || document.transport_schemes.iter().any(|name| name == written);
    let by_uri = || {
        let (file, fragment) = written.split_once('#')?;
        let pointer = Pointer::from_fragment(fragment);
        let is_scheme = pointer.parent()? == Pointer::root().child("components").child("securitySchemes");
        (is_scheme && (file.is_empty() || file == document.self_uri)).then(|| pointer.last().map(Cow::into_owned))?
    };
    if is_name { written.to_owned() } else { by_uri().unwrap_or_else(|| written.to_owned()) }
}

/// Returns the alternative sets of schemes that satisfy the requirements. A set with an unknown or unsupported scheme is ignored.
/// Schemes of the transport, such as mutual TLS, are not part of a request.
pub(in crate::lower) fn requirements(
    written: &[SecurityRequirement],
    document: &Document,
    at: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Vec<String>> {
    let mut alternatives = Vec::new();
    for (index, requirement) in written.iter().enumerate() {
        let names = requirement.keys().map(|written| scheme_name(written, document));
        let needed: Vec<String> = names.filter(|name| !document.transport_schemes.contains(name)).collect();
        match needed.iter().find(|name| !document.schemes.contains_key(*name)) {
            Some(unknown) => {
                let known = document.schemes.keys().map(String::as_str);
                let help = match nearest(unknown, known) {
                    Some(similar) => format!("did you mean {}?", code(similar)),
                    None => "define it under `components/securitySchemes`".to_owned(),
                };
                diagnostics.push(
                    Diagnostic::warning(
                        Code::UnknownSecurityScheme,
                        &at.item(index),
                        format!("the security scheme {} is not defined", code(unknown)),
                    )
                    .outcome("the requirement is ignored")
                    .help(help),
                );
            }
            None if needed
                .iter()
                .any(|name| document.schemes.get(name).is_some_and(|scheme| kind(scheme).is_err())) => {}
            None => alternatives.push(needed),
        }
    }
    // The client uses the first set for which it has credentials. The empty set is always satisfied, so it comes last.
    alternatives.sort_by_key(|alternative: &Vec<String>| alternative.is_empty());
    alternatives
}
