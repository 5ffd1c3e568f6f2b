//! Which credentials a request carries, and where they come from.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::sample::{API, Things, builder, client, only_request};
use crate::runtime::{
    BoxError, BoxFuture, CallOptions, ClientBuilder, Credential, Error, FakeReply, FakeTransport, Secret, TokenProvider,
};

fn with(credentials: &[(&str, Credential)]) -> (crate::runtime::Client, FakeTransport) {
    let fake = FakeTransport::new();
    fake.reply(FakeReply::status(204));
    let mut builder = ClientBuilder::new(&API).transport(fake.clone());
    for (scheme, credential) in credentials {
        builder = builder.credential(*scheme, credential.clone());
    }
    (builder.build().unwrap(), fake)
}

#[tokio::test]
async fn a_bearer_token_is_sent_and_marked() {
    let (client, fake) = client([FakeReply::json(200, serde_json::json!([]))]);
    Things(&client).list("acme").await.unwrap();
    let value = only_request(&fake).headers["authorization"].clone();
    assert_eq!(value, "Bearer s3cr3t");
    assert!(value.is_sensitive());
}

#[tokio::test]
async fn the_first_alternative_with_all_its_credentials_is_used() {
    let key = || Credential::token("k&y");
    let login = || Credential::basic("user", "pa:ss");

    let (client, fake) = with(&[("HeaderKey", key()), ("Login", login())]);
    Things(&client).start("m").await.unwrap();
    let request = only_request(&fake);
    assert_eq!(request.headers["authorization"], "Basic dXNlcjpwYTpzcw==");
    assert!(!request.headers.contains_key("x-api-key"));

    let (client, fake) = with(&[("HeaderKey", key()), ("QueryKey", key()), ("Login", login())]);
    Things(&client).start("m").await.unwrap();
    let request = only_request(&fake);
    assert_eq!(request.headers["x-api-key"], "k&y");
    assert!(request.headers["x-api-key"].is_sensitive());
    assert_eq!(request.url.query(), Some("mode=m&api%20key=k%26y"));
    assert!(!request.headers.contains_key("authorization"));

    let (client, fake) = with(&[]);
    Things(&client).start("m").await.unwrap();
    assert!(!only_request(&fake).headers.contains_key("authorization"));
}

#[tokio::test]
async fn an_operation_without_security_gets_no_credential() {
    let (client, fake) = client([FakeReply::status(204)]);
    Things(&client).upload().await.unwrap();
    assert!(!only_request(&fake).headers.contains_key("authorization"));
}

#[tokio::test]
async fn a_trace_carries_no_credential() {
    use crate::runtime::{Call, Empty, Method, Operation};
    const TRACE: Operation = Operation::new("t", Method::Trace, "/t").security(&[&["HeaderKey"]]);
    let (client, fake) = with(&[("HeaderKey", Credential::token("abc"))]);
    Call::new(&client, &TRACE).send::<Empty>().await.unwrap();
    assert!(!only_request(&fake).headers.contains_key("x-api-key"));
}

#[tokio::test]
async fn cookies_and_other_schemes_are_sent_as_named() {
    use crate::runtime::{Call, Empty, Method, Operation, Parameter};
    const COOKIE: Operation = Operation::new("c", Method::Get, "/c").security(&[&["CookieKey", "Authorization"]]);
    let (client, fake) =
        with(&[("CookieKey", Credential::token("a;b")), ("Authorization", Credential::token("Token abc"))]);
    let mut call = Call::new(&client, &COOKIE);
    call = call.set(Parameter::cookie("theme"), &"dark".to_owned());
    call.send::<Empty>().await.unwrap();
    let request = only_request(&fake);
    assert_eq!(request.headers["cookie"], "theme=dark; session=a%3Bb");
    assert!(request.headers["cookie"].is_sensitive());
    assert_eq!(request.headers["authorization"], "Token abc");
}

#[tokio::test]
async fn without_a_credential_the_server_decides_and_the_error_says_what_is_missing() {
    let fake = FakeTransport::new();
    fake.reply(FakeReply::status(401));
    let client = ClientBuilder::new(&API).transport(fake.clone()).build().unwrap();
    let error = Things(&client).list("acme").await.unwrap_err();
    assert!(error.is_unauthorized());
    assert_eq!(error.to_string(), "listThings: 401 Unauthorized [no credential is set for Token]");
}

