// @generated, the same for every API. Do not edit.
//! `json_object!`: the line beside a struct that implements reading it from a JSON object and writing it.

/// Implements reading and writing of a struct as a JSON object, by the list of its fields.
///
/// ```text
/// json_object!(Integration {
///     id = "id",                              // required, unless the type is an `Option` or a `Patch`
///     domain_name = "domainName",             // the name on the wire; without it, that of the field
///     count = "count" or "5",                 // the value of a property that is absent or null, as JSON
///     owner: required = "owner",              // a `None` is written as null, and not omitted
///     created: read_only = "created",         // omitted from requests
///     kind: constant("integration") = "kind", // always this value
///     ..additional_properties                 // the properties without a field of their own
/// });
/// ```
///
/// The expansion declares a slot for each field and passes all slots to a function of `object.rs`, which has the loop over the
/// properties and is not compiled again for each struct. To write, it calls one function for each field. What is not generic is
/// `#[inline]`, here and in the other macros: its code, and that of the types which it reads, is compiled only where it is used.
#[allow(unused_macros)]
macro_rules! json_object {
    ($name:ident { ..$rest:ident $(,)? }) => {
        $crate::runtime::json_object! { $name { , ..$rest } }
    };
    ($name:ident {
        $($field:ident $(: $mark:ident $(($constant:literal))?)? $(= $wire:literal $(or $default:literal)?)?),*
        $(, ..$rest:ident)? $(,)?
    }) => {
        #[allow(irrefutable_let_patterns, unused_variables, clippy::let_unit_value, reason = "a struct may have no fields")]
        impl $crate::runtime::object::Object for $name {
            const MEMBERS: &'static [&'static str] = &[$($crate::runtime::wire_name!($field $($wire)?)),*];
            $(const OPEN: bool = $crate::runtime::is_given!($rest);)?

            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                fill: &mut $crate::runtime::object::Fill<'_, 'de, A>,
            ) -> ::core::option::Option<Self> {
                $(let mut $field = $crate::runtime::object::$($mark::)?slot(
                    $($($crate::runtime::constant::Constant::from($constant), || $constant.into())?)?
                )$($(.or_default($default))?)?;)*
                $(let mut $rest = ::std::collections::BTreeMap::new();)?
                fill(&mut [$(&mut $field),*], $crate::runtime::given!($(&mut $rest)?));
                let ($($crate::runtime::object::Reading { value: ::core::option::Option::Some($field), .. },)*) = ($($field,)*)
                else {
                    return ::core::option::Option::None;
                };
                ::core::option::Option::Some(Self { $($field,)* $($rest)? })
            }

            fn write<M: ::serde::ser::SerializeMap>(&self, members: &mut $crate::runtime::member_writer::MemberWriter<M>) {
                $($crate::runtime::member_writer::$($mark::)?write(
                    members,
                    $crate::runtime::wire_name!($field $($wire)?),
                    &self.$field,
                );)*
                $($crate::runtime::member_writer::write_rest(
                    members,
                    <Self as $crate::runtime::object::Object>::MEMBERS,
                    &self.$rest,
                );)?
            }
        }

        impl $crate::runtime::shape::Shaped for $name {
            type Shape = $crate::runtime::object::JsonObject;
        }

        $crate::runtime::serde_by_wire!($name);
    };
}

#[allow(unused_imports)]
pub(crate) use json_object;
