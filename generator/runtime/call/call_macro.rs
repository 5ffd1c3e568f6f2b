//! The macro that declares the calls of operations: a setter per optional parameter, and what every call has.

/// Declares the calls of operations, each begun by a method.
///
/// `name: Type => query("wire-name")` is a setter for a parameter, `name: Type => json` one for the body.
/// After the reply's type, `, pages of Item` adds what a list has, and `, streamed` what a large body needs;
/// `, opened` is a reply that is read while it arrives. A method with a raw name, `r#type`, is given `as "type"` too, which is what
/// links to it need.
#[allow(unused_macros)]
macro_rules! calls {
    ($(
        $(#[$attribute:meta])*
        pub struct $name:ident from $group:ident::$method:ident $(as $plain:literal)? -> $reply:ty $(, $kind:ident $(of $item:ty)?)? {
            $($setters:tt)*
        }
    )*) => {$(
        $(#[$attribute])*
        $crate::runtime::calls! { @$($kind $($item,)?)? call $name, [$group $method $($plain)?], $reply, { $($setters)* } }
    )*};
    (@pages $item:ty, call $name:ident, $method:tt, $reply:ty, $setters:tt) => {
        $crate::runtime::calls! { @call $name, $method, $reply, $setters }

        impl<'c> $name<'c> {
            /// The pages of the list, as a stream.
            #[allow(deprecated)]
            pub fn pages(self) -> $crate::runtime::Pages<$item> {
                self.call.pages()
            }

            /// The items of the list, page after page, as a stream.
            #[allow(deprecated)]
            pub fn items(self) -> $crate::runtime::Items<$item> {
                self.call.pages().items()
            }
        }
    };
    (@streamed call $name:ident, $method:tt, $reply:ty, $setters:tt) => {
        $crate::runtime::calls! { @call $name, $method, $reply, $setters }

        impl<'c> $name<'c> {
            /// Sends the call; its body is read while it arrives, however large it is.
            #[allow(deprecated)]
            pub fn into_stream(self) -> $crate::runtime::Opening<$crate::runtime::Download> {
                self.call.open()
            }
        }
    };
    (@opened call $name:ident, $method:tt, $stream:ty, $setters:tt) => {
        $crate::runtime::calls! {
            @declare $method, $name, $stream, $crate::runtime::Opening<$stream>, request_to_open, open $setters
        }
    };
    (@call $name:ident, $method:tt, $reply:ty, $setters:tt) => {
        $crate::runtime::calls! {
            @declare $method, $name, $reply, $crate::runtime::Sending<$reply>, request, send $setters
        }
    };
    (@declare $method:tt, $name:ident, $reply:ty, $sending:ty, $request:ident, $send:ident { $(
        $(#[$doc:meta])*
        $setter:ident: $type:ty => $kind:ident $(($wire:literal $(as $document:ty)?))? $(.$style:ident())*
    ),* $(,)? }) => {
        #[doc = concat!("The request of [`", $crate::runtime::calls!(@path $method), "`], sent when awaited.")]
        #[derive(Clone, Debug)]
        #[must_use = "a call is sent when it is awaited"]
        pub struct $name<'c> {
            call: $crate::runtime::Call<'c>,
        }

        impl<'c> ::core::convert::From<$crate::runtime::Call<'c>> for $name<'c> {
            fn from(call: $crate::runtime::Call<'c>) -> Self {
                Self { call }
            }
        }

        #[allow(deprecated)]
        impl<'c> $name<'c> {
            $(
                $(#[$doc])*
                pub fn $setter(mut self, $setter: impl ::core::convert::Into<$type>) -> Self {
                    let value: $type = $setter.into();
                    self.call = $crate::runtime::calls!(@set self value $kind $(($wire $(as $document)?))? $(.$style())*);
                    self
                }
            )*

            /// Says what else is particular to this call: headers, timeouts, retries.
            pub fn with(mut self, options: $crate::runtime::CallOptions) -> Self {
                self.call.options(options);
                self
            }

            /// The request as it would be sent, but for the credentials.
            pub fn request(&self) -> ::core::result::Result<$crate::runtime::Request, $crate::runtime::Error> {
                self.call.$request::<$reply>()
            }

            /// Sends the call, as awaiting it does.
            pub fn send(self) -> $sending {
                self.call.$send()
            }
        }

        #[allow(deprecated)]
        impl<'c> ::core::future::IntoFuture for $name<'c> {
            type Output = <$sending as ::core::future::Future>::Output;
            type IntoFuture = $sending;

            fn into_future(self) -> Self::IntoFuture {
                self.call.$send()
            }
        }
    };
    (@path [$group:ident $method:ident]) => { concat!(stringify!($group), "::", stringify!($method)) };
    (@path [$group:ident $method:ident $plain:literal]) => { concat!(stringify!($group), "::", $plain) };
    (@set $self:ident $value:ident json) => { $self.call.json(&$value) };
    (@set $self:ident $value:ident json($type:literal)) => { $self.call.json_as($type, &$value) };
    (@set $self:ident $value:ident json_lines($type:literal)) => { $self.call.json_lines($type, $value) };
    (@set $self:ident $value:ident xml($type:literal as $document:ty)) => {
        $self.call.xml_as::<$document>($type, &$value)
    };
    (@set $self:ident $value:ident form) => { $self.call.form(&$value) };
    (@set $self:ident $value:ident multipart) => { $self.call.multipart($value) };
    (@set $self:ident $value:ident multipart($type:literal)) => { $self.call.multipart_as($type, $value) };
    (@set $self:ident $value:ident text) => { $self.call.text(&$value) };
    (@set $self:ident $value:ident text($type:literal)) => { $self.call.text_as($type, &$value) };
    (@set $self:ident $value:ident octets) => { $self.call.octets($value) };
    (@set $self:ident $value:ident octets($type:literal)) => { $self.call.octets_as($type, $value) };
    (@set $self:ident $value:ident $kind:ident($wire:literal) $(.$style:ident())*) => {
        $self.call.set($crate::runtime::Parameter::$kind($wire)$(.$style())*, &$value)
    };
}
#[allow(unused_imports)]
pub(crate) use calls;
