//! The shapes of documents, each as a function of a size.

use serde_json::{Map, Value, json};

/// A name and the document of a size.
pub type Shape = (&'static str, fn(usize) -> Value);

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
    ("conditions in a circle", |n| {
        each(n, |i| {
            let properties = json!({ "a": { "type": "string" } });
            one(i, json!({ "type": "object", "properties": properties, "if": {}, "then": to(&s((i + 1) % n)) }))
        })
    }),
    ("a condition that is the schema itself", |n| {
        each(n, |i| {
            let properties = json!({ "a": to(&s(i)) });
            let dependent = json!({ "a": to(&s(i)), "b": { "properties": { "b": to(&s(i)) } } });
            one(i, json!({ "type": "object", "properties": properties, "dependentSchemas": dependent }))
        })
    }),
    ("dynamic references to the schema around them", |n| {
        each(n, |i| {
            let properties = json!({ "a": { "$dynamicRef": "#x" }, "b": { "$recursiveRef": "#" } });
            let id = format!("https://a.example/{i}");
            one(i, json!({ "$id": id, "$dynamicAnchor": "x", "type": "object", "properties": properties }))
        })
    }),
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

/// Schemas that refer to each other in a row.
pub const CHAINS: &[Shape] = &[
    ("references", references),
    ("single alternatives", |n| chain(n, |_, next| json!({ "oneOf": [next] }))),
    ("conditions", |n| chain(n, |_, next| json!({ "type": "object", "if": {}, "then": next, "else": next }))),
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

/// Schemas written inside of each other.
pub const INLINE: &[Shape] = &[
    ("properties inside of properties", |n| {
        inline(n, |inner| json!({ "type": "object", "properties": { "a": inner }, "required": ["a"] }))
    }),
    ("two properties inside of each", |n| {
        inline(n, |inner| json!({ "type": "object", "properties": { "a": inner, "b": { "type": "string" } } }))
    }),
    ("items inside of items", |n| inline(n, |inner| json!({ "type": "array", "items": inner }))),
    ("additional properties inside of additional properties", |n| {
        inline(n, |inner| json!({ "type": "object", "additionalProperties": inner }))
    }),
    ("prefix items inside of prefix items", |n| {
        inline(n, |inner| json!({ "type": "array", "prefixItems": [{ "type": "string" }, inner], "items": false }))
    }),
    ("allOf inside of allOf", |n| {
        inline(n, |inner| json!({ "allOf": [inner, { "properties": { "b": { "type": "string" } } }] }))
    }),
    ("oneOf inside of oneOf", |n| inline(n, |inner| json!({ "oneOf": [inner, { "type": "integer" }] }))),
    ("anyOf inside of anyOf", |n| inline(n, |inner| json!({ "anyOf": [inner, { "type": "array", "items": {} }] }))),
    ("oneOf inside of properties", |n| {
        inline(n, |inner| json!({ "properties": { "a": { "oneOf": [inner, { "type": "string" }] } } }))
    }),
    ("allOf inside of items", |n| {
        inline(n, |inner| json!({ "allOf": [{ "type": "array", "items": inner }, { "description": "more" }] }))
    }),
];

/// What says in few words what multiplies.
pub const PRODUCTS: &[Shape] = &[
    ("conditions of all in all", |n| {
        each(n, |i| {
            let dependent: Map<String, Value> = (0..n).map(|j| (format!("p{j}"), to(&s(j)))).collect();
            let properties = json!({ format!("p{i}"): { "type": "string" } });
            one(i, json!({ "type": "object", "properties": properties, "dependentSchemas": dependent }))
        })
    }),
    ("conditions of alternatives behind each other", |n| {
        each(n, |i| {
            let next = json!({ "oneOf": [to(&s((i + 1) % n)), to(&s((i + 2) % n))] });
            let properties = json!({ format!("p{i}"): { "type": "string" } });
            one(
                i,
                json!({ "type": "object", "properties": properties, "if": {}, "then": next, "oneOf": [to(&s((i + 1) % n)), next] }),
            )
        })
    }),
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
    ("properties of circles of different length", |n| circles(n, &json!({}))),
    ("properties of circles of different length, with a name", |n| circles(n, &json!({ "x-rust-name": "next" }))),
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
    ("subtypes of one base", |n| {
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

/// Operations that share or refer to what is not a schema.
pub const SHARED: &[Shape] = &[
    ("headers of one response of all operations", |n| {
        let headers: Map<String, Value> =
            (0..n).map(|i| (format!("X-H{i}"), json!({ "schema": { "type": "string" } }))).collect();
        let responses = json!({ "R": { "description": "x", "headers": headers } });
        whole(operations(n, |_| get_shared()), json!({ "responses": responses }))
    }),
    ("headers by reference of one error of all operations", |n| {
        let headers: Map<String, Value> = (0..n).map(|i| (format!("H{i}"), header())).collect();
        let named: Map<String, Value> =
            (0..n).map(|i| (format!("X-H{i}"), json!({ "$ref": format!("#/components/headers/H{i}") }))).collect();
        let error = json!({ "description": "x", "headers": named });
        let get =
            || json!({ "responses": { "200": { "description": "x" }, "404": { "$ref": "#/components/responses/R" } } });
        whole(operations(n, |_| json!({ "get": get() })), json!({ "headers": headers, "responses": { "R": error } }))
    }),
    ("the same headers by reference in each response", |n| {
        let named: Map<String, Value> =
            (0..6).map(|i| (format!("X-H{i}"), json!({ "$ref": "#/components/headers/H" }))).collect();
        let responses = json!({ "200": { "description": "x", "headers": named } });
        let paths = operations(n, |_| json!({ "get": { "responses": responses } }));
        whole(paths, json!({ "headers": { "H": header() } }))
    }),
    ("headers of two responses of all operations", |n| {
        let headers =
            |letter: &str| -> Map<String, Value> { (0..n).map(|i| (format!("{letter}{i}"), header())).collect() };
        let response = |letter: &str| json!({ "description": "x", "headers": headers(letter) });
        let get = json!({ "responses": { "200": { "$ref": "#/components/responses/A" }, "201": { "$ref": "#/components/responses/B" } } });
        let paths = operations(n, |_| json!({ "get": get }));
        whole(paths, json!({ "responses": { "A": response("A"), "B": response("B") } }))
    }),
    ("headers by reference behind each other", |n| {
        let mut headers: Map<String, Value> =
            (0..n).map(|i| (format!("H{i}"), json!({ "$ref": format!("#/components/headers/H{}", i + 1) }))).collect();
        headers.insert(format!("H{n}"), header());
        let named = json!({ "X-H": { "$ref": "#/components/headers/H0" } });
        let get = json!({ "responses": { "200": { "description": "x", "headers": named } } });
        whole(operations(1, |_| json!({ "get": get })), json!({ "headers": headers }))
    }),
    ("one response with a large schema", |n| {
        let properties: Map<String, Value> = (0..n).map(|i| (format!("p{i}"), json!({ "type": "string" }))).collect();
        let content = json!({ "application/json": { "schema": { "type": "object", "properties": properties } } });
        let responses = json!({ "R": { "description": "x", "content": content } });
        whole(operations(n, |_| get_shared()), json!({ "responses": responses }))
    }),
    ("responses by reference behind each other", |n| {
        let mut responses: Map<String, Value> = (0..n)
            .map(|i| (format!("R{i}"), json!({ "$ref": format!("#/components/responses/R{}", i + 1) })))
            .collect();
        responses.insert(format!("R{n}"), json!({ "description": "x" }));
        let get = json!({ "responses": { "200": { "$ref": "#/components/responses/R0" } } });
        whole(operations(1, |_| json!({ "get": get })), json!({ "responses": responses }))
    }),
    ("responses of one operation", |n| {
        let responses: Map<String, Value> = (0..n)
            .map(|i| {
                (
                    (200 + i).to_string(),
                    json!({ "description": "x", "content": { "application/json": { "schema": to(&s(i)) } } }),
                )
            })
            .collect();
        let schemas = each_schema(n, |i| one(i, json!({ "properties": { format!("a{i}"): { "type": "string" } } })));
        whole(operations(1, |_| json!({ "get": { "responses": responses } })), json!({ "schemas": schemas }))
    }),
    ("one request body of all operations", |n| {
        let properties: Map<String, Value> = (0..n).map(|i| (format!("p{i}"), json!({ "type": "string" }))).collect();
        let content = json!({ "application/json": { "schema": { "type": "object", "properties": properties } } });
        let paths = operations(
            n,
            |_| json!({ "post": { "requestBody": { "$ref": "#/components/requestBodies/B" }, "responses": {} } }),
        );
        whole(paths, json!({ "requestBodies": { "B": { "content": content } } }))
    }),
    ("one parameter with a large schema", |n| {
        let properties: Map<String, Value> = (0..n).map(|i| (format!("p{i}"), json!({ "type": "string" }))).collect();
        let schema = json!({ "type": "object", "properties": properties });
        let parameter = json!({ "name": "p", "in": "query", "schema": schema });
        let get = json!({ "parameters": [{ "$ref": "#/components/parameters/P" }], "responses": {} });
        whole(operations(n, |_| json!({ "get": get })), json!({ "parameters": { "P": parameter } }))
    }),
    ("path items by reference", |n| {
        let paths = (0..n).map(|i| (format!("/a{i}"), json!({ "$ref": format!("#/components/pathItems/I{i}") })));
        let items: Map<String, Value> =
            (0..n).map(|i| (format!("I{i}"), json!({ "get": { "responses": {} } }))).collect();
        whole(paths.collect(), json!({ "pathItems": items }))
    }),
    ("path items by reference behind each other", |n| {
        let mut items: Map<String, Value> = (0..n)
            .map(|i| (format!("I{i}"), json!({ "$ref": format!("#/components/pathItems/I{}", i + 1) })))
            .collect();
        items.insert(format!("I{n}"), json!({ "get": { "responses": {} } }));
        let paths = (0..n).map(|i| (format!("/a{i}"), json!({ "$ref": format!("#/components/pathItems/I{i}") })));
        whole(paths.collect(), json!({ "pathItems": items }))
    }),
    ("one callback of all operations", |n| {
        let callbacks = json!({ "c": { "$ref": "#/components/callbacks/C" } });
        let paths = operations(n, |_| json!({ "get": { "callbacks": callbacks, "responses": {} } }));
        let called: Map<String, Value> =
            (0..n).map(|i| (format!("{{$url}}/{i}"), json!({ "post": { "responses": {} } }))).collect();
        whole(paths, json!({ "callbacks": { "C": called } }))
    }),
    ("a callback of each operation", |n| {
        let post =
            json!({ "requestBody": { "content": { "application/json": { "schema": to("S") } } }, "responses": {} });
        let callbacks = json!({ "c": { "{$url}": { "post": post } } });
        let paths = operations(n, |_| json!({ "get": { "callbacks": callbacks, "responses": {} } }));
        whole(paths, json!({ "schemas": { "S": { "properties": { "a": { "type": "string" } } } } }))
    }),
    ("callbacks of callbacks", |n| {
        let callbacks: Map<String, Value> = (0..n)
            .map(|i| {
                let next = json!({ "n": { "$ref": format!("#/components/callbacks/C{}", (i + 1).min(n - 1)) } });
                (format!("C{i}"), json!({ "{$url}": { "post": { "responses": {}, "callbacks": next } } }))
            })
            .collect();
        let first = json!({ "c": { "$ref": "#/components/callbacks/C0" } });
        let paths = operations(1, |_| json!({ "get": { "callbacks": first, "responses": {} } }));
        whole(paths, json!({ "callbacks": callbacks }))
    }),
    ("subtypes with a mapping", |n| subtypes(n, |i| format!("S{}", i % n), true)),
    ("subtypes without a mapping", |n| subtypes(n, |i| format!("S{}", i % n), false)),
    ("a discriminator's union in many properties", |n| {
        let mut all = each_schema(4, |i| {
            one(i, json!({ "type": "object", "properties": { "kind": { "const": s(i) } }, "required": ["kind"] }))
        });
        let union: Vec<Value> = (0..4).map(|i| to(&s(i))).collect();
        all.insert("U".into(), json!({ "oneOf": union, "discriminator": { "propertyName": "kind" } }));
        let uses: Map<String, Value> = (0..n).map(|i| (format!("p{i}"), to("U"))).collect();
        all.insert("Uses".into(), json!({ "properties": uses }));
        document(all)
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
    "<a x=\"<a y='",
    "<a x=\"<a x=a\" y=\"",
    "<a x=a\" ",
    "<a x=' ",
    "</a ",
    "<code>\n",
    "<table><td x=\"",
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

/// Media types of one response that many operations refer to.
pub fn shared_media_types(paths: usize, media_types: usize) -> Value {
    let content: Map<String, Value> = (0..media_types)
        .map(|i| (format!("application/x{i}+json"), json!({ "schema": { "type": "object", "title": i.to_string() } })))
        .collect();
    let responses = json!({ "R": { "description": "x", "content": content } });
    whole(operations(paths, |_| get_shared()), json!({ "responses": responses }))
}

/// Subtypes of a base with a discriminator, listed in the base's `oneOf`.
fn subtypes(n: usize, value: impl Fn(usize) -> String, mapping: bool) -> Value {
    let mut all = each_schema(n, |i| {
        let own = json!({ "type": "object", "properties": { format!("c{i}"): { "type": "string" } } });
        one(i, json!({ "allOf": [to("Base"), own] }))
    });
    let mut discriminator = json!({ "propertyName": "kind" });
    if mapping {
        discriminator["mapping"] = (0..n).map(|i| (value(i), to(&s(i))["$ref"].clone())).collect();
    }
    let properties = json!({ "kind": { "type": "string" } });
    let base =
        json!({ "type": "object", "properties": properties, "required": ["kind"], "discriminator": discriminator });
    all.insert("Base".into(), base);
    let union: Vec<Value> = (0..n).map(|i| to(&s(i))).collect();
    all.insert("Any".into(), json!({ "oneOf": union, "discriminator": discriminator }));
    document(all)
}

/// A path for each operation.
fn operations(n: usize, item: impl Fn(usize) -> Value) -> Map<String, Value> {
    (0..n).map(|i| (format!("/a{i}"), item(i))).collect()
}

/// A path item with an operation whose response is the component `R`.
fn get_shared() -> Value {
    json!({ "get": { "responses": { "200": { "$ref": "#/components/responses/R" } } } })
}

fn header() -> Value {
    json!({ "schema": { "type": "string" } })
}

/// A schema inside of a schema, so many times.
fn inline(n: usize, outer: impl Fn(Value) -> Value) -> Value {
    let innermost = json!({ "type": "object", "properties": { "end": { "type": "string" } } });
    let schema = (0..n).fold(innermost, |inner, _| outer(inner));
    document([("S".to_owned(), schema)].into_iter().collect())
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

/// Circles of schemas that refer to the next one by two properties, and a schema that extends one of each circle: it has as many parts as
/// the circles together have turns. Each property has these keywords too.
pub fn circles(n: usize, keywords: &Value) -> Value {
    let mut all = Map::new();
    let lengths: Vec<usize> = [2, 3, 5, 7, 11, 13].into_iter().take(n).collect();
    for length in &lengths {
        for at in 0..*length {
            let mut next = to(&format!("P{length}x{}", (at + 1) % length));
            next.as_object_mut()
                .into_iter()
                .for_each(|next| next.extend(keywords.as_object().cloned().into_iter().flatten()));
            let own = format!("k{length}x{at}");
            let properties = json!({ "x": next, "y": next, own: { "type": "string" } });
            all.insert(format!("P{length}x{at}"), json!({ "properties": properties }));
        }
    }
    let members: Vec<Value> = lengths.iter().map(|length| to(&format!("P{length}x0"))).collect();
    all.insert("All".into(), json!({ "allOf": members }));
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
