//! What the suites share.

pub mod case;
pub mod churn;
pub mod compiler;
pub mod conformance;
pub mod corpus;
pub mod dependencies;
pub mod doc_examples;
pub mod guide;
pub mod mutations;
pub mod prism;
pub mod progress;
pub mod public_api;
pub mod semver_checks;
pub mod shuffle;
pub mod suites;
pub mod together;
pub mod workspace;

/// The code for `generated-client` in the README and the guide, compiled and run like any documentation.
#[cfg(doctest)]
mod guide_pages {
    macro_rules! pages {
        ($($name:ident = $path:literal;)*) => {$(
            #[doc = include_str!($path)]
            pub struct $name;
        )*};
    }

    pages! {
        Readme = "../../README.md";
        Calls = "../../docs/calls.md";
        Errors = "../../docs/errors.md";
        Retries = "../../docs/retries.md";
        Pagination = "../../docs/pagination.md";
        Blocking = "../../docs/blocking.md";
        Transports = "../../docs/transports.md";
        Testing = "../../docs/testing.md";
        Sentry = "../../docs/sentry.md";
    }
}
