//! What the suites share.

pub mod case;
pub mod churn;
pub mod compiler;
pub mod conformance;
pub mod corpus;
pub mod dependencies;
pub mod doc_examples;
pub mod mutations;
pub mod prism;
pub mod progress;
pub mod public_api;
pub mod semver_checks;
pub mod shuffle;
pub mod suites;
pub mod together;
pub mod workspace;

/// The code in the README, compiled and run like any documentation.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
