//! Secrets appear in no `Debug`, `Display`, log or error.
//!
//! A secret is set in every way in which a caller can set one, and a server repeats it in every place and spelling that it can
//! choose. Then all that can be printed is searched for it.

use std::error::Error as StdError;
use std::fmt::Debug;

use client_runtime::runtime::{
    Api, Binary, BoxError, BoxFuture, Call, CallOptions, Client, ClientBuilder, Credential, Empty, Error, FakeReply,
    FakeTransport, Json, Method, Operation, Parameter, RawCall, Request, RetryPolicy, Scheme, SchemeKind, Secret,
    Server, Text, TokenProvider, TransportError,
};
use serde_json::{Value, json};

const SECRET: &str = "Zq7/x y+9&k\"w\\4é~M";

static API: Api = Api {
    title: "Secrets",
    version: "1",
    user_agent: "test",
    env_prefix: "SECRETS",
    servers: &[Server { url: "https://api.example.com/v1", description: "", variables: &[] }],
    operation_variables: &[],
    schemes: &[
        Scheme { name: "bearer", kind: SchemeKind::Bearer },
        Scheme { name: "basic", kind: SchemeKind::Basic },
        Scheme { name: "other", kind: SchemeKind::ApiKeyHeader("Authorization") },
        Scheme { name: "header", kind: SchemeKind::ApiKeyHeader("x-key") },
        Scheme { name: "query", kind: SchemeKind::ApiKeyQuery("key") },
        Scheme { name: "cookie", kind: SchemeKind::ApiKeyCookie("sid") },
    ],
    security: &[],
};

macro_rules! secured {
    ($name:ident, $scheme:literal) => {
        const $name: Operation = Operation::new("get", Method::Get, "/things").security(&[&[$scheme]]);
    };
}
secured!(BEARER, "bearer");
secured!(BASIC, "basic");
secured!(OTHER, "other");
secured!(HEADER, "header");
secured!(QUERY, "query");
secured!(COOKIE, "cookie");
const PLAIN: Operation = Operation::new("get", Method::Get, "/things");

/// A way to set a secret: what of the client, of the call, and of its options it is in.
struct Way {
    name: &'static str,
    client: fn(ClientBuilder) -> ClientBuilder,
    operation: &'static Operation,
    options: fn() -> CallOptions,
    parameter: Option<Parameter>,
}

const NONE: Way =
    Way { name: "", client: |builder| builder, operation: &PLAIN, options: CallOptions::new, parameter: None };

const WAYS: &[Way] = &[
    Way { name: "bearer", client: |b| b.credential("bearer", Credential::token(SECRET)), operation: &BEARER, ..NONE },
    Way {
        name: "bearer with its scheme",
        client: |b| b.credential("other", Credential::token(format!("Bearer {SECRET}"))),
        operation: &OTHER,
        ..NONE
    },
    Way {
        name: "password",
        client: |b| b.credential("basic", Credential::basic("user", SECRET)),
        operation: &BASIC,
        ..NONE
    },
    Way {
        name: "user without a password",
        client: |b| b.credential("basic", Credential::basic(SECRET, "")),
        operation: &BASIC,
        ..NONE
    },
    Way {
        name: "key in a header",
        client: |b| b.credential("header", Credential::token(SECRET)),
        operation: &HEADER,
        ..NONE
    },
    Way {
        name: "key in a query",
        client: |b| b.credential("query", Credential::token(SECRET)),
        operation: &QUERY,
        ..NONE
    },
    Way {
        name: "key in a cookie",
        client: |b| b.credential("cookie", Credential::token(SECRET)),
        operation: &COOKIE,
        ..NONE
    },
    Way {
        name: "provider",
        client: |b| {
            let token = || async { Ok::<Secret, BoxError>(SECRET.into()) };
            b.credential("bearer", Credential::provider(token))
        },
        operation: &BEARER,
        ..NONE
    },
    Way { name: "header of the client", client: |b| b.header("x-mine", SECRET), ..NONE },
    Way {
        name: "authorization of the client",
        client: |b| b.header("authorization", &format!("Bearer {SECRET}")),
        ..NONE
    },
    Way { name: "header of the call", options: || CallOptions::new().header("x-other", SECRET), ..NONE },
    Way {
        name: "authorization of the call",
        options: || CallOptions::new().header("authorization", &format!("Token {SECRET}")),
        ..NONE
    },
    Way {
        name: "login by hand",
        options: || CallOptions::new().header("authorization", &format!("Basic {}", base64(&format!("user:{SECRET}")))),
        ..NONE
    },
    Way {
        name: "cookies by hand",
        options: || CallOptions::new().header("cookie", &format!("theme=dark; sid={}", percent(SECRET))),
        ..NONE
    },
    Way { name: "query by hand", options: || CallOptions::new().query("mine", SECRET), ..NONE },
    Way { name: "documented key", parameter: Some(Parameter::query("api_key")), ..NONE },
    Way { name: "documented token", parameter: Some(Parameter::header("X-Auth-Token")), ..NONE },
    Way { name: "documented session", parameter: Some(Parameter::cookie("session")), ..NONE },
];

