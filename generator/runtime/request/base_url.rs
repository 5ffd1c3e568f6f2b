//! The address that paths are appended to. It is preserved as text: a URL parser would drop the last segment of a
//! prefix, or the slash at the end of a path.

use url::Url;

use super::argument_error::ArgumentError;
use super::path_template;
use super::server_variable;
use crate::runtime::description::api::{Api, Server, Variable};

/// The address of a server, without a slash at the end.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl {
    text: String,
}

/// How the address is selected.
#[derive(Clone, Debug, Default)]
pub(crate) enum Choice {
    /// The server of this index in the document.
    #[default]
    First,
    Server(usize),
    /// This address, with the documented base path appended unless it ends with it.
    Base(String),
    /// This address, unchanged.
    Exact(String),
}

impl BaseUrl {
    /// Returns the address that paths are appended to.
    pub(crate) fn choose(api: &Api, choice: &Choice, variables: &[(String, String)]) -> Result<Self, ArgumentError> {
        let (index, url) = match choice {
            Choice::Exact(url) => return Self::parse(url),
            Choice::Base(url) => (0, Some(url)),
            Choice::First => (0, None),
            Choice::Server(index) if *index < api.servers.len() => (*index, None),
            Choice::Server(index) => {
                let known = api.servers.len();
                return Err(ArgumentError::new(format!("there is no server {index}: the document names {known}")));
            }
        };
        check_variables(api, api.servers.get(index), variables)?;
        let documented = api.servers.get(index).map_or(Ok(String::new()), |server| fill(server, variables))?;
        match url {
            Some(url) => Self::parse(url)?.with_path(complete(&path_of(&documented))?),
            None if is_absolute(&documented) => Self::parse(complete(&documented)?),
            None => Err(ArgumentError::new(format!(
                "the document gives {} as the address of the server, which names no host: set one with `base_url`",
                if documented.is_empty() { "nothing" } else { &documented },
            ))),
        }
    }

    /// Returns the address for an operation with a server of its own. If the user has set an address, the operation is
    /// requested there, with the path of its own server.
    pub(crate) fn for_operation(
        &self,
        server: &Server,
        choice: &Choice,
        variables: &[(String, String)],
    ) -> Result<Self, ArgumentError> {
        if matches!(choice, Choice::Exact(_)) {
            return Ok(self.clone());
        }
        let documented = fill(server, variables)?;
        let server = documented.as_str();
        match choice {
            Choice::Base(url) => Self::parse(url)?.with_path(complete(&path_of(server))?),
            _ if is_absolute(server) => Self::parse(complete(server)?),
            _ => Self::parse(&self.origin()?)?.with_path(complete(server)?),
        }
    }

