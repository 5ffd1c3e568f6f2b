//! Operations with several replies: an enum with a variant for each.

use crate::support::*;

pub async fn response_body_or_no_content_get_body(server: &str) -> Outcome {
    use response_body_or_no_content::Client;
    use response_body_or_no_content::operations::response::GetBodyReply;

    let client = Client::builder().base_url(server).build().map_err(message_of)?;
    let reply = client.response().get_body().await.map_err(message_of)?;
    is_header(reply.headers().get("x-ms-request-id"), "body-request")?;
    match reply.into_inner() {
        GetBodyReply::Ok(layout) => is_json(&layout, r#"{"content": "hello"}"#),
        other => Err(format!("{other:?}")),
    }
}

pub async fn response_body_or_no_content_get_no_content(server: &str) -> Outcome {
    use response_body_or_no_content::Client;
    use response_body_or_no_content::operations::response::GetNoContentReply;

    let client = Client::builder().base_url(server).build().map_err(message_of)?;
    let reply = client.response().get_no_content().await.map_err(message_of)?;
    is_header(reply.headers().get("x-ms-request-id"), "no-content-request")?;
    match reply.into_inner() {
        GetNoContentReply::NoContent => Ok(()),
        other => Err(format!("{other:?}")),
    }
}

pub async fn parameters_body_optionality_optional_explicit(server: &str) -> Outcome {
    use parameters_body_optionality::{Client, types::BodyModel};

    let client = Client::builder().base_url(server).build().map_err(message_of)?;
    let set = client.parameters().optional_explicit_set().body(BodyModel::new("foo")).await.map_err(message_of)?;
    is_status(set.status().as_u16(), 204)?;
    let omitted = client.parameters().optional_explicit_omit().await.map_err(message_of)?;
    is_status(omitted.status().as_u16(), 204)
}
