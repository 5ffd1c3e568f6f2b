//! Variables in the server's address.

use server_path_multiple::Client;

use crate::support::*;

pub async fn server_path_multiple_no_operation_params(server: &str) -> Outcome {
    let client = Client::builder().endpoint(server).api_version("v1.0").build().map_err(message_of)?;
    is_status(client.api().no_operation_params().await.map_err(message_of)?.status().as_u16(), 204)
}

pub async fn server_path_multiple_with_operation_path_param(server: &str) -> Outcome {
    let client = Client::builder().endpoint(server).api_version("v1.0").build().map_err(message_of)?;
    is_status(client.api().with_operation_path_param("test").await.map_err(message_of)?.status().as_u16(), 204)
}
