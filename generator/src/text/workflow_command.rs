//! Text in workflow commands of GitHub, such as `::warning file=api.yaml,line=3::message`.

use super::hidden::visible_line;

/// Escapes the message of a command. Line breaks within it are shown as such; other hidden characters by their escapes.
#[must_use]
pub fn message(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(|line| visible_line(line).replace('%', "%25")).collect();
    lines.join("%0A")
}

/// Escapes a property of a command.
#[must_use]
pub fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{message, property};

    #[test]
    fn no_text_begins_another_command() {
        assert_eq!(message("50%\n::error::x\r\u{2028}"), "50%25%0A::error::x\\r\\u{2028}");
        assert_eq!(property("a,b:c\nd"), "a%2Cb%3Ac%0Ad");
    }
}
