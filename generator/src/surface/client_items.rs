//! The client: the setters of its builder, its servers and its Cargo features.

use super::operation_items::requirement;
use super::{Argument, Item, Kind};
use crate::api::{Api, ClientParameter, Scheme, SchemeKind, Server, ServerSetting};
use crate::emit::signature;
use crate::pointer::Pointer;

pub(crate) fn items(api: &Api) -> Vec<Item> {
    let mut items: Vec<Item> = api.schemes.iter().map(scheme).collect();
    items.extend(api.server_settings.iter().map(server_setting));
    items.extend(api.client_parameters.iter().map(client_parameter));
    items.push(security(api));
    items.extend(server(api));
    items.push(environment(api));
    items.extend((!api.xml.documents.is_empty()).then(|| {
        let mut item = Item::new(Kind::Feature, "xml", &Pointer::root());
        "the Cargo feature `xml`".clone_into(&mut item.text);
        item
    }));
    items
}

/// Returns a setter of the client builder.
fn setting(name: &str, key: &str, arguments: &[(&str, &str)], wire: String, pointer: &Pointer) -> Item {
    let mut item = Item::new(Kind::Setting, name.trim_start_matches("r#"), pointer);
    key.clone_into(&mut item.key);
    let arguments = arguments.iter().map(|(name, ty)| Argument {
        name: (*name).to_owned(),
        ty: (*ty).to_owned(),
        ..Argument::default()
    });
    item.signature.arguments = arguments.collect();
    item.text = format!("ClientBuilder::{name}({})", Argument::list(&item.signature.arguments));
    item.wire = wire;
    item
}

fn scheme(scheme: &Scheme) -> Item {
    let secret = "impl Into<Secret>";
    let arguments: &[(&str, &str)] = match scheme.kind {
        SchemeKind::Basic => &[("username", "impl Into<String>"), ("password", secret)],
        SchemeKind::Bearer => &[("token", secret)],
        _ => &[("key", secret)],
    };
    let wire = match &scheme.kind {
        SchemeKind::Bearer => "`Authorization: Bearer`".to_owned(),
        SchemeKind::Basic => "`Authorization: Basic`".to_owned(),
        SchemeKind::Http(name) => format!("`Authorization: {name}`"),
        SchemeKind::Header(name) => format!("the header `{name}`"),
        SchemeKind::Query(name) => format!("`{name}` in the query"),
        SchemeKind::Cookie(name) => format!("the cookie `{name}`"),
    };
    let mut item = setting(scheme.setter.as_str(), &scheme.name, arguments, wire, &scheme.pointer);
    item.docs.clone_from(&scheme.docs);
    item
}

fn server_setting(variable: &ServerSetting) -> Item {
    let name = variable.setter.as_str();
    let wire = format!("the variable `{}` of the server", variable.name);
    let mut item =
        setting(name, &wire, &[(name, "impl Into<String>")], wire.clone(), &Pointer::root().child("servers"));
    item.docs.clone_from(&variable.docs);
    item
}

fn client_parameter(parameter: &ClientParameter) -> Item {
    let (name, ty) = (parameter.setter.as_str(), signature::client_parameter(&parameter.default));
    let key = format!("the parameter `{}`", parameter.wire);
    let wire = format!("{key}, {} by default", parameter.default);
    let mut item = setting(name, &key, &[(name, &ty)], wire, &Pointer::root());
    item.docs.clone_from(&parameter.docs);
    item
}

fn security(api: &Api) -> Item {
    let mut item = Item::new(Kind::Security, "security", &Pointer::root().child("security"));
    item.credentials.clone_from(&api.security);
    item.wire = requirement(&item.credentials);
    item.text = format!("credentials: {}", item.wire);
    item
}

/// Returns the default server. The documentation lists the others.
fn server(api: &Api) -> Option<Item> {
    let (default, others) = api.servers.split_first()?;
    let mut item = Item::new(Kind::Server, "server", &Pointer::root().child("servers"));
    item.text = format!("the default server {}", default.url);
    item.wire = server_text(default);
    item.docs = others.iter().map(|server| server.url.clone()).collect();
    Some(item)
}

/// Returns the URL of a server with the defaults of its variables. The order of the variables has no meaning.
pub(super) fn server_text(server: &Server) -> String {
    let mut variables: Vec<_> = server.variables.iter().collect();
    variables.sort_by(|one, other| one.name.cmp(&other.name));
    let defaults = variables.iter().map(|variable| format!(", {} is {}", variable.name, variable.default));
    std::iter::once(server.url.clone()).chain(defaults).collect()
}

fn environment(api: &Api) -> Item {
    let mut item = Item::new(Kind::Environment, "from_env", &Pointer::root().child("info"));
    item.text = format!("Client::from_env() reads {}_…", api.env_prefix);
    item.wire = format!("{}_…", api.env_prefix);
    item
}
