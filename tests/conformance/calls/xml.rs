//! Bodies of XML.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use payload_pageable::types::XmlPet;
use payload_xml::types::*;
use payload_xml::{Client, xml};

use crate::support::*;

fn client(server: &str) -> Result<Client, String> {
    Client::builder().base_url(server).build().map_err(message_of)
}

/// That what was read is this value.
fn is<T: PartialEq + std::fmt::Debug>(value: &T, expected: &T) -> Outcome {
    if value == expected { Ok(()) } else { Err(format!("read as {value:?} where {expected:?} is expected")) }
}

fn colors() -> [String; 3] {
    ["red", "green", "blue"].map(str::to_owned)
}

fn models() -> [SimpleModel; 2] {
    [SimpleModel::new(123, "foo"), SimpleModel::new(456, "bar")]
}

fn dictionary() -> BTreeMap<String, String> {
    [("Color", "blue"), ("Count", "123"), ("Enabled", "false")].map(|(key, value)| (key.to_owned(), value.to_owned())).into()
}

fn datetime() -> Result<ModelWithDatetime, String> {
    let time = |text| chrono::DateTime::parse_from_rfc3339(text).map_err(message_of);
    Ok(ModelWithDatetime::new(time("2022-08-26T18:38:00.000Z")?, time("2022-08-26T14:38:00Z")?))
}

pub async fn payload_xml_simple_model_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().simple_model_value_get().await.map_err(message_of)?;
    is(&*reply, &SimpleModel::new(123, "foo"))
}

pub async fn payload_xml_simple_model_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().simple_model_value_put(SimpleModel::new(123, "foo")).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_renamed_property_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_property_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithRenamedProperty::new("bar", "foo"))
}

pub async fn payload_xml_model_with_renamed_property_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_property_value_put(ModelWithRenamedProperty::new("bar", "foo")).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_renamed_fields_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_fields_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithRenamedFields::new(SimpleModel::new(123, "foo"), SimpleModel::new(456, "bar")))
}

pub async fn payload_xml_model_with_renamed_fields_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_fields_value_put(ModelWithRenamedFields::new(SimpleModel::new(123, "foo"), SimpleModel::new(456, "bar"))).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_nested_model_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_nested_model_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithNestedModel::new(SimpleModel::new(123, "foo")))
}

pub async fn payload_xml_model_with_nested_model_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_nested_model_value_put(ModelWithNestedModel::new(SimpleModel::new(123, "foo"))).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_renamed_nested_model_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_nested_model_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithRenamedNestedModel::new(Author::new("foo")))
}

pub async fn payload_xml_model_with_renamed_nested_model_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_nested_model_value_put(ModelWithRenamedNestedModel::new(Author::new("foo"))).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_simple_arrays_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_simple_arrays_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithSimpleArrays::new(colors(), [1, 2]))
}

pub async fn payload_xml_model_with_simple_arrays_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_simple_arrays_value_put(ModelWithSimpleArrays::new(colors(), [1, 2])).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_unwrapped_array_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_unwrapped_array_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithUnwrappedArray::new(colors(), [1, 2]))
}

pub async fn payload_xml_model_with_unwrapped_array_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_unwrapped_array_value_put(ModelWithUnwrappedArray::new(colors(), [1, 2])).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_renamed_arrays_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_arrays_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithRenamedArrays::new(colors(), [1, 2]))
}

pub async fn payload_xml_model_with_renamed_arrays_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_arrays_value_put(ModelWithRenamedArrays::new(colors(), [1, 2])).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_wrapped_primitive_custom_item_names_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_wrapped_primitive_custom_item_names_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithWrappedPrimitiveCustomItemNames::new(["fiction".to_owned(), "classic".to_owned()]))
}

pub async fn payload_xml_model_with_wrapped_primitive_custom_item_names_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_wrapped_primitive_custom_item_names_value_put(ModelWithWrappedPrimitiveCustomItemNames::new(["fiction".to_owned(), "classic".to_owned()])).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_array_of_model_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_array_of_model_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithArrayOfModel::new(models()))
}

pub async fn payload_xml_model_with_array_of_model_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_array_of_model_value_put(ModelWithArrayOfModel::new(models())).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_unwrapped_model_array_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_unwrapped_model_array_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithUnwrappedModelArray::new(models()))
}

pub async fn payload_xml_model_with_unwrapped_model_array_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_unwrapped_model_array_value_put(ModelWithUnwrappedModelArray::new(models())).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_renamed_wrapped_model_array_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_wrapped_model_array_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithRenamedWrappedModelArray::new(models()))
}

pub async fn payload_xml_model_with_renamed_wrapped_model_array_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_wrapped_model_array_value_put(ModelWithRenamedWrappedModelArray::new(models())).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_renamed_unwrapped_model_array_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_unwrapped_model_array_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithRenamedUnwrappedModelArray::new(models()))
}

