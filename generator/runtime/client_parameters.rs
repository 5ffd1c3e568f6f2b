//! Parameters that all operations require with the same default, such as the version of the API: they are set once on the client
//! builder, and a call may still set them itself.

use serde_json::Value;

use super::argument::Argument;
use super::call::Call;
use super::client_builder::ClientBuilder;
use super::parameter::Parameter;

/// The values that the client builder sets for parameters.
#[derive(Clone, Default)]
pub(crate) struct ClientParameters(Vec<(Parameter, Value)>);

impl ClientParameters {
    fn set(&mut self, parameter: Parameter, value: Value) {
        self.0.retain(|(known, _)| !is_same(known, &parameter));
        self.0.push((parameter, value));
    }

    fn get(&self, parameter: &Parameter) -> Option<&Value> {
        self.0.iter().find(|(known, _)| is_same(known, parameter)).map(|(_, value)| value)
    }
}

fn is_same(one: &Parameter, other: &Parameter) -> bool {
    one.place == other.place && one.name == other.name
}

#[allow(dead_code)]
impl ClientBuilder {
    /// Sets the value of a parameter for all calls that do not set it themselves.
    pub(crate) fn client_parameter(mut self, parameter: Parameter, value: &dyn Argument) -> Self {
        match value.to_value() {
            Ok(value) => self.parameters.set(parameter, value),
            Err(error) => self.refuse(format!("the parameter `{}` cannot be written: {error}", parameter.name)),
        }
        self
    }
}

#[allow(dead_code)]
impl Call<'_> {
    /// Sets a parameter to the value that the client has for it, or else to its documented default.
    #[must_use]
    pub(crate) fn client_parameter(mut self, parameter: Parameter, default: &dyn Argument) -> Self {
        let client = self.client;
        match client.shared_settings().parameters.get(&parameter) {
            Some(value) => {
                self.place(parameter, value);
                self
            }
            None => self.set(parameter, default),
        }
    }
}
