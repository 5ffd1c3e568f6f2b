//! Versions of an API: the version is a variable of the server's address, and so a setting of the client.

use crate::support::*;

pub async fn versioning_added_v1(server: &str) -> Outcome {
    let client = versioning_added::Client::builder().endpoint(server).version("v2").build().map_err(message_of)?;
    let body = typed(r#"{"prop": "foo", "enumProp": "enumMemberV2", "unionProp": 10}"#)?;
    let reply = client.api().v1("bar", body).await.map_err(message_of)?;
    is_json(&*reply, r#"{"prop": "foo", "enumProp": "enumMemberV2", "unionProp": 10}"#)
}

pub async fn versioning_added_v2(server: &str) -> Outcome {
    let client = versioning_added::Client::builder().endpoint(server).version("v2").build().map_err(message_of)?;
    let body = typed(r#"{"prop": "foo", "enumProp": "enumMember", "unionProp": "bar"}"#)?;
    let reply = client.api().v2(body).await.map_err(message_of)?;
    is_json(&*reply, r#"{"prop": "foo", "enumProp": "enumMember", "unionProp": "bar"}"#)
}

pub async fn versioning_added_interface_v2(server: &str) -> Outcome {
    let client = versioning_added::Client::builder().endpoint(server).version("v2").build().map_err(message_of)?;
    let body = typed(r#"{"prop": "foo", "enumProp": "enumMember", "unionProp": "bar"}"#)?;
    let reply = client.interface_v2().v2_in_interface(body).await.map_err(message_of)?;
    is_json(&*reply, r#"{"prop": "foo", "enumProp": "enumMember", "unionProp": "bar"}"#)
}

pub async fn versioning_removed_model_v3(server: &str) -> Outcome {
    let client = versioning_removed::Client::builder().endpoint(server).version("v1").build().map_err(message_of)?;
    let body = typed(r#"{"id": "123", "enumProp": "enumMemberV1"}"#)?;
    let reply = client.api().model_v3(body).await.map_err(message_of)?;
    is_json(&*reply, r#"{"id": "123", "enumProp": "enumMemberV1"}"#)
}
