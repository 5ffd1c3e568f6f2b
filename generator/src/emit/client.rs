//! Emits `client.rs`: the constant that describes the API, the setters of the builder, and a method for each group.

use proc_macro2::TokenStream;
use quote::quote;

use super::constant::security;
use super::docs::{docs, docs_or};
use super::imports::{Imported, imported};
use super::{Content, File, Output};
use crate::api::{Api, ClientParameter, Constant, Location, Scheme, SchemeKind, Server, ServerSetting};
use crate::text::markdown::code;

pub(super) fn client(output: &Output<'_>) -> File {
    let api = output.api;
    let constant = constant(output);
    let accessors = api.groups.iter().map(|group| {
        let (module, feature, type_name) = (&group.module, &group.feature, &group.type_name);
        let about = docs_or(&group.docs, &group.title);
        quote! {
            #about
            #[cfg(feature = #feature)]
            pub fn #module(&self) -> crate::operations::#module::#type_name<'_> {
                crate::operations::#module::#type_name(self)
            }
        }
    });
    let setters = setters(api);
    let from_env = docs(&from_env_docs(api));
    let Imported { items, used } = imported(quote! {
        #constant

        impl crate::runtime::Client {
            /// Returns a builder for a client, to set credentials and options.
            pub fn builder() -> crate::runtime::ClientBuilder {
                crate::runtime::ClientBuilder::new(&API)
            }

            #from_env
            pub fn from_env() -> Result<Self, crate::runtime::Error> {
                Self::builder().from_env()?.build()
            }

            #(#accessors)*
        }

        #setters
    });
    File {
        path: "src/client.rs".to_owned(),
        content: Content::Rust {
            origin: output.document.to_owned(),
            docs: vec![
                "The parts of the client that are specific to the API: servers, credentials and groups of operations."
                    .to_owned(),
            ],
            items,
            used,
        },
    }
}

