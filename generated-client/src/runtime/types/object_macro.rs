// Generated: a copy of generator/runtime/types/object_macro.rs by generator/src/emit/runtime.rs. Do not edit.
//! `object!`: the struct, constructor, setters and table of members that `object` reads and writes by.

/// Declares a struct that is a JSON object.
///
/// ```text
/// object! {
///     /// An integration.
///     pub struct Integration {
///         id: String,                                    // required
///         count: i64 = "theCount" or "5",                // with a documented default, as JSON
///         [optional]                                     // left out when `None`
///         domain_name: Option<String> = "domainName",    // `= "..."` where the wire names it otherwise
///         [nullable]                                     // left out, null or a value
///         nick: Patch<String>,
///         [write_only]                                   // required, and in no reply
///         password: Option<String>,
///         [read_only]                                    // in replies only
///         created: Option<String>,
///         [read_only_nullable]                           // in replies only, and there it may be null
///         ended: Patch<String>,
///         [constant]                                     // required, of one value: preset
///         kind: String = "kind" => "integration",
///         [additional]                                   // what is not named
///         additional_properties: BTreeMap<String, Value>,
///         [arguments]                                    // of `new`, where their order is not that of the fields
///         id: String,
///     }
/// }
/// ```
#[allow(unused_macros)]
macro_rules! object {
    ($($(#[$attribute:meta])* pub struct $name:ident $members:tt)*) => {$(
        $crate::runtime::object! { @one $(#[$attribute])* pub struct $name $members }
    )*};
    (
        @one
        $(#[$attribute:meta])*
        pub struct $name:ident {
            $($(#[$r_attribute:meta])* $required:ident: $r_type:ty $(= $r_name:literal $(or $r_default:literal)?)?,)*
            $([write_only]
            $($(#[$w_attribute:meta])* $write:ident: Option<$w_type:ty> $(= $w_name:literal)?,)*)?
            $([optional]
            $($(#[$o_attribute:meta])* $optional:ident: Option<$o_type:ty> $(= $o_name:literal)?,)*)?
            $([nullable]
            $($(#[$n_attribute:meta])* $nullable:ident: Patch<$n_type:ty> $(= $n_name:literal)?,)*)?
            $([read_only]
            $($(#[$s_attribute:meta])* $read:ident: Option<$s_type:ty> $(= $s_name:literal)?,)*)?
            $([read_only_nullable]
            $($(#[$p_attribute:meta])* $read_null:ident: Patch<$p_type:ty> $(= $p_name:literal)?,)*)?
            $([constant]
            $($(#[$c_attribute:meta])* $constant:ident: $c_type:ty = $c_name:literal => $c_value:expr,)*)?
            $([additional]
            $(#[$a_attribute:meta])* $additional:ident: $a_type:ty,)?
            $([arguments]
            $($argument:ident: $argument_type:ty,)*)?
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Debug, PartialEq)]
        #[allow(deprecated)]
        #[non_exhaustive]
        pub struct $name {
            $($(#[$r_attribute])* pub $required: $r_type,)*
            $($($(#[$w_attribute])* pub $write: ::core::option::Option<$w_type>,)*)?
            $($($(#[$o_attribute])* pub $optional: ::core::option::Option<$o_type>,)*)?
            $($($(#[$n_attribute])* pub $nullable: $crate::runtime::Patch<$n_type>,)*)?
            $($($(#[$s_attribute])* pub $read: ::core::option::Option<$s_type>,)*)?
            $($($(#[$p_attribute])* pub $read_null: $crate::runtime::Patch<$p_type>,)*)?
            $($($(#[$c_attribute])* pub $constant: $c_type,)*)?
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
                [$($required: $r_type,)* $($($write: $w_type,)*)?]
                {
                    Self {
                        $($required: $required.into(),)*
                        $($($write: ::core::option::Option::Some($write.into()),)*)?
                        $($($optional: ::core::option::Option::None,)*)?
                        $($($nullable: $crate::runtime::Patch::Absent,)*)?
                        $($($read: ::core::option::Option::None,)*)?
                        $($($read_null: $crate::runtime::Patch::Absent,)*)?
                        $($($constant: $c_value.into(),)*)?
                        $($additional: ::core::default::Default::default(),)?
                    }
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
                $(#[$w_attribute])*
                #[must_use]
                pub fn $write(mut self, $write: impl ::core::convert::Into<$w_type>) -> Self {
                    self.$write = ::core::option::Option::Some($write.into());
                    self
                }
            )*)?
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
                $(#[$s_attribute])*
                #[must_use]
                pub fn $read(mut self, $read: impl ::core::convert::Into<$s_type>) -> Self {
                    self.$read = ::core::option::Option::Some($read.into());
                    self
                }
            )*)?
            $($(
                $(#[$p_attribute])*
                #[must_use]
                pub fn $read_null(mut self, $read_null: impl ::core::convert::Into<$crate::runtime::Patch<$p_type>>) -> Self {
                    self.$read_null = $read_null.into();
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

        $crate::runtime::object_default!($name; $($required)* $($($write)*)?);

        #[allow(deprecated, irrefutable_let_patterns, clippy::let_unit_value)]
        impl $crate::runtime::object::Object for $name {
            const MEMBERS: &'static [&'static str] = &[
                $($crate::runtime::wire_name!($required $($r_name)?),)*
                $($($crate::runtime::wire_name!($write $($w_name)?),)*)?
                $($($crate::runtime::wire_name!($optional $($o_name)?),)*)?
                $($($crate::runtime::wire_name!($nullable $($n_name)?),)*)?
                $($($crate::runtime::wire_name!($read $($s_name)?),)*)?
                $($($crate::runtime::wire_name!($read_null $($p_name)?),)*)?
                $($($c_name,)*)?
            ];
            const WITHOUT_NULL: &'static [&'static str] = &[
                $($($crate::runtime::wire_name!($write $($w_name)?),)*)?
                $($($crate::runtime::wire_name!($optional $($o_name)?),)*)?
                $($($crate::runtime::wire_name!($read $($s_name)?),)*)?
            ];
            const OPEN: bool = $crate::runtime::is_given!($($additional)?);
            const DEFAULTS: $crate::runtime::object::Defaults = &[$($($(($r_name, $r_default),)?)?)*];

            fn read<'de, A: ::serde::de::MapAccess<'de>>(mut members: A) -> ::core::result::Result<Self, A::Error> {
                $(let mut $required = $crate::runtime::object::Required(::core::option::Option::None);)*
                $($(let mut $write = ::core::option::Option::None;)*)?
                $($(let mut $optional = ::core::option::Option::None;)*)?
                $($(let mut $nullable = $crate::runtime::Patch::Absent;)*)?
                $($(let mut $read = ::core::option::Option::None;)*)?
                $($(let mut $read_null = $crate::runtime::Patch::Absent;)*)?
                $($(let mut $constant = $crate::runtime::object::Preset::<$c_type>::new(
                    $crate::runtime::constant::Constant::from($c_value),
                    || $c_value.into(),
                );)*)?
                $(let mut $additional = ::std::collections::BTreeMap::new();)?
                $crate::runtime::object::read_members(
                    &mut members,
                    Self::MEMBERS,
                    Self::DEFAULTS,
                    &mut [
                        $(&mut $required,)*
                        $($(&mut $write,)*)?
                        $($(&mut $optional,)*)?
                        $($(&mut $nullable,)*)?
                        $($(&mut $read,)*)?
                        $($(&mut $read_null,)*)?
                        $($(&mut $constant,)*)?
                    ],
                    $crate::runtime::given!($(&mut $additional)?),
                )?;
                let ($($crate::runtime::object::Required(::core::option::Option::Some($required)),)*
                    $($($crate::runtime::object::Preset { value: ::core::option::Option::Some($constant), .. },)*)?)
                    = ($($required,)* $($($constant,)*)?)
                else {
                    return ::core::result::Result::Err($crate::runtime::object::unfilled());
                };
                ::core::result::Result::Ok(Self {
                    $($required,)*
                    $($($write,)*)?
                    $($($optional,)*)?
                    $($($nullable,)*)?
                    $($($read,)*)?
                    $($($read_null,)*)?
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
                        $($($crate::runtime::object::optional(&self.$write),)*)?
                        $($($crate::runtime::object::optional(&self.$optional),)*)?
                        $($($crate::runtime::object::nullable(&self.$nullable),)*)?
                        $($($crate::runtime::object::read_only(&self.$read),)*)?
                        $($($crate::runtime::object::read_only_nullable(&self.$read_null),)*)?
                        $($(::core::option::Option::Some(&self.$constant),)*)?
                    ],
                    $crate::runtime::given!($(&self.$additional)?),
                )
            }

            fn absent() -> ::core::option::Option<Self> {
                $crate::runtime::object::absent()
            }

            fn match_score(value: &::serde_json::Value) -> $crate::runtime::MatchScore {
                $crate::runtime::object::match_score::<Self>(value)
            }
        }

        $crate::runtime::serde_by_wire!($name);
    };
}

#[allow(unused_imports)]
pub(crate) use object;
