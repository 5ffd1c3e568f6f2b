//! A scenario to the call that a user would write, in Rust.

use std::fmt::Write as _;

use serde_json::{Map, Value};

use super::clients::Made;
use super::scenarios::{Exchange, Scenario};
use super::wire::{Style, variables};

/// The body of a function that makes the call and compares its reply.
///
/// # Errors
///
/// When the scenario is not one request to one operation and its reply; then a person has to write it.
pub fn call(scenario: &Scenario, made: &Made) -> Result<String, String> {
    let [exchange] = scenario.exchanges.as_slice() else { return Err("it is several requests".to_owned()) };
    let (method, path) = scenario.operation.as_ref().ok_or("no operation of the document is meant")?;
    let operation = made.operation(method, path).ok_or_else(|| format!("{method} {path} is not in the report"))?;
    let (before, in_path) = variables(path, &exchange.uri).ok_or_else(|| format!("{} is not {path}", exchange.uri))?;
    let krate = &made.krate;
    let (mut positional, mut setters) = arguments(operation, made, exchange, &in_path)?;
    if let Some((ty, json)) = body(operation, exchange)? {
        let pointer = operation["pointer"].as_str().unwrap_or_default();
        let required = made.node(&format!("{pointer}/requestBody")).is_some_and(|body| body["required"] == true);
        if required { positional.push(typed(&ty, &json)) } else { setters.push(("body".to_owned(), typed(&ty, &json))) }
    }
    let method = operation["call"].as_str().unwrap_or_default();
    let mut text = format!(
        "let client = {krate}::Client::builder().exact_base_url(format!(\"{{server}}{before}\")).build().map_err(message_of)?;\n"
    );
    let _ = write!(text, "    let call = {method}({})", positional.join(", "));
    for (setter, value) in setters {
        let _ = write!(text, ".{setter}({value})");
    }
    text.push_str(";\n");
    match scenario.status {
        Some(status) => {
            let _ = write!(
                text,
                "    fails(call.await.err().and_then(|error| error.status()).map(|s| s.as_u16()), {status})"
            );
        }
        None => {
            text.push_str("    let reply = call.await.map_err(message_of)?;\n");
            text.push_str(&compared(exchange, operation["headers"].as_str())?);
        }
    }
    Ok(text)
}

fn compared(exchange: &Exchange, typed_headers: Option<&str>) -> Result<String, String> {
    let mut text = String::new();
    let status = exchange.response.status.unwrap_or(200);
    let _ = writeln!(text, "    is_status(reply.status().as_u16(), {status})?;");
    for (name, value) in &exchange.response.headers {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let _ = writeln!(text, "    is_header(reply.headers().get({name:?}), {value:?})?;");
    }
    if let Some(ty) = typed_headers {
        let _ =
            writeln!(text, "    are_headers(&reply.typed_headers::<{ty}>().map_err(message_of)?, reply.headers())?;");
    }
    let body = exchange.response.body.as_ref();
    match body.map(|body| (body.json(), body.raw_content.as_str())) {
        Some((Some(json), _)) => {
            let _ = write!(text, "    is_json(&*reply, {json:?})");
        }
        Some((None, Some(raw))) if raw.starts_with("<buffer ") => {
            let size = raw.trim_start_matches("<buffer ").trim_end_matches('>');
            let _ = write!(text, "    is_size(reply.len(), {size})");
        }
        Some((None, Some(raw))) if raw.starts_with("<?xml") => return Err("a reply of XML".to_owned()),
        Some((None, Some(raw))) => {
            let _ = write!(text, "    is_text(&*reply, {raw:?})");
        }
        Some((None, None)) => return Err("a reply that is made when it is asked for".to_owned()),
        None => text.push_str("    Ok(())"),
    }
    Ok(text)
}

/// The arguments of the method, and the setters with their values.
type Arguments = (Vec<String>, Vec<(String, String)>);

fn arguments(
    operation: &Value,
    made: &Made,
    exchange: &Exchange,
    in_path: &[(String, String)],
) -> Result<Arguments, String> {
    let (mut positional, mut setters) = (Vec::new(), Vec::new());
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let text = |key: &str| parameter[key].as_str().unwrap_or_default().to_owned();
        let (name, ty) = (text("name"), text("rust_type"));
        let style = Style::of(made, &text("pointer")).ok_or_else(|| format!("{name} has no style"))?;
        let header = || exchange.request.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(&name));
        let value = match text("in").as_str() {
            "path" => in_path.iter().find(|(key, _)| *key == name).map(|(_, text)| style.of_text(text)),
            "query" if style.spreads() => Some(Value::Object(spread(&style, operation, exchange))),
            "query" => exchange.request.query.get(&name).map(|value| style.of_query(value)),
            "header" => header().map(|(_, value)| style.of_query(value)),
            _ => None,
        };
        match (value, parameter["required"] == true) {
            (Some(value), true) => positional.push(argument(&ty, &value.to_string())),
            (Some(value), false) => setters.push((text("rust_name"), argument(&ty, &value.to_string()))),
            (None, true) => return Err(format!("no value for `{name}`")),
            (None, false) => {}
        }
    }
    Ok((positional, setters))
}

/// The members of an object that are in the query without its name: all that is no parameter by itself.
fn spread(style: &Style<'_>, operation: &Value, exchange: &Exchange) -> Map<String, Value> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let known =
        |name: &str| operation["parameters"].as_array().is_some_and(|all| all.iter().any(|one| one["name"] == name));
    exchange
        .request
        .query
        .iter()
        .filter(|(key, _)| !known(key))
        .map(|(key, value)| style.member(key, &text(value)))
        .collect()
}

/// The type of the body, and the body as JSON.
fn body(operation: &Value, exchange: &Exchange) -> Result<Option<(String, String)>, String> {
    let Some(body) = &exchange.request.body else {
        // What has nothing but members that only the server sets is sent as an empty object.
        let object = operation["request"].as_array().and_then(|sent| sent.first());
        let json = object.filter(|sent| sent["media_type"] == "application/json");
        return Ok(json.map(|sent| (sent["rust_type"].as_str().unwrap_or_default().to_owned(), "{}".to_owned())));
    };
    let kind = body.content_type.as_str().unwrap_or_default();
    let sent = operation["request"].as_array().into_iter().flatten();
    let sent = sent.filter(|sent| sent["media_type"] == kind).collect::<Vec<_>>();
    let [sent] = sent.as_slice() else { return Err(format!("the operation sends no {kind}")) };
    let json = body.json().ok_or_else(|| format!("a body of {kind}"))?;
    Ok(Some((sent["rust_type"].as_str().unwrap_or_default().to_owned(), json.to_owned())))
}

/// Parameters of text are borrowed.
fn argument(ty: &str, json: &str) -> String {
    let borrow = if ty == "String" { "&" } else { "" };
    format!("{borrow}{}", typed(ty, json))
}

fn typed(ty: &str, json: &str) -> String {
    format!("typed::<{ty}>({json:?})?")
}