fn constant(output: &Output<'_>) -> TokenStream {
    let api = output.api;
    let Api { title, version, env_prefix, operation_variables, .. } = api;
    let user_agent = user_agent(output);
    let servers = api.servers.iter().map(server);
    let schemes = api.schemes.iter().map(|scheme| {
        let (name, kind) = (&scheme.name, scheme_kind(&scheme.kind));
        quote!(crate::runtime::Scheme { name: #name, kind: #kind })
    });
    let security = security(&api.security);
    quote! {
        /// The API as the document describes it.
        static API: crate::runtime::Api = crate::runtime::Api {
            title: #title,
            version: #version,
            user_agent: #user_agent,
            env_prefix: #env_prefix,
            servers: &[#(#servers),*],
            operation_variables: &[#(#operation_variables),*],
            schemes: &[#(#schemes),*],
            security: #security,
        };
    }
}

/// Emits the value of `User-Agent`. A version of the workspace is known when the crate is compiled.
fn user_agent(output: &Output<'_>) -> TokenStream {
    let is_inherited = output.manifest.package.get("version").is_some_and(|version| version.as_str().is_none());
    if is_inherited {
        return quote!(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")));
    }
    let name_and_version = format!("{}/{}", output.package, output.version);
    quote!(#name_and_version)
}

/// Emits the value that describes a server.
pub(super) fn server(server: &Server) -> TokenStream {
    let Server { url, description, variables } = server;
    let variables = variables.iter().map(|variable| {
        let (name, default, allowed) = (&variable.name, &variable.default, &variable.allowed);
        quote!(crate::runtime::Variable { name: #name, default: #default, allowed: &[#(#allowed),*] })
    });
    quote!(crate::runtime::Server { url: #url, description: #description, variables: &[#(#variables),*] })
}

fn scheme_kind(kind: &SchemeKind) -> TokenStream {
    match kind {
        SchemeKind::Bearer => quote!(crate::runtime::SchemeKind::Bearer),
        SchemeKind::Basic => quote!(crate::runtime::SchemeKind::Basic),
        SchemeKind::Http(scheme) => quote!(crate::runtime::SchemeKind::Http(#scheme)),
        SchemeKind::Header(name) => quote!(crate::runtime::SchemeKind::ApiKeyHeader(#name)),
        SchemeKind::Query(name) => quote!(crate::runtime::SchemeKind::ApiKeyQuery(#name)),
        SchemeKind::Cookie(name) => quote!(crate::runtime::SchemeKind::ApiKeyCookie(#name)),
    }
}

/// Emits a setter for each security scheme, server variable and client parameter.
fn setters(api: &Api) -> Option<TokenStream> {
    let settings = api.server_settings.iter().map(|setting| {
        let ServerSetting { name, setter, docs: lines } = setting;
        let about = docs(lines);
        quote! {
            #about
            pub fn #setter(self, #setter: impl Into<String>) -> Self {
                self.server_variable(#name, #setter)
            }
        }
    });
    let parameters = api.client_parameters.iter().map(parameter_setter);
    let setters: Vec<TokenStream> = api.schemes.iter().map(setter).chain(settings).chain(parameters).collect();
    (!setters.is_empty()).then(|| quote!(impl crate::runtime::ClientBuilder { #(#setters)* }))
}

fn parameter_setter(parameter: &ClientParameter) -> TokenStream {
    let ClientParameter { wire, location, setter, docs: lines, default } = parameter;
    let about = docs(lines);
    let constructor = if *location == Location::Header { quote!(header) } else { quote!(query) };
    let ty = parameter_argument(default);
    let value = match default {
        Constant::Text(_) => quote!(&Into::<String>::into(#setter)),
        Constant::Integer(_) | Constant::Boolean(_) => quote!(&#setter),
    };
    quote! {
        #about
        pub fn #setter(self, #setter: #ty) -> Self {
            self.client_parameter(crate::runtime::Parameter::#constructor(#wire), #value)
        }
    }
}

/// Emits the type of the argument of a setter for a parameter of the client.
pub(super) fn parameter_argument(default: &Constant) -> TokenStream {
    match default {
        Constant::Text(_) => quote!(impl Into<String>),
        Constant::Integer(_) => quote!(i64),
        Constant::Boolean(_) => quote!(bool),
    }
}

fn setter(scheme: &Scheme) -> TokenStream {
    let Scheme { name, setter, .. } = scheme;
    let mut lines = scheme.docs.clone();
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let document = format!("(the security scheme {})", code(name));
    lines.push(match &scheme.kind {
        SchemeKind::Bearer => format!("Sent as `Authorization: Bearer …` {document}."),
        SchemeKind::Basic => format!("Sent as `Authorization: Basic …` {document}."),
        SchemeKind::Http(kind) => format!("Sent as {} {document}.", code(&format!("Authorization: {kind} …"))),
        SchemeKind::Header(header) => format!("Sent in the header {} {document}.", code(header)),
        SchemeKind::Query(query) => format!("Sent in the query as {} {document}.", code(query)),
        SchemeKind::Cookie(cookie) => format!("Sent in the cookie {} {document}.", code(cookie)),
    });
    let about = docs(&lines);
    if scheme.kind == SchemeKind::Basic {
        return quote! {
            #about
            pub fn #setter(self, username: impl Into<String>, password: impl Into<crate::runtime::Secret>) -> Self {
                self.credential(#name, crate::runtime::Credential::basic(username, password))
            }
        };
    }
    let argument = if matches!(scheme.kind, SchemeKind::Bearer) { quote!(token) } else { quote!(key) };
    quote! {
        #about
        pub fn #setter(self, #argument: impl Into<crate::runtime::Secret>) -> Self {
            self.credential(#name, crate::runtime::Credential::token(#argument))
        }
    }
}

fn from_env_docs(api: &Api) -> Vec<String> {
    let prefix = &api.env_prefix;
    let mut lines = vec!["Creates a client from environment variables:".to_owned(), String::new()];
    let mut named: Vec<String> = Vec::new();
    for scheme in &api.schemes {
        let variables = match scheme.kind {
            SchemeKind::Bearer => format!("- `{prefix}_AUTH_TOKEN`: the bearer token"),
            SchemeKind::Basic => format!("- `{prefix}_USERNAME` and `{prefix}_PASSWORD`: the credentials of the user"),
            _ => format!("- `{prefix}_API_KEY`: the API key"),
        };
        if !named.contains(&variables) {
            named.push(variables);
        }
    }
    lines.extend(named);
    lines.push(format!("- `{prefix}_URL`: the URL of the server, if it is not the default"));
    lines.extend([
        String::new(),
        "# Errors".to_owned(),
        String::new(),
        "If a credential that the API requires is not set, or the URL is not valid.".to_owned(),
    ]);
    lines
}
