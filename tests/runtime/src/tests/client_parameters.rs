//! Parameters that are set once on the client: the call's own value wins, then the client's, then the documented default.

use super::sample::API;
use crate::runtime::{Call, Client, ClientBuilder, Empty, FakeTransport, Method, Operation, Parameter};

const ROUTE: Operation = Operation::new("x", Method::Get, "/x");
const VERSION: Parameter = Parameter::query("api-version");
const TENANT: Parameter = Parameter::header("X-Tenant");

fn builder() -> ClientBuilder {
    ClientBuilder::new(&API).transport(FakeTransport::new())
}

fn call(client: &Client) -> Call<'_> {
    Call::new(client, &ROUTE).client_parameter(VERSION, &"2024-01-01").client_parameter(TENANT, &7_i64)
}

fn sent(call: Call<'_>) -> (String, String) {
    let request = call.request::<Empty>().unwrap();
    let header = request.headers["x-tenant"].to_str().unwrap().to_owned();
    (request.url.query().unwrap_or_default().to_owned(), header)
}

#[test]
fn the_nearest_value_is_sent() {
    let client = builder().build().unwrap();
    assert_eq!(sent(call(&client)), ("api-version=2024-01-01".to_owned(), "7".to_owned()));
    let client = builder().client_parameter(VERSION, &"2025-02-02").client_parameter(TENANT, &8_i64).build().unwrap();
    assert_eq!(sent(call(&client)), ("api-version=2025-02-02".to_owned(), "8".to_owned()));
    let own = call(&client).set(VERSION, &"2026-03-03").set(TENANT, &9_i64);
    assert_eq!(sent(own), ("api-version=2026-03-03".to_owned(), "9".to_owned()));
}
