//! DATA: the API as Rust sees it. No `$ref`, no dialect; every name final.

use crate::names::Name;
use crate::pointer::Pointer;

/// A whole client.
#[derive(Clone, Debug)]
pub struct Api {
    /// The document's title.
    pub title: String,
    /// The document's version.
    pub version: String,
    /// The document's description.
    pub docs: Vec<String>,
    /// What environment variables start with.
    pub env_prefix: String,
    /// The servers, the default first.
    pub servers: Vec<Server>,
    /// What may be set of the servers' addresses.
    pub server_settings: Vec<ServerSetting>,
    /// The ways to authenticate.
    pub schemes: Vec<Scheme>,
    /// The requirement of operations that name none: any one of these sets of schemes.
    pub security: Vec<Vec<String>>,
    /// The operations by tag.
    pub groups: Vec<Group>,
    /// All types; a [`TypeId`] is an index into it.
    pub types: Vec<TypeDef>,
    /// Every schema and the type made for it, in the order of the document.
    pub schemas: Vec<(Pointer, Type)>,
    /// Schemas that became a plain JSON value.
    pub untyped: Vec<Untyped>,
    /// The document's examples, where tests of them are asked for.
    pub examples: Vec<Example>,
    /// How the types that bodies of XML reach stand in it.
    pub xml: Xml,
}

impl Api {
    /// Drops the examples of what is sent as parts, which no JSON is read as.
    pub(crate) fn keep_examples_of_json(&mut self) {
        let Self { types, examples, .. } = self;
        examples.retain(|example| is_json(types, &example.ty));
    }
}

fn is_json(types: &[TypeDef], ty: &Type) -> bool {
    match ty {
        Type::Part | Type::Form => false,
        Type::List(inner) => is_json(types, inner),
        Type::Named(id) => !matches!(types[id.0].kind, TypeKind::Form(_)),
        _ => true,
    }
}

/// An example that its schema accepts.
#[derive(Clone, Debug)]
pub struct Example {
    /// The test of it.
    pub name: Name,
    /// Where it stands; the schema's place when it was put together from those of its members.
    pub pointer: Pointer,
    /// The type of its schema.
    pub ty: Type,
    /// The example as JSON; several where they were made from the schema.
    pub values: Vec<String>,
    /// The members that its schema does not name, as pointers within it.
    pub unknown: Vec<String>,
}

/// A schema that became a plain JSON value, and why.
#[derive(Clone, Debug)]
pub struct Untyped {
    /// The schema.
    pub pointer: Pointer,
    /// Whether the document says nothing more, or this could not express it.
    pub reason: UntypedReason,
}

/// Why a schema became a plain JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UntypedReason {
    /// The document allows any value there.
    DocumentSaysAny,
    /// The document says more than the type does.
    NotExpressed,
}

/// A server of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    /// Its URL, `{variables}` in it.
    pub url: String,
    /// What it is.
    pub description: String,
    /// The variables in its URL.
    pub variables: Vec<ServerVariable>,
}

/// A variable in a server's URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServerVariable {
    /// As it stands in the URL.
    pub name: String,
    /// What it is unless set.
    pub default: String,
    /// What it may be; anything when empty.
    pub allowed: Vec<String>,
}

/// A variable of one server or several, as a setting of the client.
#[derive(Clone, Debug)]
pub struct ServerSetting {
    /// The variable.
    pub name: String,
    /// The setter.
    pub setter: Name,
    /// What it is, what it may be and what it is unless set.
    pub docs: Vec<String>,
}

/// A security scheme.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: String,
    /// The builder's setter for it.
    pub setter: Name,
    /// What it is.
    pub docs: Vec<String>,
    /// How it is sent.
    pub kind: SchemeKind,
    /// Where it stands.
    pub pointer: Pointer,
}

/// How a credential is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer`, also for OAuth 2 and `OpenID` Connect.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// `Authorization` with another scheme.
    Http(String),
    /// A header of its own.
    Header(String),
    /// A query parameter.
    Query(String),
    /// A cookie.
    Cookie(String),
}

