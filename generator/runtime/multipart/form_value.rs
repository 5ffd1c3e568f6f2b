//! Values of fields of a multipart body.

use super::form::Form;
use super::form_field::FormField;
use super::part::Part;
use crate::runtime::codec::wire::Wire;
use crate::runtime::json;

/// A value of a field of a multipart body: a part, several parts, and all types of the API.
pub trait FormValue {
    /// Adds the value to the form.
    fn add_to(&self, form: &mut Form, field: &FormField<'_>);
}

impl FormValue for Part {
    fn add_to(&self, form: &mut Form, field: &FormField<'_>) {
        form.add_file(field, None, self);
    }
}

impl FormValue for Vec<Part> {
    fn add_to(&self, form: &mut Form, field: &FormField<'_>) {
        (1..).zip(self).for_each(|(number, part)| form.add_file(field, Some(number), part));
    }
}

impl FormValue for Option<Part> {
    fn add_to(&self, form: &mut Form, field: &FormField<'_>) {
        self.iter().for_each(|part| part.add_to(form, field));
    }
}

impl FormValue for Option<Vec<Part>> {
    fn add_to(&self, form: &mut Form, field: &FormField<'_>) {
        self.iter().for_each(|parts| parts.add_to(form, field));
    }
}

/// A value that is left out adds nothing.
impl<T: Wire> FormValue for T {
    fn add_to(&self, form: &mut Form, field: &FormField<'_>) {
        if self.is_left_out() {
            return;
        }
        match json::to_value(self) {
            Ok(value) => form.add_value(field, &value),
            Err(error) => form.refuse(field.name, format!("the part `{}` cannot be written: {error}", field.name)),
        }
    }
}
