//! A summary of a document and of the crate that is generated from it, as data.

use std::collections::BTreeMap;

use serde::Serialize;

use super::name_source::{NameSource, NameSources};
use crate::Analysis;
use crate::api::{Api, Group, GroupSource, Operation, TypeDef, TypeKind, Untyped, UntypedReason};
use crate::config::{Config, Inputs};
use crate::diagnostic::{Diagnostic, InputLocation, flood};
use crate::emit::signature::type_text;
use crate::pointer::PointerMap;
use crate::source::Sources;
use crate::surface::client_items;
use crate::surface::operation_items::requirement;
use crate::surface::pagination;
use crate::surface::{Item, Kind};
use crate::{large_stack, pipeline};

/// A summary of a document.
#[derive(Debug, Serialize)]
pub struct Summary {
    /// The document's title.
    pub title: String,
    /// The document's version.
    pub version: String,
    /// The files of the document, the first one is that of `--spec`.
    pub files: Vec<File>,
    /// The URLs of the servers, the default first.
    pub servers: Vec<String>,
    /// The groups of operations.
    pub groups: Vec<OperationGroup>,
    /// The types.
    pub types: Types,
    /// The operations that return pages of lists.
    pub pagination: Vec<PagedOperation>,
    /// The credentials.
    pub security: Security,
    /// The schemas that are `serde_json::Value`: first those that the document describes further.
    pub untyped: Vec<UntypedSchema>,
    /// The names that the generator makes because the document has none.
    pub made_names: MadeNames,
    /// The names of `names.lock` that would be others without it.
    pub kept_names: KeptNames,
    /// The diagnostics by severity and code, the most severe first.
    pub diagnostics: Vec<DiagnosticCount>,
}

/// A file of the document.
#[derive(Debug, Serialize)]
pub struct File {
    /// Its path.
    pub path: String,
    /// Its size.
    pub bytes: usize,
}

/// A group of operations.
#[derive(Debug, Serialize)]
pub struct OperationGroup {
    /// The method of the client.
    pub call: String,
    /// The tag, or the first part of the paths, if the operations have one of them.
    pub source: Option<String>,
    /// The Cargo feature.
    pub feature: String,
    /// How many operations have each HTTP method.
    pub methods: BTreeMap<String, usize>,
    /// The operations.
    pub operations: Vec<OperationLine>,
}

/// An operation.
#[derive(Clone, Debug, Serialize)]
pub struct OperationLine {
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The call.
    pub call: String,
    /// Whether it is deprecated.
    pub deprecated: bool,
}

/// The number of types and of their parts.
#[derive(Debug, Default, Serialize)]
pub struct Types {
    /// All types.
    pub total: usize,
    /// Structs, forms among them.
    pub structs: usize,
    /// The fields of structs.
    pub fields: usize,
    /// The largest number of fields of one struct.
    pub most_fields: usize,
    /// The name of that struct.
    pub largest: Option<String>,
    /// Enums of strings or integers.
    pub enums: usize,
    /// The values of enums.
    pub values: usize,
    /// Enums of types.
    pub unions: usize,
    /// The variants of enums of types.
    pub variants: usize,
    /// Aliases and newtypes.
    pub aliases: usize,
    /// Types that only requests contain.
    pub only_sent: usize,
    /// Types that only responses contain.
    pub only_received: usize,
    /// Types that both contain.
    pub sent_and_received: usize,
    /// Types that no operation uses.
    pub unused: usize,
}

/// An operation that returns pages of a list.
#[derive(Debug, Serialize)]
pub struct PagedOperation {
    /// The operation.
    #[serde(flatten)]
    pub operation: OperationLine,
    /// The type of an item.
    pub item: String,
    /// Where the items are.
    pub items: String,
    /// How the next page is requested.
    pub next: String,
}

/// The credentials.
#[derive(Debug, Serialize)]
pub struct Security {
    /// The requirement of operations without one of their own.
    pub default: String,
    /// The security schemes and other settings of the client.
    pub settings: Vec<Setting>,
    /// How many operations have each requirement that is not the default.
    pub others: BTreeMap<String, usize>,
}

/// A setting of the client.
#[derive(Debug, Serialize)]
pub struct Setting {
    /// The setter.
    pub setter: String,
    /// What is sent.
    pub sent: String,
}

/// A schema that is `serde_json::Value`.
#[derive(Debug, Serialize)]
pub struct UntypedSchema {
    /// Its location.
    pub location: String,
    /// Why it is untyped.
    pub reason: &'static str,
    /// What a diagnostic says about it.
    pub message: Option<String>,
}

