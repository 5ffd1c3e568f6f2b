//! The operations of a document, as its text lists them: every method of every path item, with each `$ref` of a path item followed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::raw::Raw;

/// The properties of a path item that are operations; `additionalOperations` holds the others.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// How many references a path item may go through; more is a cycle.
const MOST_HOPS: usize = 32;

/// An operation of a document.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The method, as the document writes it.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The JSON pointers of the path item that the operation was found through, first the one in `paths`, each with the pointer of the
    /// operation inside of the path item.
    pub pointers: Vec<(String, String)>,
}

/// Returns the number of operations of the document at `path`.
///
/// # Errors
///
/// When the document cannot be read.
pub fn count(path: &Path) -> Result<usize, String> {
    list(path).map(|operations| operations.len())
}

/// Returns the operations of the document at `path`.
///
/// # Errors
///
/// When the document cannot be read.
pub fn list(path: &Path) -> Result<Vec<Operation>, String> {
    let root = Raw::read(path)?;
    let mut files = HashMap::from([(path.to_owned(), root.clone())]);
    let mut operations = Vec::new();
    for (template, item) in root.get("paths").into_iter().flat_map(Raw::members) {
        if !template.starts_with("x-") {
            let pointer = format!("/paths/{}", template.replace('~', "~0").replace('/', "~1"));
            let found = of_item(item, path, &pointer, &mut files, MOST_HOPS);
            operations.extend(found.into_iter().map(|(method, pointers)| Operation {
                method,
                path: template.clone(),
                pointers,
            }));
        }
    }
    Ok(operations)
}

/// The methods of a path item and of those that it refers to, with the pointers of the path items.
fn of_item(
    item: &Raw,
    file: &Path,
    pointer: &str,
    files: &mut HashMap<PathBuf, Raw>,
    hops: usize,
) -> Vec<(String, Vec<(String, String)>)> {
    let named = METHODS.iter().filter_map(|method| Some((*method, item.get(method)?, String::new())));
    let additional = item.get("additionalOperations").into_iter().flat_map(Raw::members);
    let additional = additional.map(|(method, node)| (method.as_str(), node, "additionalOperations/".to_owned()));
    let mut own: Vec<(String, Vec<(String, String)>)> = named
        .chain(additional)
        .filter(|(_, node, _)| is_operation(node))
        .map(|(method, _, folder)| (method.to_owned(), vec![(pointer.to_owned(), format!("{folder}{method}"))]))
        .collect();
    let Some(Raw::Text(reference)) = item.get("$ref").filter(|_| hops > 0) else { return own };
    let (to, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let to = if to.is_empty() { file.to_owned() } else { file.parent().unwrap_or(Path::new("")).join(to) };
    if !files.contains_key(&to) {
        let Ok(tree) = Raw::read(&to) else { return own };
        files.insert(to.clone(), tree);
    }
    let Some(target) = files.get(&to).and_then(|tree| tree.at(fragment)).cloned() else { return own };
    for (method, mut pointers) in of_item(&target, &to, fragment, files, hops - 1) {
        // A method beside the `$ref` replaces the one of the referenced path item.
        if !own.iter().any(|(known, _)| *known == method) {
            pointers.insert(0, (pointer.to_owned(), method.clone()));
            own.push((method, pointers));
        }
    }
    own
}

fn is_operation(node: &Raw) -> bool {
    matches!(node, Raw::Object(_))
}
