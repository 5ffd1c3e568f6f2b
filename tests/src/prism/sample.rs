//! Some of an API's operations as calls in Rust, with values made from the schemas of the document.

use std::fmt::Write as _;

use generator::api::{Api, Body, Encoding, Group, Location, Media, Operation, Parameter, SchemeKind, Type};
use generator::emit::type_path;
use generator::pointer::Pointer;
use generator::samples;
use serde_json::Value;

use super::client::Made;

/// A call of an operation.
#[derive(Debug)]
pub struct Call {
    /// Method and path.
    pub name: String,
    /// The body of a function that makes it; what it needs but nothing can be made of, if it can't be made.
    pub text: Result<String, String>,
}

/// At most so many calls, spread over all operations.
#[must_use]
pub fn sample(made: &Made, most: usize) -> Vec<Call> {
    let all: Vec<(&Group, &Operation)> = made
        .api
        .groups
        .iter()
        .flat_map(|group| group.operations.iter().map(move |operation| (group, operation)))
        .collect();
    let step = all.len().div_ceil(most.max(1)).max(1);
    let chosen: Vec<(&Group, &Operation)> = all.into_iter().step_by(step).collect();
    let places: Vec<Vec<Pointer>> = chosen.iter().map(|(_, operation)| places(operation)).collect();
    let mut values = samples(&made.config, &places.concat()).into_iter();
    let calls = chosen.into_iter().zip(places).map(|((group, operation), places)| {
        let values: Vec<Vec<Value>> = values.by_ref().take(places.len()).collect();
        let text = Writer { api: &made.api, krate: &made.krate }.call(group, operation, &values);
        Call { name: format!("{} {}", operation.method, operation.path), text }
    });
    calls.collect()
}

/// The schemas of the parameters, and that of the body.
fn places(operation: &Operation) -> Vec<Pointer> {
    let parameters = operation.parameters.iter().map(|parameter| match &parameter.style.kind {
        generator::api::StyleKind::Json => parameter.pointer.child("content").child("application/json").child("schema"),
        _ => parameter.pointer.child("schema"),
    });
    let body = operation.body.iter().filter_map(|body| body.media.first()).map(|media| media.pointer.clone());
    parameters.chain(body).collect()
}

struct Writer<'a> {
    api: &'a Api,
    krate: &'a str,
}

impl Writer<'_> {
    fn call(&self, group: &Group, operation: &Operation, values: &[Vec<Value>]) -> Result<String, String> {
        let (mut arguments, mut setters) = (Vec::new(), String::new());
        for (parameter, values) in operation.parameters.iter().zip(values) {
            let value = values.iter().find(|value| can_be_sent(parameter, value));
            let typed = value.map(|value| self.typed(&parameter.ty, value));
            match (typed, parameter.required) {
                (Some(typed), true) => arguments.push(typed),
                (Some(typed), false) => drop(write!(setters, ".{}({typed})", parameter.name)),
                (None, true) => return Err(format!("no value for `{}`", parameter.wire)),
                (None, false) => {}
            }
        }
        if let Some(body) = &operation.body {
            let values = values.get(operation.parameters.len()).map(Vec::as_slice).unwrap_or_default();
            match self.body(body, values) {
                Ok(given) if body.required => arguments.extend(given),
                Ok(given) => drop(write!(setters, ".{}({})", body.name, given.join(", "))),
                Err(why) if body.required => return Err(why),
                Err(_) => {}
            }
        }
        let Self { krate, .. } = self;
        let credentials: String =
            self.api.schemes.iter().map(|scheme| self.credential(&scheme.name, &scheme.kind)).collect();
        let (module, name, arguments) = (&group.module, &operation.name, arguments.join(", "));
        Ok(format!(
            "let client = {krate}::Client::builder().exact_base_url(server){credentials}.build().map_err(unserved)?;\n    \
             answered!({krate}, client.{module}().{name}({arguments}){setters})"
        ))
    }

    fn credential(&self, scheme: &str, kind: &SchemeKind) -> String {
        let credential = match kind {
            SchemeKind::Basic => "basic(\"user\", \"password\")",
            _ => "token(\"token\")",
        };
        format!(".credential({scheme:?}, {}::runtime::Credential::{credential})", self.krate)
    }

    fn body(&self, body: &Body, values: &[Value]) -> Result<Vec<String>, String> {
        let Some(media) = body.media.first() else { return Err("no media type".to_owned()) };
        let range = media.range.iter().map(|_| "\"application/octet-stream\"".to_owned());
        let content = self.content(media, values)?;
        Ok(range.chain([content]).collect())
    }

    fn content(&self, media: &Media, values: &[Value]) -> Result<String, String> {
        let value = || values.first().ok_or_else(|| "no value for the body".to_owned());
        match media.encoding {
            Encoding::Json | Encoding::Form => Ok(self.typed(&media.ty, value()?)),
            Encoding::Text => {
                let text =
                    value()?.as_str().map_or_else(|| value().map(Value::to_string), |text| Ok(text.to_owned()))?;
                Ok(format!("String::from({text:?})"))
            }
            Encoding::Bytes => Ok("vec![1u8, 2, 3]".to_owned()),
            Encoding::Lines | Encoding::Multipart | Encoding::Xml => Err(format!("a body of {}", media.media_type)),
        }
    }

    fn typed(&self, ty: &Type, value: &Value) -> String {
        format!("typed::<{}>({:?})?", type_path(self.api, self.krate, ty), value.to_string())
    }
}

/// Whether the value says the same when it is written as text in its place.
fn can_be_sent(parameter: &Parameter, value: &Value) -> bool {
    let plain = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "-_:+ ".contains(c));
    match (parameter.location, value) {
        (_, Value::Null) => false,
        (Location::Query, Value::String(text)) => !text.is_empty(),
        (_, Value::String(text)) => plain(text),
        (_, Value::Array(items)) => !items.is_empty() && items.iter().all(|item| can_be_sent(parameter, item)),
        (_, Value::Object(members)) => {
            !members.is_empty() && members.values().all(|value| can_be_sent(parameter, value))
        }
        _ => true,
    }
}
