//! Random numbers.

/// Returns a random number.
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(crate) fn random() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    RandomState::new().build_hasher().finish()
}

/// Returns a random number. The hashes of the standard library are not random on this target.
#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(crate) fn random() -> u64 {
    // The bits of a number below 1 that vary are the lower 52.
    let bits = || js_sys::Math::random().to_bits();
    (bits() << 32) ^ bits()
}
