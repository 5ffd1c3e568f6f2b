//! Reads the items of a page.

use super::bare_text::not_json;
use super::json::{self, Decoded};
use super::paging::Paging;
use super::received::Received;
use super::reply::{Json, Reply as _};
use super::unreadable::Unreadable;
use super::wire::Wire;

/// The items of a page: what stands at some members of a JSON body, which may be the body itself.
pub(crate) fn items<T: Wire + 'static>(received: &Received, paging: &Paging) -> Result<Decoded<Vec<T>>, Unreadable> {
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
