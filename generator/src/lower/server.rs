//! Servers, and what environment variables are named after.

use heck::ToShoutySnakeCase;
use openapiv3::Server as Written;

use super::{docs, server_variable};
use crate::api::{Scheme, Server, ServerSetting, ServerVariable};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::runtime;
use crate::text::markdown::code;

pub(super) fn servers(written: &[Written], diagnostics: &mut Vec<Diagnostic>) -> Vec<Server> {
    let holder = Pointer::root().child("servers");
    let places = (0..).map(|index: usize| holder.child(&index.to_string()));
    written.iter().zip(places).map(|(written, place)| server(written, &place, diagnostics)).collect()
}

pub(super) fn server(written: &Written, place: &Pointer, diagnostics: &mut Vec<Diagnostic>) -> Server {
    let described = written.variables.iter().flatten().map(|(name, variable)| {
        let default = default(written, name, variable, place, diagnostics);
        ServerVariable { name: name.clone(), default, allowed: variable.enumeration.clone() }
    });
    let described: Vec<ServerVariable> = described.collect();
    // One without a description has no default: its placeholder stays until it is set.
    let others = undescribed(written).map(|name| ServerVariable {
        name: name.to_owned(),
        default: format!("{{{name}}}"),
        allowed: Vec::new(),
    });
    Server {
        url: written.url.clone(),
        description: written.description.clone().unwrap_or_default(),
        variables: described.into_iter().chain(others).collect(),
    }
}

/// The default of a variable. A default that does not fit its position in the URL, as a host that would end it, is reported and
/// replaced by the placeholder: the variable has to be set.
fn default(
    server: &Written,
    name: &str,
    variable: &openapiv3::ServerVariable,
    place: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let documented: Vec<&str> =
        variable.enumeration.iter().map(String::as_str).chain([variable.default.as_str()]).collect();
    let Some(why) = server_variable::misfit(&server.url, name, &variable.default, &documented) else {
        return variable.default.clone();
    };
    let place = place.child("variables").child(name);
    diagnostics.push(
        Diagnostic::warning(
            "unusable-server-default",
            &place,
            format!("the default {:?} of the server variable {} {why}", variable.default, code(name)),
        )
        .label("this default is ignored")
        .help("correct the default; until then, callers must set the variable"),
    );
    format!("{{{name}}}")
}

/// The variables in the server's URL that nothing is said of.
fn undescribed(server: &Written) -> impl Iterator<Item = &str> {
    let names = server.url.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
    names.filter(|name| server.variables.as_ref().is_none_or(|described| !described.contains_key(*name)))
}

/// A setting for each variable of any server, beside the setters that the builder has.
pub(super) fn settings(written: &[Written], schemes: &[Scheme]) -> Vec<ServerSetting> {
    let mut scope = Scope::with_reserved(runtime::methods("ClientBuilder"));
    for scheme in schemes {
        scope.take(scheme.setter.clone());
    }
    let mut settings: Vec<ServerSetting> = Vec::new();
    let described = written.iter().flat_map(|server| server.variables.iter().flatten());
    let described = described.map(|(name, variable)| (name.as_str(), setting_docs(name, variable)));
    let others = written.iter().flat_map(undescribed).map(|name| (name, must_be_set(name)));
    for (name, docs) in described.chain(others) {
        if settings.iter().any(|known| known.name == *name) {
            continue;
        }
        let named = Name::of_value(name);
        let candidates = [named.clone(), Name::of_value(&format!("server {name}")), named];
        let Some(setter) = scope.take_first(&candidates) else { continue };
        settings.push(ServerSetting { name: name.to_owned(), setter, docs });
    }
    settings
}

fn must_be_set(name: &str) -> Vec<String> {
    vec![format!("Sets {} in the server's address, which has no default for it.", code(name))]
}

fn setting_docs(name: &str, variable: &openapiv3::ServerVariable) -> Vec<String> {
    let mut lines = docs::lines(variable.description.as_deref().unwrap_or_default());
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let allowed: Vec<String> = variable.enumeration.iter().map(|value| code(value)).collect();
    let one_of = if allowed.is_empty() { String::new() } else { format!(", one of {}", allowed.join(", ")) };
    let given =
        !variable.default.is_empty() && (allowed.is_empty() || variable.enumeration.contains(&variable.default));
    let unless = if given { format!("; {} unless set", code(&variable.default)) } else { String::new() };
    lines.push(format!("Sets {} in the server's address{one_of}{unless}.", code(name)));
    lines
}

/// Whose API it is: the name in the server's host (`https://us.sentry.io` is `SENTRY`), else the title's first word.
pub(super) fn env_prefix(document: &Document) -> String {
    let host = document.servers.iter().find_map(|server| host_label(&server.url));
    let title = document.info.title.split_whitespace().next().map(str::to_owned);
    let prefix = host.or(title).unwrap_or_default().to_shouty_snake_case();
    let prefix: String = prefix.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if prefix.starts_with(|c: char| c.is_ascii_alphabetic()) { prefix } else { "API".to_owned() }
}

fn host_label(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', ':', '?']).next()?;
    let labels: Vec<&str> = host.split('.').collect();
    let named = labels.len() >= 2 && labels.iter().all(|label| !label.is_empty() && !label.contains(['{', '}']));
    let numeric = labels.iter().all(|label| label.chars().all(|c| c.is_ascii_digit()));
    let generic = ["example", "localhost", "test", "invalid", "local"];
    let label = labels.get(labels.len().checked_sub(2)?)?;
    (named && !numeric && !generic.contains(label)).then(|| (*label).to_owned())
}
