//! Patterns with `*` and `**`.

/// Whether a pattern matches a whole text. The work is bounded by the product of their lengths.
pub(super) fn matches(pattern: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().collect();
    // Whether the pattern so far matches the text up to each position.
    let mut ends = vec![false; text.len() + 1];
    ends[0] = true;
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let (is_star, crosses) = (first == '*', rest.starts_with("**"));
        rest = &rest[if crosses { 2 } else { first.len_utf8() }..];
        let mut next = vec![false; ends.len()];
        for at in 0..ends.len() {
            let before = at.checked_sub(1).map(|before| (before, text[before]));
            next[at] = match before {
                _ if is_star && ends[at] => true,
                Some((before, c)) if is_star => next[before] && (crosses || c != '/'),
                Some((before, c)) => ends[before] && c == first,
                None => false,
            };
        }
        ends = next;
    }
    ends.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn a_star_stops_at_a_slash_and_two_do_not() {
        for (pattern, text, is_match) in [
            ("", "", true),
            ("", "a", false),
            ("/users", "/users", true),
            ("/users", "/users/1", false),
            ("/users/*", "/users/{id}", true),
            ("/users/*", "/users/", true),
            ("/users/*", "/users/{id}/x", false),
            ("/users/**", "/users/{id}/x", true),
            ("**/x", "/users/{id}/x", true),
            ("a*b*c", "aXXbYYc", true),
            ("a*b*c", "aXXbYY", false),
            ("é*", "éa", true),
        ] {
            assert_eq!(matches(pattern, text), is_match, "{pattern} {text}");
        }
        let (pattern, text) = ("*a".repeat(200), "a".repeat(2000) + "b");
        assert!(!matches(&pattern, &text));
    }
}
