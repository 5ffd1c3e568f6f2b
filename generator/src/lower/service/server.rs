//! Converts servers and their variables, and derives the prefix of environment variables.

use std::collections::BTreeSet;

use heck::ToShoutySnakeCase;
use openapiv3::Server as Written;

use crate::api::{Group, Server, ServerSetting, ServerVariable};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, OperationNode};
use crate::lower::docs;
use crate::lower::service::server_variable;
use crate::names::{Name, Scope};
use crate::pointer::Pointer;
use crate::text::markdown::code;

pub(in crate::lower) fn servers(written: &[Written], diagnostics: &mut Vec<Diagnostic>) -> Vec<Server> {
    let holder = Pointer::root().child("servers");
    let pointers = (0..).map(|index: usize| holder.child(&index.to_string()));
    written.iter().zip(pointers).map(|(written, pointer)| server(written, &pointer, diagnostics)).collect()
}

pub(in crate::lower) fn server(written: &Written, pointer: &Pointer, diagnostics: &mut Vec<Diagnostic>) -> Server {
    let url = address(&written.url, pointer, diagnostics);
    let described = written.variables.iter().flatten().map(|(name, variable)| {
        let default = default(&url, name, variable, pointer, diagnostics);
        ServerVariable { name: name.clone(), default, allowed: variable.enumeration.clone() }
    });
    let described: Vec<ServerVariable> = described.collect();
    for name in undefined(written) {
        let known = written.variables.iter().flatten().map(|(name, _)| name.as_str());
        let message = format!("the server variable {} is not defined", code(name));
        let help = match nearest(name, known) {
            Some(similar) => format!("did you mean {}?", code(similar)),
            None => format!("define {} under `variables` of the server", code(name)),
        };
        let outcome = format!("callers must set {}", code(name));
        diagnostics
            .push(Diagnostic::warning(Code::UndefinedServerVariable, pointer, message).outcome(outcome).help(help));
    }
    // A variable without a definition has no default: its placeholder stays until it is set.
    let others = undefined(written).map(|name| ServerVariable {
        name: name.to_owned(),
        default: format!("{{{name}}}"),
        allowed: Vec::new(),
    });
    Server {
        url,
        description: written.description.clone().unwrap_or_default(),
        variables: described.into_iter().chain(others).collect(),
    }
}

/// Returns the URL of a server with a scheme, and without a query and a fragment, which clients could not send paths to.
fn address(written: &str, pointer: &Pointer, diagnostics: &mut Vec<Diagnostic>) -> String {
    let mut report = |message: &str, outcome: &str, help: &str| {
        diagnostics.push(Diagnostic::warning(Code::UnusableServerUrl, pointer, message).outcome(outcome).help(help));
    };
    let mut url = written;
    if let Some(end) = written.find(['?', '#']) {
        url = written.get(..end).unwrap_or_default();
        let rest = code(written.get(end..).unwrap_or_default());
        let help = "use a query parameter or a security scheme for what all requests send";
        report("the URL of a server must not have a query or a fragment", &format!("{rest} is left out"), help);
    }
    if url.starts_with("//") {
        report(
            "the URL of the server has no scheme",
            "`https` is used",
            "write the whole URL, such as `https://api.example.com`",
        );
        return format!("https:{url}");
    }
    url.to_owned()
}

/// Returns the default of a variable. A default that does not fit its position in the URL, such as a host with a slash, is reported and
/// replaced by the placeholder: the variable must be set.
fn default(
    url: &str,
    name: &str,
    variable: &openapiv3::ServerVariable,
    pointer: &Pointer,
    diagnostics: &mut Vec<Diagnostic>,
) -> String {
    let documented: Vec<&str> =
        variable.enumeration.iter().map(String::as_str).chain([variable.default.as_str()]).collect();
    let pointer = pointer.child("variables").child(name);
    let allowed = &variable.enumeration;
    let why = match server_variable::misfit(url, name, &variable.default, &documented) {
        Some(why) => why.to_owned(),
        None if allowed.is_empty() || allowed.contains(&variable.default) => return variable.default.clone(),
        None => {
            let allowed: Vec<String> = allowed.iter().map(|value| code(value)).collect();
            format!("is none of the values of its `enum`: {}", allowed.join(", "))
        }
    };
    diagnostics.push(
        Diagnostic::warning(
            Code::UnusableServerDefault,
            &pointer,
            format!("the default {:?} of the server variable {} {why}", variable.default, code(name)),
        )
        .label("ignored")
        .outcome("callers must set the variable")
        .help("correct the default"),
    );
    format!("{{{name}}}")
}

/// Returns the variables in the URL of a server that it does not define.
fn undefined(server: &Written) -> impl Iterator<Item = &str> {
    let names = server.url.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
    names.filter(|name| server.variables.as_ref().is_none_or(|described| !described.contains_key(*name)))
}

/// Returns the server of an operation: the first that the operation or its path item defines.
pub(in crate::lower) fn of_operation(node: &OperationNode) -> Option<&Written> {
    node.operation.servers.first().or(node.shared_servers.first())
}

