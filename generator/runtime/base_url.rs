//! The address that routes are appended to. It is kept as text and never joined by a URL parser: that would
//! drop the last segment of a prefix, or the slash at the end of a route.

use url::Url;

use super::api::{Api, Server};
use super::error::ArgumentError;

/// The address of a server, without a slash at its end.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl {
    text: String,
}

/// Which address was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) enum Choice {
    /// The server of this index in the document.
    #[default]
    First,
    Server(usize),
    /// This address, followed by the documented base path unless it ends with it.
    Base(String),
    /// This address as it is.
    Exact(String),
}

impl BaseUrl {
    /// The address that routes are appended to, for this choice.
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

    /// The address for an operation that has a server of its own. Where the user has set an address, the
    /// operation stays there, below the path that its own server has.
    pub(crate) fn for_operation(&self, server: &str, choice: &Choice) -> Result<Self, ArgumentError> {
        match choice {
            Choice::Exact(_) => Ok(self.clone()),
            Choice::Base(url) => Self::parse(url)?.with_path(&path_of(server)),
            _ if is_absolute(server) => Self::parse(complete(server)?),
            _ => Self::parse(&self.origin()?)?.with_path(server),
        }
    }

    /// The whole address of a path below this one, with its query.
    pub(crate) fn at(&self, path: &str, query: &str) -> Result<Url, ArgumentError> {
        let mark = if query.is_empty() { "" } else { "?" };
        let slash = if path.is_empty() || path.starts_with('/') { "" } else { "/" };
        let path = path.replace('#', "%23");
        let text = [&self.text, slash, &path, mark, query].concat();
        Url::parse(&text).map_err(|error| ArgumentError::because(format!("{path} makes no address"), error))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.text
    }

    fn parse(text: &str) -> Result<Self, ArgumentError> {
        let refuse = |why: &str| ArgumentError::new(format!("the base URL {why}"));
        // The address itself is not shown: it may hold a password.
        let url = Url::parse(text.trim()).map_err(|error| refuse(&format!("cannot be read: {error}")))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(refuse(&format!("must begin with http:// or https://, not {}:", url.scheme())));
        }
        if !url.username().is_empty() || url.password().is_some() {
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

/// A documented address, unless a variable without a default is left in it.
fn complete(address: &str) -> Result<&str, ArgumentError> {
    match address.split_once('{').and_then(|(_, rest)| rest.split_once('}')) {
        Some((name, _)) => Err(ArgumentError::new(format!("the server variable `{name}` of {address} is not set"))),
        None => Ok(address),
    }
}

fn is_absolute(url: &str) -> bool {
    url.contains("://")
}

/// The path of an address, absolute or not.
fn path_of(url: &str) -> String {
    let after_scheme = url.split_once("://").map(|(_, rest)| rest.find('/').map_or("", |start| &rest[start..]));
    after_scheme.unwrap_or(url).split(['?', '#']).next().unwrap_or_default().to_owned()
}

fn fill(server: &Server, set: &[(String, String)]) -> Result<String, ArgumentError> {
    if let Some((name, _)) = set.iter().find(|(name, _)| !server.variables.iter().any(|variable| variable.name == name))
    {
        return Err(ArgumentError::new(format!("the server {} has no variable `{name}`", server.url)));
    }
    let mut url = server.url.to_owned();
    for variable in server.variables {
        let value =
            set.iter().rev().find(|(name, _)| name == variable.name).map_or(variable.default, |(_, value)| value);
        if !variable.allowed.is_empty() && !variable.allowed.contains(&value) {
            let (name, allowed) = (variable.name, variable.allowed.join(", "));
            return Err(ArgumentError::new(format!(
                "the server variable `{name}` cannot be {value:?}: it is one of {allowed}"
            )));
        }
        url = url.replace(&format!("{{{}}}", variable.name), value);
    }
    Ok(url)
}
