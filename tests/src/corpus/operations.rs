//! How many operations a document has, counted in its text: every method of every path item, `$ref`s of path items followed.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::raw::Raw;

/// The members of a path item that are operations; `additionalOperations` holds the others.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// How many refs a path item may go through; more is a cycle.
const MOST_HOPS: usize = 32;

/// The number of operations of the document at `path`.
///
/// # Errors
///
/// When the document can't be read.
pub fn count(path: &Path) -> Result<usize, String> {
    let root = Raw::read(path)?;
    let mut files = HashMap::from([(path.to_owned(), root.clone())]);
    let paths = root.get("paths").into_iter().flat_map(Raw::members).filter(|(path, _)| !path.starts_with("x-"));
    Ok(paths.map(|(_, item)| of_item(item, path, &mut files, MOST_HOPS)).sum())
}

fn of_item(item: &Raw, file: &Path, files: &mut HashMap<PathBuf, Raw>, hops: usize) -> usize {
    let own = METHODS.iter().filter(|method| is_operation(item.get(method))).count();
    let additional = item
        .get("additionalOperations")
        .into_iter()
        .flat_map(Raw::members)
        .filter(|(_, node)| is_operation(Some(node)))
        .count();
    let Some(Raw::Text(reference)) = item.get("$ref").filter(|_| hops > 0) else { return own + additional };
    let (to, fragment) = reference.split_once('#').unwrap_or((reference, ""));
    let to = if to.is_empty() { file.to_owned() } else { file.parent().unwrap_or(Path::new("")).join(to) };
    if !files.contains_key(&to) {
        let Ok(tree) = Raw::read(&to) else { return own + additional };
        files.insert(to.clone(), tree);
    }
    let target = files.get(&to).and_then(|tree| tree.at(fragment)).cloned();
    // A method beside the `$ref` stands in for the one behind it.
    let shadowed = target.as_ref().map_or(0, |target| {
        METHODS.iter().filter(|method| is_operation(item.get(method)) && is_operation(target.get(method))).count()
    });
    own + additional + target.map_or(0, |target| of_item(&target, &to, files, hops - 1)) - shadowed
}

fn is_operation(node: Option<&Raw>) -> bool {
    matches!(node, Some(Raw::Object(_)))
}
