//! Errors and redirects: what type they have, and what a documented redirect gives.

use serde_json::json;

use crate::clients::*;

#[tokio::test]
async fn media_per_status() {
    use media_per_status::Error;
    use media_per_status::runtime::{ApiError, FakeReply};
    use media_per_status::types::{Plain, Problem, Scim};
    async fn failed(status: u16, media_type: &str, body: &str) -> Box<ApiError> {
        let (client, _) = client!(media_per_status; FakeReply::text(status, media_type, body));
        let Err(Error::Api(error)) = client.job().get_job().await else { panic!("no error") };
        error
    }
    let body = r#"{"message": "no", "detail": "not", "title": "none"}"#;
    let error = failed(400, "application/json", body).await;
    assert_eq!(error.decode::<Plain>().expect("the documented type").message, "no");
    error.decode::<Scim>().expect_err("documented for another media type");
    error.decode::<Problem>().expect_err("documented for another status");
    let error = failed(400, "application/scim+json; charset=utf-8", body).await;
    assert_eq!(error.decode::<Scim>().expect("the documented type").detail, "not");
    error.decode::<Plain>().expect_err("documented for another media type");
    let error = failed(418, "application/json", body).await;
    assert_eq!(error.decode::<Scim>().expect("the type of the range").detail, "not");
    let error = failed(500, "application/problem+json", body).await;
    assert_eq!(error.decode::<Problem>().expect("the type of all others").title.as_deref(), Some("none"));
    error.decode::<Scim>().expect_err("documented for other statuses");
    let error = failed(400, "application/json", r#"{"code": 5}"#).await;
    let decoded = error.decode_with_deviations::<Plain>().expect("the documented type, leniently");
    assert_eq!(decoded.deviations.len(), 1);
    assert_eq!(error.decode::<serde_json::Value>().expect("any JSON"), json!({"code": 5}));
}

#[tokio::test]
async fn xml_bodies_of_errors() {
    use xml_bodies::Error;
    use xml_bodies::runtime::{ApiError, FakeReply};
    use xml_bodies::types::{Book, Fault, Problem};
    async fn failed(media_type: &str, body: &str) -> Box<ApiError> {
        let (client, _) = client!(xml_bodies; FakeReply::text(400, media_type, body));
        let Err(Error::Api(error)) = client.stock().get_stock().await else { panic!("no error") };
        error
    }
    let refused = FakeReply::text(400, "text/xml", "<Problem><message>no</message><code>5</code></Problem>");
    let (client, _) = client!(xml_bodies; refused);
    let book = Book::new(7, ["x".to_owned()], "A");
    let Err(Error::Api(error)) = client.books().add_book(book).await else { panic!("no error") };
    let problem = error.decode::<Problem>().expect("the documented type");
    assert_eq!((problem.message.as_deref(), error.message().as_deref()), (Some("no"), Some("no")));
    let error = failed("application/xml", "<Error retries='3'><Code>SlowDown</Code><Message>Wait.</Message></Error>").await;
    let fault = error.decode::<Fault>().expect("the documented type");
    assert_eq!((fault.code.as_deref(), fault.retries), (Some("SlowDown"), Some(3)));
    assert_eq!((error.code().as_deref(), error.message().as_deref()), (Some("SlowDown"), Some("Wait.")));
    error.decode::<Problem>().expect_err("another type");
    let error = failed("application/xml", "<Fault retries='x'><Code>SlowDown</Code></Fault>").await;
    let decoded = error.decode_with_deviations::<Fault>().expect("the documented type, leniently");
    assert_eq!((decoded.value.code.as_deref(), decoded.deviations.len()), (Some("SlowDown"), 1));
    assert_eq!(error.to_string(), "getStock: 400 Bad Request (Errors are XML.): Code: SlowDown; retries: x");
    let error = failed("application/xml", "<Error><Code>").await;
    let fault = error.decode::<Fault>().expect_err("no XML").to_string();
    assert_eq!(fault, "$: <Code> has no end");
    let error = failed("application/json", "{\"Code\": \"a\"}").await;
    assert_eq!(error.decode::<Fault>().expect("the same type in JSON").code.as_deref(), Some("a"));
}

#[tokio::test]
async fn media_per_status_bare_text_and_no_body() {
    use media_per_status::runtime::FakeReply;
    let (client, _) = client!(
        media_per_status;
        FakeReply::text(200, "application/json", "Ada Lovelace");
        FakeReply::status(200).header("content-type", "application/json").header("content-length", "20")
    );
    let name = client.name().get_name().await.expect("a name");
    assert_eq!((name.as_str(), name.deviations().len()), ("Ada Lovelace", 1));
    let probed = client.job().probe_job().await.expect("a success without a body");
    assert_eq!(probed.deviations(), []);
    let () = probed.into_inner();
}

#[tokio::test]
async fn documented_redirect() {
    use documented_redirects::operations::report::GetReportReply;
    use documented_redirects::operations::reports::ListReportsReply;
    use documented_redirects::runtime::FakeReply;
    use documented_redirects::types::LocationHeaders;
    let to = |status: u16| FakeReply::status(status).header("location", "https://files.example/a?signature=b");
    let (client, fake) = client!(
        documented_redirects;
        to(302);
        to(303);
        FakeReply::json(200, json!({"title": "a"}));
        FakeReply::status(304);
        FakeReply::json(200, json!([{"title": "a"}]));
        to(303);
        to(302);
        FakeReply::text(200, "application/octet-stream", "bytes");
        FakeReply::status(302).header("location", "/v1/elsewhere");
        FakeReply::text(200, "application/zip", "bytes")
    );
    let archive = client.archive().get_archive().await.expect("a redirect");
    let headers: LocationHeaders = archive.typed_headers().expect("its headers");
    assert_eq!((archive.status().as_u16(), headers.location.as_str()), (302, "https://files.example/a?signature=b"));
    assert_eq!(client.report().get_report().await.expect("a redirect").into_inner(), GetReportReply::SeeOther);
    let report = client.report().get_report().await.expect("a report").into_inner();
    let GetReportReply::Ok(report) = report else { panic!("{report:?}") };
    assert_eq!(report.title.as_deref(), Some("a"));
    let unchanged = client.reports().list_reports().if_none_match("x").await.expect("nothing new").into_inner();
    assert_eq!(unchanged, ListReportsReply::NotModified);
    // A list that may be unmodified still has pages.
    let page = client.reports().list_reports().pages().next().await.expect("a page").expect("reports");
    assert_eq!(page.items().len(), 1);
    assert_eq!(client.reports().create_report().await.expect("a redirect").status(), 303);
    // Bytes are read while they arrive, where a redirect may come instead.
    assert_eq!(client.file().get_file().into_stream().await.expect("a redirect").status(), 302);
    let mut file = client.file().get_file().into_stream().await.expect("a file").into_inner();
    assert_eq!(file.chunk().await.expect("bytes").expect("some"), "bytes");
    assert_eq!(fake.requests().len(), 8);
    let mut export = client.export().get_export().into_stream().await.expect("a stream").into_inner();
    assert_eq!(export.chunk().await.expect("bytes").expect("some"), "bytes");
}
