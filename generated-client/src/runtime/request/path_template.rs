// @generated, the same for every API. Do not edit.
//! Fills the parameters of a path template with encoded values. A value that would change the path is refused: URL
//! parsers resolve the segments `.` and `..` even if they are encoded.

use super::argument_error::ArgumentError;

/// The names of the parameters of a path template.
pub(crate) fn names(route: &'static str) -> impl Iterator<Item = &'static str> {
    route.split('{').skip(1).filter_map(|after| after.split_once('}')).map(|(name, _)| name)
}

/// Fills the parameters of a path template with their encoded values.
pub(crate) fn fill(route: &str, values: &[(&'static str, String)]) -> Result<String, ArgumentError> {
    let mut path = String::with_capacity(route.len() + 32);
    for (index, segment) in route.split('/').enumerate() {
        if index > 0 {
            path.push('/');
        }
        let filled = fill_segment(segment, values)?;
        if filled != segment && is_dot_segment(&filled) {
            return Err(ArgumentError::new(format!(
                "`{filled}` cannot stand for {segment} in {route}: it would change the route"
            )));
        }
        // Slashes stay in the values of some parameters. The value is not shown: it may hold a credential.
        if filled != segment && has_dot_segments(&filled) {
            return Err(ArgumentError::new(format!(
                "the value of {segment} in {route} has a segment `.` or `..`, which would change the route"
            )));
        }
        path.push_str(&filled);
    }
    Ok(path)
}

fn fill_segment(segment: &str, values: &[(&'static str, String)]) -> Result<String, ArgumentError> {
    let (mut filled, mut rest) = (String::new(), segment);
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else {
            break;
        };
        let value = values.iter().rev().find(|(known, _)| *known == name).map(|(_, value)| value);
        let Some(value) = value else {
            return Err(ArgumentError::new(format!("the path parameter `{name}` is not set")));
        };
        if value.is_empty() {
            return Err(ArgumentError::new(format!("the path parameter `{name}` must not be empty")));
        }
        filled.push_str(before);
        filled.push_str(value);
        rest = after;
    }
    filled.push_str(rest);
    Ok(filled)
}

/// Whether a URL parser, or a server that ignores the text after a semicolon, would resolve a segment of this path and
/// request another path.
pub(crate) fn has_dot_segments(path: &str) -> bool {
    path.split(['/', '\\']).any(|segment| is_dot_segment(&segment.to_ascii_lowercase().replace("%2e", ".")))
}

/// Whether a segment is `.` or `..`, with or without parameters of its own.
pub(crate) fn is_dot_segment(segment: &str) -> bool {
    matches!(segment.split(';').next(), Some("." | ".."))
}
