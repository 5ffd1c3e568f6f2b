//! Reports unknown keywords that are close to a known one.

use super::keywords::{Kind, keywords};
use crate::diagnostic::nearest::nearest;
use crate::diagnostic::{Code, Diagnostic};
use crate::pointer::Pointer;

/// Words that are right in a node of each kind though nothing is read from them.
fn others(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Schema => &[
            "$anchor",
            "$comment",
            "$defs",
            "$dynamicAnchor",
            "$dynamicRef",
            "$id",
            "$recursiveAnchor",
            "$recursiveRef",
            "$ref",
            "$schema",
            "$vocabulary",
            "additionalItems",
            "const",
            "contains",
            "contentEncoding",
            "contentMediaType",
            "definitions",
            "dependencies",
            "dependentRequired",
            "dependentSchemas",
            "divisibleBy",
            "else",
            "examples",
            "extends",
            "id",
            "if",
            "maxContains",
            "minContains",
            "propertyNames",
            "then",
            "xml",
        ],
        Kind::Parameter | Kind::Header => &[
            "$ref",
            "collectionFormat",
            "default",
            "enum",
            "format",
            "items",
            "maxItems",
            "maxLength",
            "maximum",
            "minItems",
            "minLength",
            "minimum",
            "pattern",
            "type",
            "uniqueItems",
        ],
        Kind::RequestBody => &["$ref", "schema"],
        Kind::Response => &["$ref", "examples", "schema"],
        Kind::Operation => &["consumes", "produces", "schemes"],
        Kind::SecurityScheme => {
            &["$ref", "authorizationUrl", "deprecated", "flow", "oauth2MetadataUrl", "scopes", "tokenUrl"]
        }
        Kind::MediaType => &["$ref", "itemEncoding", "itemSchema", "prefixEncoding"],
        Kind::Encoding => &["encoding", "itemEncoding", "prefixEncoding"],
        Kind::Discriminator => &["defaultMapping"],
        Kind::Tag => &["kind", "parent"],
        _ => &[],
    }
}

/// What is found where a keyword that nothing knows is close to a known one.
pub(super) fn misspelt(kind: Kind, key: &str, at: &Pointer) -> Option<Diagnostic> {
    if key.starts_with("x-") || others(kind).contains(&key) || keywords(kind).any(|(known, _)| known == key) {
        return None;
    }
    let meant = nearest(key, keywords(kind).map(|(known, _)| known).chain(["$ref"]))?;
    let message = format!("{} {} has no keyword `{key}`", kind.article(), kind.name());
    Some(
        Diagnostic::warning(Code::UnknownKeyword, &at.child(key), message)
            .label("ignored")
            .help(format!("did you mean `{meant}`?")),
    )
}

/// The keywords of a path item beside its methods.
const PATH_ITEM: [&str; 6] = ["$ref", "additionalOperations", "description", "parameters", "servers", "summary"];

/// What is found where a keyword of a path item is close to another one; methods are checked where they are read.
pub(crate) fn misspelt_in_path_item(key: &str, at: &Pointer) -> Option<Diagnostic> {
    if key.starts_with("x-") || PATH_ITEM.contains(&key) {
        return None;
    }
    let meant = nearest(key, PATH_ITEM)?;
    let message = format!("a path item has no keyword `{key}`");
    let found = Diagnostic::warning(Code::UnknownKeyword, &at.child(key), message).label("ignored");
    Some(found.help(format!("did you mean `{meant}`?")))
}
