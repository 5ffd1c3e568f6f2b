//! Credentials: a setter of the builder for each security scheme.

use crate::support::*;

pub async fn authentication_api_key_valid(server: &str) -> Outcome {
    let client = authentication_api_key::Client::builder().base_url(server).api_key("valid-key").build().map_err(message_of)?;
    is_status(client.authentication().valid().await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn authentication_api_key_invalid(server: &str) -> Outcome {
    let client = authentication_api_key::Client::builder().base_url(server).api_key("invalid-key").build().map_err(message_of)?;
    fails(client.authentication().invalid().await.err().and_then(|error| error.status()).map(|status| status.as_u16()), 403)
}

pub async fn authentication_http_custom_valid(server: &str) -> Outcome {
    let client = authentication_http_custom::Client::builder().base_url(server).authorization("valid-key").build().map_err(message_of)?;
    is_status(client.authentication().valid().await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn authentication_http_custom_invalid(server: &str) -> Outcome {
    let client = authentication_http_custom::Client::builder().base_url(server).authorization("invalid-key").build().map_err(message_of)?;
    fails(client.authentication().invalid().await.err().and_then(|error| error.status()).map(|status| status.as_u16()), 403)
}

pub async fn authentication_o_auth2_valid(server: &str) -> Outcome {
    let token = "https://security.microsoft.com/.default";
    let client = authentication_oauth2::Client::builder().base_url(server).bearer_token(token).build().map_err(message_of)?;
    is_status(client.authentication().valid().await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn authentication_o_auth2_invalid(server: &str) -> Outcome {
    let client = authentication_oauth2::Client::builder().base_url(server).bearer_token("wrong").build().map_err(message_of)?;
    fails(client.authentication().invalid().await.err().and_then(|error| error.status()).map(|status| status.as_u16()), 403)
}

pub async fn authentication_union_valid_key(server: &str) -> Outcome {
    let client = authentication_union::Client::builder().base_url(server).api_key("valid-key").build().map_err(message_of)?;
    is_status(client.authentication().valid_key().await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn authentication_union_valid_token(server: &str) -> Outcome {
    let token = "https://security.microsoft.com/.default";
    let client = authentication_union::Client::builder().base_url(server).bearer_token(token).build().map_err(message_of)?;
    is_status(client.authentication().valid_token().await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn authentication_noauth_union_valid_no_auth(server: &str) -> Outcome {
    let client = authentication_noauth_union::Client::builder().base_url(server).build().map_err(message_of)?;
    is_status(client.authentication().valid_no_auth().await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn authentication_noauth_union_valid_token(server: &str) -> Outcome {
    let token = "https://security.microsoft.com/.default";
    let client = authentication_noauth_union::Client::builder().base_url(server).bearer_token(token).build().map_err(message_of)?;
    is_status(client.authentication().valid_token().await.map_err(message_of)?.status().as_u16(), 204)
}
