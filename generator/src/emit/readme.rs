//! Emits the README of the generated crate, and the texts that it shares with the documentation of the crate.

use super::{Content, File, Output};
use crate::api::{Api, Operation, SchemeKind, Type};
use crate::text::lines::one_line;
use crate::text::literal;
use crate::text::markdown::{code_cell, html_comment, prose};

pub(super) fn readme(output: &Output<'_>) -> File {
    let api = output.api;
    let (title, version) = (prose(&api.title), prose(&api.version));
    let origin = html_comment(&format!("@generated from {}. Do not edit.", one_line(output.document)));
    let mut text = format!("{origin}\n\n# {title} client\n\nA client for the {title}, version {version}.\n\n```rust\n");
    let quickstart = quickstart(output);
    for line in &quickstart {
        text.push_str(line.trim_start_matches("# "));
        text.push('\n');
    }
    text.push_str("```\n");
    if let Some(call) = blocking(&quickstart) {
        text.push_str(&format!("\n{BLOCKING}\n\n```rust\n{call}\n```\n"));
    }
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

/// Returns the line with links replaced by their text, since links to items only work in rustdoc.
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

/// Returns code that creates a client and calls the operation with the fewest arguments.
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

pub(super) const BLOCKING: &str =
    "Without `async`, with the feature `blocking`; `.blocking()` makes iterators of pages, items and streams:";

/// Returns the example of a call without `async`, if the quickstart has a call.
pub(super) fn blocking(quickstart: &[String]) -> Option<String> {
    let call = quickstart.iter().find(|line| line.contains(".await?"))?;
    Some(call.replace(".await?", ".send_blocking()?"))
}

/// Returns the sections about calls, features and targets.
pub(super) fn guide(api: &Api) -> Vec<String> {
    let wasm = WASM.iter().map(|line| (*line).to_owned());
    CALLS.iter().map(|line| (*line).to_owned()).chain(features(api)).chain(wasm).collect()
}

const CALLS: &[&str] = &[
    "",
    "# How calls work",
    "",
    "- Required parameters are arguments, and optional ones are setters of the call. Awaiting the call sends it.",
    "- [`Response`] dereferences to the body, and has the status, the headers, and the deviations of the response from the",
    "  document.",
    "- [`Error`] has a variant for each phase of a call: before it is sent, while it is sent, an error response of the API, and a",
    "  response that cannot be read. Every error preserves the body of the response.",
    "- Idempotent calls are retried when a connection or a gateway fails, and all calls when the API responds that there were too many",
    "  requests; [`RetryPolicy`] sets how often.",
    "- [`CallOptions`] adds headers, query parameters or a timeout to one call.",
    "- `client.request` sends requests that the document does not define, with the same credentials and retries.",
    "- Unknown values of an enum or union are preserved as `Unrecognized`.",
    "- `ClientBuilder::transport` sends requests with a proxy, other certificates, your own layer, or a client of reqwest that you",
    "  have; in tests, [`FakeTransport`] answers them by route.",
];

const FEATURES: &[&str] = &[
    "",
    "# Features",
    "",
    "- TLS: `rustls` (default) is rustls with the cryptography of aws-lc; `rustls-ring` is rustls with that of ring, for targets on",
    "  which aws-lc does not build; both use the certificates of the system. `native-tls` is the TLS of the system. Without any of",
    "  them, requests to `https:` fail with an error that says so.",
    "- `blocking`: calls without `async` and without a runtime, by `send_blocking()`.",
    "- `fs`: files in request bodies, by `Upload::file`.",
];

const WASM: &[&str] = &[
    "",
    "# WebAssembly",
    "",
    "The crate also compiles for `wasm32-unknown-unknown` and sends requests by `fetch`. The browser encrypts, chooses a proxy and",
    "follows redirects by itself: TLS features, the timeout for connecting and [`RedirectPolicy`] have no effect. A body that is a",
    "stream is read completely before it is sent. `fs` is not available, and `blocking` calls return an error.",
];

/// Returns the section about the features of the crate.
fn features(api: &Api) -> Vec<String> {
    let mut lines: Vec<String> = FEATURES.iter().map(|line| (*line).to_owned()).collect();
    if !api.xml.documents.is_empty() {
        lines.push("- `xml` (default): XML bodies.".to_owned());
    }
    if let Some(group) = api.groups.first() {
        let feature = &group.feature;
        lines.push(format!(
            "- `all-tags` (default), or a feature for each group, such as `{feature}`: the operations of the groups."
        ));
    }
    lines
}
