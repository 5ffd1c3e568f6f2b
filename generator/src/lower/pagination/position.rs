//! The parts of a request that select where in a list the response begins: parameters, properties of objects in the query, and properties of
//! a JSON body.

use openapiv3::{ParameterSchemaOrContent, ReferenceOr};

use crate::api::{Body, Encoding, Location, Parameter, Sent, StyleKind, Type};
use crate::lower::context::types::Types;
use crate::lower::pagination::vocabulary::{NameRole, has_role, normalized};
use crate::pointer::Pointer;

/// How many levels of a body are searched for positions.
const DEPTH: usize = 2;

/// How many properties of a body are searched.
const PROPERTIES: usize = 1000;

/// Phrases in descriptions of numbers that begin at zero, in lower case.
const FROM_ZERO: [&str; 13] = [
    "zero-based",
    "zero based",
    "zero-indexed",
    "zero indexed",
    "0-based",
    "0 based",
    "0-indexed",
    "0 indexed",
    "starts at 0",
    "starting at 0",
    "starts from 0",
    "starting from 0",
    "(0..n)",
];

/// A part of a request that may select where the page begins.
pub(in crate::lower) struct Position {
    /// Where the value is sent.
    pub sent: Sent,
    /// Whether it is required.
    pub required: bool,
    /// Whether its type is an integer or a number.
    pub is_number: bool,
    /// Its names, as returned by `normalized`.
    names: Vec<String>,
    schema: Option<Pointer>,
    docs: String,
}

impl Position {
    /// Whether one of its names has a role.
    pub fn has_role(&self, role: NameRole) -> bool {
        self.names.iter().any(|name| has_role(name, role))
    }

    /// Returns the number of the first page or item, by the default, the minimum or the description.
    pub fn first(&self, types: &Types<'_>) -> Option<u64> {
        let (default, minimum) = self.schema.as_ref().and_then(|pointer| bounds(types, pointer)).unwrap_or_default();
        first_number(default, minimum, &self.docs)
    }
}

/// Returns the number of the first page or item by its default, its minimum and its description.
fn first_number(default: Option<u64>, minimum: Option<u64>, docs: &str) -> Option<u64> {
    let docs = docs.to_lowercase();
    let from_zero = FROM_ZERO.iter().any(|words| docs.contains(words)).then_some(0);
    // A minimum above one is not that of a page number or offset.
    default.or(from_zero).or(minimum.filter(|minimum| *minimum <= 1))
}

/// Returns the default and the minimum of the schema at a location, if they are integers.
fn bounds(types: &Types<'_>, pointer: &Pointer) -> Option<(Option<u64>, Option<u64>)> {
    let schema = types.document_schema(types.document.target(pointer))?;
    let minimum =
        schema.minimum.as_ref().and_then(|minimum| minimum.as_u64().or_else(|| from_float(minimum.as_f64()?)));
    Some((schema.default.as_ref().and_then(whole), minimum))
}

/// Returns zero or one; no other minimum can be the start of a list.
fn from_float(number: f64) -> Option<u64> {
    [0_u32, 1].into_iter().find(|known| f64::from(*known).to_bits() == number.to_bits()).map(u64::from)
}

fn whole(value: &serde_json::Value) -> Option<u64> {
    value.as_u64().or_else(|| value.as_str().and_then(|text| text.parse().ok()))
}

/// Returns the parts of a request that may select where the page begins, in this order: parameters, properties of object parameters,
/// and properties of the body.
pub(in crate::lower) fn positions(types: &Types<'_>, parameters: &[Parameter], body: Option<&Body>) -> Vec<Position> {
    let mut positions: Vec<Position> =
        parameters.iter().filter_map(|parameter| of_parameter(types, parameter)).collect();
    for parameter in parameters.iter().filter(|parameter| parameter.location == Location::Query) {
        of_object(types, parameter, &mut positions);
    }
    let json = body.and_then(|body| body.media.first()).filter(|media| media.encoding == Encoding::Json);
    if let Some(media) = json {
        let most = positions.len() + PROPERTIES;
        of_body(types, &media.ty, &mut Vec::new(), most, &mut positions);
    }
    positions
}

