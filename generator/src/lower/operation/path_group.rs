//! The part of a path that operations without a tag are grouped by.

/// The parts of a path that say nothing about its operations.
const SAYS_NOTHING: [&str; 3] = ["api", "apis", "rest"];

/// Returns the first part of a path that says what its operations are about; `None` if there is none, or if it is the operation itself,
/// as in `/sendMessage`, whose `operationId` is `sendMessage`.
///
/// Parameters, versions and the parts of `SAYS_NOTHING` are skipped. Of a part such as `users.list`, `users:search` or `Users({id})`, it
/// is what comes before the first character that is not part of a name.
pub(super) fn first_part<'p>(path: &'p str, operation_id: Option<&str>) -> Option<&'p str> {
    let part = path.split('/').map(name).find(|part| !part.is_empty() && !is_version(part) && !says_nothing(part))?;
    let is_operation = operation_id.is_some_and(|id| letters(id).eq(letters(part)));
    (!is_operation).then_some(part)
}

/// Returns the name that a part of a path begins with.
fn name(part: &str) -> &str {
    let start = part.trim_start_matches(['.', '@', '$', '_', '~']);
    let is_of_name = |c: char| c.is_alphanumeric() || "-_%".contains(c);
    let end = start.find(|c| !is_of_name(c)).unwrap_or(start.len());
    let name = &start[..end];
    // What is only numbers, or has no letters, names no group.
    if name.contains(char::is_alphabetic) { name } else { "" }
}

/// Whether a part is a version: `v1`, `V2`, `v1beta1`, `v1alpha`.
fn is_version(part: &str) -> bool {
    let Some(number) = part.strip_prefix(['v', 'V']) else { return false };
    let rest = number.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_stage = |text: &str| ["", "alpha", "beta", "rc", "p", "_"].contains(&text);
    rest.len() < number.len() && is_stage(rest.trim_end_matches(|c: char| c.is_ascii_digit()))
}

fn says_nothing(part: &str) -> bool {
    SAYS_NOTHING.iter().any(|word| part.eq_ignore_ascii_case(word))
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::first_part;

    #[test]
    fn versions_parameters_and_general_words_are_skipped() {
        let parts = [
            ("/v1/accounts/{account}", Some("accounts")),
            ("/api/v2.1/users", Some("users")),
            ("/api/0/organizations/{slug}/", Some("organizations")),
            ("/rest/V3beta1/projects", Some("projects")),
            ("/2024-01-01/functions", Some("functions")),
            ("/{tenant}/users", Some("users")),
            ("/{id}", None),
            ("/v1", None),
            ("/", None),
            ("", None),
        ];
        for (path, part) in parts {
            assert_eq!(first_part(path, None), part, "{path}");
        }
    }

    #[test]
    fn a_part_is_its_name() {
        let parts = [
            ("/chat.postMessage", Some("chat")),
            ("/v1/projects:search", Some("projects")),
            ("/Users({id})/mail", Some("Users")),
            ("/users.json", Some("users")),
            ("/.well-known/jwks", Some("well-known")),
            ("/@me/guilds", Some("me")),
            ("/vaults", Some("vaults")),
            ("/v1_0x/pets", Some("v1_0x")),
        ];
        for (path, part) in parts {
            assert_eq!(first_part(path, None), part, "{path}");
        }
    }

    #[test]
    fn a_part_that_is_the_operation_is_no_group() {
        assert_eq!(first_part("/sendMessage", Some("send_message")), None);
        assert_eq!(first_part("/sendMessage", Some("telegram_send_message")), Some("sendMessage"));
        assert_eq!(first_part("/pets/{id}", Some("pets")), None);
    }
}
