//! Whether a schema accepts a value, by the `jsonschema` crate.

use std::collections::HashMap;

use base64::Engine as _;
use base64::alphabet::{self, Alphabet};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jsonschema::{Registry, Validator};
use serde_json::Value;

use super::schemas::Schemas;

/// More validators than this are not held at a time. Each has all that its schema refers to, which can be most of a document.
const MOST_VALIDATORS: usize = 300;

/// More of a value than this is not repeated in a reason.
const MOST_TEXT: usize = 160;

/// The schemas with the validators made for them so far.
pub(super) struct Judge<'a> {
    pub schemas: &'a Schemas<'a>,
    registry: &'a Registry<'static>,
    /// `None` for a schema that the validator can't read: it has no say.
    validators: HashMap<usize, Option<Validator>>,
}

impl<'a> Judge<'a> {
    pub fn new(schemas: &'a Schemas<'a>, registry: &'a Registry<'static>) -> Self {
        Self { schemas, registry, validators: HashMap::new() }
    }

    /// The value if the schema accepts it, else why not. A string may be the text of what is meant.
    pub fn accepted(&mut self, id: usize, value: Value, as_text: bool) -> Result<Value, String> {
        let Some(reason) = self.against(id, &value) else { return Ok(value) };
        let meant = value.as_str().filter(|_| as_text).and_then(|text| serde_json::from_str::<Value>(text).ok());
        meant.filter(|meant| self.accepts(id, meant)).ok_or(reason)
    }

    pub fn accepts(&mut self, id: usize, value: &Value) -> bool {
        self.validator(id).is_none_or(|validator| validator.is_valid(value))
    }

    /// What the schema has against the value.
    fn against(&mut self, id: usize, value: &Value) -> Option<String> {
        let error = self.validator(id)?.validate(value).err()?;
        let at = error.instance_path().as_str();
        let mut said = error.to_string();
        if said.chars().count() > MOST_TEXT {
            said = error.masked_with("the value").to_string();
        }
        Some(if at.is_empty() { said } else { format!("{said} (at {at} in it)") })
    }

    fn validator(&mut self, id: usize) -> Option<&Validator> {
        let registry = self.registry;
        if self.validators.len() >= MOST_VALIDATORS && !self.validators.contains_key(&id) {
            self.validators.clear();
        }
        let made = self.validators.entry(id).or_insert_with(|| {
            jsonschema::options()
                .with_draft(jsonschema::Draft::Draft202012)
                .with_registry(registry)
                .with_format("byte", |text| is_base64(text, &alphabet::STANDARD))
                .with_format("base64", |text| is_base64(text, &alphabet::STANDARD))
                .with_format("base64url", |text| is_base64(text, &alphabet::URL_SAFE))
                .should_validate_formats(true)
                .build(&Schemas::reference(id))
                .ok()
        });
        made.as_ref()
    }
}

/// Whether a text is base64, which validators leave open: a secret written as a URL or in hex is no example of bytes.
fn is_base64(text: &str, alphabet: &Alphabet) -> bool {
    let config = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, config).decode(text).is_ok()
}
