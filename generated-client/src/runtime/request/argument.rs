// @generated, the same for every API. Do not edit.
//! What can be the value of a parameter: any type of the API, and text that is only borrowed.

use serde_json::Value;

use crate::runtime::codec::wire::Wire;
use crate::runtime::json::{self, JsonError};

/// A value that a parameter can have.
pub trait Argument {
    /// The value as JSON, from which the parameter's style writes it.
    ///
    /// # Errors
    ///
    /// When JSON can't hold it, as it can't hold infinity.
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