fn of_parameter(types: &Types<'_>, parameter: &Parameter) -> Option<Position> {
    let sent = match parameter.location {
        Location::Query => Sent::Query(parameter.wire.clone()),
        Location::Header => Sent::Header(parameter.wire.clone()),
        Location::Path | Location::Cookie => return None,
    };
    Some(Position {
        sent,
        required: parameter.required,
        is_number: is_number(types, &parameter.ty),
        names: vec![normalized(&parameter.wire)],
        schema: schema_of(types, parameter),
        docs: parameter.docs.join(" "),
    })
}

fn schema_of(types: &Types<'_>, parameter: &Parameter) -> Option<Pointer> {
    match &types.document.parameters.get(&parameter.pointer)?.parameter_data_ref().format {
        ParameterSchemaOrContent::Schema(ReferenceOr::Reference { reference }) => {
            Some(types.document.follow(reference))
        }
        _ => Some(parameter.pointer.child("schema")),
    }
}

/// Adds the properties of an object parameter that are separate in the query: `page[number]`, or `number` if it is exploded.
fn of_object(types: &Types<'_>, parameter: &Parameter, positions: &mut Vec<Position>) {
    let sent = |wire: &str| match (parameter.style.kind, parameter.style.explode) {
        (StyleKind::Deep, _) => Some(format!("{}[{wire}]", parameter.wire)),
        (StyleKind::Form, true) | (StyleKind::Whole, _) => Some(wire.to_owned()),
        _ => None,
    };
    for (wire, ty) in types.fields(&parameter.ty) {
        let Some(name) = sent(&wire) else { return };
        positions.push(Position {
            names: vec![normalized(&wire), normalized(&format!("{} {wire}", parameter.wire))],
            sent: Sent::Query(name),
            required: false,
            is_number: is_number(types, &ty),
            schema: types.property(&parameter.ty, &wire),
            docs: types.property_docs(&parameter.ty, &wire),
        });
    }
}

fn of_body(types: &Types<'_>, ty: &Type, path: &mut Vec<String>, most: usize, positions: &mut Vec<Position>) {
    if path.len() >= DEPTH {
        return;
    }
    let fields = types.fields(ty);
    crate::work::add(fields.len());
    for (wire, of) in &fields {
        if positions.len() >= most {
            return;
        }
        path.push(wire.clone());
        let is_number = is_number(types, of);
        positions.push(Position {
            names: vec![normalized(wire), normalized(&path.join(" "))],
            sent: Sent::Body { path: path.clone(), is_number },
            required: types.always_has(ty, wire),
            is_number,
            schema: types.property(ty, wire),
            docs: types.property_docs(ty, wire),
        });
        path.pop();
    }
    for (wire, of) in fields {
        path.push(wire);
        of_body(types, &of, path, most, positions);
        path.pop();
    }
}