/// The operations of one tag.
#[derive(Clone, Debug)]
pub struct Group {
    /// The tag as written.
    pub tag: String,
    /// One sentence that says which operations these are.
    pub title: String,
    /// What the tag says.
    pub docs: Vec<String>,
    /// The struct that has the operations.
    pub type_name: Name,
    /// The module, and the client's method.
    pub module: Name,
    /// The Cargo feature.
    pub feature: String,
    /// Its operations.
    pub operations: Vec<Operation>,
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands.
    pub pointer: Pointer,
    /// Its `operationId`, or the name made for it.
    pub id: String,
    /// The HTTP method, in capitals.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The method of the group.
    pub name: Name,
    /// The type of the request.
    pub type_name: Name,
    /// The constant that describes it.
    pub constant: Name,
    /// Summary and description.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// What it takes, in the order of the document.
    pub parameters: Vec<Parameter>,
    /// What it sends.
    pub body: Option<Body>,
    /// What it gives.
    pub reply: Reply,
    /// The media types to ask for, where they are others than what it gives is read from in general.
    pub accept: Option<String>,
    /// The same operation, giving what it gives in another media type: a method of its own for each.
    pub alternatives: Vec<Operation>,
    /// All responses, as the report tells them.
    pub responses: Vec<Response>,
    /// The documented successes.
    pub successes: Vec<DocumentedSuccess>,
    /// The type of the headers that a success has.
    pub headers: Option<Type>,
    /// The documented failures: status, range or `default`, and what they mean.
    pub errors: Vec<DocumentedError>,
    /// The requirement, where it is not the document's.
    pub security: Option<Vec<Vec<String>>>,
    /// The server, where it is not the document's.
    pub server: Option<Server>,
    /// How to go on, when the reply is a page of a list.
    pub paged: Option<Paged>,
}

impl Group {
    /// All that can be called: the operations, each with its alternatives behind it.
    pub fn calls(&self) -> impl Iterator<Item = &Operation> {
        self.operations.iter().flat_map(Operation::calls)
    }
}

impl Operation {
    /// The operation, and its alternatives behind it.
    pub fn calls(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(&self.alternatives)
    }
}

/// A documented success of an operation.
#[derive(Clone, Debug)]
pub struct DocumentedSuccess {
    /// `200`, `2XX` or `default`.
    pub status: String,
    /// What it means, as documentation.
    pub docs: Vec<String>,
}

/// A documented failure of an operation.
#[derive(Clone, Debug)]
pub struct DocumentedError {
    /// `404`, `4XX` or `default`.
    pub status: String,
    /// What it means, in one line.
    pub description: String,
    /// What it means, as documentation.
    pub docs: Vec<String>,
    /// The type of its body.
    pub body: Option<Type>,
    /// The type of its headers.
    pub headers: Option<Type>,
}

/// A reply that is a page of a list.
#[derive(Clone, Debug)]
pub struct Paged {
    /// The type of an item.
    pub item: Type,
    /// The members that lead to the list; none when the reply is the list.
    pub items: Vec<String>,
    /// How to go on.
    pub next: NextPage,
}

/// How the next page of a list is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextPage {
    /// As a `Link` header says.
    Link,
    /// By the address that stands at these members.
    Address(Vec<String>),
    /// By a token that stands at these members.
    Token {
        /// The members.
        at: Vec<String>,
        /// The parameter that it is sent as.
        sent: (Location, String),
    },
    /// By a token in a header.
    HeaderToken {
        /// The header.
        header: String,
        /// The parameter that it is sent as.
        sent: (Location, String),
    },
    /// By the number of items to skip, sent as this parameter of the query.
    Skip(String),
    /// By the number of the page, sent as this parameter of the query.
    Page(String),
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands.
    pub pointer: Pointer,
    /// As it is sent.
    pub wire: String,
    /// Its argument or setter.
    pub name: Name,
    /// Where it is sent.
    pub location: Location,
    /// How it is written there.
    pub style: Style,
    /// Whether it must be given.
    pub required: bool,
    /// What it is.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Its type.
    pub ty: Type,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// How a parameter's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// The style's name.
    pub kind: StyleKind,
    /// Whether lists and objects are written member by member.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub allow_reserved: bool,
}

impl Style {
    /// What parameters of the path have unless the document says otherwise.
    pub const SIMPLE: Self = Self { kind: StyleKind::Simple, explode: false, allow_reserved: false };
}

