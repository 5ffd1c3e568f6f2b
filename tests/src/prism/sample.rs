//! Some of an API's operations as calls in Rust, with values made from the schemas of the document.

use std::fmt::Write as _;

use generator::internals::api::{
    Api, Body, Encoding, Field, Form, FormMember, Group, Location, Media, Operation, Parameter, Presence, SchemeKind,
    StyleKind, Type, TypeKind,
};
use generator::internals::emit::type_path;
use generator::internals::names::Name;
use generator::internals::pointer::Pointer;
use generator::internals::samples;
use serde_json::Value;

use super::client::Made;

/// What is sent where any bytes will do; some documents say that they are base64.
const BYTES: &str = "b\"dGV4dA==\".to_vec()";

/// A call of an operation.
#[derive(Debug)]
pub struct Call {
    /// Method and path.
    pub name: String,
    /// The body of a function that makes it; what it needs but nothing can be made of, if it can't be made.
    pub text: Result<String, String>,
}

/// At most so many operations, spread over all, with the groups that they are in.
#[must_use]
pub fn chosen(api: &Api, most: usize) -> Vec<(&Group, &Operation)> {
    let of = |group| move |operation| (group, operation);
    let all: Vec<_> = api.groups.iter().flat_map(|group: &Group| group.operations.iter().map(of(group))).collect();
    let step = all.len().div_ceil(most.max(1)).max(1);
    all.into_iter().step_by(step).collect()
}

/// A call of each operation that is chosen.
#[must_use]
pub fn sample(made: &Made, most: usize) -> Vec<Call> {
    let chosen = chosen(&made.api, most);
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
        StyleKind::Json => parameter.pointer.child("content").child("application/json").child("schema"),
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
            // Text is borrowed.
            let borrow = if parameter.ty == Type::String { "&" } else { "" };
            let typed = sent(parameter, values).map(|value| format!("{borrow}{}", self.typed(&parameter.ty, &value)));
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
             answered!({krate}, made, client.{module}().{name}({arguments}){setters})"
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
        let value = || {
            let read_by_prism = values.iter().find(|value| has_exact_numbers(value));
            read_by_prism.or(values.first()).ok_or_else(|| "no value for the body".to_owned())
        };
        match (media.encoding, &media.ty) {
            (Encoding::Json | Encoding::Form | Encoding::Xml, ty) => Ok(self.typed(ty, value()?)),
            (Encoding::Text, _) => match value()? {
                Value::String(text) => Ok(format!("String::from({text:?})")),
                _ => Err("Prism takes any text for a string".to_owned()),
            },
            (Encoding::Bytes, _) => Ok(BYTES.to_owned()),
            (Encoding::Lines, ty) => Ok(format!("[{}]", self.typed(ty, value()?))),
            (Encoding::Multipart, Type::Named(id)) => match &self.api.types[id.0].kind {
                TypeKind::Form(form) => {
                    let fields = self.api.types[id.0].required_fields.as_ref();
                    self.form(&media.ty, fields, form, value()?)
                }
                _ => Err(format!("a body of {}", media.media_type)),
            },
            (Encoding::Multipart, _) => self.any_form(value()?),
        }
    }

    /// A multipart body with a part for each member of the value.
    fn form(&self, ty: &Type, fields: Option<&Name>, form: &Form, value: &Value) -> Result<String, String> {
        let (mut arguments, mut setters) = (Vec::new(), String::new());
        for FormMember { field, .. } in &form.members {
            let given = value.get(&field.wire).map(|value| self.member(&field.ty, value));
            match (given, &field.presence) {
                (Some(given), Presence::Required) => arguments.push((field, given)),
                (Some(given), _) => drop(write!(setters, ".{}({given})", field.name)),
                (None, Presence::Required) => return Err(format!("no value for `{}` of the body", field.wire)),
                (None, _) => {}
            }
        }
        // As the constructor has them: by their names in the document, or in a struct if they are many.
        arguments.sort_by_key(|(field, _)| &field.wire);
        let named = |(field, given): (&Field, String)| format!("{}: {given}", field.name);
        let arguments = match fields {
            Some(fields) => {
                let given: Vec<String> = arguments.into_iter().map(named).collect();
                format!("{}::types::{fields} {{ {} }}", self.krate, given.join(", "))
            }
            None => arguments.into_iter().map(|(_, given)| given).collect::<Vec<_>>().join(", "),
        };
        Ok(format!("<{}>::new({arguments}){setters}", type_path(self.api, self.krate, ty)))
    }

    /// A multipart body of which the client knows nothing.
    fn any_form(&self, value: &Value) -> Result<String, String> {
        let members = value.as_object().ok_or("a form that is no object")?;
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let parts = members.iter().map(|(name, value)| format!(".text({name:?}, {:?})", text(value)));
        Ok(format!("{}::runtime::Form::new(){}", self.krate, parts.collect::<String>()))
    }

    fn member(&self, ty: &Type, value: &Value) -> String {
        match ty {
            Type::Part => format!("{}::runtime::Part::new({BYTES}).file_name(\"file\")", self.krate),
            Type::List(item) if **item == Type::Part => format!("vec![{}]", self.member(item, value)),
            _ => self.typed(ty, value),
        }
    }

    fn typed(&self, ty: &Type, value: &Value) -> String {
        format!("typed::<{}>({:?})?", type_path(self.api, self.krate, ty), value.to_string())
    }
}

