//! Writes values of types as Rust for the examples of methods: values of the document's examples, else simple literals.

use serde_json::Value;

use super::constructor::Taken;
use crate::api::{Api, Encoded, Integer, Struct, Type, TypeDef, TypeKind, UntaggedVariant, Variant, VariantContent};
use crate::text::literal;

/// How long a value may be: for a longer one, an example is clearer without it.
const LONGEST: usize = 100;

/// How long the text of an example may be.
const TEXT: usize = 40;

/// How many values may contain each other.
const DEEPEST: usize = 4;

/// A type, and what is known about the value that is to be written.
#[derive(Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) api: &'a Api,
    pub(super) ty: &'a Type,
    /// The name of the parameter or property, which is its text unless there is an example.
    pub(super) wire: &'a str,
    pub(super) example: Option<&'a Value>,
}

impl<'a> Wanted<'a> {
    /// Returns a value that converts to the type; `None` if it has no short one.
    pub(super) fn argument(self) -> Option<String> {
        short(self.convertible(DEEPEST))
    }

    /// Returns a value of exactly the type; `None` if it has no short one.
    pub(super) fn value(self) -> Option<String> {
        short(self.exact(DEEPEST))
    }

    /// Returns a list of values that each convert to the type.
    pub(super) fn list(self) -> Option<String> {
        short(self.convertible(DEEPEST).map(|item| format!("[{item}]")))
    }

    fn of(self, ty: &'a Type) -> Self {
        Self { ty, ..self }
    }

    fn convertible(self, depth: usize) -> Option<String> {
        if let Type::Named(id) = self.ty {
            match &self.api.types[id.0].kind {
                TypeKind::Alias(of) => return self.of(of).convertible(depth),
                TypeKind::Untagged(variants) => {
                    // Text converts to a union if a variant is text.
                    let of_text = variants.iter().filter(|variant| variant.ty() == Some(&Type::String)).count();
                    if of_text == 1 {
                        return Some(self.text());
                    }
                }
                _ => {}
            }
        }
        match self.ty {
            Type::String | Type::Encoded(Encoded::Password) => Some(self.text()),
            Type::Part => Some(r#"b"content".to_vec()"#.to_owned()),
            _ => self.inside(depth),
        }
    }

    fn exact(self, depth: usize) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        match self.ty {
            Type::Boolean => Some(self.example.and_then(Value::as_bool).unwrap_or(true).to_string()),
            Type::Integer(integer) => Some(self.integer(*integer)),
            Type::Number => Some(self.number()),
            Type::String => Some(format!("{}.to_owned()", self.text())),
            Type::List(item) => Some(format!("vec![{}]", self.item(item).inside(depth)?)),
            Type::Nullable(of) => Some(format!("Some({})", self.of(of).inside(depth)?)),
            Type::Boxed(of) => Some(format!("Box::new({})", self.of(of).exact(depth)?)),
            Type::Named(id) => self.named(&self.api.types[id.0], depth),
            _ => None,
        }
    }

    /// Returns a value whose type cannot be inferred from its place.
    fn inside(self, depth: usize) -> Option<String> {
        let value = self.exact(depth)?;
        Some(match self.ty {
            Type::Integer(Integer::I32) => format!("{value}_i32"),
            Type::Integer(Integer::I64) => format!("{value}_i64"),
            Type::Integer(Integer::U64) => format!("{value}_u64"),
            _ => value,
        })
    }

    /// Returns the first item of a list.
    fn item(self, item: &'a Type) -> Self {
        Self { ty: item, example: self.example.and_then(|list| list.get(0)), ..self }
    }

    fn named(self, def: &'a TypeDef, depth: usize) -> Option<String> {
        match &def.kind {
            TypeKind::Alias(of) => self.of(of).exact(depth),
            TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => {
                let wanted = self.example.and_then(Value::as_str);
                variant(def, variants, |wire| Some(wire.as_str()) == wanted)
            }
            TypeKind::IntegerEnum(variants) => {
                let wanted = self.example.and_then(Value::as_i64);
                variant(def, variants, |wire| Some(*wire) == wanted)
            }
            TypeKind::Untagged(variants) => self.constant(def, variants),
            TypeKind::Struct(Struct { .. }) | TypeKind::Form(_) if def.is_constructed() => self.constructed(def, depth),
            _ => None,
        }
    }

    /// Returns the variant of a union for the wanted value; for any value, the first that holds nothing.
    fn constant(self, def: &TypeDef, variants: &[UntaggedVariant]) -> Option<String> {
        let is_wanted = |variant: &&UntaggedVariant| match &variant.content {
            VariantContent::Type { .. } => false,
            VariantContent::Constant { value, .. } => self.example.is_none_or(|example| value.is(example)),
        };
        let wanted = variants.iter().find(is_wanted)?;
        Some(format!("types::{}::{}", def.name, wanted.name))
    }

    /// Returns a call of the constructor, unless it takes a struct.
    fn constructed(self, def: &'a TypeDef, depth: usize) -> Option<String> {
        if def.required_fields.is_some() {
            return None;
        }
        let arguments = def.arguments().into_iter().map(|field| {
            let example = self.example.and_then(|object| object.get(&field.wire));
            let wanted = Self { ty: &field.ty, wire: &field.wire, example, ..self };
            match Taken::of(self.api, &field.ty) {
                Taken::AsItIs => wanted.exact(depth),
                Taken::Converted => wanted.convertible(depth),
            }
        });
        let arguments = arguments.collect::<Option<Vec<String>>>()?;
        Some(format!("types::{}::new({})", def.name, arguments.join(", ")))
    }

    fn text(self) -> String {
        let example = self.example.and_then(Value::as_str).filter(|text| !text.is_empty() && text.len() <= TEXT);
        literal::string(example.unwrap_or(self.wire)).to_string()
    }

    fn integer(self, integer: Integer) -> String {
        let example = self.example.and_then(Value::as_i64).filter(|value| match integer {
            Integer::I32 => i32::try_from(*value).is_ok(),
            Integer::I64 => true,
            Integer::U64 => *value >= 0,
        });
        example.unwrap_or(1).to_string()
    }

    fn number(self) -> String {
        let example = self.example.and_then(Value::as_f64).filter(|value| value.is_finite());
        format!("{:?}", example.unwrap_or(1.0))
    }
}

fn short(value: Option<String>) -> Option<String> {
    value.filter(|value| value.len() <= LONGEST)
}

/// Returns the path of the variant of an enum that is wanted, else of the first.
fn variant<T>(def: &TypeDef, variants: &[Variant<T>], is_wanted: impl Fn(&T) -> bool) -> Option<String> {
    let wanted = variants.iter().find(|variant| is_wanted(&variant.wire)).or(variants.first())?;
    Some(format!("types::{}::{}", def.name, wanted.name))
}
