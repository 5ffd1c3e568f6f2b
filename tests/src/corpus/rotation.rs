//! Which part of a long list is looked at today, so that a bounded run sees all of it in time.

use std::time::{SystemTime, UNIX_EPOCH};

/// Days since 1970, which turns all rotations.
#[must_use]
pub fn today() -> usize {
    let passed = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    usize::try_from(passed.as_secs() / 86_400).unwrap_or_default()
}

/// The list, begun somewhere else each day: `step` further than the day before.
#[must_use]
pub fn turned<T: Clone>(list: &[T], step: usize, day: usize) -> Vec<T> {
    let mut turned = list.to_vec();
    if !turned.is_empty() {
        turned.rotate_left(step.wrapping_mul(day) % list.len());
    }
    turned
}