fn percent(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let digit = (bits >> (18 - 6 * place)) as usize & 63;
            encoded.push(if place <= chunk.len() { char::from(DIGITS[digit]) } else { '=' });
        }
    }
    encoded
}

impl Way {
    /// What is sent encoded as a login, if anything is.
    fn login(&self) -> Option<String> {
        match self.name {
            "password" | "login by hand" => Some(format!("user:{SECRET}")),
            "user without a password" => Some(format!("{SECRET}:")),
            _ => None,
        }
    }
}

/// How a server, or `Debug`, may write the secret.
fn spellings(login: Option<String>) -> Vec<String> {
    let json = Value::from(SECRET).to_string();
    let json = json[1..json.len() - 1].to_owned();
    let ascii: String =
        json.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("\\u{:04x}", c as u32) }).collect();
    let mut spellings = vec![
        SECRET.to_owned(),
        percent(SECRET),
        percent(SECRET).to_lowercase().replace("zq7", "Zq7").replace("%7em", "%7EM"),
        percent(SECRET).replace("%20", "+"),
        percent(&percent(SECRET)),
        json.replace('/', "\\/"),
        ascii,
        json,
        format!("Bearer {SECRET}"),
    ];
    if let Some(login) = login.map(|login| base64(&login)) {
        let in_addresses = login.replace('+', "-").replace('/', "_");
        spellings.extend([login, in_addresses.trim_end_matches('=').to_owned(), in_addresses]);
    }
    spellings
}

/// What must not be seen: parts of the secret that stay as they are in all spellings, and it encoded as a login.
fn assert_hidden(what: &str, shown: &str) {
    // `Zq7` and the `9` of the middle stand around what is escaped. Four characters in a row are not in all spellings.
    for seen in ["Zq7", "~M", "%7EM", "%7eM"] {
        assert!(!shown.contains(seen), "{what}: {shown}");
    }
    for login in [format!("user:{SECRET}"), format!("{SECRET}:")] {
        let login = base64(&login).trim_end_matches('=').to_owned();
        assert!(!shown.contains(&login), "{what}: {shown}");
        assert!(!shown.contains(&login.replace('+', "-").replace('/', "_")), "{what}: {shown}");
    }
}

fn assert_silent(what: &str, value: &impl Debug) {
    assert_hidden(what, &format!("{value:?}"));
    assert_hidden(what, &format!("{value:#?}"));
}

fn assert_error_silent(what: &str, error: &Error) {
    assert_silent(what, error);
    let mut cause: Option<&dyn StdError> = Some(error);
    while let Some(error) = cause {
        assert_hidden(what, &error.to_string());
        assert_hidden(what, &format!("{error:?}"));
        cause = error.source();
    }
    if let Some(url) = error.url() {
        assert_hidden(what, url.as_str());
    }
    if let Some(headers) = error.headers() {
        assert_silent(what, headers);
    }
    if let Error::Api(api) = error {
        assert_hidden(what, &api.message().unwrap_or_default());
        assert_hidden(what, &api.code().unwrap_or_default());
        let unreadable = api.decode::<std::collections::BTreeMap<String, i64>>();
        if let Err(error) = unreadable {
            assert_silent(what, &error);
            assert_hidden(what, &error.to_string());
        }
    }
}

fn client(way: &Way, fake: &FakeTransport) -> Client {
    let builder = (way.client)(ClientBuilder::new(&API).transport(fake.clone()));
    assert_silent(way.name, &builder);
    let client = builder.build().unwrap();
    assert_silent(way.name, &client);
    client
}

