//! The report on what was generated for each part of the document, for tests and tools.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::api::{Api, Group, Location, Operation};
use crate::diagnostic::record::{Record, written_pointer};
use crate::diagnostic::{Diagnostic, flood};
use crate::emit::type_path;
use crate::pointer::Pointer;
use crate::source::Sources;

/// The report on a document.
#[derive(Debug, Serialize)]
pub struct Report<'a> {
    operations: Vec<OperationReport>,
    types: Vec<TypeReport>,
    diagnostics: Vec<Record<'a>>,
    /// How many diagnostics there are of each code. The list has only the first of very many.
    diagnostic_counts: BTreeMap<&'static str, usize>,
    untyped: Vec<UntypedReport>,
}

#[derive(Debug, Serialize)]
struct OperationReport {
    operation_id: Option<String>,
    method: String,
    path: String,
    group: String,
    call: String,
    pointer: String,
    parameters: Vec<ParameterReport>,
    request: Vec<RequestReport>,
    responses: Vec<ResponseReport>,
    /// The type of the headers of a successful response.
    headers: Option<String>,
}

#[derive(Debug, Serialize)]
struct ParameterReport {
    name: String,
    #[serde(rename = "in")]
    location: &'static str,
    required: bool,
    rust_name: String,
    rust_type: String,
    pointer: String,
}

#[derive(Debug, Serialize)]
struct RequestReport {
    media_type: String,
    rust_type: String,
    pointer: String,
}

#[derive(Debug, Serialize)]
struct ResponseReport {
    status: String,
    media_type: Option<String>,
    rust_type: String,
    pointer: String,
}

#[derive(Debug, Serialize)]
struct TypeReport {
    pointer: String,
    rust_type: String,
}

#[derive(Debug, Serialize)]
struct UntypedReport {
    pointer: String,
    reason: &'static str,
}

/// Creates the report of a document, without an API if the document is unusable.
#[must_use]
pub fn report<'a>(api: Option<&Api>, diagnostics: &'a [Diagnostic], sources: &Sources, package: &str) -> Report<'a> {
    let krate = package.replace('-', "_");
    let writer = Writer { sources, krate: &krate };
    let groups = api.map_or(&[][..], |api| &api.groups);
    Report {
        operations: api
            .map(|api| {
                groups
                    .iter()
                    .flat_map(|group| group.operations.iter().map(|operation| writer.operation(api, group, operation)))
                    .collect()
            })
            .unwrap_or_default(),
        types: api
            .map(|api| {
                api.schemas
                    .iter()
                    .map(|(pointer, ty)| TypeReport {
                        pointer: writer.pointer(pointer),
                        rust_type: type_path(api, &krate, ty),
                    })
                    .collect()
            })
            .unwrap_or_default(),
        diagnostics: diagnostics.iter().map(|diagnostic| Record::of(diagnostic, sources)).collect(),
        diagnostic_counts: counts_by_code(diagnostics),
        untyped: api
            .map(|api| {
                api.untyped
                    .iter()
                    .map(|untyped| UntypedReport {
                        pointer: writer.pointer(&untyped.pointer),
                        reason: untyped.reason.text(),
                    })
                    .collect()
            })
            .unwrap_or_default(),
    }
}

fn counts_by_code(diagnostics: &[Diagnostic]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for ((_, code), count) in flood::counts(diagnostics) {
        *counts.entry(code.name()).or_default() += count;
    }
    counts
}

struct Writer<'a> {
    sources: &'a Sources,
    krate: &'a str,
}

impl Writer<'_> {
    fn pointer(&self, pointer: &Pointer) -> String {
        written_pointer(pointer, self.sources)
    }

    fn operation(&self, api: &Api, group: &Group, operation: &Operation) -> OperationReport {
        let path = |ty| type_path(api, self.krate, ty);
        OperationReport {
            operation_id: operation.id.documented().map(str::to_owned),
            method: operation.method.clone(),
            path: operation.path.clone(),
            group: group.source.text().to_owned(),
            call: format!("client.{}().{}", group.module, operation.name),
            pointer: self.pointer(&operation.pointer),
            parameters: operation
                .parameters
                .iter()
                .map(|parameter| ParameterReport {
                    name: parameter.wire.clone(),
                    location: match parameter.location {
                        Location::Path => "path",
                        Location::Query => "query",
                        Location::Header => "header",
                        Location::Cookie => "cookie",
                    },
                    required: parameter.required,
                    rust_name: parameter.name.to_string(),
                    rust_type: path(&parameter.ty),
                    pointer: self.pointer(&parameter.pointer),
                })
                .collect(),
            headers: operation.headers.as_ref().map(path),
            request: operation
                .body
                .iter()
                .flat_map(|body| &body.media)
                .map(|media| RequestReport {
                    media_type: media.media_type.clone(),
                    rust_type: if media.encoding == crate::api::Encoding::Bytes {
                        "bytes::Bytes".to_owned()
                    } else {
                        path(&media.ty)
                    },
                    pointer: self.pointer(&media.pointer),
                })
                .collect(),
            responses: operation
                .responses
                .iter()
                .map(|response| ResponseReport {
                    status: response.status.clone(),
                    media_type: response.media_type.clone(),
                    rust_type: match (&response.ty, &response.media_type) {
                        (Some(ty), _) => path(ty),
                        (None, Some(_)) => "bytes::Bytes".to_owned(),
                        (None, None) => "()".to_owned(),
                    },
                    pointer: self.pointer(&response.pointer),
                })
                .collect(),
        }
    }
}