/// The styles of the specification, and JSON text for `content`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleKind {
    /// `simple`, the default of path and header.
    Simple,
    /// `label`.
    Label,
    /// `matrix`.
    Matrix,
    /// `form`, the default of query and cookie.
    Form,
    /// `spaceDelimited`.
    Space,
    /// `pipeDelimited`.
    Pipe,
    /// `deepObject`.
    Deep,
    /// JSON text, by `content: application/json`.
    Json,
    /// The whole query is a form with the members of the value: `in: querystring`.
    Whole,
}

/// A request body: the media type sent by default, and the others.
#[derive(Clone, Debug)]
pub struct Body {
    /// Whether it must be given.
    pub required: bool,
    /// What it is.
    pub docs: Vec<String>,
    /// Argument or setter.
    pub name: Name,
    /// The media types that can be sent, the default first.
    pub media: Vec<Media>,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Media {
    /// The media type as the document writes it.
    pub media_type: String,
    /// How it is written on the wire.
    pub encoding: Encoding,
    /// The argument that says which media type it is, where the document gives a range.
    pub range: Option<Name>,
    /// The members of a form that have a style of their own.
    pub styles: Vec<(String, Style)>,
    /// Its type.
    pub ty: Type,
    /// Its description, where it is XML.
    pub xml: Option<Name>,
    /// The schema, or the media type object when it has none.
    pub pointer: Pointer,
}

/// How a body is written on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// `multipart/form-data`.
    Multipart,
    /// XML of which the schema says more than that it is text.
    Xml,
    /// Text.
    Text,
    /// JSON values one after another.
    Lines,
    /// Bytes as they are.
    Bytes,
}

/// What an operation gives when it succeeds.
#[derive(Clone, Debug)]
pub enum Reply {
    /// One kind of reply, whatever the status.
    One(ReplyBody),
    /// A kind by status.
    ByStatus {
        /// The enum of them.
        name: Name,
        /// Its variants.
        variants: Vec<ReplyVariant>,
    },
}

/// One status of a reply.
#[derive(Clone, Debug)]
pub struct ReplyVariant {
    /// The variant.
    pub name: Name,
    /// `200` or `2XX`.
    pub status: String,
    /// What it means.
    pub docs: Vec<String>,
    /// What comes with it.
    pub body: ReplyBody,
}

/// How a reply's body is read.
#[derive(Clone, Debug, PartialEq)]
pub enum ReplyBody {
    /// Nothing is read.
    Empty,
    /// JSON.
    Json(Type),
    /// XML, and the description that it is read by.
    Xml(Type, Name),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Events while they arrive, with data of this type; text as it is.
    Events(Type),
    /// JSON values of this type while they arrive.
    Lines(Type),
}

impl ReplyBody {
    /// Whether it is read while it arrives.
    #[must_use]
    pub fn is_stream(&self) -> bool {
        matches!(self, Self::Events(_) | Self::Lines(_))
    }

    /// The type that is read, where the document gives one.
    #[must_use]
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) | Self::Events(ty) | Self::Lines(ty) => Some(ty),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }

    /// The same, to be replaced.
    pub fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty) | Self::Xml(ty, _) | Self::Events(ty) | Self::Lines(ty) => Some(ty),
            Self::Empty | Self::Text | Self::Bytes => None,
        }
    }
}

impl Reply {
    /// What can be read, whatever the status.
    pub fn bodies(&self) -> impl Iterator<Item = &ReplyBody> {
        let (one, several) = match self {
            Self::One(body) => (Some(body), [].as_slice()),
            Self::ByStatus { variants, .. } => (None, variants.as_slice()),
        };
        one.into_iter().chain(several.iter().map(|variant| &variant.body))
    }

    /// The same, to be replaced.
    pub fn bodies_mut(&mut self) -> impl Iterator<Item = &mut ReplyBody> {
        let (one, several) = match self {
            Self::One(body) => (Some(body), [].as_mut_slice()),
            Self::ByStatus { variants, .. } => (None, variants.as_mut_slice()),
        };
        one.into_iter().chain(several.iter_mut().map(|variant| &mut variant.body))
    }
}

