//! Lists in pages: by a token in the query or a header, by the address of the next page, by size.

use futures_util::TryStreamExt as _;
use payload_pageable::Client;
use payload_pageable::types::Pet;

use crate::support::*;

const PETS: [&str; 4] = ["dog", "cat", "bird", "fish"];

fn client(server: &str) -> Result<Client, String> {
    Client::builder().base_url(server).build().map_err(message_of)
}

fn are_all(pets: Vec<Pet>) -> Outcome {
    let pet = |(at, name)| typed(&format!(r#"{{"id": "{}", "name": "{name}"}}"#, at + 1));
    let expected: Vec<Pet> = PETS.iter().enumerate().map(pet).collect::<Result<_, _>>()?;
    if pets == expected { Ok(()) } else { Err(format!("{pets:?}")) }
}

macro_rules! by_token {
    ($($scenario:ident: $call:ident;)*) => {$(
        pub async fn $scenario(server: &str) -> Outcome {
            let client = client(server)?;
            are_all(client.payload().$call().foo("foo").bar("bar").items().try_collect().await.map_err(message_of)?)
        }
    )*};
}

by_token! {
    payload_pageable_server_driven_pagination_continuation_token_request_query_response_body:
        continuation_token_request_query_response_body;
    payload_pageable_server_driven_pagination_continuation_token_request_header_response_body:
        continuation_token_request_header_response_body;
    payload_pageable_server_driven_pagination_continuation_token_request_query_response_header:
        continuation_token_request_query_response_header;
    payload_pageable_server_driven_pagination_continuation_token_request_header_response_header:
        continuation_token_request_header_response_header;
    payload_pageable_server_driven_pagination_continuation_token_request_query_nested_response_body:
        continuation_token_request_query_nested_response_body;
    payload_pageable_server_driven_pagination_continuation_token_request_header_nested_response_body:
        continuation_token_request_header_nested_response_body;
}

pub async fn payload_pageable_server_driven_pagination_link(server: &str) -> Outcome {
    are_all(client(server)?.payload().server_driven_pagination_link().items().try_collect().await.map_err(message_of)?)
}

pub async fn payload_pageable_server_driven_pagination_link_string(server: &str) -> Outcome {
    are_all(client(server)?.payload().server_driven_pagination_link_string().items().try_collect().await.map_err(message_of)?)
}

pub async fn payload_pageable_server_driven_pagination_nested_link(server: &str) -> Outcome {
    are_all(client(server)?.payload().server_driven_pagination_nested_link().items().try_collect().await.map_err(message_of)?)
}

pub async fn payload_pageable_server_driven_pagination_alternate_initial_verb_post(server: &str) -> Outcome {
    let filter = typed(r#"{"filter": "foo eq bar"}"#)?;
    are_all(client(server)?.payload().alternate_initial_verb_post(filter).items().try_collect().await.map_err(message_of)?)
}

pub async fn payload_pageable_page_size_list_with_page_size(server: &str) -> Outcome {
    let client = client(server)?;
    let two = client.payload().page_size_list_with_page_size().page_size(2).await.map_err(message_of)?;
    is_json(&*two, r#"{"pets": [{"id": "1", "name": "dog"}, {"id": "2", "name": "cat"}]}"#)?;
    let four = client.payload().page_size_list_with_page_size().page_size(4).await.map_err(message_of)?;
    are_all(four.into_inner().pets)
}
