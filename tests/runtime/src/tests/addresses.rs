//! Where requests go: the document's servers, their variables, and addresses of a user's own.

use super::sample::{API, Things};
use crate::runtime::{Api, Call, ClientBuilder, Empty, Error, FakeTransport, Method, Operation, Server, Variable};

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
fn a_base_url_is_written_in_one_way() {
    let table = [
        ("HTTPS://ACME.TEST", "https://acme.test/api/0"),
        ("  https://acme.test \n", "https://acme.test/api/0"),
        ("https://acme.test.", "https://acme.test./api/0"),
        ("https://acme.test:443", "https://acme.test/api/0"),
        ("https://acme.test/a/../b", "https://acme.test/b/api/0"),
        ("https://acme\u{3002}test", "https://acme.test/api/0"),
        ("https://b\u{fc}cher.test", "https://xn--bcher-kva.test/api/0"),
        ("https://[0:0::1]", "https://[::1]/api/0"),
        ("http://0x7f.1", "http://127.0.0.1/api/0"),
    ];
    for (given, expected) in table {
        assert_eq!(builder().base_url(given).build().unwrap().base_url(), expected, "{given}");
        let exact = expected.strip_suffix("/api/0").unwrap();
        assert_eq!(builder().exact_base_url(given).build().unwrap().base_url(), exact, "{given}");
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
        ("https:acme.test", "must begin with https:// and a host"),
        ("HTTP:acme.test", "must begin with http:// and a host"),
        ("https:/acme.test", "must begin with https:// and a host"),
        ("https:///acme.test", "must begin with https:// and a host"),
        ("acme.test", "cannot be read"),
        ("https://user:pa55@acme.test", "must not hold a user"),
        ("https://acme.test?key=pa55", "must not hold a query"),
        ("https://acme.test#pa55", "must not hold a query or a fragment"),
        ("https://acme.test?", "must not hold a query or a fragment"),
        ("https://acme.test/pa55\\x", "must not hold a backslash"),
        ("https:\\\\acme.test", "must not hold a backslash"),
        ("https://acme.test\\@evil.example/pa55", "must not hold a backslash"),
        ("https://ac\tme.test", "must not hold a backslash"),
        ("https://acme.test\n.evil.example", "must not hold a backslash"),
        ("https://acme.test/\0", "must not hold a backslash"),
        ("https://ac me.test", "cannot be read"),
        ("https://acme.test:pa55", "cannot be read"),
        ("https://acme.test:99999", "cannot be read"),
        ("https://[::1", "cannot be read"),
        ("https:///", "cannot be read"),
        ("https://acme%2etest%2fpa55", "cannot be read"),
        ("https://@acme.test", "must not hold a user"),
        ("https://:@acme.test/", "must not hold a user"),
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
fn a_variable_holds_what_its_position_may_hold() {
    static VARIED: Api = Api {
        servers: &[
            Server {
                url: "https://{tenant}.example.com:{port}/{base}",
                description: "",
                variables: &[
                    Variable { name: "tenant", default: "demo", allowed: &[] },
                    Variable { name: "port", default: "443", allowed: &[] },
                    Variable { name: "base", default: "v1", allowed: &[] },
                ],
            },
            Server {
                url: "{scheme}://{host}",
                description: "",
                variables: &[
                    Variable { name: "scheme", default: "https", allowed: &[] },
                    Variable { name: "host", default: "localhost", allowed: &[] },
                ],
            },
            Server {
                url: "{all}/v2",
                description: "",
                variables: &[Variable { name: "all", default: "{all}", allowed: &[] }],
            },
        ],
        ..sample()
    };
    let build = |server: usize, name: &str, value: &str| {
        let builder = ClientBuilder::new(&VARIED).transport(FakeTransport::new()).server(server);
        builder.server_variable(name, value).build()
    };
    let strange = [
        "",
        " ",
        ".",
        "..",
        "evil.com/",
        "evil.com#",
        "evil.com?",
        "evil.com\\",
        "a@evil.com",
        "a:b@evil.com",
        "x/../y",
        "%2e%2e",
        "a\r\nb",
        "{tenant}",
        "{port}",
        "ünïcode",
        "//evil.com",
        "a\tb",
        "\0",
        "[::1]@evil.com",
        "..;",
        "443@evil.com",
        "\u{ff14}\u{ff14}\u{ff13}",
        "\u{664}",
        "evil\u{3002}com",
        "a\u{ff0e}b",
        "%65vil",
        "a%2fb",
        "a b",
        "x\u{2028}",
        "\u{202e}x",
    ];
    for (server, name) in [(0, "tenant"), (0, "port"), (0, "base"), (1, "scheme"), (1, "host"), (2, "all")] {
        for value in strange {
            // A user, a colon and dots within a name mean nothing in a path.
            if name == "base" && matches!(value, "a@evil.com" | "a:b@evil.com" | "443@evil.com") {
                continue;
            }
            assert!(matches!(build(server, name, value), Err(Error::Argument(_))), "{name}: {value:?}");
        }
    }
    for (server, name, value) in
        [(0, "tenant", "evil.com"), (0, "port", "80.evil.com"), (0, "port", "99999"), (1, "scheme", "ftp")]
    {
        assert!(matches!(build(server, name, value), Err(Error::Argument(_))), "{name}: {value:?}");
    }
    let fits = [
        (0, "tenant", "my-Tenant_1", "https://my-tenant_1.example.com/v1"),
        (0, "port", "8443", "https://demo.example.com:8443/v1"),
        (0, "base", "v2.1~x", "https://demo.example.com/v2.1~x"),
        (1, "host", "api.acme.test:8080", "https://api.acme.test:8080"),
        (1, "host", "[::1]:80", "https://[::1]:80"),
        (1, "scheme", "http", "http://localhost"),
        (2, "all", "http://acme.test/x", "http://acme.test/x/v2"),
    ];
    for (server, name, value, expected) in fits {
        assert_eq!(build(server, name, value).unwrap().base_url(), expected);
    }
}

#[test]
fn a_default_that_does_not_fit_is_refused_as_well() {
    static HOSTILE: Api = Api {
        servers: &[Server {
            url: "https://{tenant}.example.com",
            description: "",
            variables: &[Variable { name: "tenant", default: "evil.com/", allowed: &[] }],
        }],
        ..sample()
    };
    let builder = || ClientBuilder::new(&HOSTILE).transport(FakeTransport::new());
    assert!(refused(builder()).contains("documented default"));
    assert!(builder().server_variable("tenant", "acme").build().is_ok());
}

#[test]
fn variables_of_an_operations_own_server_have_checked_defaults() {
    const fn own(default: &'static str) -> Operation {
        Operation::new("own", Method::Get, "/x").server(match default.len() {
            4 => &Server {
                url: "https://{tenant}.example.com/v2",
                description: "",
                variables: &[Variable { name: "tenant", default: "demo", allowed: &[] }],
            },
            _ => &Server {
                url: "https://{tenant}.example.com/v2",
                description: "",
                variables: &[Variable { name: "tenant", default: "evil.com/", allowed: &[] }],
            },
        })
    }
    static FITTING: Operation = own("demo");
    static HOSTILE: Operation = own("evil.com/");
    let client = builder().server_variable("region", "us").build().unwrap();
    let url = |operation| Call::new(&client, operation).request::<Empty>().map(|request| request.url.to_string());
    assert_eq!(url(&FITTING).unwrap(), "https://demo.example.com/v2/x");
    let error = url(&HOSTILE).unwrap_err();
    assert!(matches!(error, Error::Argument(_)) && error.to_string().contains("set another one"), "{error}");
    // Where the user chose an address, the host of the server is not used, but its path is.
    let client = builder().base_url("http://localhost:1").build().unwrap();
    assert_eq!(Call::new(&client, &FITTING).request::<Empty>().unwrap().url.as_str(), "http://localhost:1/v2/x");
    let client = builder().exact_base_url("http://localhost:1").build().unwrap();
    assert_eq!(Call::new(&client, &HOSTILE).request::<Empty>().unwrap().url.as_str(), "http://localhost:1/x");
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

#[test]
fn variables_of_the_servers_of_operations_can_be_set() {
    static UPLOAD: Operation = Operation::new("own", Method::Get, "/x").server(&Server {
        url: "https://{zone}.upload.test/{region}",
        description: "",
        variables: &[
            Variable { name: "zone", default: "a", allowed: &["a", "b"] },
            Variable { name: "region", default: "eu", allowed: &[] },
        ],
    });
    static SERVERS: &[Server] = &[Server {
        url: "https://{region}.example.com/api/0",
        description: "",
        variables: &[Variable { name: "region", default: "eu", allowed: &["eu", "us"] }],
    }];
    static OWN: Api = Api { operation_variables: &["zone", "region"], servers: SERVERS, ..sample() };
    let builder = || ClientBuilder::new(&OWN).transport(FakeTransport::new());
    let url = |builder: ClientBuilder| {
        let client = builder.build().unwrap();
        Call::new(&client, &UPLOAD).request::<Empty>().map(|request| request.url.to_string())
    };
    assert_eq!(url(builder()).unwrap(), "https://a.upload.test/eu/x");
    // A variable of both is set for both.
    let set = builder().server_variable("zone", "b").server_variable("region", "us");
    assert_eq!(set.clone().build().unwrap().base_url(), "https://us.example.com/api/0");
    assert_eq!(url(set).unwrap(), "https://b.upload.test/us/x");
    let error = url(builder().server_variable("zone", "c")).unwrap_err().to_string();
    assert!(error.contains("must be one of a, b"), "{error}");
    assert!(refused(builder().server_variable("zoen", "b")).contains("zoen"));
}

const fn sample() -> Api {
    Api {
        title: "",
        version: "",
        user_agent: "x",
        env_prefix: "X",
        servers: &[],
        operation_variables: &[],
        schemes: &[],
        security: &[],
    }
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
