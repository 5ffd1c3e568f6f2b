//! The documentation of a parameter: what the document says of it, and what its schema says that no type shows.

use openapiv3::{ParameterData, ParameterSchemaOrContent, Schema, SchemaKind, Type as SchemaType};
use serde_json::Value;

use super::docs;
use super::types::Types;
use crate::api::Constant;
use crate::pointer::Pointer;
use crate::text::markdown::code;

/// What the schema of a parameter says beside its type.
#[derive(Debug, Default)]
pub(super) struct SchemaFacts {
    /// The description, unless it is that of a component, which stands at its type.
    description: Option<String>,
    /// The value that the server takes when the parameter is not sent.
    default: Option<Value>,
    minimum: Option<Bound>,
    maximum: Option<Bound>,
}

#[derive(Debug)]
struct Bound {
    value: f64,
    exclusive: bool,
}

/// Reads the facts of the schema of the parameter at `place`.
pub(super) fn schema_facts(types: &Types<'_>, data: &ParameterData, place: &Pointer) -> SchemaFacts {
    let ParameterSchemaOrContent::Schema(schema) = &data.format else { return SchemaFacts::default() };
    let Some((at, schema)) = types.schema_at(schema, &place.child("schema")) else { return SchemaFacts::default() };
    let (minimum, maximum) = types.document.schemas.get(&at).map_or((None, None), bounds);
    SchemaFacts {
        description: schema.data.description.clone().filter(|_| !types.is_component(&at)),
        default: schema.data.default.clone(),
        minimum,
        maximum,
    }
}

/// The range of numbers that a schema allows.
#[allow(clippy::cast_precision_loss, reason = "the bounds are shown, not computed with")]
fn bounds(schema: &Schema) -> (Option<Bound>, Option<Bound>) {
    let bound = |value: Option<f64>, exclusive: bool| value.map(|value| Bound { value, exclusive });
    match &schema.schema_kind {
        SchemaKind::Type(SchemaType::Number(number)) => {
            (bound(number.minimum, number.exclusive_minimum), bound(number.maximum, number.exclusive_maximum))
        }
        SchemaKind::Type(SchemaType::Integer(integer)) => (
            bound(integer.minimum.map(|bound| bound as f64), integer.exclusive_minimum),
            bound(integer.maximum.map(|bound| bound as f64), integer.exclusive_maximum),
        ),
        SchemaKind::Any(any) => (
            bound(any.minimum, any.exclusive_minimum == Some(true)),
            bound(any.maximum, any.exclusive_maximum == Some(true)),
        ),
        _ => (None, None),
    }
}

impl SchemaFacts {
    /// The default, if a literal can be written for it.
    pub fn default_literal(&self) -> Option<Constant> {
        match self.default.as_ref()? {
            Value::String(text) => Some(Constant::Text(text.clone())),
            Value::Bool(flag) => Some(Constant::Boolean(*flag)),
            Value::Number(number) => number.as_i64().map(Constant::Integer),
            _ => None,
        }
    }

    /// The lines of the parameter's documentation.
    pub fn docs(&self, data: &ParameterData) -> Vec<String> {
        let own = data.description.as_deref().filter(|description| !description.trim().is_empty());
        let mut lines = docs::lines(own.or(self.description.as_deref()).unwrap_or_default());
        let more: Vec<String> = [self.range(), self.default_sentence()].into_iter().flatten().collect();
        if !more.is_empty() {
            if !lines.is_empty() {
                lines.push(String::new());
            }
            lines.push(more.join(" "));
        }
        lines
    }

    fn default_sentence(&self) -> Option<String> {
        let default = self.default.as_ref().filter(|default| !default.is_null())?.to_string();
        (default.len() <= 80).then(|| format!("The server's default is {}.", code(&default)))
    }

    fn range(&self) -> Option<String> {
        match (&self.minimum, &self.maximum) {
            (None, None) => None,
            (Some(least), Some(most)) if !least.exclusive && !most.exclusive => {
                Some(format!("From {} to {}.", least.value, most.value))
            }
            (least, most) => {
                let least = least.as_ref().map(|bound| {
                    format!("{} {}", if bound.exclusive { "greater than" } else { "at least" }, bound.value)
                });
                let most = most
                    .as_ref()
                    .map(|bound| format!("{} {}", if bound.exclusive { "less than" } else { "at most" }, bound.value));
                let range = least.into_iter().chain(most).collect::<Vec<_>>().join(" and ");
                let (first, rest) = range.split_at_checked(1)?;
                Some(format!("{}{rest}.", first.to_uppercase()))
            }
        }
    }
}