#[tokio::test]
async fn a_header_set_by_hand_stands_for_the_credential() {
    let (client, fake) = client([FakeReply::status(204)]);
    let call = Things(&client).delete("acme", "1").with(CallOptions::new().header("Authorization", "Custom mine"));
    call.await.unwrap();
    let request = only_request(&fake);
    assert_eq!(request.headers["authorization"], "Custom mine");
    assert!(request.headers["authorization"].is_sensitive());
}

#[tokio::test]
async fn a_token_that_cannot_be_sent_is_refused_unseen() {
    let fake = FakeTransport::new();
    let client = builder(&fake).credential("Token", Credential::token("bad\ns3cr3t")).build().unwrap();
    let error = Things(&client).list("acme").await.unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error}");
    assert!(!format!("{error:?}{error}").contains("s3cr3t"));
    assert_eq!(error.operation(), "listThings");
    assert!(fake.requests().is_empty());
}

#[test]
fn a_scheme_that_is_not_documented_is_refused() {
    let error = builder(&FakeTransport::new()).credential("Tokn", Credential::token("x")).build().unwrap_err();
    assert!(error.to_string().contains("`Tokn`"), "{error}");
}

/// Gives a new token whenever it is asked for one.
#[derive(Clone, Default)]
struct Counting(Arc<AtomicUsize>);

impl TokenProvider for Counting {
    fn token(&self) -> BoxFuture<'_, Result<Secret, BoxError>> {
        let token = format!("token{}", self.0.load(Ordering::SeqCst));
        Box::pin(async move { Ok(token.into()) })
    }

    fn refresh(&self) -> BoxFuture<'_, Result<Secret, BoxError>> {
        self.0.fetch_add(1, Ordering::SeqCst);
        self.token()
    }
}

