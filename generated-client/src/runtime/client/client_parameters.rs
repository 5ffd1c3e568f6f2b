// @generated, the same for every API. Do not edit.
//! Parameters that most operations require with the same default, such as the version of the API. They are set on the
//! client builder, and a call can override them.

use serde_json::Value;

use crate::runtime::description::parameter::Parameter;

/// The values that the client builder sets for parameters.
#[derive(Clone, Default)]
pub(crate) struct ClientParameters(Vec<(Parameter, Value)>);

impl ClientParameters {
    /// Sets the value of a parameter, in place of an earlier value.
    pub(crate) fn set(&mut self, parameter: Parameter, value: Value) {
        self.0.retain(|(known, _)| !is_same(known, &parameter));
        self.0.push((parameter, value));
    }

    /// Returns the value of a parameter, if it is set.
    pub(crate) fn get(&self, parameter: &Parameter) -> Option<&Value> {
        self.0.iter().find(|(known, _)| is_same(known, parameter)).map(|(_, value)| value)
    }
}

/// Whether two parameters have the same location and name, whatever their styles.
fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.location == other.location && one.name == other.name
}
