//! What a parameter is on the wire to the JSON of its value, by the style that its document gives it.

use serde_json::{Map, Value};

use super::clients::Made;

/// How a parameter is written.
#[derive(Debug)]
pub struct Style<'a> {
    name: &'a str,
    style: &'a str,
    explode: bool,
    schema: &'a Value,
    made: &'a Made,
}

impl<'a> Style<'a> {
    /// The style of the parameter at a pointer.
    #[must_use]
    pub fn of(made: &'a Made, pointer: &str) -> Option<Self> {
        let parameter = made.node(pointer)?;
        let default = if matches!(parameter["in"].as_str(), Some("query" | "cookie")) { "form" } else { "simple" };
        let style = parameter["style"].as_str().unwrap_or(default);
        Some(Self {
            name: parameter["name"].as_str()?,
            style,
            explode: parameter["explode"].as_bool().unwrap_or(style == "form"),
            schema: made.node(&format!("{pointer}/schema")).or(parameter.get("schema"))?,
            made,
        })
    }

    /// Whether the members of an object are parameters of their own.
    #[must_use]
    pub fn spreads(&self) -> bool {
        self.kind(self.schema) == "object" && self.explode && self.style == "form"
    }

    /// The value of what stands in a query, which is a list where the name is repeated.
    #[must_use]
    pub fn of_query(&self, written: &Value) -> Value {
        match written {
            Value::Array(items) => {
                Value::Array(items.iter().map(|item| self.scalar(item, &self.schema["items"])).collect())
            }
            Value::String(text) => self.of_text(text),
            other => self.scalar(other, self.schema),
        }
    }

    /// The value of a text in a path, a header or a query.
    #[must_use]
    pub fn of_text(&self, text: &str) -> Value {
        let text = match self.style {
            "label" => text.strip_prefix('.').unwrap_or(text).to_owned(),
            "matrix" => text.strip_prefix(';').unwrap_or(text).to_owned(),
            _ => text.to_owned(),
        };
        let named = format!("{}=", self.name);
        match self.kind(self.schema) {
            "array" => {
                let items = self.parts(&text);
                let items = items.iter().map(|item| item.strip_prefix(&named).unwrap_or(item));
                Value::Array(items.map(|item| self.scalar(&Value::from(item), &self.schema["items"])).collect())
            }
            "object" => {
                let text = if self.explode { &text } else { text.strip_prefix(&named).unwrap_or(&text) };
                self.object(&self.parts(text))
            }
            _ => self.scalar(&Value::from(text.strip_prefix(&named).unwrap_or(&text)), self.schema),
        }
    }

    fn object(&self, parts: &[String]) -> Value {
        let members: Map<String, Value> = if self.explode {
            parts.iter().filter_map(|part| part.split_once('=')).map(|(key, text)| self.member(key, text)).collect()
        } else {
            parts.chunks(2).filter_map(|pair| Some(self.member(pair.first()?, pair.get(1)?))).collect()
        };
        Value::Object(members)
    }

    /// A member of an object, with the value that a text stands for.
    #[must_use]
    pub fn member(&self, key: &str, text: &str) -> (String, Value) {
        let more = self.schema.get("additionalProperties").unwrap_or(&self.schema["unevaluatedProperties"]);
        let schema = self.schema.pointer(&format!("/properties/{key}")).unwrap_or(more);
        (key.to_owned(), self.scalar(&Value::from(text), schema))
    }

    fn parts(&self, text: &str) -> Vec<String> {
        let separator = match (self.style, self.explode) {
            ("spaceDelimited", _) => ' ',
            ("pipeDelimited", _) => '|',
            ("label", true) => '.',
            ("matrix", true) => ';',
            _ => ',',
        };
        text.split(separator).map(|part| part.trim().to_owned()).collect()
    }

    fn scalar(&self, written: &Value, schema: &Value) -> Value {
        match (written, self.kind(schema)) {
            (Value::String(text), "integer" | "number" | "boolean") => {
                serde_json::from_str(text).unwrap_or_else(|_| written.clone())
            }
            (Value::Number(number), "string") => Value::from(number.to_string()),
            _ => written.clone(),
        }
    }

    fn kind(&self, schema: &'a Value) -> &'a str {
        let behind = schema["$ref"].as_str().and_then(|reference| self.made.node(reference.trim_start_matches('#')));
        let schema = behind.unwrap_or(schema);
        let parts = ["allOf", "anyOf", "oneOf"].iter().find_map(|keyword| schema[*keyword].as_array());
        match (schema["type"].as_str(), parts.and_then(|parts| parts.first())) {
            (Some(kind), _) => kind,
            (None, Some(part)) => self.kind(part),
            (None, None) => "",
        }
    }
}

/// What each variable of a path template stands for in a path, and what stands before the template.
#[must_use]
pub fn variables(template: &str, path: &str) -> Option<(String, Vec<(String, String)>)> {
    let pieces: Vec<&str> = template.split(['{', '}']).collect();
    let literal = |index: usize| pieces.get(index).copied().unwrap_or_default();
    // The last literal ends the path; a variable takes what is between two.
    let start =
        path.find(literal(0)).filter(|_| pieces.len() > 1).or_else(|| path.strip_suffix(template).map(str::len))?;
    let before = path.get(..start)?.to_owned();
    let mut rest = path.get(start + literal(0).len()..)?;
    let mut found = Vec::new();
    for index in (1..pieces.len()).step_by(2) {
        let next = literal(index + 1);
        let end = if next.is_empty() { rest.len() } else { rest.find(next)? };
        found.push((literal(index).to_owned(), rest.get(..end)?.to_owned()));
        rest = rest.get(end + next.len()..)?;
    }
    rest.is_empty().then_some((before, found))
}
