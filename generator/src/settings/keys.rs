//! The keys of the settings file: one table for reading, for the commented file of `generator init`, and for the JSON Schema.

use crate::customization::{Renamed, Replaced};

/// The type of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Flag,
    Texts,
    /// A table whose values are texts.
    Map,
    /// A table with a table of names for each kind of item.
    Rename,
    /// A table with a table of types for schemas, and one for formats.
    Replace,
    /// A table whose values are lists of texts.
    Lists,
    /// The `[dependencies]` table of Cargo.
    Dependencies,
    /// The `[package]` table of Cargo.
    Package,
}

impl Kind {
    /// What a value of another type should have been.
    pub fn expected(self) -> &'static str {
        match self {
            Self::Text => "a text, such as `\"…\"`",
            Self::Flag => "`true` or `false`",
            Self::Texts => "a list of texts, such as `[\"…\"]`",
            Self::Map => "a table of texts, such as `{ \"…\" = \"…\" }`",
            Self::Rename => "a table of tables, such as `{ types = { User = \"Account\" } }`",
            Self::Replace => "a table of tables, such as `{ formats = { uuid = \"uuid::Uuid\" } }`",
            Self::Lists => "a table of lists, such as `{ \"*\" = [\"…\"] }`",
            Self::Dependencies | Self::Package => "a table",
        }
    }
}

/// A key in the table of a client.
pub(super) struct Key {
    pub name: &'static str,
    pub kind: Kind,
    /// What it means, in one or two sentences.
    pub about: &'static str,
    /// A value, as TOML.
    pub example: &'static str,
}

const fn key(name: &'static str, kind: Kind, example: &'static str, about: &'static str) -> Key {
    Key { name, kind, about, example }
}

/// The keys of a client, in the order of the commented file. The table of the package is the last.
pub(super) const KEYS: [Key; 22] = [
    key(
        "document",
        Kind::Text,
        "\"spec/openapi.yaml\"",
        "The OpenAPI document. Without this key, the only document in spec/.",
    ),
    key("output", Kind::Text, "\"generated-client\"", "The folder of the crate."),
    key("overlays", Kind::Texts, "[\"spec/fixes.overlay.yaml\"]", "OpenAPI Overlays, applied in this order."),
    key(
        "root",
        Kind::Text,
        "\"spec\"",
        "The folder below which `$ref`s may name files: that of the document by default.",
    ),
    key(
        "map",
        Kind::Map,
        "{ \"https://example.com/schemas/\" = \"schemas\" }",
        "Files or folders that are read in place of URLs in `$ref`s.",
    ),
    key("max-input", Kind::Text, "\"256M\"", "The maximum total size of all input files."),
    key(
        "include",
        Kind::Texts,
        "[\"tag:users\", \"GET /teams/**\", \"createTeam\"]",
        "The only operations that the client has, by `operationId`, tag, or method and path. Types that nothing uses go with the others.",
    ),
    key("exclude", Kind::Texts, "[\"/internal/**\"]", "Operations that the client does not have, likewise."),
    key("schemas-only", Kind::Flag, "true", "Generate the types alone: no client, and no dependencies on HTTP."),
    key(
        "environment-prefix",
        Kind::Text,
        "\"EXAMPLE\"",
        "What the environment variables of `Client::from_env` begin with, such as `EXAMPLE_URL`.",
    ),
    key(
        "default-features",
        Kind::Texts,
        "[\"rustls\", \"users\"]",
        "The features that are on by default. Without this key, `rustls` and those of all tags.",
    ),
    key(
        "rename",
        Kind::Rename,
        "{ types = { User = \"Account\" }, fields = { \"User.emailAddress\" = \"email\" }, operations = { getV1Users = \"list_users\" } }",
        "Names of `types`, `fields`, `variants`, `operations`, `parameters` and `groups`: what the document calls them, or their locations, \
         and their names in Rust.",
    ),
    key(
        "replace",
        Kind::Replace,
        "{ formats = { uuid = \"uuid::Uuid\" }, types = { Money = { type = \"money::Money\", as = \"serde\" } } }",
        "Types of other crates in place of those of schemas and formats. `as` is `text` for `FromStr` and `Display`, or `serde`; without it, \
         strings are text. The types have `Clone`, `Debug` and `PartialEq`, and are `Send`.",
    ),
    key(
        "dependencies",
        Kind::Dependencies,
        "{ uuid = \"1\", money = { path = \"../money\" } }",
        "Further dependencies of the crate, as Cargo has them.",
    ),
    key(
        "derive",
        Kind::Lists,
        "{ User = [\"PartialOrd\"], \"tag:reports\" = [\"schemars::JsonSchema\"] }",
        "Further traits that types derive: those of a schema, of a tag (`tag:NAME`), or all (`*`).",
    ),
    key(
        "attributes",
        Kind::Lists,
        "{ \"*\" = [\"#[cfg_attr(test, derive(fake::Dummy))]\"] }",
        "Attributes of types, likewise.",
    ),
    key("emit-tests", Kind::Flag, "true", "Generate tests from the examples in the document."),
    key("deny-warnings", Kind::Flag, "true", "Treat warnings as errors."),
    key("deny", Kind::Texts, "[\"dangling-reference\"]", "Diagnostics that are errors, by their codes."),
    key(
        "workspace-dependencies",
        Kind::Flag,
        "true",
        "Take the versions of dependencies from `[workspace.dependencies]`.",
    ),
    key("workspace-lints", Kind::Flag, "true", "Take the lints from `[workspace.lints]`."),
    key(
        "package",
        Kind::Package,
        "{ name = \"example-client\", version = \"1.0.0\", license = \"MIT\", publish = false }",
        "Entries of the crate's `[package]` table, such as its name, version and license. They replace those that are generated.",
    ),
];

/// The keys of the table `replace`.
pub(super) const REPLACE: [(&str, Replaced); 2] = [("types", Replaced::Schema), ("formats", Replaced::Format)];

/// The keys of a type in the table `replace`.
pub(super) const OWN_TYPE: [&str; 2] = ["type", "as"];

/// The keys of the table `rename`.
pub(super) const RENAME: [(&str, Renamed); 6] = [
    ("types", Renamed::Type),
    ("fields", Renamed::Field),
    ("variants", Renamed::Variant),
    ("operations", Renamed::Operation),
    ("parameters", Renamed::Parameter),
    ("groups", Renamed::Group),
];

/// The keys of Cargo's `[package]` table.
pub(super) const PACKAGE: [&str; 27] = [
    "authors",
    "autobenches",
    "autobins",
    "autoexamples",
    "autolib",
    "autotests",
    "build",
    "categories",
    "default-run",
    "description",
    "documentation",
    "edition",
    "exclude",
    "homepage",
    "include",
    "keywords",
    "license",
    "license-file",
    "links",
    "metadata",
    "name",
    "publish",
    "readme",
    "repository",
    "resolver",
    "rust-version",
    "version",
];
