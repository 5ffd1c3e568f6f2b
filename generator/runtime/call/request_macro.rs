//! `request!`: the line beside the type of a request that says what it returns and how it is sent.

/// Implements sending of a request: `with`, `request`, `send`, `send_blocking` and `.await`; for lists `pages` and `items`, for large bodies `into_stream`.
///
/// The methods that read a response are `#[inline]`, so that its type is only compiled for programs that make the call.
///
/// After `->` is the type of the body, and after `as` how it is read.
///
/// ```text
/// request!(ListPets -> Vec<Pet> as json, pages of Pet);
/// request!(DeletePet -> () as empty);
/// request!(GetPhoto -> Bytes as binary);
/// request!(WatchPets -> EventStream<Json<Pet>> as stream);
/// request!(GetReport -> Report as xml(REPORT));
/// request!(CreatePet -> CreatePetReply as by_status);
/// ```
#[allow(unused_macros)]
macro_rules! request {
    ($name:ident -> $body:ty as stream) => {
        $crate::runtime::request! {
            @send $name, $body, $crate::runtime::Opening<$body>, request_to_open, open,
            <$crate::runtime::Opening<$body> as ::core::future::Future>::Output
        }
    };
    ($name:ident -> $body:ty as $kind:ident $(($document:ty))? $(, pages of $item:ty)?) => {
        $crate::runtime::request! {
            @send $name,
            $crate::runtime::request!(@reply $kind $body $(, $document)?),
            $crate::runtime::Sending<$crate::runtime::request!(@reply $kind $body $(, $document)?)>,
            request, send,
            ::core::result::Result<$crate::runtime::Response<$body>, $crate::runtime::Error>
        }

        $(impl $name<'_> {
            /// Returns the pages of the list as a stream.
            #[inline]
            pub fn pages(self) -> $crate::runtime::Pages<$item> {
                self.0.pages()
            }

            /// Returns the items of the list as a stream, page after page.
            #[inline]
            pub fn items(self) -> $crate::runtime::Items<$item> {
                self.0.pages().items()
            }
        })?

        $crate::runtime::request!(@also $kind $name);
    };
    (@also binary $name:ident) => {
        impl $name<'_> {
            /// Sends the request, and reads the body of the response while it arrives.
            #[inline]
            pub fn into_stream(self) -> $crate::runtime::Opening<$crate::runtime::Download> {
                self.0.open()
            }
        }
    };
    (@also $kind:ident $name:ident) => {};
    (@send $name:ident, $reply:ty, $sending:ty, $request:ident, $send:ident, $output:ty) => {
        impl $name<'_> {
            /// Sets the options of this request: headers, query parameters, a timeout, retries.
            pub fn with(mut self, options: $crate::runtime::CallOptions) -> Self {
                self.0.options(options);
                self
            }

            /// Returns the HTTP request as it would be sent, without credentials.
            #[inline]
            pub fn request(&self) -> ::core::result::Result<$crate::runtime::Request, $crate::runtime::Error> {
                self.0.$request::<$reply>()
            }

            /// Sends the request, as awaiting it does.
            #[inline]
            pub fn send(self) -> $sending {
                self.0.$send()
            }

            /// Sends the request and waits for the response on this thread, outside of asynchronous code.
            #[cfg(feature = "blocking")]
            #[inline]
            pub fn send_blocking(self) -> $output {
                self.send().blocking()
            }
        }

        impl ::core::future::IntoFuture for $name<'_> {
            type Output = $output;
            type IntoFuture = $sending;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.0.$send()
            }
        }
    };
    (@reply json $body:ty) => { $crate::runtime::Json<$body> };
    (@reply xml $body:ty, $document:ty) => { $crate::runtime::xml::Xml<$body, $document> };
    (@reply empty $body:ty) => { $crate::runtime::Empty };
    (@reply text $body:ty) => { $crate::runtime::Text };
    (@reply binary $body:ty) => { $crate::runtime::Binary };
    (@reply by_status $body:ty) => { $body };
}
#[allow(unused_imports)]
pub(crate) use request;
