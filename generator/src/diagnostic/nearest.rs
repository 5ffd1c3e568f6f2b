//! Finds the known name that a misspelt name is closest to, for "did you mean".

/// Names longer than this are only compared without regard to case, so that the cost of a comparison is bounded.
const LONGEST: usize = 100;

/// Returns the candidate that `name` most likely means, or `None` when no candidate is close.
///
/// A candidate is close when it is equal but for case, or when at most a third of the characters of `name` are wrong, missing,
/// superfluous or swapped. Of equally close candidates the first one is returned.
pub(crate) fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = name.to_lowercase();
    let length = wanted.chars().count();
    if length == 0 {
        return None;
    }
    let allowed = length.max(3) / 3;
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates.into_iter().filter(|candidate| *candidate != name) {
        let other = candidate.to_lowercase();
        if other == wanted {
            return Some(candidate);
        }
        let other_length = other.chars().count();
        if length.max(other_length) > LONGEST || length.abs_diff(other_length) > allowed {
            continue;
        }
        let distance = strsim::osa_distance(&wanted, &other);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn misspelt_names_are_suggested() {
        let keywords = ["properties", "patternProperties", "operationId", "required"];
        assert_eq!(nearest("propertys", keywords), Some("properties"));
        assert_eq!(nearest("operationID", keywords), Some("operationId"));
        assert_eq!(nearest("requierd", keywords), Some("required"));
        assert_eq!(nearest("Tokne", ["Token", "Key"]), Some("Token"));
        assert_eq!(nearest("Usr", ["User", "Order"]), Some("User"));
    }

    #[test]
    fn distant_names_are_not_suggested() {
        assert_eq!(nearest("cookie", ["Token", "bearer"]), None);
        assert_eq!(nearest("ab", ["xyz"]), None);
        assert_eq!(nearest("", ["a"]), None);
        assert_eq!(nearest("name", []), None);
    }

    #[test]
    fn the_closest_name_is_suggested_then_the_first() {
        assert_eq!(nearest("adress", ["dress", "address", "addresss"]), Some("dress"));
        assert_eq!(nearest("userId", ["userIds", "USERID"]), Some("USERID"));
        assert_eq!(nearest("same", ["same", "some"]), Some("some"));
    }

    #[test]
    fn long_names_are_not_measured() {
        let long = "x".repeat(100_000);
        let other = "y".repeat(100_000);
        assert_eq!(nearest(&long, [other.as_str()]), None);
        assert_eq!(nearest(&long, [long.to_uppercase().as_str()]), Some(long.to_uppercase().as_str()));
    }

    #[test]
    fn at_most_a_third_of_the_characters_may_differ() {
        for (name, candidate, close) in [
            ("abc", "abd", true),
            ("abc", "axx", false),
            ("a", "b", true),
            ("abcdef", "abxyef", true),
            ("abcdef", "axyzef", false),
            ("abcdef", "abcdefgh", true),
            ("abcdef", "abcdefghi", false),
            ("ähnlich", "ahnlich", true),
        ] {
            assert_eq!(nearest(name, [candidate]).is_some(), close, "{name} {candidate}");
        }
    }
}
