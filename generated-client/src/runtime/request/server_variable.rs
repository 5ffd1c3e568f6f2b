// @generated, the same for every API. Do not edit.
//! Checks whether the value of a server variable fits its position in the server's address. The generator compiles this
//! file too, to check documented defaults, so the file uses nothing else of the runtime.

/// Returns why a value cannot replace `{name}` in the address, or `None` if it can. `documented` are the values that
/// the document specifies for the variable: they show whether the variable spans several labels of the host or several
/// segments of the path.
pub(crate) fn misfit(address: &str, name: &str, value: &str, documented: &[&str]) -> Option<&'static str> {
    let placeholder = format!("{{{name}}}");
    let positions = address.match_indices(&placeholder);
    positions
        .map(|(at, _)| Position::of(&address[..at], &address[at + placeholder.len()..], documented))
        .find_map(|position| position.misfit(value, documented))
}

/// The part of the address that a variable is in.
#[derive(Clone, Copy)]
enum Position {
    /// The whole address, or everything before the path.
    Start,
    Scheme,
    /// The whole host, and the port if `port` is set.
    Host {
        port: bool,
    },
    /// Some labels of the host, or a part of one.
    Labels {
        several: bool,
    },
    Port,
    /// The end of the authority. Documented values show that the path begins in the variable.
    PathAfterHost,
    /// The end of the authority. Documented values show that the variable is a colon and a port.
    ColonAndPort,
    Path {
        several: bool,
    },
}

impl Position {
    fn of(before: &str, after: &str, documented: &[&str]) -> Self {
        let ends = after.is_empty() || after.starts_with(['/', '?', '#']);
        let shown = |c: char| documented.iter().any(|value| value.contains(c));
        let Some((_, before)) = before.split_once("://") else {
            return match after.contains("://") {
                true => Self::Scheme,
                false if before.is_empty() && ends => Self::Start,
                false => Self::Path { several: shown('/') },
            };
        };
        if before.contains(['/', '?', '#']) {
            return Self::Path { several: shown('/') };
        }
        // A colon in a placeholder or in an IPv6 address is not before a port.
        if before.rsplit(['}', ']']).next().is_some_and(|literal| literal.contains(':')) {
            return Self::Port;
        }
        let begins = |c: char| documented.iter().any(|value| value.starts_with(c));
        let ends_host = ends || after.starts_with(':');
        match () {
            () if before.is_empty() && ends_host => Self::Host { port: ends },
            () if ends && begins(':') => Self::ColonAndPort,
            () if ends && (begins('/') || documented.contains(&"")) => Self::PathAfterHost,
            () => Self::Labels { several: shown('.') || (documented.is_empty() && ends_host && before.ends_with('.')) },
        }
    }

    fn misfit(self, value: &str, documented: &[&str]) -> Option<&'static str> {
        if value.is_empty() {
            return (!documented.contains(&"")).then_some("must not be empty");
        }
        let fits = match self {
            Self::Start => is_address(value) || is_path(value, true),
            Self::Scheme => value.chars().all(|c| c.is_ascii_lowercase()),
            Self::Host { port } => is_host(value) || (port && is_host_and_port(value)),
            Self::Labels { several } => {
                let whole = several && is_host_name(value);
                whole || is_label(value) || (documented.contains(&value) && value.split('.').all(is_part))
            }
            Self::Port => is_port(value),
            Self::PathAfterHost => value.starts_with('/') && is_path(value, true),
            Self::ColonAndPort => value.strip_prefix(':').is_some_and(is_port),
            Self::Path { several } => is_path(value, several),
        };
        (!fits).then_some(match self {
            Self::Start => "must be an http or https address without user, query and fragment",
            Self::Scheme => "must be the name of a scheme",
            Self::Host { .. } => "must be a host",
            Self::Labels { several: true } => "must be labels of a host: letters, digits, `-`, `_` and `.`",
            Self::Labels { several: false } => "must be a label of a host: letters, digits, `-` and `_`",
            Self::Port => "must be a port",
            Self::ColonAndPort => "must be a colon and a port",
            Self::PathAfterHost => "must be a path that begins with a slash, without dot segments, query and fragment",
            Self::Path { several: true } => "must be segments of a path, without dot segments, query and fragment",
            Self::Path { several: false } => "must be a segment of a path, without slash, query and fragment",
        })
    }
}

fn is_address(value: &str) -> bool {
    let Some(rest) = value.strip_prefix("https://").or_else(|| value.strip_prefix("http://")) else { return false };
    let (authority, path) = rest.find('/').map_or((rest, ""), |slash| rest.split_at(slash));
    (is_host(authority) || is_host_and_port(authority)) && (path.is_empty() || is_path(path, true))
}

fn is_host_and_port(value: &str) -> bool {
    value.rsplit_once(':').is_some_and(|(host, port)| is_host(host) && is_port(port))
}

fn is_host(value: &str) -> bool {
    let address = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    match address {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => is_host_name(value),
    }
}

fn is_host_name(value: &str) -> bool {
    value.len() <= 253 && value.split('.').all(is_label)
}

fn is_label(value: &str) -> bool {
    !value.is_empty() && is_part(value)
}

fn is_part(value: &str) -> bool {
    value.len() <= 63 && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn is_port(value: &str) -> bool {
    value.bytes().all(|byte| byte.is_ascii_digit()) && value.parse::<u16>().is_ok_and(|port| port > 0)
}

/// Whether a value can be part of a path unchanged. A percent sign cannot, since it may encode a slash or a dot.
fn is_path(value: &str, several: bool) -> bool {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(&byte);
    value.bytes().all(|byte| kept(byte) || (several && byte == b'/'))
        && value.split('/').all(|segment| !matches!(segment.split(';').next(), Some("." | "..")))
}
