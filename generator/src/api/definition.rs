//! Definitions of types.

use super::{Style, Type};
use crate::names::Name;
use crate::pointer::Pointer;

/// A type made for a schema.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Its name.
    pub name: Name,
    /// The file it is written in.
    pub module: Name,
    /// What it is in that file.
    pub standing: Standing,
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

/// What a type is in its file, in the order in which they stand there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// What the file is made for.
    Whole,
    /// A part of that, or of operations.
    Part,
    /// Another name for it.
    Alias,
}

/// What a type made for a schema is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Struct {
    /// Its members.
    pub fields: Vec<Field>,
    /// The type of members that are not named.
    pub additional: Option<(Name, Type)>,
}

/// A multipart body with known members.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Form {
    /// Its members, of which each is required or optional.
    pub members: Vec<FormMember>,
    /// The type of members that are not named.
    pub additional: Option<(Name, Type)>,
}

/// A member of a multipart body, and how its parts are written where that is not as usual.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FormMember {
    /// The member.
    pub field: Field,
    /// The media type of a part.
    pub content: Option<String>,
    /// The style that it is written in, as a parameter of the query would be.
    pub style: Option<Style>,
    /// The headers of a part that have one value.
    pub headers: Vec<(String, String)>,
    /// Whether a part of files may be a value instead, such as the address of the file.
    pub or_value: bool,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// Its field.
    pub name: Name,
    /// As it is sent.
    pub wire: String,
    /// The type without the `Option` that its presence may need.
    pub ty: Type,
    /// Whether it is always there.
    pub presence: Presence,
    /// The documented default of a required field, as JSON.
    pub default: Option<String>,
    /// What it is.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Which way it goes.
    pub access: Access,
}

/// Which way a member goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    /// Both ways.
    Both,
    /// From the server.
    ReadOnly,
    /// To the server.
    WriteOnly,
}

/// Whether a member is there.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Always.
    Required,
    /// It may be absent.
    Optional,
    /// It may be absent, or null, and the two differ.
    OptionalNullable,
    /// It may be in replies, and is in no request.
    ReadOnly,
    /// It may be in replies, perhaps as null, and is in no request.
    ReadOnlyNullable,
    /// Always in requests, and maybe in replies.
    WriteOnly,
    /// Always, with one value.
    Constant(Constant),
}

/// A value that a member always has, and that may tell its object from others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Variant<T> {
    /// Its variant.
    pub name: Name,
    /// As it is sent.
    pub wire: T,
    /// What it means.
    pub docs: Vec<String>,
}

/// A variant told by a member.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TaggedVariant {
    /// Its variant.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// The values of the member that say it.
    pub tags: Vec<Constant>,
}

/// A variant told by its shape.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UntaggedVariant {
    /// Its variant.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// The shape.
    pub shape: Shape,
}

/// What tells a value of one type from those of another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// The JSON kind.
    pub kind: JsonKind,
    /// Properties that must be there.
    pub required: Vec<String>,
    /// Properties that must have one value, by their paths.
    pub constant: Vec<(Vec<String>, Constant)>,
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
