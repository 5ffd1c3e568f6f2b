//! A client that is compiled with rustls and ring, in a program that chose its cryptography before. `.ci/features` runs this test.
#![cfg(all(feature = "rustls-ring", not(feature = "rustls")))]

use client_runtime::runtime::Client;
use rustls::crypto::{CryptoProvider, ring};

#[test]
fn the_choice_of_the_program_is_kept() {
    let mut own = ring::default_provider();
    own.cipher_suites.truncate(1);
    own.install_default().unwrap();
    Client::builder().base_url("https://127.0.0.1").build().unwrap();
    assert_eq!(CryptoProvider::get_default().unwrap().cipher_suites.len(), 1);
}
