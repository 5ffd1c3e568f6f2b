//! `multipart_form!`: the line beside a struct that says how it is sent as a multipart body.

/// Implements the conversion of a struct to a multipart body, by the list of its fields.
///
/// ```text
/// multipart_form!(UploadBody {
///     file = "file" => content("image/png"),  // the media type, where the document gives one
///     user_name = "userName",                 // the name on the wire; without it, that of the field
///     meta = "meta" => content("application/json").text(), // a string that contains JSON
///     source = "source" => or_value(),        // a file, or a value instead
///     ..additional_properties                 // the parts that no other field is for
/// });
/// ```
#[allow(unused_macros)]
macro_rules! multipart_form {
    ($name:ident { ..$rest:ident $(,)? }) => {
        $crate::runtime::multipart_form! { $name { , ..$rest } }
    };
    ($name:ident {
        $($field:ident $(= $wire:literal)? $(=> $($how:ident($($argument:expr),*)).+)?),*
        $(, ..$rest:ident)? $(,)?
    }) => {
        impl ::core::convert::From<$name> for $crate::runtime::Form {
            #[allow(unused_variables, unused_mut, unused_imports, reason = "a form may have no fields")]
            fn from(body: $name) -> Self {
                use $crate::runtime::{FormField, FormValue};
                let mut form = Self::new();
                $(body.$field.add_to(
                    &mut form,
                    &FormField::new($crate::runtime::wire_name!($field $($wire)?)) $($(.$how($($argument),*))+)?,
                );)*
                $(for (name, value) in &body.$rest {
                    value.add_to(&mut form, &FormField::new(name));
                })?
                form
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use multipart_form;
