//! Decides whether a schema accepts a value, with the `jsonschema` crate.

use std::sync::Arc;

use jsonschema::ValidationError;
use serde_json::Value;

use super::schemas::Schemas;
use super::validators::Validators;

/// The longest text of a value in a message.
const MOST_TEXT: usize = 160;

/// The schemas and their validators.
pub(super) struct Validator<'a> {
    pub schemas: &'a Schemas<'a>,
    validators: Arc<Validators>,
}

impl<'a> Validator<'a> {
    /// Creates the validator, or returns why it cannot be created.
    pub fn new(schemas: &'a Schemas<'a>) -> Result<Self, String> {
        Ok(Self { schemas, validators: schemas.validators()? })
    }

    /// Returns the value if it matches the schema, or why not. With `as_text`, a string may contain the value as JSON text.
    pub fn accepted(&self, id: usize, value: Value, as_text: bool) -> Result<Value, String> {
        if self.accepts(id, &value) {
            return Ok(value);
        }
        let meant = value.as_str().filter(|_| as_text).and_then(|text| serde_json::from_str::<Value>(text).ok());
        meant.filter(|meant| self.accepts(id, meant)).ok_or_else(|| self.against(id, &value))
    }

    pub fn accepts(&self, id: usize, value: &Value) -> bool {
        self.validators.accept(id, value)
    }

    /// Returns why the value does not match the schema.
    fn against(&self, id: usize, value: &Value) -> String {
        let validator = self.validators.whole(id);
        let Some(error) =
            validator.and_then(|validator| validator.validate(value).err().map(ValidationError::to_owned))
        else {
            return "it does not fit".to_owned();
        };
        let at = error.instance_path().as_str();
        let mut message = error.to_string();
        if message.chars().count() > MOST_TEXT {
            message = error.masked_with("the value").to_string();
        }
        if at.is_empty() { message } else { format!("{message} (at {at} in it)") }
    }
}
