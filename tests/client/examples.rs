//! The examples against a server: what they print, what they send, and how they end.

// Their `main` is for those who run them.
#[allow(dead_code)]
#[path = "../examples/audit_integrations.rs"]
mod audit_integrations;
#[allow(dead_code)]
#[path = "../examples/sync_external_users.rs"]
mod sync_external_users;

use std::time::Duration;

use audit_integrations::{Arguments, explain, integrations, table};
use generated_client::runtime::HttpTransport;
use generated_client::{Client, RetryPolicy};
use sync_external_users::{Summary, Sync};
use wiremock::matchers::{body_string, method, path, query_param, query_param_is_missing};
use wiremock::{Mock, MockServer, ResponseTemplate};

fn client(address: &str) -> Client {
    let transport = HttpTransport::configured(reqwest::Client::builder().no_proxy()).unwrap();
    let builder = Client::builder().base_url(address).bearer_token("s3cr3t").transport(transport);
    builder.retry(RetryPolicy::new().min_delay(Duration::from_millis(1))).build().unwrap()
}

fn asked(status: Option<&str>, provider: Option<&str>) -> Arguments {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    Arguments { organization: "acme".to_owned(), status: owned(status), provider: owned(provider) }
}

/// Two pages of integrations.
async fn integrations_server() -> MockServer {
    let server = MockServer::start().await;
    let list = || Mock::given(method("GET")).and(path("/api/0/organizations/acme/integrations/"));
    let page = |body: &str, more: bool| {
        let link = format!(r#"<https://sentry.example/?cursor=1>; rel="next"; results="{more}"; cursor="1""#);
        ResponseTemplate::new(200).set_body_raw(body, "application/json").insert_header("link", link)
    };
    let first = r#"[{"id":"42","name":"Acme\u001b[31m","provider":{"key":"slack"},"status":"active","domainName":"acme.slack.com","dateCreated":"2024-01-02T03:04:05Z"}]"#;
    let second = r#"[{"id":"7","name":"Überbau","provider":{"name":"GitHub"},"status":"disabled","domainName":null}]"#;
    list().and(query_param_is_missing("cursor")).respond_with(page(first, true)).mount(&server).await;
    list().and(query_param("cursor", "1")).respond_with(page(second, false)).mount(&server).await;
    server
}

#[tokio::test]
async fn the_audit_lists_all_pages_in_a_table() {
    let server = integrations_server().await;
    let found = integrations(&client(&server.uri()), &asked(None, None)).await.unwrap();
    let expected = "\
ID  PROVIDER  NAME      STATUS    DOMAIN          CREATED
42  slack     Acme[31m  active    acme.slack.com  2024-01-02
7   GitHub    Überbau   disabled  -               -
2 integrations
";
    assert_eq!(table(&found), expected);
}

#[tokio::test]
async fn the_audit_filters_by_status_and_provider() {
    let server = integrations_server().await;
    let found = integrations(&client(&server.uri()), &asked(Some("disabled"), Some("github"))).await.unwrap();
    assert_eq!(found.iter().map(|one| one.id.as_str()).collect::<Vec<_>>(), ["7"]);
    for request in server.received_requests().await.unwrap() {
        assert!(request.url.query().unwrap().starts_with("providerKey=github"), "{}", request.url);
    }
    let none = integrations(&client(&server.uri()), &asked(Some("lost"), None)).await.unwrap();
    assert_eq!(table(&none), "ID  PROVIDER  NAME  STATUS  DOMAIN  CREATED\n0 integrations\n");
}

#[tokio::test]
async fn errors_of_the_audit_contain_advice() {
    for (status, advice) in [
        (401, "error: the token was not accepted: set SENTRY_AUTH_TOKEN to one that is valid\n"),
        (403, "error: the token may not read the integrations of acme: it needs the scope org:read\n"),
        (404, "error: there is no organization acme, or the token may not see it\n"),
        (400, "error: listOrganizationIntegrations: 400"),
    ] {
        let server = MockServer::start().await;
        let reply = ResponseTemplate::new(status).set_body_raw(r#"{"detail":"Ask Bob."}"#, "application/json");
        Mock::given(method("GET")).respond_with(reply).mount(&server).await;
        let error = integrations(&client(&server.uri()), &asked(None, None)).await.unwrap_err();
        let message = explain(&error, "acme");
        assert!(message.starts_with(advice) && message.ends_with("Ask Bob."), "{message}");
    }
    // Nothing listens where a listener was just dropped.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let client = client(&format!("http://127.0.0.1:{port}"));
    let message = explain(&integrations(&client, &asked(None, None)).await.unwrap_err(), "acme");
    assert!(message.starts_with("error: the server cannot be reached: see SENTRY_URL and your network\n"), "{message}");
}

const USERS: &str = "/api/0/organizations/acme/external-users/";

const FILE: &str = "\
\u{feff}provider, external_name, external_user_id, member_id, integration_id
github, @new,, 7, 42
github, @known,, 8,
gitlab, @renamed, 9,,
github, @odd,, seven,
github, @nobody,,,
github, @refused,, 13,
github, @short
github,,, 14,
github, @escape, .., ,
";

async fn users_server() -> MockServer {
    let server = MockServer::start().await;
    let replies = [
        (
            "POST",
            USERS.to_owned(),
            r#"{"externalName":"@new","provider":"github","memberId":7,"integrationId":42}"#,
            201,
        ),
        ("POST", USERS.to_owned(), r#"{"externalName":"@known","provider":"github","memberId":8}"#, 200),
        ("PUT", format!("{USERS}9/"), r#"{"externalName":"@renamed","provider":"gitlab"}"#, 200),
    ];
    for (verb, target, body, status) in replies {
        let matching = Mock::given(method(verb)).and(path(target)).and(body_string(body));
        matching.respond_with(ResponseTemplate::new(status)).expect(1).mount(&server).await;
    }
    let refusal = ResponseTemplate::new(400).set_body_raw(r#"{"memberId":["No such member."]}"#, "application/json");
    Mock::given(method("POST")).respond_with(refusal).with_priority(9).expect(1).mount(&server).await;
    server
}

async fn sync(client: &Client, dry_run: bool, file: &str) -> (Summary, String) {
    let mut output = Vec::new();
    let sync = Sync { client, organization: "acme", dry_run };
    let summary = sync.run(file.as_bytes(), &mut output).await.unwrap();
    (summary, String::from_utf8(output).unwrap())
}

#[tokio::test]
async fn the_sync_reports_each_row_and_all_failures_at_the_end() {
    let server = users_server().await;
    let (summary, output) = sync(&client(&server.uri()), false, FILE).await;
    let expected = "\
line 2: created @new on github for member 7
line 3: @known on github for member 8 was there
line 4: updated 9
line 5: failed: member_id: invalid digit found in string
line 6: failed: a new user needs a member_id
line 7: failed: createExternalUser: 400 Bad Request: memberId: No such member.
line 8: failed: 2 columns instead of 5
line 9: failed: external_name and provider must not be empty
line 10: failed: updateExternalUser: `..` cannot stand for {external_user_id} in /organizations/{organization_id_or_slug}/external-users/{external_user_id}/: it would change the route
3 done, 6 failed
  line 5: member_id: invalid digit found in string
  line 6: a new user needs a member_id
  line 7: createExternalUser: 400 Bad Request: memberId: No such member.
  line 8: 2 columns instead of 5
  line 9: external_name and provider must not be empty
  line 10: updateExternalUser: ";
    assert!(output.starts_with(expected), "{output}");
    assert_eq!((summary.done, summary.failures.len()), (3, 6));
}

#[tokio::test]
async fn a_dry_run_sends_nothing_and_reports_the_same_failures() {
    let server = MockServer::start().await;
    let (summary, output) = sync(&client(&server.uri()), true, FILE).await;
    assert_eq!((summary.done, summary.failures.len()), (4, 5));
    let expected = format!(
        "\
line 2: would create @new on github for member 7: POST {USERS} {{\"externalName\":\"@new\",\"provider\":\"github\",\"memberId\":7,\"integrationId\":42}}
line 3: would create @known on github for member 8: POST {USERS} {{\"externalName\":\"@known\",\"provider\":\"github\",\"memberId\":8}}
line 4: would update 9: PUT {USERS}9/ {{\"externalName\":\"@renamed\",\"provider\":\"gitlab\"}}
line 5: failed: member_id: invalid digit found in string
"
    );
    assert!(output.starts_with(&expected), "{output}");
    assert!(output.contains("\n4 would be done, nothing was sent, 5 failed\n"), "{output}");
    assert!(server.received_requests().await.unwrap().is_empty());
}

#[tokio::test]
async fn a_refused_token_stops_the_sync() {
    for status in [401, 403] {
        let server = MockServer::start().await;
        Mock::given(method("POST")).respond_with(ResponseTemplate::new(status)).expect(1).mount(&server).await;
        let (summary, output) = sync(&client(&server.uri()), false, FILE).await;
        assert_eq!((summary.done, summary.failures.len()), (0, 1));
        assert!(output.starts_with(&format!("line 2: failed: createExternalUser: {status} ")), "{output}");
        assert!(
            output.contains("SENTRY_AUTH_TOKEN must be valid") && output.contains("\n0 done, 1 failed\n"),
            "{output}"
        );
    }
}

#[tokio::test]
async fn a_file_with_other_columns_is_refused() {
    let server = MockServer::start().await;
    let client = client(&server.uri());
    for (file, why) in [
        ("", "the column `external_name` is missing"),
        ("external_name\nx\n", "the column `provider` is missing"),
        ("external_name,provider,externalUserId\nx,y,z\n", "the column `externalUserId` is not known"),
    ] {
        let sync = Sync { client: &client, organization: "acme", dry_run: false };
        let mut output = Vec::new();
        let error = sync.run(file.as_bytes(), &mut output).await.unwrap_err().to_string();
        assert!(error.starts_with(why) && output.is_empty(), "{error}");
    }
    let (summary, output) = sync(&client, false, "provider,external_name\n").await;
    assert_eq!((summary, output.as_str()), (Summary::default(), "0 done, 0 failed\n"));
    assert!(server.received_requests().await.unwrap().is_empty());
}
