//! JSON merge patch: what is null is taken away, what is not said stays.

use crate::support::*;

const UPDATED: &str = r#"{"name": "Madge", "map": {"key": {"name": "InnerMadge"}}}"#;

fn patch() -> payload_json_merge_patch::types::ResourcePatch {
    use payload_json_merge_patch::types::{InnerModel, ResourcePatch};

    let key = ("key".to_owned(), Some(InnerModel::new().description(None)));
    ResourcePatch::new()
        .description(None)
        .map([key, ("key2".to_owned(), None)].into_iter().collect::<std::collections::BTreeMap<_, _>>())
        .array(None)
        .int_value(None)
        .float_value(None)
        .inner_model(None)
        .int_array(None)
}

pub async fn payload_json_merge_patch_update_resource(server: &str) -> Outcome {
    let client = payload_json_merge_patch::Client::builder().base_url(server).build().map_err(message_of)?;
    let updated = client.json_merge_patch().update_resource(patch()).await.map_err(message_of)?;
    is_json(&*updated, UPDATED)
}

pub async fn payload_json_merge_patch_update_optional_resource(server: &str) -> Outcome {
    let client = payload_json_merge_patch::Client::builder().base_url(server).build().map_err(message_of)?;
    let updated = client.json_merge_patch().update_optional_resource().body(patch()).await.map_err(message_of)?;
    is_json(&*updated, UPDATED)
}
