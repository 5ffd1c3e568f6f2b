//! Values of parameters: all types of the API, and borrowed text.

use serde_json::Value;

use crate::runtime::codec::wire::Wire;
use crate::runtime::json::{self, JsonError};

/// A value of a parameter.
pub trait Argument {
    /// Returns the value as JSON, which is written in the style of the parameter.
    ///
    /// # Errors
    ///
    /// If JSON cannot represent the value, such as infinity.
    fn to_value(&self) -> Result<Value, JsonError>;
}

impl<T: Wire> Argument for T {
    fn to_value(&self) -> Result<Value, JsonError> {
        json::to_value(self)
    }
}

impl Argument for &str {
    fn to_value(&self) -> Result<Value, JsonError> {
        Ok(Value::String((*self).to_owned()))
    }
}