/// Whether all integers are exact in JavaScript. Prism rounds the others, and then takes them for no integers of 64 bits.
fn has_exact_numbers(value: &Value) -> bool {
    const LARGEST: i64 = (1 << 53) - 1;
    match value {
        Value::Number(number) if number.is_f64() => true,
        Value::Number(number) => number.as_i64().is_some_and(|number| (-LARGEST..=LARGEST).contains(&number)),
        Value::Array(items) => items.iter().all(has_exact_numbers),
        Value::Object(members) => members.values().all(has_exact_numbers),
        _ => true,
    }
}

/// The value that is sent: of lists one of two items, since Prism takes one item alone for no list where it may be null.
fn sent(parameter: &Parameter, values: &[Value]) -> Option<Value> {
    let first = values.iter().find(|value| can_be_sent(parameter, value))?;
    let two = values.iter().filter_map(Value::as_array).map(|items| -> Vec<Value> {
        items.iter().filter(|item| is_text(parameter, item) && is_plain(item)).take(2).cloned().collect()
    });
    let two = two.filter(|_| first.is_array()).find(|items| items.len() == 2);
    Some(two.map_or_else(|| first.clone(), Value::Array))
}

/// Whether it can stand anywhere without being encoded.
fn is_plain(value: &Value) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_:+. ".contains(c);
    value.as_str().is_none_or(|text| text.chars().all(plain))
}

/// Whether the value says the same when it is written as text in its place. No style says what is within items and members.
fn can_be_sent(parameter: &Parameter, value: &Value) -> bool {
    match value {
        _ if parameter.style.kind == StyleKind::Json => true,
        Value::Array(items) => !items.is_empty() && items.iter().all(|item| is_text(parameter, item)),
        Value::Object(members) => !members.is_empty() && members.values().all(|member| is_text(parameter, member)),
        _ => is_text(parameter, value),
    }
}

fn is_text(parameter: &Parameter, value: &Value) -> bool {
    let visible = |text: &str| text.chars().all(|c| (c.is_ascii_graphic() && c != ',') || c == ' ');
    match (parameter.location, value) {
        (_, Value::Number(_) | Value::Bool(_)) => true,
        (_, Value::String(text)) if text.is_empty() => false,
        (Location::Query, Value::String(_)) => true,
        (Location::Header, Value::String(text)) => visible(text),
        (_, Value::String(_)) => is_plain(value),
        _ => false,
    }
}
