//! Where requests go: the document's servers, their variables, and addresses of a user's own.

use super::sample::{API, Things};
use crate::runtime::{Api, ClientBuilder, Error, FakeTransport, Server};

fn builder() -> ClientBuilder {
    ClientBuilder::new(&API).transport(FakeTransport::new())
}

fn refused(builder: ClientBuilder) -> String {
    match builder.build() {
        Err(Error::Argument(error)) => error.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_base_url_may_have_the_documented_path_or_not_and_a_prefix() {
    let table = [
        ("https://acme.test", "https://acme.test/api/0"),
        ("https://acme.test/", "https://acme.test/api/0"),
        ("https://acme.test/api/0", "https://acme.test/api/0"),
        ("https://acme.test/api/0/", "https://acme.test/api/0"),
        ("https://acme.test/prefix", "https://acme.test/prefix/api/0"),
        ("https://acme.test/prefix/api/0/", "https://acme.test/prefix/api/0"),
        ("https://acme.test/myapi/0", "https://acme.test/myapi/0/api/0"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/api/0"),
    ];
    for (given, expected) in table {
        let client = builder().base_url(given).build().unwrap();
        assert_eq!(client.base_url(), expected, "{given}");
        let url = Things(&client).list("acme").request().unwrap().url;
        assert_eq!(url.as_str(), format!("{expected}/things/acme/"));
    }
}

#[test]
fn an_exact_base_url_is_left_as_it_is() {
    let client = builder().exact_base_url("https://acme.test/v9/").build().unwrap();
    assert_eq!(Things(&client).list("acme").request().unwrap().url.as_str(), "https://acme.test/v9/things/acme/");
}

#[test]
fn addresses_that_cannot_be_a_base_are_refused_without_being_shown() {
    let table = [
        ("ftp://acme.test", "must begin with http"),
        ("acme.test", "cannot be read"),
        ("https://user:pa55@acme.test", "must not hold a user"),
        ("https://acme.test?key=pa55", "must not hold a query"),
        ("https://acme.test#pa55", "must not hold a query or a fragment"),
    ];
    for (given, expected) in table {
        let message = refused(builder().base_url(given));
        assert!(message.contains(expected), "{given}: {message}");
        assert!(!message.contains("pa55"), "{message}");
    }
}

#[test]
fn server_variables_have_defaults_and_allowed_values() {
    assert_eq!(builder().build().unwrap().base_url(), "https://eu.example.com/api/0");
    let us = builder().server(0).server_variable("region", "us").build().unwrap();
    assert_eq!(us.base_url(), "https://us.example.com/api/0");
    assert!(refused(builder().server_variable("region", "mars")).contains("eu, us"));
    assert!(refused(builder().server_variable("regoin", "us")).contains("regoin"));
    assert!(refused(builder().server(1)).contains("no server 1"));
}

#[test]
fn a_relative_server_needs_a_base_url() {
    static RELATIVE: Api = Api { servers: &[Server { url: "/v1", description: "", variables: &[] }], ..sample() };
    static NONE: Api = Api { servers: &[], ..sample() };
    for api in [&RELATIVE, &NONE] {
        let builder = || ClientBuilder::new(api).transport(FakeTransport::new());
        assert!(refused(builder()).contains("`base_url`"));
        assert!(builder().base_url("https://acme.test").build().is_ok());
    }
    let client =
        ClientBuilder::new(&RELATIVE).transport(FakeTransport::new()).base_url("https://acme.test/x").build().unwrap();
    assert_eq!(client.base_url(), "https://acme.test/x/v1");
}

const fn sample() -> Api {
    Api { title: "", version: "", user_agent: "x", env_prefix: "X", servers: &[], schemes: &[], security: &[] }
}

#[test]
fn an_operation_with_a_server_of_its_own_goes_there_unless_the_user_chose_an_address() {
    let url = |builder: ClientBuilder| {
        let client = builder.build().unwrap();
        Things(&client).upload().request().unwrap().url.to_string()
    };
    assert_eq!(url(builder()), "https://upload.example.com/v2/upload");
    assert_eq!(url(builder().base_url("http://localhost:1/p")), "http://localhost:1/p/v2/upload");
    assert_eq!(url(builder().exact_base_url("http://localhost:1/p")), "http://localhost:1/p/upload");
}
