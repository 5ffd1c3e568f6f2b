//! The generated crate's README, and what it and the crate's documentation have in common.

use super::{Content, File, Output};
use crate::api::{Api, Operation, SchemeKind, Type};
use crate::text::lines::one_line;
use crate::text::literal;
use crate::text::markdown::{code_cell, html_comment, prose};

pub(super) fn readme(output: &Output<'_>) -> File {
    let api = output.api;
    let (title, version) = (prose(&api.title), prose(&api.version));
    let origin = html_comment(&format!(
        "Generated from {} by generator/src/emit/readme.rs. Do not edit.",
        one_line(output.document)
    ));
    let mut text = format!("{origin}\n\n# {title} client\n\nA client for the {title}, version {version}.\n\n```rust\n");
    for line in quickstart(output) {
        text.push_str(line.trim_start_matches("# "));
        text.push('\n');
    }
    text.push_str("```\n");
    for line in guide(api) {
        text.push_str(if line.starts_with('#') { "#" } else { "" });
        text.push_str(&without_links(&line));
        text.push('\n');
    }
    text.push_str("\n## Operations\n\n| call | operation |\n|---|---|\n");
    for group in &api.groups {
        for operation in group.calls() {
            let call = code_cell(&format!("client.{}().{}(…)", group.module, operation.name));
            let route = code_cell(&format!("{} {}", operation.method, operation.path));
            text.push_str(&format!("| {call} | {route} |\n"));
        }
    }
    File { path: "README.md".to_owned(), content: Content::Text(text) }
}

/// The line with the text of its links only: paths into the crate lead nowhere outside of rustdoc.
fn without_links(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, link)) = rest.split_once("[`") {
        let (label, after) = link.split_once("`]").unwrap_or((link, ""));
        plain.push_str(&format!("{before}`{label}`"));
        rest = after;
    }
    plain + rest
}

/// Lines of code that make a client and the first call that needs least.
pub(super) fn quickstart(output: &Output<'_>) -> Vec<String> {
    let api = output.api;
    let krate = output.krate();
    let setter = api
        .schemes
        .iter()
        .find(|scheme| api.security.iter().flatten().any(|name| *name == scheme.name))
        .or(api.schemes.first());
    let setter = setter.map_or_else(String::new, |scheme| match scheme.kind {
        SchemeKind::Basic => format!(".{}(\"user\", \"password\")", scheme.setter),
        _ => format!(".{}(\"secret\")", scheme.setter),
    });
    let base = match api.servers.first() {
        Some(server) if server.url.contains("://") => "",
        _ => ".base_url(\"https://api.example.com\")",
    };
    let mut lines = vec![format!("let client = {krate}::Client::builder(){base}{setter}.build()?;")];
    let simple = |operation: &&Operation| {
        operation.method == "GET"
            && !operation.deprecated
            && operation
                .parameters
                .iter()
                .filter(|parameter| parameter.required)
                .all(|parameter| matches!(parameter.ty, Type::String | Type::Integer(_)))
    };
    let found = api
        .groups
        .iter()
        .flat_map(|group| group.operations.iter().filter(simple).map(move |operation| (group, operation)))
        .min_by_key(|(_, operation)| operation.parameters.iter().filter(|parameter| parameter.required).count());
    if let Some((group, operation)) = found {
        let arguments: Vec<String> = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.required)
            .map(|parameter| {
                if parameter.ty == Type::String { literal::string(&parameter.wire).to_string() } else { "1".to_owned() }
            })
            .collect();
        lines.push(format!(
            "let reply = client.{}().{}({}).await?;",
            group.module,
            operation.name,
            arguments.join(", ")
        ));
        lines.push("println!(\"{}: {reply:?}\", reply.status());".to_owned());
    }
    lines
}

/// What holds for every operation, and what of the crate can be left out.
pub(super) fn guide(api: &Api) -> Vec<String> {
    CALLS.iter().map(|line| (*line).to_owned()).chain(features(api)).collect()
}

const CALLS: &[&str] = &[
    "",
    "# How calls work",
    "",
    "- What an operation requires is an argument; what is optional is a setter on the call. The call is sent when it is awaited.",
    "- [`Response`] dereferences to what was read, and has the status, the headers and what of the reply departed",
    "  from the document.",
    "- [`Error`] says when a call failed: before anything was sent, on the way, by the API's answer, or when the answer",
    "  could not be read. No error drops the body.",
    "- Idempotent calls are sent again when a connection fails or a gateway is out, and any call when the API says that there were",
    "  too many; [`RetryPolicy`] says how often.",
    "- [`CallOptions`] adds headers, a query or a timeout to one call.",
    "- What the document leaves out is reached by `client.request`, with the same credentials and retries.",
    "- Values of an enum or union that the document does not know are kept as `Unrecognized`.",
];

/// The features of the crate, as its manifest has them.
fn features(api: &Api) -> Vec<String> {
    let mut lines: Vec<String> = ["", "# Features", "", "- `rustls` (default) or `native-tls`: how TLS is done."]
        .into_iter()
        .map(str::to_owned)
        .collect();
    if let Some(group) = api.groups.first() {
        let tag = &group.feature;
        lines.push(format!("- `all-tags` (default), or a feature per tag, as `{tag}`: which operations there are."));
    }
    if !api.xml.documents.is_empty() {
        lines.push("- `xml` (default): bodies of XML.".to_owned());
    }
    lines.push("- `fs`: files to send, by `Upload::file`.".to_owned());
    lines
}
