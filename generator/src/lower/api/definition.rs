//! Definitions of types.

use serde_json::Value;

use super::{JsonKind, Style, TaggedVariant, Type, UntaggedVariant};
use crate::names::Name;
use crate::pointer::Pointer;
use crate::schema::Access;

/// A type made for a schema.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// Its name.
    pub name: Name,
    /// The struct that the constructor takes, if the required fields are more than one can tell apart by their order.
    pub required_fields: Option<Name>,
    /// The module in which it is declared.
    pub module: Name,
    /// Its role in that file.
    pub standing: Standing,
    /// The group whose feature it needs, if only that group uses it.
    pub group: Option<usize>,
    /// The location of its schema.
    pub pointer: Pointer,
    /// The locations of all schemas that it is the type of, or of the place that refers to one that has another type too.
    pub pointers: Vec<Pointer>,
    /// The order of the constructor's arguments that an earlier run chose. Fields that are not among them come last, by their names.
    pub argument_order: Vec<String>,
    /// Its documentation.
    pub docs: Vec<String>,
    /// The traits of the user's that it derives.
    pub derives: Vec<String>,
    /// The attributes of the user's.
    pub attributes: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether requests contain it.
    pub sent: bool,
    /// Whether responses contain it.
    pub received: bool,
    /// Its definition.
    pub kind: TypeKind,
}

/// The role of a type in its file, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// The type that the file is named after.
    Whole,
    /// A part of that type, or of operations.
    Part,
    /// An alias for that type.
    Alias,
}

impl TypeDef {
    /// Whether the type has a constructor and setters: whether requests contain it, or no operation at all does, so that its use is
    /// unknown.
    #[must_use]
    pub fn is_constructed(&self) -> bool {
        self.sent || !self.received
    }

    /// Returns the fields that the constructor takes, in the order of its arguments: as an earlier run ordered them, then by their
    /// names in the document.
    #[must_use]
    pub fn arguments(&self) -> Vec<&Field> {
        let is_form = matches!(self.kind, TypeKind::Form(_));
        let mut fields = self.fields();
        fields.retain(|field| match field.presence {
            Presence::Required => true,
            Presence::WriteOnly => !is_form,
            _ => false,
        });
        fields.sort_by_cached_key(|field| {
            let earlier = self.argument_order.iter().position(|name| name == field.name.as_str());
            (earlier.unwrap_or(usize::MAX), field.wire.clone())
        });
        fields
    }

    /// Returns the fields of a struct or form.
    #[must_use]
    pub fn fields(&self) -> Vec<&Field> {
        match &self.kind {
            TypeKind::Struct(object) => object.fields.iter().collect(),
            TypeKind::Form(form) => form.members.iter().map(|member| &member.field).collect(),
            _ => Vec::new(),
        }
    }
}

/// The definition of a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypeKind {
    /// An object with properties.
    Struct(Struct),
    /// A multipart body with properties.
    Form(Form),
    /// One of a list of strings.
    StringEnum(Vec<Variant<String>>),
    /// One of a list of strings, or any other.
    OpenEnum(Vec<Variant<String>>),
    /// One of a list of integers.
    IntegerEnum(Vec<Variant<i64>>),
    /// A union whose variants are distinguished by a discriminator property.
    Tagged {
        /// The discriminator property.
        tag: String,
        /// The variants.
        variants: Vec<TaggedVariant>,
    },
    /// A union whose variants are distinguished by the shape of the value.
    Untagged(Vec<UntaggedVariant>),
    /// An alias.
    Alias(Type),
    /// A newtype, for an alias that refers to itself.
    Newtype(Type),
}

/// An object with properties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Struct {
    /// Its fields.
    pub fields: Vec<Field>,
    /// The field for additional properties, and the type of their values.
    pub additional: Option<(Name, Type)>,
}

/// A multipart body with properties.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Form {
    /// Its fields, each of which is required or optional.
    pub members: Vec<FormMember>,
    /// The field for additional properties, and the type of their values.
    pub additional: Option<(Name, Type)>,
}

/// A field of a multipart body, and how its parts are written if not by default.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FormMember {
    /// The field.
    pub field: Field,
    /// The media type of a part.
    pub content: Option<String>,
    /// Whether a string is the content, although the media type is JSON.
    pub is_text: bool,
    /// The style, as for a query parameter.
    pub style: Option<Style>,
    /// The headers of a part that have one value.
    pub headers: Vec<(String, String)>,
    /// Whether another value may be sent instead of a file, such as its URL.
    pub or_value: bool,
}

/// A field of an object.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Field {
    /// Its Rust name.
    pub name: Name,
    /// Its wire name.
    pub wire: String,
    /// The type without the `Option` that its presence may need.
    pub ty: Type,
    /// Whether it is required, optional, nullable or constant.
    pub presence: Presence,
    /// The documented default of a required field, as JSON.
    pub default: Option<String>,
    /// Its documentation.
    pub docs: Vec<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether it is read-only or write-only.
    pub access: Access,
}

/// Whether a field may be absent or null.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// It is always present.
    Required,
    /// It may be absent.
    Optional,
    /// It may be absent, or null, and the two differ.
    OptionalNullable,
    /// It may be in responses, and is in no request.
    ReadOnly,
    /// It may be in responses, also as null, and is in no request.
    ReadOnlyNullable,
    /// It is required in requests, and optional in responses.
    WriteOnly,
    /// It always has this value.
    Constant(Constant),
}

/// A constant value of a property.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Constant {
    /// A string.
    Text(String),
    /// An integer.
    Integer(i64),
    /// `true` or `false`.
    Boolean(bool),
}

impl Constant {
    /// Whether the constant equals a JSON value.
    #[must_use]
    pub fn is(&self, value: &Value) -> bool {
        match self {
            Self::Text(text) => value.as_str() == Some(text),
            Self::Integer(integer) => value.is_number() && crate::dialect::whole(value) == Some(*integer),
            Self::Boolean(boolean) => value.as_bool() == Some(*boolean),
        }
    }

    /// Returns the constant for a JSON value; `None` for null, fractions, lists and objects.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Bool(boolean) => Some(Self::Boolean(*boolean)),
            Value::Number(_) => crate::dialect::whole(value).map(Self::Integer),
            _ => None,
        }
    }

    /// Returns the value of this kind that a text stands for, as in the mapping of a discriminator; `None` if there is none.
    #[must_use]
    pub fn written_as(text: &str, kind: JsonKind) -> Option<Self> {
        match kind {
            JsonKind::String | JsonKind::Any => Some(Self::Text(text.to_owned())),
            JsonKind::Integer | JsonKind::Number => text.parse().ok().map(Self::Integer),
            JsonKind::Boolean => text.parse().ok().map(Self::Boolean),
            JsonKind::Null | JsonKind::Array | JsonKind::Object => None,
        }
    }

    /// Returns the constant as a literal.
    #[must_use]
    pub fn quoted(&self) -> String {
        match self {
            Self::Text(text) => format!("{text:?}"),
            Self::Integer(_) | Self::Boolean(_) => self.to_string(),
        }
    }

    /// Returns the kind of the JSON value.
    #[must_use]
    pub fn kind(&self) -> JsonKind {
        match self {
            Self::Text(_) => JsonKind::String,
            Self::Integer(_) => JsonKind::Integer,
            Self::Boolean(_) => JsonKind::Boolean,
        }
    }
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
    /// Its Rust name.
    pub name: Name,
    /// Its wire value.
    pub wire: T,
    /// Its documentation.
    pub docs: Vec<String>,
}
