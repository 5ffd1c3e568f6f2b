//! `Call::client_parameter`: a parameter that the client has a value for.

use super::call::Call;
use crate::runtime::description::parameter::Parameter;
use crate::runtime::request::argument::Argument;

#[allow(dead_code)]
impl Call<'_> {
    /// Sets a parameter to the value that the client has for it, or else to its documented default.
    #[must_use]
    pub(crate) fn client_parameter(mut self, parameter: Parameter, default: &dyn Argument) -> Self {
        let client = self.client;
        match client.shared_settings().parameters.get(&parameter) {
            Some(value) => {
                self.insert(parameter, value);
                self
            }
            None => self.set(parameter, default),
        }
    }
}
