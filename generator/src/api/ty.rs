//! Uses of types.
/// A type of [`Api::types`](super::Api::types).
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
    /// Text that is not shown.
    Password,
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
            Self::Password => "Password",
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
