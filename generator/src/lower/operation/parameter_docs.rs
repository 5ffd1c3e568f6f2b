//! Writes the documentation of a parameter: its description, and the default and range of its schema, which the type does not show.

use openapiv3::{ParameterData, ParameterSchemaOrContent};
use serde_json::{Number, Value};

use crate::api::Constant;
use crate::document::Document;
use crate::lower::context::types::Types;
use crate::lower::docs;
use crate::pointer::Pointer;
use crate::text::markdown::code;

/// The properties of a parameter's schema that its type does not show.
#[derive(Debug, Default)]
pub(in crate::lower) struct SchemaFacts {
    /// The description, unless it is that of a component, whose type has it.
    description: Option<String>,
    /// The value that the server uses if the parameter is not sent.
    default: Option<Value>,
    minimum: Option<Bound>,
    maximum: Option<Bound>,
}

#[derive(Debug)]
struct Bound {
    value: Number,
    exclusive: bool,
}

/// Reads the facts of the schema of the parameter at `pointer`.
pub(in crate::lower) fn schema_facts(types: &Types<'_>, data: &ParameterData, pointer: &Pointer) -> SchemaFacts {
    let ParameterSchemaOrContent::Schema(schema) = &data.format else { return SchemaFacts::default() };
    let inline = pointer.child("schema");
    let schema = Document::schema_ref(schema, &inline);
    let Some((at, schema)) = types.schema_at(&schema, &inline) else { return SchemaFacts::default() };
    SchemaFacts {
        description: schema.description.clone().filter(|_| !types.is_component(&at)),
        default: schema.default.clone(),
        minimum: bound(schema.minimum.as_ref(), schema.exclusive_minimum.as_ref()),
        maximum: bound(schema.maximum.as_ref(), schema.exclusive_maximum.as_ref()),
    }
}

/// Returns the limit of the range that a schema allows.
fn bound(inclusive: Option<&Number>, exclusive: Option<&Number>) -> Option<Bound> {
    let inclusive = inclusive.map(|value| Bound { value: value.clone(), exclusive: false });
    exclusive.map(|value| Bound { value: value.clone(), exclusive: true }).or(inclusive)
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