/// Names that the generator makes because the document has none.
#[derive(Debug, Default, Serialize)]
pub struct MadeNames {
    /// The operations that are named after their method and path.
    pub operations: Vec<OperationLine>,
    /// The types that are named after the location of their schema.
    pub types: Vec<MadeType>,
}

/// A type that is named after the location of its schema.
#[derive(Debug, Serialize)]
pub struct MadeType {
    /// Its name.
    pub name: String,
    /// The location of its schema.
    pub location: String,
}

/// Names of `names.lock` that would be others without it.
#[derive(Debug, Default, Serialize)]
pub struct KeptNames {
    /// The operations.
    pub operations: Vec<KeptOperation>,
    /// The types.
    pub types: Vec<KeptType>,
}

/// An operation whose name is kept.
#[derive(Debug, Serialize)]
pub struct KeptOperation {
    /// The operation.
    #[serde(flatten)]
    pub operation: OperationLine,
    /// The name of its method without `names.lock`.
    pub otherwise: String,
}

/// A type whose name is kept.
#[derive(Debug, Serialize)]
pub struct KeptType {
    /// Its name.
    pub name: String,
    /// Its name without `names.lock`.
    pub otherwise: String,
    /// The location of its schema.
    pub location: String,
}

/// The number of diagnostics with a code.
#[derive(Debug, Serialize)]
pub struct DiagnosticCount {
    /// The severity.
    pub severity: &'static str,
    /// The code.
    pub code: &'static str,
    /// The number.
    pub count: usize,
}

impl Summary {
    /// Returns the summary of a document that was analysed with these options, if it is usable. If there is a `names.lock`, the document
    /// is analysed again without it: an entry that somebody edited does not differ from the others in any other way.
    #[must_use]
    pub fn of(analysis: &Analysis, config: &Config) -> Option<Self> {
        let api = analysis.api.as_ref()?;
        let anew = (!analysis.earlier_names.is_empty()).then(|| {
            let inputs = Inputs { names: None, ..config.inputs.clone() };
            pipeline::analyze(&Config { inputs, emit_tests: false, ..config.clone() })
        });
        let names = NameSources::new(analysis, anew.as_ref().and_then(|anew| anew.api.as_ref()));
        Some(large_stack::on_large_stack(|| Self::new(api, analysis, &names)))
    }

    fn new(api: &Api, analysis: &Analysis, names: &NameSources<'_>) -> Self {
        let Analysis { diagnostics, sources, .. } = analysis;
        let (made_names, kept_names) = names_without_source(api, names, sources);
        let files = sources.0.iter().map(|source| File { path: source.name.clone(), bytes: source.text.len() });
        let mut counts: Vec<_> = flood::counts(diagnostics).into_iter().collect();
        counts.sort_by_key(|((severity, code), count)| (std::cmp::Reverse((*severity, *count)), code.name()));
        let diagnostics_by_code = counts.into_iter().map(|((severity, code), count)| DiagnosticCount {
            severity: severity.name(),
            code: code.name(),
            count,
        });
        Self {
            title: api.title.clone(),
            version: api.version.clone(),
            files: files.collect(),
            servers: api.servers.iter().map(|server| server.url.clone()).collect(),
            groups: api.groups.iter().map(group).collect(),
            types: types(api),
            pagination: pagination_of(api),
            security: security(api),
            untyped: untyped(&api.untyped, diagnostics, sources),
            made_names,
            kept_names,
            diagnostics: diagnostics_by_code.collect(),
        }
    }

    /// Returns the number of operations.
    #[must_use]
    pub fn operations(&self) -> usize {
        self.groups.iter().map(|group| group.operations.len()).sum()
    }
}

fn group(group: &Group) -> OperationGroup {
    let mut methods = BTreeMap::new();
    for operation in &group.operations {
        *methods.entry(operation.method.clone()).or_default() += 1;
    }
    OperationGroup {
        call: format!("client.{}()", group.module),
        source: match &group.source {
            GroupSource::Tag(tag) => Some(format!("tag `{tag}`")),
            GroupSource::Path(part) => Some(format!("path `{part}`")),
            GroupSource::Others => None,
        },
        feature: group.feature.clone(),
        methods,
        operations: group.operations.iter().map(|operation| line(group, operation)).collect(),
    }
}

fn line(group: &Group, operation: &Operation) -> OperationLine {
    OperationLine {
        method: operation.method.clone(),
        path: operation.path.clone(),
        call: format!("client.{}().{}", group.module, operation.name),
        deprecated: operation.deprecated,
    }
}

/// Returns all operations with their groups.
fn operations(api: &Api) -> impl Iterator<Item = (&Group, &Operation)> {
    api.groups.iter().flat_map(|group| group.operations.iter().map(move |operation| (group, operation)))
}