/// Reports a document without a server for its operations.
pub(in crate::lower) fn missing(document: &Document) -> Option<Diagnostic> {
    let is_needed = document.operations.iter().any(|node| of_operation(node).is_none());
    (document.servers.is_empty() && is_needed).then(|| {
        Diagnostic::note(Code::NoServers, &Pointer::root(), "the document defines no server")
            .outcome("callers must set an address with `ClientBuilder::base_url`")
            .help("add `servers`")
    })
}

/// Returns the names of the variables of servers that only some operations have.
pub(in crate::lower) fn variables_of_operations(groups: &[Group]) -> Vec<String> {
    let servers = groups.iter().flat_map(|group| &group.operations).filter_map(|operation| operation.server.as_ref());
    let names: BTreeSet<&String> =
        servers.flat_map(|server| &server.variables).map(|variable| &variable.name).collect();
    names.into_iter().cloned().collect()
}

/// Returns a setting for each variable of any server, including those of operations and path items.
pub(in crate::lower) fn settings(document: &Document, scope: &mut Scope) -> Vec<ServerSetting> {
    let mut settings: Vec<ServerSetting> = Vec::new();
    let written = || document.servers.iter().chain(document.operations.iter().filter_map(of_operation));
    let described = written().flat_map(|server| server.variables.iter().flatten());
    let described = described.map(|(name, variable)| (name.as_str(), setting_docs(name, variable)));
    let others = written().flat_map(undefined).map(|name| (name, must_be_set(name)));
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
    vec![format!("Sets the variable {} of the server's URL, which has no default.", code(name))]
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
    let unless = if given { format!("; the default is {}", code(&variable.default)) } else { String::new() };
    lines.push(format!("Sets the variable {} of the server's URL{one_of}{unless}.", code(name)));
    lines
}

/// Returns the prefix of environment variables: the name in the host of the server (`SENTRY` for `https://us.sentry.io`), or else the
/// first word of the title.
pub(in crate::lower) fn env_prefix(document: &Document) -> String {
    let host = document.servers.iter().find_map(|server| host_label(&server.url));
    let title = document.info.title.split_whitespace().next().map(str::to_owned);
    let prefix = host.or(title).unwrap_or_default().to_shouty_snake_case();
    let prefix: String = prefix.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    if prefix.starts_with(|c: char| c.is_ascii_alphabetic()) { prefix } else { "API".to_owned() }
}

/// Labels under which the registries of countries register names, as in `acme.co.uk`.
const SECOND_LEVEL: [&str; 8] = ["ac", "co", "com", "edu", "gov", "net", "org", "or"];