pub async fn payload_xml_model_with_renamed_unwrapped_model_array_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_unwrapped_model_array_value_put(ModelWithRenamedUnwrappedModelArray::new(models())).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_renamed_wrapped_and_item_model_array_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_wrapped_and_item_model_array_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithRenamedWrappedAndItemModelArray::new([Book::new("The Great Gatsby"), Book::new("Les Miserables")]))
}

pub async fn payload_xml_model_with_renamed_wrapped_and_item_model_array_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_wrapped_and_item_model_array_value_put(ModelWithRenamedWrappedAndItemModelArray::new([Book::new("The Great Gatsby"), Book::new("Les Miserables")])).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_attributes_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_attributes_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithAttributes::new(true, 123, "foo"))
}

pub async fn payload_xml_model_with_attributes_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_attributes_value_put(ModelWithAttributes::new(true, 123, "foo")).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_renamed_attribute_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_attribute_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithRenamedAttribute::new("F. Scott Fitzgerald", 123, "The Great Gatsby"))
}

pub async fn payload_xml_model_with_renamed_attribute_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_renamed_attribute_value_put(ModelWithRenamedAttribute::new("F. Scott Fitzgerald", 123, "The Great Gatsby")).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_namespace_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_namespace_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithNamespace::new(123, "The Great Gatsby"))
}

pub async fn payload_xml_model_with_namespace_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_namespace_value_put(ModelWithNamespace::new(123, "The Great Gatsby")).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_namespace_on_properties_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_namespace_on_properties_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithNamespaceOnProperties::new("F. Scott Fitzgerald", 123, "The Great Gatsby"))
}

pub async fn payload_xml_model_with_namespace_on_properties_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_namespace_on_properties_value_put(ModelWithNamespaceOnProperties::new("F. Scott Fitzgerald", 123, "The Great Gatsby")).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_optional_field_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_optional_field_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithOptionalField::new("widget"))
}

pub async fn payload_xml_model_with_optional_field_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_optional_field_value_put(ModelWithOptionalField::new("widget")).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_empty_array_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_empty_array_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithEmptyArray::new([]))
}

pub async fn payload_xml_model_with_empty_array_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_empty_array_value_put(ModelWithEmptyArray::new([])).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_dictionary_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_dictionary_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithDictionary::new(dictionary()))
}

pub async fn payload_xml_model_with_dictionary_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_dictionary_value_put(ModelWithDictionary::new(dictionary())).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_encoded_names_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_encoded_names_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithEncodedNames::new(colors(), SimpleModel::new(123, "foo")))
}

pub async fn payload_xml_model_with_encoded_names_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_encoded_names_value_put(ModelWithEncodedNames::new(colors(), SimpleModel::new(123, "foo"))).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_enum_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_enum_value_get().await.map_err(message_of)?;
    is(&*reply, &ModelWithEnum::new(Status::Success))
}

pub async fn payload_xml_model_with_enum_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_enum_value_put(ModelWithEnum::new(Status::Success)).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_model_with_datetime_value_get(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_datetime_value_get().await.map_err(message_of)?;
    is(&*reply, &datetime()?)
}

pub async fn payload_xml_model_with_datetime_value_put(server: &str) -> Outcome {
    let reply = client(server)?.payload().model_with_datetime_value_put(datetime()?).await.map_err(message_of)?;
    is_status(reply.status().as_u16(), 204)
}

pub async fn payload_xml_xml_error_value_get(server: &str) -> Outcome {
    let error = client(server)?.payload().xml_error_value_get().await.err();
    fails(error.as_ref().and_then(|error| error.status()).map(|status| status.as_u16()), 400)?;
    let Some(payload_xml::Error::Api(error)) = error else { return Err("it is no error of the server".to_owned()) };
    let body = error.decode_xml::<XmlErrorBody, xml::XmlErrorBody>().map_err(message_of)?;
    is(&body, &typed(r#"{"code": 400, "message": "Something went wrong"}"#)?)
}

/// The pets on both pages.
fn are_all(pets: &Vec<XmlPet>) -> Outcome {
    let expected = ["dog", "cat", "bird", "fish"].into_iter().enumerate();
    let pet = |(at, name)| typed(&format!(r#"{{"id": "{}", "name": "{name}"}}"#, at + 1));
    is(pets, &expected.map(pet).collect::<Result<_, _>>()?)
}

pub async fn payload_pageable_xml_pagination_list_with_continuation(server: &str) -> Outcome {
    let client = payload_pageable::Client::builder().base_url(server).build().map_err(message_of)?;
    are_all(&client.payload().xml_pagination_list_with_continuation().items().try_collect().await.map_err(message_of)?)
}

pub async fn payload_pageable_xml_pagination_list_with_next_link(server: &str) -> Outcome {
    let client = payload_pageable::Client::builder().base_url(server).build().map_err(message_of)?;
    are_all(&client.payload().xml_pagination_list_with_next_link().items().try_collect().await.map_err(message_of)?)
}
