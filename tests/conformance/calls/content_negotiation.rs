//! Replies that can be had in several media types: a method for each.

use crate::support::*;

pub async fn payload_content_negotiation_same_body(server: &str) -> Outcome {
    use payload_content_negotiation::Client;

    let client = Client::builder().base_url(server).build().map_err(message_of)?;
    let png = client.content_negotiation().same_body_get_avatar_as_png_same_body_get_avatar_as_jpeg().await.map_err(message_of)?;
    is_header(png.headers().get("content-type"), "image/png")?;
    is_size(png.len(), 2992)?;
    let jpeg = client.content_negotiation().same_body_get_avatar_as_png_same_body_get_avatar_as_jpeg_as_jpeg().await.map_err(message_of)?;
    is_header(jpeg.headers().get("content-type"), "image/jpeg")?;
    is_size(jpeg.len(), 4069)
}

pub async fn payload_content_negotiation_different_body(server: &str) -> Outcome {
    use payload_content_negotiation::Client;

    let client = Client::builder().base_url(server).build().map_err(message_of)?;
    let json = client.content_negotiation().different_body_get_avatar_as_png_different_body_get_avatar_as_json().await.map_err(message_of)?;
    is_size(json.content.len(), 2992)?;
    let png = client.content_negotiation().different_body_get_avatar_as_png_different_body_get_avatar_as_json_as_png().await.map_err(message_of)?;
    is_size(png.len(), 2992)
}