fn call<'c>(way: &Way, client: &'c Client) -> Call<'c> {
    let mut call = Call::new(client, way.operation);
    if let Some(parameter) = way.parameter {
        call = call.set(parameter, &SECRET);
    }
    assert_silent(way.name, &(way.options)());
    call.options((way.options)().no_retries());
    assert_silent(way.name, &call);
    call
}

/// The secret is in the request as it is sent, or the test would show nothing.
fn assert_sent(way: &Way, request: &Request) {
    let headers = request.headers.values().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    let all = headers.chain([request.url.to_string()]).collect::<Vec<_>>().join("\n").replace("%7E", "~");
    assert!(
        spellings(way.login()).iter().any(|spelling| all.contains(&spelling.replace("%7E", "~"))),
        "{}: {all}",
        way.name
    );
    assert_silent(way.name, request);
}

/// Errors that repeat a spelling of the secret.
fn errors(spelling: &str) -> Vec<FakeReply> {
    let header = percent(spelling);
    vec![
        FakeReply::json(400, json!({"detail": format!("no {spelling} here"), "code": spelling})),
        FakeReply::json(400, json!({"errors": [{spelling: [spelling]}]})),
        FakeReply::json(422, json!({"error": {"message": {"nested": spelling}, "type": spelling}})),
        FakeReply::text(500, "text/html", format!("<title>{spelling}</title>")),
        FakeReply::text(500, "text/plain", spelling),
        FakeReply::text(400, "text/plain", format!("{}{spelling}{}", "x".repeat(1015), "y".repeat(99))),
        FakeReply::status(403).header("x-echo", &header).header("www-authenticate", &format!("Bearer e=\"{header}\"")),
        FakeReply::status(302).header("location", &format!("mailto:{header}")),
        FakeReply::status(302).header("location", &format!("http://api.example.com/{header}?k={header}")),
        FakeReply::failure(TransportError::other(format!("could not send {spelling}"))),
        FakeReply::failure(TransportError::timeout(format!("could not send {spelling}"))),
        FakeReply::failure(TransportError::connect(Wrapped(spelling.to_owned()))),
    ]
}

/// An error whose cause repeats the secret.
#[derive(Debug)]
struct Wrapped(String);

impl std::fmt::Display for Wrapped {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "failed: {}", self.0)
    }
}

impl StdError for Wrapped {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        None
    }
}

#[tokio::test]
async fn no_error_shows_a_secret_that_the_server_repeats() {
    for way in WAYS {
        for spelling in spellings(way.login()) {
            for (index, reply) in errors(&spelling).into_iter().enumerate() {
                let fake = FakeTransport::new();
                fake.reply(reply);
                let client = client(way, &fake);
                let result = call(way, &client).send::<Binary>().await;
                let what = format!("{}, {spelling}, {index}", way.name);
                assert_error_silent(&what, &result.unwrap_err());
                assert_sent(way, &fake.requests()[0]);
            }
        }
    }
}

#[tokio::test]
async fn no_response_shows_a_secret_that_the_server_repeats() {
    for way in WAYS {
        for spelling in spellings(way.login()) {
            let fake = FakeTransport::new();
            let header = percent(&spelling);
            let away = format!("https://other.example.com/{header}?k={header}&l=1");
            let body = json!({"token": spelling, spelling.clone(): [spelling]});
            let reply = || FakeReply::json(200, body.clone()).header("x-echo", &header);
            fake.reply(FakeReply::status(302).header("location", &away));
            fake.reply(reply()).reply(reply()).reply(reply()).reply(reply());
            let client = client(way, &fake);
            let what = format!("{}, {spelling}", way.name);
            let response = call(way, &client).send::<Json<Value>>().await.unwrap();
            assert_silent(&what, &response);
            assert_silent(&what, response.headers());
            assert_hidden(&what, response.url().as_str());
            // The value itself is what the server sent.
            assert_eq!(response["token"], spelling);
            assert_silent(&what, &call(way, &client).send::<Text>().await.unwrap());
            assert_silent(&what, &call(way, &client).send::<Binary>().await.unwrap());
            let unreadable = call(way, &client).send::<Json<std::collections::BTreeMap<String, i64>>>().await;
            assert_error_silent(&what, &unreadable.unwrap_err());
        }
    }
}

