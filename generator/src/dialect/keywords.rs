//! The table of the keywords of each kind of node, and what each keyword holds.

use serde_json::{Map, Value};

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
    /// All kinds.
    pub const ALL: [Self; 17] = [
        Self::Schema,
        Self::Parameter,
        Self::Header,
        Self::RequestBody,
        Self::Response,
        Self::Operation,
        Self::SecurityScheme,
        Self::MediaType,
        Self::Encoding,
        Self::Discriminator,
        Self::Server,
        Self::ServerVariable,
        Self::Tag,
        Self::Info,
        Self::Contact,
        Self::License,
        Self::ExternalDocs,
    ];

    /// The article that goes before its name.
    pub(crate) fn article(self) -> &'static str {
        if matches!(self, Self::Operation | Self::Encoding | Self::Info | Self::ExternalDocs) { "an" } else { "a" }
    }

    /// The name that the specification has for it.
    #[must_use]
    pub fn name(self) -> &'static str {
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
pub enum Holds {
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

/// Keywords of one kind of node, each group with what its keywords hold.
type Table = &'static [(&'static [&'static str], Holds)];

/// What `keyword` holds in a node of this kind; `None` when the specification knows no such keyword there.
pub(super) fn holds(kind: Kind, keyword: &str) -> Option<Holds> {
    ANY_KIND.iter().chain(table(kind)).find(|(names, _)| names.contains(&keyword)).map(|(_, holds)| *holds)
}

/// What a keyword holds that later versions have and `openapiv3` has not.
pub(super) fn holds_later(kind: Kind, keyword: &str) -> Option<Holds> {
    later(kind).iter().find(|(names, _)| names.contains(&keyword)).map(|(_, holds)| *holds)
}

/// Returns the value that a schema has for a keyword. Schemas have few keywords, so comparing them is quicker than hashing the name.
pub(super) fn value_of<'v>(keywords: &'v Map<String, Value>, name: &str) -> Option<&'v Value> {
    keywords.iter().find(|(keyword, _)| *keyword == name).map(|(_, value)| value)
}

/// The keywords of a node of this kind, with what they hold.
pub fn keywords(kind: Kind) -> impl Iterator<Item = (&'static str, Holds)> {
    let tables = ANY_KIND.iter().chain(table(kind)).chain(later(kind));
    tables.flat_map(|(names, holds)| names.iter().map(|name| (*name, *holds)))
}

const ANY_KIND: Table = &[(&["summary", "description"], Holds::Text)];

fn table(kind: Kind) -> Table {
    match kind {
        Kind::Schema => SCHEMA,
        Kind::Parameter => PARAMETER,
        Kind::Header => HEADER,
        Kind::RequestBody => REQUEST_BODY,
        Kind::Response => RESPONSE,
        Kind::Operation => OPERATION,
        Kind::SecurityScheme => SECURITY_SCHEME,
        Kind::MediaType => MEDIA_TYPE,
        Kind::Encoding => ENCODING,
        Kind::Discriminator => DISCRIMINATOR,
        Kind::Server => SERVER,
        Kind::ServerVariable => SERVER_VARIABLE,
        Kind::Tag => TAG,
        Kind::Info => INFO,
        Kind::Contact => CONTACT,
        Kind::License => LICENSE,
        Kind::ExternalDocs => EXTERNAL_DOCS,
    }
}

fn later(kind: Kind) -> Table {
    match kind {
        Kind::Schema => SCHEMA_LATER,
        Kind::MediaType => MEDIA_TYPE_LATER,
        _ => &[],
    }
}

const SCHEMA_LATER: Table = &[
    (&["prefixItems"], Holds::Nodes(Kind::Schema)),
    (&["patternProperties"], Holds::NodeMap(Kind::Schema)),
    (&["unevaluatedProperties", "unevaluatedItems"], Holds::NodeOrFlag(Kind::Schema)),
    (&["contentSchema"], Holds::Node(Kind::Schema)),
];

const MEDIA_TYPE_LATER: Table = &[(&["itemSchema"], Holds::Node(Kind::Schema))];

