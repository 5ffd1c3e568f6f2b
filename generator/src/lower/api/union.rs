//! The variants of unions.

use super::{Constant, Type, TypeId, TypeKind};
use crate::fast_hash::FastMap;
use crate::names::Name;

/// The most values of one schema that are variants without payload of a union that is distinguished by shape.
pub(in crate::lower) const MOST_CONSTANTS: usize = 10;

/// A variant of a union with a discriminator property.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TaggedVariant {
    /// Its Rust name.
    pub name: Name,
    /// The type.
    pub ty: Type,
    /// The discriminator values of the variant.
    pub tags: Vec<Constant>,
    /// Whether a value without the property, or with a value of no variant, is of this variant (`defaultMapping`).
    pub is_default: bool,
}

/// A variant of a union that is distinguished by shape.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UntaggedVariant {
    /// Its Rust name.
    pub name: Name,
    /// What it represents.
    pub content: VariantContent,
}

/// What a variant of a union that is distinguished by shape represents.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum VariantContent {
    /// The values of a type.
    Type {
        /// The type.
        ty: Type,
        /// The shape of its values.
        shape: Shape,
    },
    /// One value. The variant holds nothing.
    Constant {
        /// The value.
        value: Constant,
        /// Its documentation.
        docs: Vec<String>,
    },
}

impl UntaggedVariant {
    /// Returns the type that the variant holds.
    #[must_use]
    pub fn ty(&self) -> Option<&Type> {
        match &self.content {
            VariantContent::Type { ty, .. } => Some(ty),
            VariantContent::Constant { .. } => None,
        }
    }

    /// Returns the type that the variant holds, to change it.
    pub(in crate::lower) fn ty_mut(&mut self) -> Option<&mut Type> {
        match &mut self.content {
            VariantContent::Type { ty, .. } => Some(ty),
            VariantContent::Constant { .. } => None,
        }
    }

    /// Returns the kind of its JSON values.
    #[must_use]
    pub fn kind(&self) -> JsonKind {
        match &self.content {
            VariantContent::Type { shape, .. } => shape.kind,
            VariantContent::Constant { value, .. } => value.kind(),
        }
    }

    /// Returns its only value, if it has one, as a list.
    #[must_use]
    pub fn constants(&self) -> &[Constant] {
        match &self.content {
            VariantContent::Type { .. } => &[],
            VariantContent::Constant { value, .. } => std::slice::from_ref(value),
        }
    }
}

/// What distinguishes JSON values of one type from those of others.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// The JSON kind.
    pub kind: JsonKind,
    /// The required properties.
    pub required: Vec<String>,
    /// The properties with a constant value, by path.
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

impl JsonKind {
    /// Whether a value of this kind may be a string.
    #[must_use]
    pub fn may_be_string(self) -> bool {
        matches!(self, Self::String | Self::Any)
    }
}

impl TypeKind {
    /// Whether the type is a union, with or without a discriminator.
    #[must_use]
    pub fn is_union(&self) -> bool {
        matches!(self, Self::Tagged { .. } | Self::Untagged(_))
    }

    /// Returns the variants of a union, each with its constants: its discriminator values, or its only value.
    #[must_use]
    pub fn union_variants(&self) -> Vec<(&Name, &[Constant])> {
        match self {
            Self::Tagged { variants, .. } => variants.iter().map(|variant| (&variant.name, &*variant.tags)).collect(),
            Self::Untagged(variants) => variants.iter().map(|variant| (&variant.name, variant.constants())).collect(),
            _ => Vec::new(),
        }
    }

    /// Returns for each variant of a union what identifies it: the word for its type, or its discriminator value if several variants
    /// have that type; or its only value, as a literal. `name` returns the names of types.
    pub fn variant_keys(&self, name: &impl Fn(TypeId) -> String) -> Vec<String> {
        let mut keys: Vec<String> = match self {
            Self::Tagged { variants, .. } => {
                let mut counts: FastMap<&Type, usize> = FastMap::default();
                for variant in variants {
                    *counts.entry(&variant.ty).or_default() += 1;
                }
                let key = |variant: &TaggedVariant| match &*variant.tags {
                    [Constant::Text(tag)] if counts[&variant.ty] > 1 => tag.clone(),
                    _ => variant.ty.word(name),
                };
                variants.iter().map(key).collect()
            }
            Self::Untagged(variants) => {
                let key = |variant: &UntaggedVariant| match &variant.content {
                    VariantContent::Type { ty, .. } => ty.word(name),
                    VariantContent::Constant { value, .. } => value.quoted(),
                };
                variants.iter().map(key).collect()
            }
            _ => return Vec::new(),
        };
        // Such as two integers of different widths.
        let mut seen: FastMap<String, usize> = FastMap::default();
        for key in &mut keys {
            let count = seen.entry(key.clone()).or_default();
            *count += 1;
            if *count > 1 {
                key.push_str(&format!(".{count}"));
            }
        }
        keys
    }
}
