//! Diagnostics as JSON, one object on each line.

use super::record::Record;
use crate::text::json::visible_json;

/// Returns a line for each diagnostic.
///
/// # Errors
///
/// If a record cannot be written as JSON, which is a defect of the generator.
pub fn json(records: &[Record<'_>]) -> Result<String, serde_json::Error> {
    let lines = records.iter().map(|record| Ok(visible_json(&serde_json::to_string(record)?) + "\n"));
    lines.collect()
}