    /// Returns the address of a path below this one, with its query.
    pub(crate) fn at(&self, path: &str, query: &str) -> Result<Url, ArgumentError> {
        let mark = if query.is_empty() { "" } else { "?" };
        let slash = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
        let path = path.replace('#', "%23");
        let text = [&self.text, slash, &path, mark, query].concat();
        Url::parse(&text).map_err(|error| ArgumentError::because("the path makes no address", error))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    pub(crate) fn parse(text: &str) -> Result<Self, ArgumentError> {
        let refuse = |why: &str| ArgumentError::new(format!("the base URL {why}"));
        // The address is not shown, since it may contain a password.
        let text = text.trim();
        // A parser reads a backslash as a slash and drops tabs and line breaks, which a reader of the address does not.
        if text.contains(|c: char| c == '\\' || c.is_control()) {
            return Err(refuse("must not hold a backslash, a tab or a line end"));
        }
        let url = Url::parse(text).map_err(|error| refuse(&format!("cannot be read: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refuse(&format!("must begin with http:// or https://, not {}:", url.scheme())));
        }
        let after_scheme = text.get(url.scheme().len()..).and_then(|rest| rest.strip_prefix("://"));
        if after_scheme.is_none_or(|rest| rest.starts_with('/')) {
            return Err(refuse(&format!("must begin with {0}:// and a host", url.scheme())));
        }
        if has_user(text) {
            return Err(refuse("must not hold a user or password: set credentials on the builder"));
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("must not hold a query or a fragment"));
        }
        Ok(Self { text: url.as_str().trim_end_matches('/').to_owned() })
    }

    fn with_path(mut self, path: &str) -> Result<Self, ArgumentError> {
        let path = path.trim_matches('/');
        let present = path.is_empty() || path_of(&self.text).trim_end_matches('/').ends_with(&format!("/{path}"));
        if !present {
            self.text = format!("{}/{path}", self.text);
        }
        Self::parse(&self.text)
    }

    pub(crate) fn url(&self) -> Result<Url, ArgumentError> {
        Url::parse(&self.text).map_err(|error| ArgumentError::because("the base URL cannot be read", error))
    }

    /// Scheme, host and port.
    fn origin(&self) -> Result<String, ArgumentError> {
        Ok(self.url()?.origin().ascii_serialization())
    }
}

/// Returns a documented address, unless it contains a variable without a default.
fn complete(address: &str) -> Result<&str, ArgumentError> {
    match address.split_once('{').and_then(|(_, rest)| rest.split_once('}')) {
        Some((name, _)) => Err(ArgumentError::new(format!("the server variable `{name}` of {address} is not set"))),
        None => Ok(address),
    }
}

/// Whether the address has a user name before the host, even an empty one.
fn has_user(address: &str) -> bool {
    let after_scheme = address.split_once(':').map_or(address, |(_, rest)| rest).trim_start_matches('/');
    after_scheme.split(['/', '?', '#']).next().is_some_and(|authority| authority.contains('@'))
}

fn is_absolute(url: &str) -> bool {
    url.contains("://")
}

/// Returns the path of an absolute or relative address.
fn path_of(url: &str) -> String {
    let after_scheme = url.split_once("://").map(|(_, rest)| rest.find('/').map_or("", |start| &rest[start..]));
    after_scheme.unwrap_or(url).split(['?', '#']).next().unwrap_or_default().to_owned()
}

/// Refuses variables that neither the selected server nor a server of an operation has.
fn check_variables(api: &Api, server: Option<&Server>, set: &[(String, String)]) -> Result<(), ArgumentError> {
    let Some(server) = server else { return Ok(()) };
    let is_known = |name: &str| {
        server.variables.iter().any(|variable| variable.name == name) || api.operation_variables.contains(&name)
    };
    match set.iter().find(|(name, _)| !is_known(name)) {
        Some((name, _)) => Err(ArgumentError::new(format!("the server {} has no variable `{name}`", server.url))),
        None => Ok(()),
    }
}

/// Returns the address of a server with these values of its variables. Values of other variables are ignored.
fn fill(server: &Server, set: &[(String, String)]) -> Result<String, ArgumentError> {
    let (mut url, mut rest) = (String::new(), server.url);
    // In one pass, so a brace in a value does not begin another variable.
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        url.push_str(before);
        match server.variables.iter().find(|variable| variable.name == name) {
            Some(variable) => url.push_str(value(server, variable, set)?),
            None => url.extend(["{", name, "}"]),
        }
        rest = after;
    }
    url.push_str(rest);
    if url != server.url && path_template::has_dot_segments(&path_of(&url)) {
        return Err(ArgumentError::new(format!(
            "with its variables, the server {} has a path with dot segments",
            server.url
        )));
    }
    Ok(url)
}

/// Returns the value of a variable, which fits its position in the address, or the placeholder if it has no value.
fn value<'v>(server: &Server, variable: &Variable, set: &'v [(String, String)]) -> Result<&'v str, ArgumentError>
where
    'static: 'v,
{
    let name = variable.name;
    let given = set.iter().rev().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let has_default = variable.default != format!("{{{name}}}");
    let Some(value) = given.or(has_default.then_some(variable.default)) else { return Ok(variable.default) };
    let refuse = |why: &str| {
        let subject = if given.is_some() { "value" } else { "documented default" };
        let hint = if given.is_some() { "" } else { "; set another one" };
        ArgumentError::new(format!(
            "the {subject} {value:?} of the server variable `{name}` of {} {why}{hint}",
            server.url
        ))
    };
    if !variable.allowed.is_empty() && !variable.allowed.contains(&value) {
        return Err(refuse(&format!("must be one of {}", variable.allowed.join(", "))));
    }
    let documented: Vec<&str> =
        variable.allowed.iter().copied().chain(has_default.then_some(variable.default)).collect();
    server_variable::misfit(server.url, name, value, &documented).map_or(Ok(value), |why| Err(refuse(why)))
}
