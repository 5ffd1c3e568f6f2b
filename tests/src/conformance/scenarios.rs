//! The scenarios as their files describe them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// One scenario.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The specification that it belongs to, such as `encode/bytes`.
    pub spec: String,
    /// Its name, unique over all.
    pub name: String,
    /// `core`, `wire`, `feature` or `impossible`.
    pub tier: String,
    /// The status that is expected, where it is an error.
    pub status: Option<u16>,
    /// The operation of the document that is called first.
    pub operation: Option<(String, String)>,
    /// Each request and its reply.
    pub exchanges: Vec<Exchange>,
}

/// A request and its reply.
#[derive(Clone, Debug, Deserialize)]
pub struct Exchange {
    /// The method, in small letters.
    pub method: String,
    /// The path, with what path parameters stand for.
    pub uri: String,
    /// What the server expects.
    #[serde(default)]
    pub request: Message,
    /// What it answers.
    #[serde(default)]
    pub response: Message,
}

/// What goes one way.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Message {
    /// The status of a reply.
    pub status: Option<u16>,
    /// The query, by name.
    #[serde(default)]
    pub query: BTreeMap<String, Value>,
    /// The headers, by name.
    #[serde(default)]
    pub headers: BTreeMap<String, Value>,
    /// The body.
    pub body: Option<Body>,
}

/// What a message carries.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    /// Its media type.
    #[serde(default)]
    pub content_type: Value,
    /// Its text, or how many bytes it has.
    #[serde(default)]
    pub raw_content: Value,
}

impl Body {
    /// The JSON in it, where it is JSON.
    #[must_use]
    pub fn json(&self) -> Option<&str> {
        let kind = self.content_type.as_str()?;
        (kind.ends_with("/json") || kind.ends_with("+json")).then(|| self.raw_content.as_str())?
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Written {
    spec: String,
    name: String,
    #[serde(default)]
    pass_condition: Value,
    code: Option<u16>,
    #[serde(default)]
    mock: Vec<Exchange>,
}

#[derive(Deserialize)]
struct Target {
    scenario: String,
    tier: String,
}

#[derive(Deserialize)]
struct Mapped {
    scenario: String,
    #[serde(default)]
    apis: Vec<BTreeMap<String, Value>>,
}

/// All scenarios that have a target; `version` is `3.0` or `3.1`.
///
/// # Errors
///
/// When a file can't be read.
pub fn scenarios(folder: &Path, version: &str) -> Result<Vec<Scenario>, String> {
    let targets: Vec<Target> = read(&folder.join("targets.json"))?;
    let mapped: Vec<Mapped> = read(&folder.join("scenario-map.json"))?;
    let operation = |name: &str| {
        let first = mapped.iter().find(|mapped| mapped.scenario == name)?.apis.first()?;
        let operation = first.get(&format!("op{version}"))?;
        Some((first.get("method")?.as_str()?.to_uppercase(), operation.get("path")?.as_str()?.to_owned()))
    };
    let written: Vec<Written> = read(&folder.join("scenarios.json"))?;
    Ok(written
        .into_iter()
        .filter_map(|written| {
            let tier = targets.iter().find(|target| target.scenario == written.name)?.tier.clone();
            let fails = written.pass_condition == "status-code";
            Some(Scenario {
                tier,
                status: written.code.filter(|_| fails),
                operation: operation(&written.name),
                spec: written.spec,
                name: written.name,
                exchanges: written.mock,
            })
        })
        .collect())
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<T, String> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))
}
