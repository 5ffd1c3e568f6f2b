//! Bodies that are a file: bytes or a stream, as they are.

use bytes::Bytes;

use crate::support::*;

/// The server's own picture, which it compares with what it is sent.
async fn png(server: &str) -> Result<Bytes, String> {
    let client = type_file::Client::builder().base_url(server).build().map_err(message_of)?;
    Ok(client.r#type().body_download_file_specific_content_type().await.map_err(message_of)?.into_inner())
}

fn client(server: &str) -> Result<type_file::Client, String> {
    type_file::Client::builder().base_url(server).build().map_err(message_of)
}

fn bytes(server: &str) -> Result<encode_bytes::Client, String> {
    encode_bytes::Client::builder().base_url(server).build().map_err(message_of)
}

pub async fn type_file_body_upload_file_specific_content_type(server: &str) -> Outcome {
    let reply = client(server)?.r#type().body_upload_file_specific_content_type(png(server).await?).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn type_file_body_upload_file_json_content_type(server: &str) -> Outcome {
    let file = Bytes::from_static(br#"{"message":"test file content"}"#);
    let reply = client(server)?.r#type().body_upload_file_json_content_type(file).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn type_file_body_download_file_json_content_type(server: &str) -> Outcome {
    let file = client(server)?.r#type().body_download_file_json_content_type().await.map_err(message_of)?;
    is_text(std::str::from_utf8(&file).map_err(message_of)?, r#"{"message":"test file content"}"#)
}

pub async fn type_file_body_upload_file_multiple_content_types(server: &str) -> Outcome {
    let reply = client(server)?.r#type().body_upload_file_multiple_content_types(png(server).await?).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn type_file_body_upload_file_default_content_type(server: &str) -> Outcome {
    let file = png(server).await?;
    let reply = client(server)?.r#type().body_upload_file_default_content_type("image/png", file).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn encode_bytes_request_body_default(server: &str) -> Outcome {
    let reply = bytes(server)?.encode().request_body_default(png(server).await?).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn encode_bytes_request_body_octet_stream(server: &str) -> Outcome {
    let reply = bytes(server)?.encode().request_body_octet_stream(png(server).await?).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn encode_bytes_request_body_custom_content_type(server: &str) -> Outcome {
    let reply = bytes(server)?.encode().request_body_custom_content_type(png(server).await?).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_media_type_string_body_send_as_text(server: &str) -> Outcome {
    let client = payload_media_type::Client::builder().base_url(server).build().map_err(message_of)?;
    is_status(client.payload().string_body_send_as_text("{cat}").await.map_err(message_of)?.status().as_u16(), 200)
}