/// One response as the report tells it.
#[derive(Clone, Debug)]
pub struct Response {
    /// Status, range or `default`.
    pub status: String,
    /// The media type, where there is a body.
    pub media_type: Option<String>,
    /// The type, where there is one.
    pub ty: Option<Type>,
    /// The schema or the response.
    pub pointer: Pointer,
}

/// A type of [`Api::types`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub usize);

/// A type as it is written where it is used.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Type {
    /// `bool`.
    Boolean,
    /// `i64` and its kin.
    Integer(Integer),
    /// `f64`.
    Number,
    /// `String`.
    String,
    /// A date and a time with an offset.
    DateTime,
    /// A date.
    Date,
    /// What is more than the text or number that it is sent as.
    Encoded(Encoded),
    /// Any JSON value.
    Value,
    /// Any JSON object.
    Object,
    /// Only `null`.
    Null,
    /// A list.
    List(Box<Type>),
    /// A map by name.
    Map(Box<Type>),
    /// A list of fixed length.
    Tuple(Vec<Type>),
    /// Null or the type.
    Nullable(Box<Type>),
    /// The type behind a pointer, where a cycle needs it.
    Boxed(Box<Type>),
    /// A part of a multipart body.
    Part,
    /// A multipart body of which nothing is known.
    Form,
    /// A type made for a schema.
    Named(TypeId),
}

/// What a type of the runtime is sent as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoded {
    /// Bytes as base64.
    Base64,
    /// Bytes as base64 in the alphabet for addresses.
    Base64Url,
    /// A time as HTTP writes it.
    HttpDate,
    /// A time in seconds.
    UnixTime,
}

impl Encoded {
    /// The type of the runtime.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Base64 => "Base64",
            Self::Base64Url => "Base64Url",
            Self::HttpDate => "HttpDate",
            Self::UnixTime => "UnixTime",
        }
    }
}

/// The width of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Integer {
    /// 32 bits.
    I32,
    /// 64 bits.
    I64,
    /// 64 bits without a sign.
    U64,
}

/// A type made for a schema.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Its name.
    pub name: Name,
    /// The file it is written in.
    pub module: Name,
    /// The tag whose feature it needs, when it serves that one alone.
    pub group: Option<usize>,
    /// The schema it is made for.
    pub pointer: Pointer,
    /// What the schema says.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether it is sent.
    pub sent: bool,
    /// Whether it is received.
    pub received: bool,
    /// What it is.
    pub kind: TypeKind,
}

/// What a type made for a schema is.
#[derive(Clone, Debug, PartialEq)]
pub enum TypeKind {
    /// An object with known members.
    Struct(Struct),
    /// A multipart body with known members.
    Form(Form),
    /// One of a list of strings.
    StringEnum(Vec<Variant<String>>),
    /// One of a list of strings, or any other.
    OpenEnum(Vec<Variant<String>>),
    /// One of a list of integers.
    IntegerEnum(Vec<Variant<i64>>),
    /// One of several types, told apart by a member.
    Tagged {
        /// The member.
        tag: String,
        /// The types.
        variants: Vec<TaggedVariant>,
    },
    /// One of several types, told apart by their shape.
    Untagged(Vec<UntaggedVariant>),
    /// Another name for a type.
    Alias(Type),
    /// A type of its own around another, which a recursive alias needs.
    Newtype(Type),
}

/// An object with known members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Struct {
    /// Its members.
    pub fields: Vec<Field>,
    /// The type of members that are not named.
    pub additional: Option<(Name, Type)>,
}

/// A multipart body with known members.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Form {
    /// Its members, of which each is required or optional.
    pub members: Vec<FormMember>,
    /// The type of members that are not named.
    pub additional: Option<(Name, Type)>,
}

/// A member of a multipart body, and how its parts are written where that is not as usual.
#[derive(Clone, Debug, PartialEq)]
pub struct FormMember {
    /// The member.
    pub field: Field,
    /// The media type of a part.
    pub content: Option<String>,
    /// The style that it is written in, as a parameter of the query would be.
    pub style: Option<Style>,
    /// The headers of a part that have one value.
    pub headers: Vec<(String, String)>,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its field.
    pub name: Name,
    /// As it is sent.
    pub wire: String,
    /// The type without the `Option` that its presence may need.
    pub ty: Type,
    /// Whether it is always there.
    pub presence: Presence,
    /// What it is.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Which way it goes.
    pub access: Access,
}

