//! The shapes of documents, each as a function of a size.

use serde_json::{Map, Value, json};

type Shape = (&'static str, fn(usize) -> Value);

/// What leads back to itself, so many times.
pub const CYCLES: &[Shape] = &[
    ("text or a union of itself", |n| {
        each(n, |i| {
            vec![
                (format!("S{i}"), json!({ "oneOf": [{ "type": "string" }, to(&format!("H{i}"))] })),
                (format!("H{i}"), json!({ "oneOf": [to(&format!("H{i}"))] })),
            ]
        })
    }),
    ("oneOf itself", |n| each(n, |i| one(i, json!({ "oneOf": [to(&s(i))] })))),
    ("oneOf itself, inline", |n| each(n, |i| one(i, json!({ "oneOf": [{ "oneOf": [to(&s(i))] }] })))),
    ("anyOf itself or text", |n| each(n, |i| one(i, json!({ "anyOf": [to(&s(i)), { "type": "string" }] })))),
    ("oneOf itself, with properties", |n| {
        each(n, |i| {
            let properties = json!({ "a": { "type": "string" } });
            one(i, json!({ "type": "object", "properties": properties, "oneOf": [to(&s(i)), to(&s(i))] }))
        })
    }),
    ("allOf itself", |n| each(n, |i| one(i, json!({ "allOf": [to(&s(i))] })))),
    ("allOf itself and more", |n| {
        each(n, |i| one(i, json!({ "allOf": [to(&s(i)), { "properties": { "a": to(&s(i)) } }] })))
    }),
    ("types and itself", |n| {
        each(n, |i| one(i, json!({ "type": ["object", "string"], "allOf": [to(&s(i))], "oneOf": [to(&s(i))] })))
    }),
    ("unions in a circle", |n| each(n, |i| one(i, json!({ "oneOf": [to(&s((i + 1) % n)), { "type": "integer" }] })))),
    ("single alternatives in a circle", |n| each(n, |i| one(i, json!({ "oneOf": [to(&s((i + 1) % n))] })))),
    ("members in a circle", |n| each(n, |i| one(i, json!({ "allOf": [to(&s((i + 1) % n))] })))),
    ("a base whose alternatives extend it", base_of_its_alternatives),
    ("a base whose wide alternatives extend it", |n| {
        let mut all = each_schema(n, |i| {
            let own = json!({ "properties": { format!("c{i}"): { "type": "string" } } });
            one(i, json!({ "allOf": [to("Base"), own] }))
        });
        let alternatives: Vec<Value> = (0..n).map(|i| to(&s(i))).collect();
        let properties = json!({ "kind": { "type": "string" } });
        all.insert("Base".into(), json!({ "type": "object", "properties": properties, "anyOf": alternatives }));
        document(all)
    }),
    ("a base whose union of unions extends it", |n| {
        each(n, |i| {
            let (base, union, part) = (format!("B{i}"), format!("U{i}"), format!("C{i}"));
            let properties = json!({ "kind": { "type": "string" } });
            vec![
                (base.clone(), json!({ "type": "object", "properties": properties, "oneOf": [to(&union)] })),
                (union, json!({ "oneOf": [to(&part), { "type": "object", "properties": { "d": {} } }] })),
                (part, json!({ "allOf": [to(&base), { "properties": { "c": { "type": "string" } } }] })),
            ]
        })
    }),
    ("a discriminator's base that names itself", |n| {
        each(n, |i| {
            let discriminator = json!({ "propertyName": "kind", "mapping": { "own": to(&s(i))["$ref"] } });
            let properties = json!({ "kind": { "type": "string" } });
            one(i, json!({ "discriminator": discriminator, "properties": properties, "oneOf": [to(&s(i))] }))
        })
    }),
    ("properties that both bases define", |n| {
        let mut all = each_schema(n, |i| one(i, json!({ "allOf": [to("A"), to("B")] })));
        all.insert("A".into(), json!({ "properties": { "x": to("A"), "y": to("B") } }));
        all.insert("B".into(), json!({ "properties": { "x": to("B"), "y": to("A") } }));
        document(all)
    }),
    ("lists of themselves", |n| each(n, |i| one(i, json!({ "type": "array", "items": to(&s((i + 1) % n)) })))),
    ("path items in a circle", |n| {
        let paths = (0..n).map(|i| (format!("/a{i}"), json!({ "$ref": format!("#/paths/~1a{}", (i + 1) % n) })));
        whole(paths.collect(), json!({}))
    }),
    ("callbacks in a circle", |n| {
        let callback = |i: usize| json!({ "$ref": format!("#/components/callbacks/C{i}") });
        let get =
            json!({ "operationId": "fine", "callbacks": { "c": callback(0), "d": callback(0) }, "responses": {} });
        let callbacks: Map<String, Value> = (0..n)
            .map(|i| {
                let next = callback((i + 1) % n);
                let post = json!({ "responses": {}, "callbacks": { "c": next, "d": next } });
                (format!("C{i}"), json!({ "{$url}": { "post": post } }))
            })
            .collect();
        whole([("/a".to_owned(), json!({ "get": get }))].into_iter().collect(), json!({ "callbacks": callbacks }))
    }),
];

/// What stands behind each other.
pub const CHAINS: &[Shape] = &[
    ("references", references),
    ("single alternatives", |n| chain(n, |_, next| json!({ "oneOf": [next] }))),
    ("single members", |n| chain(n, |_, next| json!({ "allOf": [next] }))),
    ("a base twice", |n| chain(n, |_, next| json!({ "allOf": [next, next] }))),
    ("a base twice, inline", |n| chain(n, |_, next| json!({ "allOf": [{ "allOf": [next] }, { "allOf": [next] }] }))),
    ("properties", |n| chain(n, |_, next| json!({ "properties": { "a": next, "b": next }, "required": ["a", "b"] }))),
    ("lists", |n| chain(n, |_, next| json!({ "type": "array", "items": next }))),
    ("pairs", |n| chain(n, |_, next| json!({ "type": "array", "prefixItems": [next, next], "items": false }))),
    ("unions", |n| chain(n, |_, next| json!({ "oneOf": [next, { "type": "integer" }] }))),
    ("lists or one", |n| chain(n, |_, next| json!({ "anyOf": [next, { "type": "array", "items": next }] }))),
    ("parameters", |n| {
        let mut parameters: Map<String, Value> = (0..n)
            .map(|i| (format!("P{i}"), json!({ "$ref": format!("#/components/parameters/P{}", i + 1) })))
            .collect();
        parameters.insert(format!("P{n}"), json!({ "name": "p", "in": "query", "schema": { "type": "string" } }));
        let get = json!({ "parameters": [{ "$ref": "#/components/parameters/P0" }], "responses": {} });
        whole([("/a".to_owned(), json!({ "get": get }))].into_iter().collect(), json!({ "parameters": parameters }))
    }),
];

/// What says in few words what multiplies.
pub const PRODUCTS: &[Shape] = &[
    ("unions of unions with properties", |n| {
        chain(n, |i, next| {
            let (own, more) = (format!("a{i}"), format!("b{i}"));
            let extended = json!({ "allOf": [next, { "properties": { more: { "type": "string" } } }] });
            json!({ "properties": { own: { "type": "string" } }, "oneOf": [next, extended] })
        })
    }),
    ("unions of all in all, with properties", |n| {
        let all: Vec<Value> = (0..n).map(|i| to(&s(i))).collect();
        each(n, |i| one(i, json!({ "properties": { format!("p{i}"): { "type": "string" } }, "anyOf": all })))
    }),
    ("unions of all in all", |n| {
        let all: Vec<Value> = (0..n).map(|i| to(&s(i))).collect();
        each(n, |i| one(i, json!({ "oneOf": all })))
    }),
    ("members of all in all", |n| {
        let all: Vec<Value> = (0..n).map(|i| to(&s(i))).collect();
        each(n, |i| one(i, json!({ "allOf": all })))
    }),
    ("properties of circles of different length", |n| {
        let mut all = Map::new();
        let lengths: Vec<usize> = [2, 3, 5, 7, 11, 13].into_iter().take(n).collect();
        for length in &lengths {
            for at in 0..*length {
                let next = to(&format!("P{length}x{}", (at + 1) % length));
                let own = format!("k{length}x{at}");
                let properties = json!({ "x": next, "y": next, own: { "type": "string" } });
                all.insert(format!("P{length}x{at}"), json!({ "properties": properties }));
            }
        }
        let members: Vec<Value> = lengths.iter().map(|length| to(&format!("P{length}x0"))).collect();
        all.insert("All".into(), json!({ "allOf": members }));
        document(all)
    }),
    ("alternatives of all members", |n| {
        let member = |i: usize| {
            let one = |c: &str| json!({ "properties": { format!("p{i}{c}"): { "type": "string" } } });
            json!({ "oneOf": [one("a"), one("b")] })
        };
        let members: Vec<Value> = (0..n).map(member).collect();
        document([("S".to_owned(), json!({ "allOf": members }))].into_iter().collect())
    }),
    ("media types of bodies and responses", |n| {
        let content: Map<String, Value> = (0..n * 10)
            .map(|i| {
                let schema = json!({ "type": "object", "properties": { format!("a{i}"): { "type": "string" } } });
                (format!("application/x{i}+json"), json!({ "schema": schema }))
            })
            .collect();
        let responses = json!({ "200": { "description": "x", "content": content } });
        let post = json!({ "requestBody": { "content": content }, "responses": responses });
        whole([("/a".to_owned(), json!({ "post": post }))].into_iter().collect(), json!({}))
    }),
];

/// Many things of one kind.
pub const CROWDS: &[Shape] = &[
    ("equal schemas", |n| {
        let same = json!({ "type": "object", "properties": { "a": { "type": "string" }, "b": { "type": "integer" } } });
        let properties: Map<String, Value> = (0..n).map(|i| (format!("p{i}"), same.clone())).collect();
        document([("S".to_owned(), json!({ "properties": properties }))].into_iter().collect())
    }),
    ("heirs of one base", |n| {
        let mut all = each_schema(n, |i| {
            let own = json!({ "properties": { format!("c{i}"): { "type": "string" } } });
            one(i, json!({ "allOf": [to("Base"), own] }))
        });
        let properties = json!({ "kind": { "type": "string" } });
        let discriminator = json!({ "propertyName": "kind" });
        all.insert("Base".into(), json!({ "properties": properties, "discriminator": discriminator }));
        document(all)
    }),
    ("properties of one schema", |n| {
        let members: Map<String, Value> = (0..n).map(|i| (format!("b{i}"), json!({ "type": "string" }))).collect();
        let uses: Map<String, Value> = (0..n).map(|i| (format!("p{i}"), to("B"))).collect();
        let mut all = Map::new();
        all.insert("B".into(), json!({ "properties": members }));
        all.insert("S".into(), json!({ "properties": uses }));
        document(all)
    }),
    ("members of a response that hold the response", |n| {
        let members: Map<String, Value> = (0..n).map(|i| (format!("p{i}"), to("S"))).collect();
        let content = json!({ "application/json": { "schema": to("S") } });
        let get = json!({ "operationId": "fine", "responses": { "200": { "description": "x", "content": content } } });
        let paths = [("/a".to_owned(), json!({ "get": get }))].into_iter().collect();
        whole(paths, json!({ "schemas": { "S": { "type": "object", "properties": members } } }))
    }),
    ("one property in many members", |n| {
        let member = |i: usize| json!({ "properties": { "p": { "type": "string", "description": i.to_string() } } });
        let members: Vec<Value> = (0..n).map(member).collect();
        document([("S".to_owned(), json!({ "allOf": members }))].into_iter().collect())
    }),
    ("values of one name", |n| {
        let values: Vec<String> =
            (0..n).map(|i| format!("{:b}", i + n).replace('0', "-").replace('1', "_") + "a").collect();
        document([("S".to_owned(), json!({ "type": "string", "enum": values }))].into_iter().collect())
    }),
    ("operations of one name", |n| {
        let get = json!({ "get": { "operationId": "same", "responses": {} } });
        whole((0..n).map(|i| (format!("/a{i}"), get.clone())).collect(), json!({}))
    }),
    ("references to nothing", |n| {
        let properties: Map<String, Value> = (0..n).map(|i| (format!("p{i}"), to(&format!("Gone{i}")))).collect();
        document([("S".to_owned(), json!({ "properties": properties }))].into_iter().collect())
    }),
    ("parameters that nothing describes", |n| {
        let path: String = (0..n).map(|i| format!("/{{p{i}}}")).collect();
        whole([(path, json!({ "get": { "responses": {} } }))].into_iter().collect(), json!({}))
    }),
];

/// What descriptions are made of.
pub const DESCRIPTIONS: &[&str] = &[
    "[",
    "<",
    "<a",
    "<a ",
    "<b>",
    "<a href=\"",
    "<!--",
    "]",
    "![",
    "[a](",
    "[a][",
    "](",
    "`",
    "` ``",
    "`a",
    "``a",
    "~~~\n",
    "```\n",
    "<table><tr><td>",
    "<td",
    "<ul><li>",
    "<code>",
    "<code>x`",
    "<tt>",
    "<pre>",
    "</a>",
    "<![CDATA[",
    "<?",
    "[a]: ",
    "[]",
    "[<",
    "`a` or ",
    "<http",
    "http://",
    "[a](http",
    "- `a` - b\n",
    "|a|b\n",
    "|<br>",
    "\\",
    "\\`",
    "a <br> ",
    "<table>",
    "&amp",
];

/// A document with such a description, so many bytes long, in each place that has one.
pub fn described(unit: &str, size: usize) -> Value {
    let text = unit.repeat(size / unit.len() + 1);
    let schema = json!({ "type": "object", "description": text, "properties": { "a": { "description": text } } });
    let get = json!({ "operationId": "fine", "summary": text, "description": text, "responses": {} });
    whole(
        [("/a".to_owned(), json!({ "get": get }))].into_iter().collect(),
        json!({ "schemas": { "S": schema, "E": { "enum": ["a", "b"], "description": text } } }),
    )
}

/// Path items that refer to one whose parameters all of its methods share.
pub fn shared_parameters(paths: usize, parameters: usize) -> Value {
    let parameters: Vec<Value> =
        (0..parameters).map(|i| json!({ "name": format!("p{i}"), "in": "query", "schema": {} })).collect();
    let mut shared = methods();
    shared.insert("parameters".to_owned(), Value::from(parameters));
    let mut all: Map<String, Value> =
        (0..paths).map(|i| (format!("/a{i}"), json!({ "$ref": "#/paths/~1shared" }))).collect();
    all.insert("/shared".to_owned(), Value::Object(shared));
    whole(all, json!({}))
}

/// A path with so many parameters.
pub fn long_path(parameters: usize) -> Value {
    let path: String = (0..parameters).map(|i| format!("/{{p{i}}}")).collect();
    whole([(path, Value::Object(methods()))].into_iter().collect(), json!({}))
}

fn methods() -> Map<String, Value> {
    let methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
    methods.into_iter().map(|method| (method.to_owned(), json!({ "responses": {} }))).collect()
}

/// References behind each other, to a schema at the end.
pub fn references(n: usize) -> Value {
    chain(n, |_, next| next.clone())
}

/// Bases that name those that extend them.
pub fn base_of_its_alternatives(n: usize) -> Value {
    each(n, |i| {
        let (base, one, other) = (format!("B{i}"), format!("C{i}"), format!("D{i}"));
        let extended = |name: &str| json!({ "allOf": [to(&base), { "properties": { name: { "type": "string" } }, "required": [name] }] });
        let properties = json!({ "kind": { "type": "string" } });
        let union = json!({ "type": "object", "properties": properties, "oneOf": [to(&one), to(&other)] });
        vec![(base.clone(), union), (one.clone(), extended("c")), (other.clone(), extended("d"))]
    })
}

fn s(i: usize) -> String {
    format!("S{i}")
}

fn one(i: usize, schema: Value) -> Vec<(String, Value)> {
    vec![(s(i), schema)]
}

fn to(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn chain(n: usize, link: impl Fn(usize, &Value) -> Value) -> Value {
    let mut all = each_schema(n, |i| one(i, link(i, &to(&s(i + 1)))));
    all.insert(s(n), json!({ "type": "object", "properties": { "end": { "type": "string" } } }));
    document(all)
}

fn each(n: usize, schemas: impl Fn(usize) -> Vec<(String, Value)>) -> Value {
    document(each_schema(n, schemas))
}

fn each_schema(n: usize, schemas: impl Fn(usize) -> Vec<(String, Value)>) -> Map<String, Value> {
    (0..n).flat_map(schemas).collect()
}

fn document(schemas: Map<String, Value>) -> Value {
    whole(Map::new(), json!({ "schemas": schemas }))
}

fn whole(paths: Map<String, Value>, components: Value) -> Value {
    let info = json!({ "title": "Growth", "version": "1" });
    json!({ "openapi": "3.1.0", "info": info, "paths": paths, "components": components })
}
