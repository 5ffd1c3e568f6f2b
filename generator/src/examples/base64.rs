//! Whether a text is base64, which `format: byte` says and JSON Schema validators leave open: a secret written as a URL or in hex
//! is no example of bytes.

/// The symbols of RFC 4648, section 4.
pub(super) const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The symbols of section 5.
pub(super) const URL_SAFE: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// With padding or without it. Bits that stand for no byte have to be zero.
pub(super) fn is_base64(text: &str, symbols: &[u8; 64]) -> bool {
    let data = text.trim_end_matches('=');
    let values: Option<Vec<usize>> =
        data.bytes().map(|byte| symbols.iter().position(|symbol| *symbol == byte)).collect();
    let (Some(values), padding) = (values, text.len() - data.len()) else { return false };
    let step = match values.len() % 4 {
        0 => 1,
        2 => 1 << 4,
        3 => 1 << 2,
        _ => return false,
    };
    let padded = padding == 0 || (padding < 3 && text.len() % 4 == 0);
    padded && values.last().is_none_or(|last| last % step == 0)
}