/// Names of headers are in lower case.
#[tokio::test]
async fn header_names_that_repeat_a_secret_are_not_shown() {
    const TOKEN: &str = "Zq7tok.EN~M";
    for name in ["x-zq7tok.en~m", "Zq7tok.EN~M", "zq7tok%2een~m-x"] {
        for status in [200, 400] {
            let fake = FakeTransport::new();
            fake.reply(FakeReply::json(status, json!({})).header(name, "x").header("x-plain", "y"));
            let builder = ClientBuilder::new(&API).transport(fake).credential("bearer", Credential::token(TOKEN));
            let result = Call::new(&builder.build().unwrap(), &BEARER).send::<Json<Value>>().await;
            let shown = format!("{result:?} {result:#?}");
            assert!(!shown.contains("zq7") && !shown.contains("en~m"), "{shown}");
            // An error does not show its headers.
            assert!(status == 400 || shown.contains("x-plain"), "{shown}");
        }
    }
}

#[tokio::test]
async fn connection_errors_show_the_address_without_secrets() {
    for way in WAYS {
        let fake = FakeTransport::new();
        let client = client(way, &fake);
        let error = call(way, &client).send::<Empty>().await.unwrap_err();
        assert_error_silent(way.name, &error);
        let Error::Transport(error) = error else { panic!("{error:?}") };
        let url = error.url().unwrap();
        assert_eq!((url.host_str(), url.path()), (Some("api.example.com"), "/v1/things"), "{}", way.name);
        assert_hidden(way.name, url.as_str());
    }
}

#[tokio::test]
async fn raw_requests_show_no_secret() {
    const RAW: [fn(&Client) -> RawCall<'_>; 5] = [
        |client| client.request("GET", "/x").header("x-mine", SECRET),
        |client| client.request("GET", "/x").header("cookie", &format!("sid={}", percent(SECRET))),
        |client| client.request("GET", "/x").query("mine", SECRET),
        |client| client.request("GET", format!("/x?mine={}", percent(SECRET))),
        |client| client.request("GET", "/x").with(CallOptions::new().header("x-mine", SECRET)),
    ];
    for (way, raw) in RAW.iter().enumerate() {
        for spelling in spellings(None) {
            for (index, reply) in errors(&spelling).into_iter().enumerate() {
                let fake = FakeTransport::new();
                fake.reply(reply);
                let client = ClientBuilder::new(&API).transport(fake).retry(RetryPolicy::none()).build().unwrap();
                let raw = raw(&client);
                assert_silent("raw", &raw);
                assert_silent("raw", &raw.request().unwrap());
                assert_error_silent(&format!("raw {way}, {spelling}, {index}"), &raw.await.unwrap_err());
            }
        }
    }
}

#[tokio::test]
async fn secrets_in_wrong_arguments_are_not_shown() {
    let client = ClientBuilder::new(&API).transport(FakeTransport::new()).build().unwrap();
    let swapped = ClientBuilder::new(&API).header(SECRET, "authorization").build().unwrap_err();
    assert_error_silent("builder", &swapped);
    let newline = format!("{SECRET}\n");
    for error in [
        client.request("GET", "/x").header(SECRET, "x").await.unwrap_err(),
        client.request("GET", "/x").header("x", &newline).await.unwrap_err(),
        client.request("GET", format!("x?key={SECRET}")).await.unwrap_err(),
        client.request("GET", format!("https://u:{SECRET}@api.example.com/")).await.unwrap_err(),
        client.request("GET", "/x").with(CallOptions::new().header(SECRET, "x")).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::Argument(_)));
        assert_error_silent("argument", &error);
    }
}

#[tokio::test]
async fn errors_of_a_token_provider_do_not_show_its_last_token() {
    struct Expired;
    impl TokenProvider for Expired {
        fn token(&self) -> BoxFuture<'_, Result<Secret, BoxError>> {
            Box::pin(async { Ok(SECRET.into()) })
        }

        fn refresh(&self) -> BoxFuture<'_, Result<Secret, BoxError>> {
            Box::pin(async { Err(format!("{SECRET} has expired").into()) })
        }
    }
    let fake = FakeTransport::new();
    fake.reply(FakeReply::status(401));
    let builder = ClientBuilder::new(&API).transport(fake).credential("bearer", Credential::provider(Expired));
    let client = builder.build().unwrap();
    let error = Call::new(&client, &BEARER).send::<Empty>().await.unwrap_err();
    assert!(error.to_string().contains("no token could be had"), "{error}");
    assert_error_silent("provider", &error);
}