const SCHEMA: Table = &[
    (&["type", "example", "default", "exclusiveMinimum", "exclusiveMaximum"], Holds::Any),
    (&["title", "format", "pattern"], Holds::Text),
    (&["nullable", "readOnly", "writeOnly", "deprecated", "uniqueItems"], Holds::Flag),
    (&["minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties"], Holds::Count),
    (&["minimum", "maximum", "multipleOf"], Holds::Number),
    (&["enum"], Holds::Values),
    (&["required"], Holds::Texts),
    (&["allOf", "oneOf", "anyOf"], Holds::Nodes(Kind::Schema)),
    (&["items", "not"], Holds::Node(Kind::Schema)),
    (&["properties"], Holds::NodeMap(Kind::Schema)),
    (&["additionalProperties"], Holds::NodeOrFlag(Kind::Schema)),
    (&["discriminator"], Holds::Part(Kind::Discriminator)),
    (&["externalDocs"], Holds::Part(Kind::ExternalDocs)),
];

const DISCRIMINATOR: Table = &[(&["propertyName"], Holds::Text), (&["mapping"], Holds::TextMap)];

const PARAMETER: Table = &[
    (&["name", "in", "style"], Holds::Text),
    (&["required", "deprecated", "explode", "allowReserved", "allowEmptyValue"], Holds::Flag),
    (&["schema"], Holds::Node(Kind::Schema)),
    (&["example", "examples"], Holds::Unused),
    (&["content"], Holds::PartMap(Kind::MediaType)),
];

const HEADER: Table = &[
    (&["style"], Holds::Text),
    (&["required", "deprecated", "explode"], Holds::Flag),
    (&["schema"], Holds::Node(Kind::Schema)),
    (&["example", "examples"], Holds::Unused),
    (&["content"], Holds::PartMap(Kind::MediaType)),
];

const MEDIA_TYPE: Table = &[
    (&["schema"], Holds::Node(Kind::Schema)),
    (&["example", "examples"], Holds::Unused),
    (&["encoding"], Holds::PartMap(Kind::Encoding)),
];

const ENCODING: Table = &[
    (&["contentType", "style"], Holds::Text),
    (&["explode", "allowReserved"], Holds::Flag),
    (&["headers"], Holds::NodeMap(Kind::Header)),
];

const REQUEST_BODY: Table = &[(&["required"], Holds::Flag), (&["content"], Holds::PartMap(Kind::MediaType))];

const RESPONSE: Table = &[
    (&["headers"], Holds::NodeMap(Kind::Header)),
    (&["content"], Holds::PartMap(Kind::MediaType)),
    (&["links"], Holds::Unused),
];

const OPERATION: Table = &[
    (&["tags"], Holds::Texts),
    (&["operationId"], Holds::Text),
    (&["parameters"], Holds::Nodes(Kind::Parameter)),
    (&["requestBody"], Holds::Node(Kind::RequestBody)),
    (&["responses"], Holds::Responses),
    (&["deprecated"], Holds::Flag),
    (&["security"], Holds::Requirements),
    (&["servers"], Holds::Parts(Kind::Server)),
    (&["callbacks"], Holds::Unused),
    (&["externalDocs"], Holds::Part(Kind::ExternalDocs)),
];

const SECURITY_SCHEME: Table =
    &[(&["type", "name", "in", "scheme", "bearerFormat", "openIdConnectUrl"], Holds::Text), (&["flows"], Holds::Any)];

const SERVER: Table = &[(&["url", "name"], Holds::Text), (&["variables"], Holds::PartMap(Kind::ServerVariable))];

const SERVER_VARIABLE: Table = &[(&["default"], Holds::Text), (&["enum"], Holds::Texts)];

const TAG: Table = &[(&["name"], Holds::Text), (&["externalDocs"], Holds::Part(Kind::ExternalDocs))];

const INFO: Table = &[
    (&["title", "version", "termsOfService"], Holds::Text),
    (&["contact"], Holds::Part(Kind::Contact)),
    (&["license"], Holds::Part(Kind::License)),
];

const CONTACT: Table = &[(&["name", "url", "email"], Holds::Text)];

const LICENSE: Table = &[(&["name", "url", "identifier"], Holds::Text)];

const EXTERNAL_DOCS: Table = &[(&["url"], Holds::Text)];

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