fn tokens(fake: &FakeTransport) -> Vec<String> {
    fake.requests().iter().map(|request| request.headers["authorization"].to_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_refused_token_is_replaced_once() {
    let fake = FakeTransport::new();
    let client = builder(&fake).credential("Token", Credential::provider(Counting::default())).build().unwrap();
    fake.reply(FakeReply::status(401)).reply(FakeReply::status(204));
    Things(&client).delete("acme", "1").await.unwrap();
    assert_eq!(tokens(&fake), ["Bearer token0", "Bearer token1"]);

    fake.reply(FakeReply::status(401)).reply(FakeReply::status(401)).reply(FakeReply::status(204));
    assert!(Things(&client).delete("acme", "1").await.unwrap_err().is_unauthorized());
    assert_eq!(fake.replies_left(), 1);
}

#[tokio::test]
async fn the_same_token_is_not_sent_again() {
    let fake = FakeTransport::new();
    let provider = || async { Ok::<Secret, BoxError>("same".into()) };
    let client = builder(&fake).credential("Token", Credential::provider(provider)).build().unwrap();
    fake.reply(FakeReply::status(401)).reply(FakeReply::status(204));
    assert!(Things(&client).delete("acme", "1").await.unwrap_err().is_unauthorized());
    assert_eq!(tokens(&fake), ["Bearer same"]);
}

#[tokio::test]
async fn a_provider_that_fails_fails_the_call() {
    let fake = FakeTransport::new();
    let provider = || async { Err::<Secret, BoxError>("the vault is shut".into()) };
    let client = builder(&fake).credential("Token", Credential::provider(provider)).build().unwrap();
    let error = Things(&client).delete("acme", "1").await.unwrap_err();
    assert!(matches!(error, Error::Argument(_)), "{error}");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "the vault is shut");
    assert!(fake.requests().is_empty());
}

fn from(variables: &'static [(&str, &str)]) -> Result<ClientBuilder, Error> {
    let lookup = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    ClientBuilder::new(&API).transport(FakeTransport::new()).from_variables(lookup)
}

#[test]
fn the_environment_gives_address_and_credentials() {
    // There are several API keys, so these go by their own names.
    let builder = from(&[
        ("SAMPLE_URL", "https://acme.test"),
        ("SAMPLE_AUTH_TOKEN", "t"),
        ("SAMPLE_USERNAME", "u"),
        ("SAMPLE_PASSWORD", "p"),
        ("SAMPLE_QUERY_KEY", "k"),
    ])
    .unwrap();
    let client = builder.build().unwrap();
    assert_eq!(client.base_url(), "https://acme.test/api/0");
    let shown = format!("{client:?}");
    assert!(
        shown.contains("Token")
            && shown.contains("Login")
            && shown.contains("QueryKey")
            && !shown.contains("HeaderKey"),
        "{shown}"
    );
    let explicit = from(&[("SAMPLE_AUTH_TOKEN", "t")]).unwrap().base_url("https://mine.test").build().unwrap();
    assert_eq!(explicit.base_url(), "https://mine.test/api/0");
}

#[test]
fn an_unusable_address_is_shown_with_its_variable_and_without_credentials() {
    let cases = [
        ("acme.test", r#""acme.test": the base URL cannot be read: relative URL without a base"#),
        ("ftp://acme.test", r#""ftp://acme.test": the base URL must begin with http:// or https://, not ftp:"#),
        ("https://u:hunter2@acme.test/x", r#""https://***@acme.test/x": the base URL must not hold a user"#),
        ("https://u:hunt@er2/?#x@acme.test", r#""https://***@acme.test": the base URL "#),
        ("u:hunter2@acme.test", r#""***@acme.test": the base URL must begin with http"#),
        ("https://acme.test/?key=hunter2", r#""https://acme.test/?***": the base URL must not hold a query"#),
        ("https://acme.test#hunter2", r#""https://acme.test#***": the base URL must not hold a query or a fragment"#),
        ("https://a\nb", r#""https://a\nb": the base URL must not hold a backslash"#),
        // The token is set for the address by mistake.
        ("s3cr3t-token", r#""***": the base URL cannot be read"#),
    ];
    let refused = |url: &str| {
        let lookup = |name: &str| match name {
            "SAMPLE_URL" => Some(url.to_owned()),
            "SAMPLE_AUTH_TOKEN" => Some("s3cr3t-token".to_owned()),
            _ => None,
        };
        ClientBuilder::new(&API).from_variables(lookup).unwrap_err().to_string()
    };
    for (url, expected) in cases {
        let error = refused(url);
        assert!(error.starts_with(&format!("the environment variable SAMPLE_URL is {expected}")), "{error}");
        assert!(error.ends_with(" (for example, https://api.example.com)"), "{error}");
    }
    let long = refused(&"x".repeat(100_000));
    assert!(long.len() < 1000 && long.contains("x…"), "{long}");
}

#[test]
fn a_missing_variable_is_named() {
    for variables in
        [&[][..], &[("SAMPLE_AUTH_TOKEN", "")][..], &[("SAMPLE_USERNAME", "u"), ("SAMPLE_PASSWORD", "p")][..]]
    {
        let error = from(variables).unwrap_err();
        assert!(error.to_string().ends_with("environment variable SAMPLE_AUTH_TOKEN"), "{error}");
    }
}

#[test]
fn a_single_scheme_of_a_kind_has_the_plain_name() {
    use crate::runtime::{Api, Scheme, SchemeKind};
    static KEY: Api = Api {
        operation_variables: &[],
        schemes: &[
            Scheme { name: "x", kind: SchemeKind::ApiKeyHeader("X") },
            Scheme { name: "y", kind: SchemeKind::Bearer },
        ],
        security: &[&["x"], &["y"]],
        title: "",
        version: "",
        user_agent: "x",
        env_prefix: "ONE",
        servers: &[],
    };
    let error = ClientBuilder::new(&KEY).from_variables(|_| None).unwrap_err();
    assert!(error.to_string().ends_with("ONE_API_KEY, or ONE_AUTH_TOKEN"), "{error}");
    let given = |name: &str| (name == "ONE_API_KEY").then(|| "k".to_owned());
    assert!(ClientBuilder::new(&KEY).from_variables(given).is_ok());
}