fn addressed(url: &str, allow: bool) -> Result<Client, Error> {
    let builder = ClientBuilder::new(&API).transport(FakeTransport::new()).allow_http(allow);
    builder.exact_base_url(url).credential("bearer", Credential::token(SECRET)).build()
}

#[tokio::test]
async fn credentials_are_sent_unencrypted_only_to_this_machine() {
    const LOCAL: [&str; 6] = ["localhost:9000", "LOCALHOST", "x.localhost", "127.0.0.1:1", "127.9.9.9", "[::1]:8080"];
    const FAR: [&str; 8] = [
        "sentry.example.com",
        "10.0.0.1",
        "localhost.example.com",
        "notlocalhost",
        "127.0.0.1.example.com",
        "[2001:db8::1]",
        "0.0.0.0",
        "169.254.169.254",
    ];
    for host in LOCAL {
        assert!(addressed(&format!("http://{host}"), false).is_ok(), "{host}");
    }
    for host in FAR {
        let error = addressed(&format!("http://{host}/v1"), false).unwrap_err();
        assert!(matches!(error, Error::Argument(_)) && error.to_string().contains("allow_http"), "{error}");
        assert!(error.to_string().contains(host), "{error}");
        assert!(addressed(&format!("http://{host}/v1"), true).is_ok());
        assert!(addressed(&format!("https://{host}/v1"), false).is_ok());
    }
    // The document names the address, so it says so, and what to do.
    static UNENCRYPTED: Api =
        Api { servers: &[Server { url: "http://plain.example.com/v1", description: "", variables: &[] }], ..API };
    let documented = || {
        ClientBuilder::new(&UNENCRYPTED).transport(FakeTransport::new()).credential("bearer", Credential::token(SECRET))
    };
    assert_eq!(
        documented().build().unwrap_err().to_string(),
        "credentials would be sent unencrypted to http://plain.example.com, the address that the document gives: set an https \
         address with `ClientBuilder::base_url`, or allow it with `ClientBuilder::allow_http`"
    );
    assert!(documented().base_url("https://plain.example.com").build().is_ok());
    // Without a credential there is nothing to lose, until a call has one.
    let fake = FakeTransport::new();
    let client =
        ClientBuilder::new(&API).transport(fake.clone()).exact_base_url("http://a.example.com").build().unwrap();
    let options = CallOptions::new().header("authorization", SECRET);
    let error = client.request("GET", "/x").with(options).await.unwrap_err();
    assert!(error.to_string().contains("allow_http"), "{error}");
    assert!(fake.requests().is_empty());
    let header = ClientBuilder::new(&API).exact_base_url("http://a.example.com").header("x-api-key", SECRET).build();
    assert_error_silent("header", &header.unwrap_err());
}

#[test]
fn credentials_are_not_sent_unencrypted_to_an_address_from_the_environment() {
    let variables = |name: &str| match name {
        "SENTRY_URL" => Some("http://sentry.internal:9000".to_owned()),
        "SENTRY_AUTH_TOKEN" => Some(SECRET.to_owned()),
        _ => None,
    };
    let builder = || generated_client::Client::builder().from_variables(variables).unwrap();
    let error = builder().build().unwrap_err();
    assert!(error.to_string().contains("SENTRY_URL") && error.to_string().contains("allow_http"), "{error}");
    assert_hidden("environment", &format!("{error:?} {error}"));
    assert!(builder().allow_http(true).build().is_ok());
}

#[tokio::test]
async fn credentials_are_not_sent_unencrypted_to_the_server_of_an_operation() {
    const OWN: Operation = Operation::new("own", Method::Get, "/x").security(&[&["bearer"]]).server(&Server {
        url: "http://own.example.com",
        description: "",
        variables: &[],
    });
    let fake = FakeTransport::new();
    let client =
        ClientBuilder::new(&API).transport(fake.clone()).credential("bearer", Credential::token(SECRET)).build();
    let error = Call::new(&client.unwrap(), &OWN).send::<Empty>().await.unwrap_err();
    assert!(error.to_string().contains("http://own.example.com"), "{error}");
    assert!(fake.requests().is_empty());
}
