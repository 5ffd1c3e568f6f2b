//! The tokens of HTTP: names of methods, headers and authentication schemes.

/// Whether a text is a token of RFC 9110, section 5.6.2, such as the name of a method or header.
#[must_use]
pub fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::is_token;

    #[test]
    fn tokens_are_those_of_rfc_9110() {
        for text in ["GET", "X-Request-Id", "!#$%&'*+-.^_`|~09az"] {
            assert!(is_token(text), "{text:?}");
        }
        for text in ["", "a b", "a:b", "a/b", "(a)", "a,b", "a;b", "\"a\"", "é", "a\n", "[a]", "{a}", "a=b", "a@b"] {
            assert!(!is_token(text), "{text:?}");
        }
    }
}
