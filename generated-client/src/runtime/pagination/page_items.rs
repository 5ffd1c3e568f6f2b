// @generated, the same for every API. Do not edit.
//! Reads the items of a page.

use crate::runtime::codec::unreadable::Unreadable;
use crate::runtime::codec::wire::Wire;
use crate::runtime::description::paging::Paging;
use crate::runtime::json::bare_text::not_json;
use crate::runtime::json::{self, Decoded};
use crate::runtime::response::reply::{Json, Reply as _};
use crate::runtime::transport::raw_response::RawResponse;

/// The items of a page: the value at a path of a JSON body, or the body itself.
pub(crate) fn items<T: Wire + Send + 'static>(
    received: &RawResponse,
    paging: &Paging,
) -> Result<Decoded<Vec<T>>, Unreadable> {
    let found = match paging.as_json(&received.body) {
        Some(json) => json::from_slice_at(&json?, paging.items())?,
        None if paging.items().is_empty() => return Json::<Vec<T>>::read(received),
        None => {
            let found = json::from_slice_at(&received.body, paging.items());
            found.map_err(|error| not_json(&received.media_type()).map_or_else(|| error.into(), Unreadable::whole))?
        }
    };
    let Decoded { value, deviations, omitted_deviations } = found;
    Ok(Decoded { value: value.unwrap_or_default(), deviations, omitted_deviations })
}
