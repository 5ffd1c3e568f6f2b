//! `multipart!`: the struct of a typed multipart body, with its constructor and setters.

/// Declares a multipart body.
///
/// ```text
/// multipart! {
///     /// The body of `upload`.
///     pub struct UploadBody {
///         file: Part => content("image/png"),         // required; `content` where the document gives a media type
///         [optional]                                  // left out when `None`
///         user_name: Option<String> = "userName",     // `= "..."` where the wire names it otherwise
///         source: Option<Part> => or_value(),         // a file, or a value instead
///         [additional]                                // what is not named
///         additional_properties: BTreeMap<String, String>,
///         [arguments]                                 // of `new`, where their order is not that of the fields
///         file: Part,
///     }
/// }
/// ```
#[allow(unused_macros)]
macro_rules! multipart {
    ($($(#[$attribute:meta])* pub struct $name:ident $members:tt)*) => {$(
        $crate::runtime::multipart! { @one $(#[$attribute])* pub struct $name $members }
    )*};
    (
        @one
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $(
                $(#[$r_attribute:meta])*
                $required:ident: $r_type:ty $(= $r_name:literal)? $(=> $($r_how:ident($($r_arg:expr),*)).+)?,
            )*
            $([optional]
            $(
                $(#[$o_attribute:meta])*
                $optional:ident: Option<$o_type:ty> $(= $o_name:literal)? $(=> $($o_how:ident($($o_arg:expr),*)).+)?,
            )*)?
            $([additional]
            $(#[$a_attribute:meta])* $additional:ident: $a_type:ty,)?
            $([arguments]
            $($argument:ident: $argument_type:ty,)*)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug)]
        #[allow(deprecated)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$r_attribute])* pub $required: $r_type,)*
            $($($(#[$o_attribute])* pub $optional: ::core::option::Option<$o_type>,)*)?
            $($(#[$a_attribute])* pub $additional: $a_type,)?
        }

        #[allow(
            deprecated,
            clippy::too_many_arguments,
            clippy::should_implement_trait,
            clippy::useless_conversion,
            clippy::wrong_self_convention,
        )]
        impl $name {
            $crate::runtime::constructor! {
                [$($($argument: $argument_type,)*)?]
                [$($required: $r_type,)*]
                {
                    Self {
                        $($required: $required.into(),)*
                        $($($optional: ::core::option::Option::None,)*)?
                        $($additional: ::core::default::Default::default(),)?
                    }
                }
            }

            $($(
                $(#[$o_attribute])*
                #[must_use]
                pub fn $optional(mut self, $optional: impl ::core::convert::Into<$o_type>) -> Self {
                    self.$optional = ::core::option::Option::Some($optional.into());
                    self
                }
            )*)?
            $(
                $(#[$a_attribute])*
                #[must_use]
                pub fn $additional(mut self, $additional: impl ::core::convert::Into<$a_type>) -> Self {
                    self.$additional = $additional.into();
                    self
                }
            )?
        }

        $crate::runtime::object_default!($name; $($required)*);

        #[allow(deprecated)]
        impl ::core::convert::From<$name> for $crate::runtime::Form {
            #[allow(unused_variables, unused_mut)]
            fn from(body: $name) -> Self {
                #[allow(unused_imports)] // A form without fields uses neither.
                use $crate::runtime::{FormField, FormValue};
                let mut form = Self::new();
                $(body.$required.add_to(
                    &mut form,
                    &FormField::new($crate::runtime::wire_name!($required $($r_name)?)) $($(.$r_how($($r_arg),*))+)?,
                );)*
                $($(if let ::core::option::Option::Some(value) = &body.$optional {
                    value.add_to(
                        &mut form,
                        &FormField::new($crate::runtime::wire_name!($optional $($o_name)?)) $($(.$o_how($($o_arg),*))+)?,
                    );
                })*)?
                $(for (name, value) in &body.$additional {
                    value.add_to(&mut form, &FormField::new(name));
                })?
                form
            }
        }
    };
}
#[allow(unused_imports)]
pub(crate) use multipart;