fn is_number(types: &Types<'_>, ty: &Type) -> bool {
    matches!(types.underlying(ty), Type::Integer(_) | Type::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{FROM_ZERO, NameRole, Position, first_number, from_float, whole};
    use crate::api::{Counted, NextPage, Sent};
    use crate::test_documents::api;

    #[test]
    fn the_first_number_is_the_default_or_zero_if_described_or_a_minimum_up_to_one() {
        for (default, minimum, docs, first) in [
            (Some(5), Some(1), "Zero-based.", Some(5)),
            (None, Some(1), "The page, Zero-Based.", Some(0)),
            (None, None, "Starts at 0.", Some(0)),
            (None, Some(1), "The page.", Some(1)),
            (None, Some(0), "", Some(0)),
            (None, Some(10), "", None),
            (None, None, "The page.", None),
        ] {
            assert_eq!(first_number(default, minimum, docs), first, "{docs}");
        }
    }

    #[test]
    fn words_are_listed_once_and_in_small_letters() {
        for (at, words) in FROM_ZERO.iter().enumerate() {
            assert_eq!(words.to_lowercase(), *words);
            assert!(!FROM_ZERO[..at].contains(words), "{words}");
        }
    }

    #[test]
    fn integers_are_parsed_from_numbers_and_strings() {
        for (value, number) in [
            (json!(3), Some(3)),
            (json!("3"), Some(3)),
            (json!(-1), None),
            (json!(1.5), None),
            (json!("a"), None),
            (json!(null), None),
        ] {
            assert_eq!(whole(&value), number, "{value}");
        }
        for (float, number) in [(0.0, Some(0)), (1.0, Some(1)), (2.0, None), (0.5, None), (f64::NAN, None)] {
            assert_eq!(from_float(float), number, "{float}");
        }
    }

    #[test]
    fn a_position_has_the_roles_of_all_its_names() {
        let position = Position {
            sent: Sent::Query("page[number]".to_owned()),
            required: false,
            is_number: true,
            names: vec!["number".to_owned(), "pagenumber".to_owned()],
            schema: None,
            docs: String::new(),
        };
        assert!(position.has_role(NameRole::Page));
        assert!(!position.has_role(NameRole::Size));
    }

    /// How the pages of an operation follow each other that has this parameter or this body.
    fn next_page(method: &str, parameter: Option<Value>, body: Option<Value>) -> Option<NextPage> {
        let mut operation = json!({
            "operationId": "listThings",
            "parameters": parameter.into_iter().collect::<Vec<_>>(),
            "responses": { "200": { "description": "", "content": { "application/json": { "schema": {
                "type": "object",
                "properties": {
                    "items": { "type": "array", "items": { "type": "string" } },
                    "nextCursor": { "type": "string" },
                },
            } } } } },
        });
        if let Some(schema) = body {
            operation["requestBody"] = json!({ "content": { "application/json": { "schema": schema } } });
        }
        let (api, _) = api(json!({
            "openapi": "3.1.0",
            "info": { "title": "Test", "version": "1" },
            "paths": { "/things": { method: operation } },
        }));
        let mut operations = api.groups.into_iter().flat_map(|group| group.operations);
        operations.next().and_then(|operation| operation.paged).map(|paged| paged.next)
    }

    #[test]
    fn the_first_number_is_read_from_the_schema_of_the_position() {
        for (schema, docs, first) in [
            (json!({ "type": "integer" }), "", None),
            (json!({ "type": "integer", "default": 3 }), "", Some(3)),
            (json!({ "type": "integer", "minimum": 1 }), "", Some(1)),
            (json!({ "type": "integer", "minimum": 0, "default": 1 }), "", Some(1)),
            (json!({ "type": "integer", "minimum": 10 }), "", None),
            (json!({ "type": "number", "minimum": 1.0 }), "", Some(1)),
            (json!({ "type": "integer" }), "The page, zero-based.", Some(0)),
        ] {
            let parameter = json!({ "name": "page", "in": "query", "description": docs, "schema": schema });
            let next = NextPage::Page(Counted { sent: Sent::Query("page".to_owned()), first });
            assert_eq!(next_page("get", Some(parameter), None), Some(next), "{schema} {docs}");
        }
    }

    #[test]
    fn a_property_of_an_object_in_the_query_is_a_position() {
        let schema = json!({ "type": "object", "properties": { "number": { "type": "integer", "minimum": 1 } } });
        for (style, explode, name) in
            [("deepObject", true, Some("page[number]")), ("form", true, Some("number")), ("form", false, None)]
        {
            let parameter =
                json!({ "name": "page", "in": "query", "style": style, "explode": explode, "schema": schema });
            let next = name.map(|name| NextPage::Page(Counted { sent: Sent::Query(name.to_owned()), first: Some(1) }));
            assert_eq!(next_page("get", Some(parameter), None), next, "{style} {explode}");
        }
    }

    #[test]
    fn a_property_of_a_json_body_is_a_position_down_to_the_second_level() {
        let at = |property: Value| json!({ "type": "object", "properties": { "paging": property } });
        let cursor = || json!({ "type": "object", "properties": { "cursor": { "type": "string" } } });
        for (schema, path) in [
            (cursor(), Some(["cursor"].as_slice())),
            (at(cursor()), Some(&["paging", "cursor"])),
            (at(at(cursor())), None),
        ] {
            let next = path.map(|path| NextPage::Token {
                at: vec!["nextCursor".to_owned()],
                sent: Sent::Body { path: path.iter().map(ToString::to_string).collect(), is_number: false },
            });
            assert_eq!(next_page("post", None, Some(schema.clone())), next, "{schema}");
        }
    }

    #[test]
    fn path_parameters_and_cookies_are_not_positions() {
        let header = json!({ "name": "cursor", "in": "header", "schema": { "type": "string" } });
        assert!(next_page("get", Some(header), None).is_some());
        let cookie = json!({ "name": "cursor", "in": "cookie", "schema": { "type": "string" } });
        assert_eq!(next_page("get", Some(cookie), None), None);
    }
}
