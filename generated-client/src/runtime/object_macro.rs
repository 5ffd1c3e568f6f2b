// Generated: a copy of generator/runtime/object_macro.rs by generator/src/emit/runtime.rs. Do not edit.
//! `object!`: the struct, constructor, setters and table of members that `object` reads and writes by.

/// Declares a struct that is a JSON object.
///
/// ```text
/// object! {
///     /// An integration.
///     pub struct Integration {
///         id: String,                                    // required
///         [optional]                                     // left out when `None`
///         domain_name: Option<String> = "domainName",    // `= "..."` where the wire names it otherwise
///         [nullable]                                     // left out, null or a value
///         nick: Patch<String>,
///         [constant]                                     // required, of one value: preset
///         kind: String = "kind" => "integration",
///         [additional]                                   // what is not named
///         additional_properties: BTreeMap<String, Value>,
///     }
/// }
/// ```
#[allow(unused_macros)]
macro_rules! object {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $($(#[$r_attribute:meta])* $required:ident: $r_type:ty $(= $r_name:literal)?,)*
            $([optional]
            $($(#[$o_attribute:meta])* $optional:ident: Option<$o_type:ty> $(= $o_name:literal)?,)*)?
            $([nullable]
            $($(#[$n_attribute:meta])* $nullable:ident: Patch<$n_type:ty> $(= $n_name:literal)?,)*)?
            $([constant]
            $($(#[$c_attribute:meta])* $constant:ident: $c_type:ty = $c_name:literal => $c_value:expr,)*)?
            $([additional]
            $(#[$a_attribute:meta])* $additional:ident: $a_type:ty,)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq)]
        #[allow(deprecated, missing_docs)]
        pub struct $name {
            $($(#[$r_attribute])* pub $required: $r_type,)*
            $($($(#[$o_attribute])* pub $optional: ::core::option::Option<$o_type>,)*)?
            $($($(#[$n_attribute])* pub $nullable: $crate::runtime::Patch<$n_type>,)*)?
            $($($(#[$c_attribute])* pub $constant: $c_type,)*)?
            $($(#[$a_attribute])* pub $additional: $a_type,)?
        }

        #[allow(
            deprecated,
            missing_docs,
            clippy::too_many_arguments,
            clippy::should_implement_trait,
            clippy::useless_conversion,
            clippy::wrong_self_convention,
        )]
        impl $name {
            /// Makes one of its required members.
            pub fn new($($required: impl ::core::convert::Into<$r_type>),*) -> Self {
                Self {
                    $($required: $required.into(),)*
                    $($($optional: ::core::option::Option::None,)*)?
                    $($($nullable: $crate::runtime::Patch::Absent,)*)?
                    $($($constant: $c_value.into(),)*)?
                    $($additional: ::core::default::Default::default(),)?
                }
            }

            $(
                $(#[$r_attribute])*
                #[must_use]
                pub fn $required(mut self, $required: impl ::core::convert::Into<$r_type>) -> Self {
                    self.$required = $required.into();
                    self
                }
            )*
            $($(
                $(#[$o_attribute])*
                #[must_use]
                pub fn $optional(mut self, $optional: impl ::core::convert::Into<$o_type>) -> Self {
                    self.$optional = ::core::option::Option::Some($optional.into());
                    self
                }
            )*)?
            $($(
                $(#[$n_attribute])*
                #[must_use]
                pub fn $nullable(mut self, $nullable: impl ::core::convert::Into<$crate::runtime::Patch<$n_type>>) -> Self {
                    self.$nullable = $nullable.into();
                    self
                }
            )*)?
            $($(
                $(#[$c_attribute])*
                #[must_use]
                pub fn $constant(mut self, $constant: impl ::core::convert::Into<$c_type>) -> Self {
                    self.$constant = $constant.into();
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

        #[allow(deprecated, irrefutable_let_patterns, clippy::let_unit_value)]
        impl $crate::runtime::object::Object for $name {
            const MEMBERS: &'static [&'static str] = &[
                $($crate::runtime::wire_name!($required $($r_name)?),)*
                $($($crate::runtime::wire_name!($optional $($o_name)?),)*)?
                $($($crate::runtime::wire_name!($nullable $($n_name)?),)*)?
                $($($c_name,)*)?
            ];
            const WITHOUT_NULL: &'static [&'static str] =
                &[$($($crate::runtime::wire_name!($optional $($o_name)?),)*)?];
            const OPEN: bool = $crate::runtime::is_given!($($additional)?);

            fn read<'de, A: ::serde::de::MapAccess<'de>>(mut members: A) -> ::core::result::Result<Self, A::Error> {
                $(let mut $required = $crate::runtime::object::Required(::core::option::Option::None);)*
                $($(let mut $optional = ::core::option::Option::None;)*)?
                $($(let mut $nullable = $crate::runtime::Patch::Absent;)*)?
                $($(let mut $constant = $crate::runtime::object::Required(::core::option::Option::None);)*)?
                $(let mut $additional = ::std::collections::BTreeMap::new();)?
                $crate::runtime::object::read_members(
                    &mut members,
                    Self::MEMBERS,
                    &mut [
                        $(&mut $required,)*
                        $($(&mut $optional,)*)?
                        $($(&mut $nullable,)*)?
                        $($(&mut $constant,)*)?
                    ],
                    $crate::runtime::given!($(&mut $additional)?),
                )?;
                let ($($crate::runtime::object::Required(::core::option::Option::Some($required)),)*
                    $($($crate::runtime::object::Required(::core::option::Option::Some($constant)),)*)?)
                    = ($($required,)* $($($constant,)*)?)
                else {
                    return ::core::result::Result::Err($crate::runtime::object::unfilled());
                };
                ::core::result::Result::Ok(Self {
                    $($required,)*
                    $($($optional,)*)?
                    $($($nullable,)*)?
                    $($($constant,)*)?
                    $($additional,)?
                })
            }
        }

        #[allow(deprecated)]
        impl $crate::runtime::Wire for $name {
            fn decode<'de, D: ::serde::de::Deserializer<'de>>(source: D) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::object::decode(source)
            }

            fn encode<S: ::serde::ser::Serializer>(&self, sink: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::object::encode(
                    sink,
                    <Self as $crate::runtime::object::Object>::MEMBERS,
                    &[
                        $(::core::option::Option::Some(&self.$required),)*
                        $($($crate::runtime::object::optional(&self.$optional),)*)?
                        $($($crate::runtime::object::nullable(&self.$nullable),)*)?
                        $($(::core::option::Option::Some(&self.$constant),)*)?
                    ],
                    $crate::runtime::given!($(&self.$additional)?),
                )
            }

            fn absent() -> ::core::option::Option<Self> {
                $crate::runtime::object::absent()
            }

            fn fit(value: &::serde_json::Value) -> $crate::runtime::Fit {
                $crate::runtime::object::fit::<Self>(value)
            }
        }

        $crate::runtime::serde_by_wire!($name);
    };
}

#[allow(unused_imports)]
pub(crate) use object;
