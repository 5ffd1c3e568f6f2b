//! DATA: which keywords a node of each kind has, and what each of them holds.

/// The kinds of node that are read by themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Schema Object.
    Schema,
    /// Parameter Object.
    Parameter,
    /// Header Object.
    Header,
    /// Request Body Object.
    RequestBody,
    /// Response Object.
    Response,
    /// Operation Object.
    Operation,
    /// Security Scheme Object.
    SecurityScheme,
    /// Media Type Object, which lives inside the node that holds it.
    MediaType,
    /// Encoding Object, likewise.
    Encoding,
    /// Discriminator Object, likewise.
    Discriminator,
    /// Server Object, likewise.
    Server,
    /// Server Variable Object, likewise.
    ServerVariable,
    /// Tag Object, likewise.
    Tag,
    /// Info Object, likewise.
    Info,
    /// Contact Object, likewise.
    Contact,
    /// License Object, likewise.
    License,
    /// External Documentation Object, likewise.
    ExternalDocs,
}

impl Kind {
    /// The article that goes before its name.
    pub(crate) fn article(self) -> &'static str {
        if matches!(self, Self::Operation | Self::Encoding | Self::Info | Self::ExternalDocs) { "an" } else { "a" }
    }

    /// The name that the specification has for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Schema => "schema",
            Self::Parameter => "parameter",
            Self::Header => "header",
            Self::RequestBody => "request body",
            Self::Response => "response",
            Self::Operation => "operation",
            Self::SecurityScheme => "security scheme",
            Self::MediaType => "media type",
            Self::Encoding => "encoding",
            Self::Discriminator => "discriminator",
            Self::Server => "server",
            Self::ServerVariable => "server variable",
            Self::Tag => "tag",
            Self::Info => "info object",
            Self::Contact => "contact",
            Self::License => "license",
            Self::ExternalDocs => "externalDocs object",
        }
    }
}

/// What a keyword holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Holds {
    /// Any JSON value, kept as it is.
    Any,
    /// A string.
    Text,
    /// A boolean.
    Flag,
    /// A non-negative integer.
    Count,
    /// A number.
    Number,
    /// A list of any values.
    Values,
    /// A list of strings.
    Texts,
    /// A map of strings.
    TextMap,
    /// An object that is read as a part of this node.
    Part(Kind),
    /// A list of such objects.
    Parts(Kind),
    /// A map of such objects.
    PartMap(Kind),
    /// A node of its own.
    Node(Kind),
    /// A list of nodes.
    Nodes(Kind),
    /// A map of nodes.
    NodeMap(Kind),
    /// A node or a boolean (`additionalProperties`).
    NodeOrFlag(Kind),
    /// Status codes to responses.
    Responses,
    /// Security requirements: a list of maps from scheme to scopes.
    Requirements,
    /// Seen to elsewhere or without meaning for a client: not passed on.
    Unused,
}

