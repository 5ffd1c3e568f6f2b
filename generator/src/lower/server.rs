//! Servers, and what environment variables are named after.

use heck::ToShoutySnakeCase;
use openapiv3::Server as Written;

use crate::api::{Server, ServerVariable};
use crate::document::Document;

pub(super) fn servers(written: &[Written]) -> Vec<Server> {
    written.iter().map(server).collect()
}

pub(super) fn server(written: &Written) -> Server {
    let variables = written.variables.iter().flatten().map(|(name, variable)| ServerVariable {
        name: name.clone(),
        default: variable.default.clone(),
        allowed: variable.enumeration.clone(),
    });
    Server {
        url: written.url.clone(),
        description: written.description.clone().unwrap_or_default(),
        variables: variables.collect(),
    }
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
