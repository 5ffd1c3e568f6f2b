//! A fingerprint of a document: two documents that are read alike have the same, however they are written.

use std::io::{self, Write};

use serde_json::Value;

/// Returns the fingerprint of a document that was read into one tree: a 64-bit hash (FNV-1a) as hexadecimal digits. It tells whether
/// the document changed, and does not protect from anybody.
#[must_use]
pub fn fingerprint(tree: &Value) -> String {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    // A hash takes everything, and a tree has no keys but strings.
    let _ = serde_json::to_writer(&mut hash, tree);
    format!("{:016x}", hash.0)
}

struct Hash(u64);

impl Write for Hash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::fingerprint;

    #[test]
    fn each_difference_is_another_fingerprint() {
        let one = fingerprint(&json!({ "a": 1, "b": [true, null] }));
        assert_eq!(one.len(), 16);
        assert_eq!(fingerprint(&json!({ "a": 1, "b": [true, null] })), one);
        for other in
            [json!({ "a": 2, "b": [true, null] }), json!({ "a": 1, "b": [null, true] }), json!({}), json!(null)]
        {
            assert_ne!(fingerprint(&other), one, "{other}");
        }
    }
}