/// Which way a member goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Both ways.
    Both,
    /// From the server.
    ReadOnly,
    /// To the server.
    WriteOnly,
}

/// Whether a member is there.
#[derive(Clone, Debug, PartialEq)]
pub enum Presence {
    /// Always.
    Required,
    /// It may be absent.
    Optional,
    /// It may be absent, or null, and the two differ.
    OptionalNullable,
    /// It may be in replies, and is in no request.
    ReadOnly,
    /// Always in requests, and maybe in replies.
    WriteOnly,
    /// Always, with one value.
    Constant(Constant),
}

/// A value that a member always has, and that may tell its object from others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Constant {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
}

impl std::fmt::Display for Constant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Integer(integer) => integer.fmt(f),
            Self::Boolean(boolean) => boolean.fmt(f),
        }
    }
}

/// A value of an enum.
#[derive(Clone, Debug, PartialEq)]
pub struct Variant<T> {
    /// Its variant.
    pub name: Name,
    /// As it is sent.
    pub wire: T,
    /// What it means.
    pub docs: Vec<String>,
}

/// A variant told by a member.
#[derive(Clone, Debug, PartialEq)]
pub struct TaggedVariant {
    /// Its variant.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// The values of the member that say it.
    pub tags: Vec<Constant>,
}

/// A variant told by its shape.
#[derive(Clone, Debug, PartialEq)]
pub struct UntaggedVariant {
    /// Its variant.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// The shape.
    pub shape: Shape,
}

/// What tells a value of one type from those of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The JSON kind.
    pub kind: JsonKind,
    /// Members that must be there.
    pub required: Vec<String>,
    /// Members that must have one value.
    pub constant: Vec<(String, Constant)>,
}

/// The kinds of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JsonKind {
    /// `null`.
    Null,
    /// A boolean.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// An object.
    Object,
    /// Any of them.
    Any,
}

/// How types stand in XML.
#[derive(Clone, Debug, Default)]
pub struct Xml {
    /// The outermost elements.
    pub documents: Vec<XmlDocument>,
    /// The objects within them.
    pub objects: Vec<XmlObject>,
}

/// The outermost element of a body.
#[derive(Clone, Debug)]
pub struct XmlDocument {
    /// The type that stands for it.
    pub name: Name,
    /// The element.
    pub element: XmlElement,
}

/// How an object's members stand in XML.
#[derive(Clone, Debug)]
pub struct XmlObject {
    /// The constant that says it.
    pub name: Name,
    /// Its members.
    pub members: Vec<XmlMember>,
    /// What stands in members that are not named.
    pub additional: Option<XmlContent>,
    /// Whether it needs no member.
    pub may_be_empty: bool,
}

/// How a member stands in XML.
#[derive(Clone, Debug)]
pub struct XmlMember {
    /// Its name in JSON.
    pub key: String,
    /// What it is in XML.
    pub node: XmlNode,
    /// The element; of an item, where it is a list without one of its own.
    pub element: XmlElement,
}

/// What a member is in XML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum XmlNode {
    /// An element.
    Element,
    /// An attribute.
    Attribute,
    /// The text in the object's element.
    Text,
    /// A list without an element of its own.
    Items {
        /// Whether it is always there.
        required: bool,
    },
}

/// An element.
#[derive(Clone, Debug, PartialEq)]
pub struct XmlElement {
    /// Its name.
    pub name: XmlName,
    /// What stands in it.
    pub content: XmlContent,
}

/// The name of an element or attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct XmlName {
    /// Without the prefix.
    pub local: String,
    /// The prefix, if any.
    pub prefix: String,
    /// The namespace, if any.
    pub namespace: String,
}

/// What stands in an element.
#[derive(Clone, Debug, PartialEq)]
pub enum XmlContent {
    /// Text as it is.
    Text,
    /// Text around which space does not count.
    Token,
    /// A number.
    Number,
    /// A boolean.
    Boolean,
    /// An object, by the name of its description.
    Object(Name),
    /// A list.
    List(Box<XmlElement>),
    /// An object by names.
    Map(Box<XmlContent>),
    /// What the document does not describe.
    Any,
}