/// What `keyword` holds in a node of this kind; `None` when the specification knows no such keyword there.
pub(super) fn holds(kind: Kind, keyword: &str) -> Option<Holds> {
    use Holds::{
        Any, Count, Flag, Node, NodeMap, NodeOrFlag, Nodes, Number, Part, PartMap, Parts, Requirements, Responses,
        Text, TextMap, Texts, Unused, Values,
    };
    Some(match (kind, keyword) {
        (_, "summary" | "description") => Text,
        (Kind::Schema, "type" | "example" | "default" | "exclusiveMinimum" | "exclusiveMaximum") => Any,
        (Kind::Schema, "title" | "format" | "pattern") => Text,
        (Kind::Schema, "nullable" | "readOnly" | "writeOnly" | "deprecated" | "uniqueItems") => Flag,
        (Kind::Schema, "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties") => {
            Count
        }
        (Kind::Schema, "minimum" | "maximum" | "multipleOf") => Number,
        (Kind::Schema, "enum") => Values,
        (Kind::Schema, "required") => Texts,
        (Kind::Schema, "allOf" | "oneOf" | "anyOf") => Nodes(Kind::Schema),
        (Kind::Schema, "items" | "not") => Node(Kind::Schema),
        (Kind::Schema, "properties") => NodeMap(Kind::Schema),
        (Kind::Schema, "additionalProperties") => NodeOrFlag(Kind::Schema),
        (Kind::Schema, "discriminator") => Part(Kind::Discriminator),
        (Kind::Schema | Kind::Operation | Kind::Tag, "externalDocs") => Part(Kind::ExternalDocs),

        (Kind::Discriminator, "propertyName") => Text,
        (Kind::Discriminator, "mapping") => TextMap,

        (Kind::Parameter, "name" | "in") => Text,
        (Kind::Parameter | Kind::Header, "style") => Text,
        (Kind::Parameter | Kind::Header, "required" | "deprecated" | "explode") => Flag,
        (Kind::Parameter, "allowReserved" | "allowEmptyValue") => Flag,
        (Kind::Parameter | Kind::Header | Kind::MediaType, "schema") => Node(Kind::Schema),
        (Kind::Parameter | Kind::Header | Kind::MediaType, "example" | "examples") => Unused,
        (Kind::Parameter | Kind::Header | Kind::RequestBody | Kind::Response, "content") => PartMap(Kind::MediaType),

        (Kind::MediaType, "encoding") => PartMap(Kind::Encoding),
        (Kind::Encoding, "contentType" | "style") => Text,
        (Kind::Encoding, "explode" | "allowReserved") => Flag,
        (Kind::Encoding, "headers") => NodeMap(Kind::Header),

        (Kind::RequestBody, "required") => Flag,
        (Kind::Response, "headers") => NodeMap(Kind::Header),
        (Kind::Response, "links") => Unused,

        (Kind::Operation, "tags") => Texts,
        (Kind::Operation, "operationId") => Text,
        (Kind::Operation, "parameters") => Nodes(Kind::Parameter),
        (Kind::Operation, "requestBody") => Node(Kind::RequestBody),
        (Kind::Operation, "responses") => Responses,
        (Kind::Operation, "deprecated") => Flag,
        (Kind::Operation, "security") => Requirements,
        (Kind::Operation, "servers") => Parts(Kind::Server),
        (Kind::Operation, "callbacks") => Unused,

        (Kind::SecurityScheme, "type" | "name" | "in" | "scheme" | "bearerFormat" | "openIdConnectUrl") => Text,
        (Kind::SecurityScheme, "flows") => Any,

        (Kind::Server, "url" | "name") => Text,
        (Kind::Server, "variables") => PartMap(Kind::ServerVariable),
        (Kind::ServerVariable, "default") => Text,
        (Kind::ServerVariable, "enum") => Texts,

        (Kind::Tag, "name") => Text,
        (Kind::Info, "title" | "version" | "termsOfService") => Text,
        (Kind::Info, "contact") => Part(Kind::Contact),
        (Kind::Info, "license") => Part(Kind::License),
        (Kind::Contact, "name" | "url" | "email") => Text,
        (Kind::License, "name" | "url" | "identifier") => Text,
        (Kind::ExternalDocs, "url") => Text,
        _ => return None,
    })
}

/// Members that `openapiv3` demands and that can be supplied without a change of meaning.
pub(super) fn supplied(kind: Kind) -> &'static [(&'static str, &'static str)] {
    match kind {
        Kind::Response => &[("description", "\"\"")],
        Kind::Operation => &[("responses", "{}")],
        Kind::RequestBody => &[("content", "{}")],
        Kind::Info => &[("title", "\"\""), ("version", "\"\"")],
        Kind::License | Kind::Tag => &[("name", "\"\"")],
        Kind::Server | Kind::ExternalDocs => &[("url", "\"\"")],
        Kind::ServerVariable => &[("default", "\"\"")],
        _ => &[],
    }
}