/// Returns the label of a host that was registered: `acme` of `api.acme.io` and of `api.acme.co.uk`.
fn host_label(url: &str) -> Option<String> {
    let host = url.split_once("://")?.1.split(['/', ':', '?']).next()?;
    let labels: Vec<&str> = host.split('.').collect();
    let named = labels.len() >= 2 && labels.iter().all(|label| !label.is_empty() && !label.contains(['{', '}']));
    let numeric = labels.iter().all(|label| label.chars().all(|c| c.is_ascii_digit()));
    let generic = ["example", "localhost", "test", "invalid", "local"];
    let label = match labels.as_slice() {
        [.., label, second, country] if country.len() == 2 && SECOND_LEVEL.contains(second) => label,
        [.., label, _] => label,
        _ => return None,
    };
    (named && !numeric && !generic.contains(label)).then(|| (*label).to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{env_prefix, host_label, missing, servers, settings, undefined};
    use crate::diagnostic::Code;
    use crate::document::Document;
    use crate::names::Scope;
    use crate::pointer::Pointer;
    use crate::test_documents::document;

    fn written(server: Value) -> openapiv3::Server {
        serde_json::from_value(server).unwrap_or_else(|error| panic!("{error}"))
    }

    /// A document with these servers and one operation.
    fn served(title: &str, servers: Vec<Value>) -> Document {
        let operation = json!({ "operationId": "a", "responses": { "200": { "description": "" } } });
        let mut document = document(json!({
            "openapi": "3.1.0",
            "info": { "title": title, "version": "1" },
            "paths": { "/a": { "get": operation } },
        }));
        document.servers = servers.into_iter().map(written).collect();
        document
    }

    #[test]
    fn a_default_that_fits_its_position_and_enum_is_used() {
        for (url, variable, default, code) in [
            ("https://{v}.a.example", json!({ "default": "eu" }), "eu", None),
            ("https://{v}.a.example", json!({ "default": "eu", "enum": ["eu", "us"] }), "eu", None),
            (
                "https://{v}.a.example",
                json!({ "default": "ap", "enum": ["eu", "us"] }),
                "{v}",
                Some(Code::UnusableServerDefault),
            ),
            ("https://{v}.a.example", json!({ "default": "evil.example/" }), "{v}", Some(Code::UnusableServerDefault)),
            ("https://a.example:{v}", json!({ "default": "8080" }), "8080", None),
            ("https://a.example:{v}", json!({ "default": "x" }), "{v}", Some(Code::UnusableServerDefault)),
            ("https://a.example/{v}", json!({ "default": "v1" }), "v1", None),
            ("https://a.example/{v}", json!({ "default": "../v1" }), "{v}", Some(Code::UnusableServerDefault)),
        ] {
            let mut diagnostics = Vec::new();
            let server = written(json!({ "url": url, "variables": { "v": variable } }));
            let servers = servers(&[server], &mut diagnostics);
            assert_eq!(servers[0].variables[0].default, default, "{url} {variable}");
            assert_eq!(diagnostics.first().map(|found| found.code), code, "{url} {variable}");
        }
    }

    #[test]
    fn an_undefined_variable_is_reported_and_required() {
        let mut diagnostics = Vec::new();
        let server = json!({ "url": "https://{regoin}.a.example", "variables": { "region": { "default": "eu" } } });
        let servers = servers(&[written(server)], &mut diagnostics);
        let variables = servers[0].variables.iter().map(|variable| (&*variable.name, &*variable.default));
        assert_eq!(variables.collect::<Vec<_>>(), [("region", "eu"), ("regoin", "{regoin}")]);
        let [found] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
        assert_eq!(found.code, Code::UndefinedServerVariable);
        assert_eq!(found.outcome.as_deref(), Some("callers must set `regoin`"));
        assert_eq!(found.help.as_deref(), Some("did you mean `region`?"));
    }

    #[test]
    fn placeholders_without_a_definition_are_found_in_the_url() {
        for (url, names) in [
            ("https://{a}.example/{b}", ["a", "b"].as_slice()),
            ("https://a.example", &[]),
            ("https://a.example/{b", &[]),
            ("https://a.example/b}", &[]),
        ] {
            assert_eq!(undefined(&written(json!({ "url": url }))).collect::<Vec<_>>(), names, "{url}");
        }
    }

    #[test]
    fn each_server_variable_is_one_setting() {
        let region = json!({ "region": { "default": "eu", "enum": ["eu", "us"] } });
        let document = served(
            "Test",
            vec![
                json!({ "url": "https://{region}.a.example/{timeout}", "variables": region }),
                json!({ "url": "https://{region}.b.example", "variables": region }),
            ],
        );
        let settings = settings(&document, &mut Scope::with_reserved(["timeout"]));
        let named: Vec<_> = settings.iter().map(|setting| (&*setting.name, setting.setter.as_str())).collect();
        assert_eq!(named, [("region", "region"), ("timeout", "server_timeout")]);
        assert_eq!(
            settings[0].docs,
            ["Sets the variable `region` of the server's URL, one of `eu`, `us`; the default is `eu`."]
        );
        assert_eq!(settings[1].docs, ["Sets the variable `timeout` of the server's URL, which has no default."]);
    }

    #[test]
    fn a_missing_server_is_reported_if_an_operation_needs_it() {
        let with_server = served("Test", vec![json!({ "url": "/" })]);
        assert!(missing(&with_server).is_none());
        let mut without = served("Test", Vec::new());
        assert_eq!(
            missing(&without).map(|found| found.location),
            Some(crate::diagnostic::InputLocation::Node(Pointer::root()))
        );
        without.operations[0].shared_servers = vec![written(json!({ "url": "https://a.example" }))];
        assert!(missing(&without).is_none());
    }

    #[test]
    fn the_environment_prefix_is_from_the_host_or_the_title() {
        for (title, urls, prefix) in [
            ("Some API", ["https://us.acme.io/v1"].as_slice(), "ACME"),
            ("Some API", &["https://api.my-shop.example"], "MY_SHOP"),
            ("Some API", &["/v1", "https://acme.io"], "ACME"),
            ("Acme API", &["https://api.example.com"], "ACME"),
            ("Acme API", &["http://localhost:8080"], "ACME"),
            ("Acme API", &[], "ACME"),
            ("petStore", &[], "PET_STORE"),
            ("1Password", &[], "API"),
            ("日本", &[], "API"),
            ("", &[], "API"),
        ] {
            let document = served(title, urls.iter().map(|url| json!({ "url": url })).collect());
            assert_eq!(env_prefix(&document), prefix, "{title} {urls:?}");
        }
    }

    #[test]
    fn the_host_label_is_the_registered_one() {
        for (url, label) in [
            ("https://api.acme.io:8080/x", Some("acme")),
            ("https://acme.io?x", Some("acme")),
            ("https://api.acme.co.uk", Some("acme")),
            ("https://acme.com.au/v1", Some("acme")),
            ("https://acme.co", Some("acme")),
            ("https://api.acme.co", Some("acme")),
            ("https://org.uk", Some("org")),
            ("https://api.example.co.uk", None),
            ("https://acme", None),
            ("https://127.0.0.1", None),
            ("https://[::1]:8080", None),
            ("https://{region}.acme.io", None),
            ("https://api.example.com", None),
            ("https://..", None),
            ("acme.io", None),
            ("", None),
        ] {
            assert_eq!(host_label(url).as_deref(), label, "{url}");
        }
    }
}