/// Returns the types that the crate declares.
fn declared(api: &Api) -> impl Iterator<Item = &TypeDef> {
    api.declared.iter().filter_map(|index| api.types.get(*index))
}

fn types(api: &Api) -> Types {
    let mut types = Types::default();
    for def in declared(api) {
        types.total += 1;
        let use_count = match (def.sent, def.received) {
            (true, true) => &mut types.sent_and_received,
            (true, false) => &mut types.only_sent,
            (false, true) => &mut types.only_received,
            (false, false) => &mut types.unused,
        };
        *use_count += 1;
        match &def.kind {
            TypeKind::Struct(_) | TypeKind::Form(_) => count_fields(&mut types, def),
            TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => {
                types.enums += 1;
                types.values += variants.len();
            }
            TypeKind::IntegerEnum(variants) => {
                types.enums += 1;
                types.values += variants.len();
            }
            TypeKind::Tagged { .. } | TypeKind::Untagged(_) => {
                types.unions += 1;
                types.variants += def.kind.union_variants().len();
            }
            TypeKind::Alias(_) | TypeKind::Newtype(_) => types.aliases += 1,
        }
    }
    types
}

fn count_fields(types: &mut Types, def: &TypeDef) {
    let fields = def.fields().len();
    types.structs += 1;
    types.fields += fields;
    if fields > types.most_fields {
        types.most_fields = fields;
        types.largest = Some(def.name.to_string());
    }
}

fn pagination_of(api: &Api) -> Vec<PagedOperation> {
    let paged = operations(api).filter_map(|(group, operation)| {
        let paged = operation.paged.as_ref()?;
        Some(PagedOperation {
            operation: line(group, operation),
            item: type_text(api, &paged.item),
            items: pagination::items(paged),
            next: pagination::next_page(paged),
        })
    });
    paged.collect()
}

fn security(api: &Api) -> Security {
    let mut others = BTreeMap::new();
    for sets in operations(api).filter_map(|(_, operation)| operation.security.as_ref()) {
        *others.entry(requirement(sets)).or_default() += 1;
    }
    let settings = client_items::items(api).into_iter().filter(|item| item.kind == Kind::Setting);
    Security {
        default: requirement(&api.security),
        settings: settings.map(|Item { text, wire, .. }| Setting { setter: text, sent: wire }).collect(),
        others,
    }
}

fn untyped(untyped: &[Untyped], diagnostics: &[Diagnostic], sources: &Sources) -> Vec<UntypedSchema> {
    let mut messages: PointerMap<&str> = PointerMap::default();
    for diagnostic in diagnostics {
        if let InputLocation::Node(pointer) = &diagnostic.location {
            messages.entry(pointer.clone()).or_insert(&diagnostic.message);
        }
    }
    let mut untyped: Vec<&Untyped> = untyped.iter().collect();
    untyped.sort_by_key(|untyped| untyped.reason == UntypedReason::DocumentSaysAny);
    let untyped = untyped.into_iter().map(|Untyped { pointer, reason }| {
        // The diagnostic is at the schema, or at the keyword that is wrong.
        let keywords = ["type", "$ref", "allOf", "oneOf", "anyOf", "format"].map(|keyword| pointer.child(keyword));
        let message = std::iter::once(pointer).chain(&keywords).find_map(|at| messages.get(at));
        UntypedSchema {
            location: sources.describe(pointer),
            reason: reason.text(),
            message: message.map(|message| (*message).to_owned()),
        }
    });
    untyped.collect()
}

/// Returns the names that neither the document nor the user has: those that the generator makes, and those that are kept.
fn names_without_source(api: &Api, names: &NameSources<'_>, sources: &Sources) -> (MadeNames, KeptNames) {
    let (mut made, mut kept) = (MadeNames::default(), KeptNames::default());
    for (group, operation) in operations(api) {
        let operation_line = line(group, operation);
        match names.of_operation(api, operation) {
            NameSource::Made => made.operations.push(operation_line),
            NameSource::Kept { otherwise } => {
                kept.operations.push(KeptOperation { operation: operation_line, otherwise: otherwise.to_owned() });
            }
            NameSource::Chosen | NameSource::Document => {}
        }
    }
    for def in declared(api) {
        let location = sources.describe(def.pointers.first().unwrap_or(&def.pointer));
        let name = def.name.to_string();
        match names.of_type(api, def) {
            NameSource::Made => made.types.push(MadeType { name, location }),
            NameSource::Kept { otherwise } => {
                kept.types.push(KeptType { name, otherwise: otherwise.to_owned(), location });
            }
            NameSource::Chosen | NameSource::Document => {}
        }
    }
    (made, kept)
}
