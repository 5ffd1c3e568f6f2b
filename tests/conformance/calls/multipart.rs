//! Forms of parts: a struct per form, its files as `Part`s from bytes, with a name and a media type where they matter.

use bytes::Bytes;
use payload_multipart::types::*;
use payload_multipart::{Client, Part};

use crate::support::*;

fn client(server: &str) -> Result<Client, String> {
    Client::builder().base_url(server).build().map_err(message_of)
}

/// The server's own pictures, which it compares with what it is sent.
async fn jpg(server: &str) -> Result<Bytes, String> {
    picture(server, "image/jpeg").await
}

async fn png(server: &str) -> Result<Bytes, String> {
    picture(server, "image/png").await
}

async fn picture(server: &str, media_type: &str) -> Result<Bytes, String> {
    use payload_content_negotiation::{CallOptions, Client};

    let client = Client::builder().base_url(server).build().map_err(message_of)?;
    let accept = CallOptions::new().header("accept", media_type);
    let reply = client.content_negotiation().same_body_get_avatar_as_png_same_body_get_avatar_as_jpeg().with(accept).await.map_err(message_of)?;
    Ok(reply.into_inner())
}

pub async fn payload_multi_part_form_data_basic(server: &str) -> Outcome {
    let body = MultiPartRequest::new("123", jpg(server).await?);
    is_status(client(server)?.multipart().form_data_basic(body).await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_with_wire_name(server: &str) -> Outcome {
    let body = MultiPartRequestWithWireName::new("123", jpg(server).await?);
    is_status(client(server)?.multipart().form_data_with_wire_name(body).await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_optional_parts(server: &str) -> Outcome {
    let (client, jpg) = (client(server)?, jpg(server).await?);
    let forms = [
        MultiPartOptionalRequest::new().id("123"),
        MultiPartOptionalRequest::new().profile_image(jpg.clone()),
        MultiPartOptionalRequest::new().id("123").profile_image(jpg),
    ];
    for form in forms {
        is_status(client.multipart().form_data_optional_parts(form).await.map_err(message_of)?.status().as_u16(), 204)?;
    }
    Ok(())
}

pub async fn payload_multi_part_form_data_file_array_and_basic(server: &str) -> Outcome {
    let png = png(server).await?;
    let pictures = vec![Part::from(png.clone()), Part::from(png)];
    let body = ComplexPartsRequest::new(Address::new("X"), "123", pictures, jpg(server).await?);
    is_status(client(server)?.multipart().form_data_file_array_and_basic(body).await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_json_part(server: &str) -> Outcome {
    let body = JsonPartRequest::new(Address::new("X"), jpg(server).await?);
    is_status(client(server)?.multipart().form_data_json_part(body).await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_binary_array_parts(server: &str) -> Outcome {
    let png = png(server).await?;
    let body = BinaryArrayPartsRequest::new("123", vec![Part::from(png.clone()), Part::from(png)]);
    is_status(client(server)?.multipart().form_data_binary_array_parts(body).await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_multi_binary_parts(server: &str) -> Outcome {
    let (client, jpg, png) = (client(server)?, jpg(server).await?, png(server).await?);
    let one = MultiBinaryPartsRequest::new(jpg.clone());
    is_status(client.multipart().form_data_multi_binary_parts(one).await.map_err(message_of)?.status().as_u16(), 204)?;
    let both = MultiBinaryPartsRequest::new(jpg).picture(png);
    is_status(client.multipart().form_data_multi_binary_parts(both).await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_check_file_name_and_content_type(server: &str) -> Outcome {
    let image = Part::new(jpg(server).await?).file_name("hello.jpg").media_type("image/jpg");
    let body = MultiPartRequest::new("123", image);
    let reply = client(server)?.multipart().form_data_check_file_name_and_content_type(body).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_anonymous_model(server: &str) -> Outcome {
    let body = FormDataAnonymousModelBody::new(jpg(server).await?);
    is_status(client(server)?.multipart().form_data_anonymous_model(body).await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_http_parts_content_type_image_jpeg_content_type(server: &str) -> Outcome {
    let body = FileWithHttpPartSpecificContentTypeRequest::new(Part::new(jpg(server).await?).file_name("hello.jpg"));
    let reply = client(server)?.multipart().content_type_image_jpeg_content_type(body).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_http_parts_content_type_required_content_type(server: &str) -> Outcome {
    let image = Part::new(jpg(server).await?).media_type("application/octet-stream");
    let body = FileWithHttpPartRequiredContentTypeRequest::new(image);
    let reply = client(server)?.multipart().content_type_required_content_type(body).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_http_parts_content_type_optional_content_type(server: &str) -> Outcome {
    let body = FileWithHttpPartOptionalContentTypeRequest::new(jpg(server).await?);
    let reply = client(server)?.multipart().content_type_optional_content_type(body).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_http_parts_non_string_float(server: &str) -> Outcome {
    let reply = client(server)?.multipart().non_string_float(NonStringFloatBody::new(0.5)).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_file_upload_file_specific_content_type(server: &str) -> Outcome {
    let image = Part::new(png(server).await?).file_name("image.png");
    let body = FileUploadFileSpecificContentTypeBody::new(image);
    let reply = client(server)?.multipart().file_upload_file_specific_content_type(body).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_file_upload_file_required_filename(server: &str) -> Outcome {
    let image = Part::new(png(server).await?).file_name("image.png");
    let body = FileUploadFileRequiredFilenameBody::new(image);
    let reply = client(server)?.multipart().file_upload_file_required_filename(body).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_multi_part_form_data_file_upload_file_array(server: &str) -> Outcome {
    let png = png(server).await?;
    let files = ["image1.png", "image2.png"].map(|name| Part::new(png.clone()).file_name(name));
    let body = FileUploadFileArrayBody::new(files.to_vec());
    is_status(client(server)?.multipart().file_upload_file_array(body).await.map_err(message_of)?.status().as_u16(), 204)
}
