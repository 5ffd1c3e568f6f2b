//! A document as Prism can serve it: it follows every reference, in extensions and examples too, and ends where nothing is behind one.

use std::fs;
use std::io;
use std::path::Path;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::server::Prism;

/// Prism with the document; if it can't have that, with a copy in `folder` without what refers to nothing.
///
/// # Errors
///
/// When it can serve neither.
pub async fn served(document: &Path, folder: &Path) -> io::Result<Prism> {
    let error = match Prism::start(document).await {
        Ok(prism) => return Ok(prism),
        Err(error) => error,
    };
    let Some(copy) = whole(document) else { return Err(error) };
    let path = folder.join("served.json");
    fs::write(&path, copy.to_string())?;
    Prism::start(&path).await
}

/// `None` if each reference leads somewhere.
fn whole(document: &Path) -> Option<Value> {
    let written: Value = serde_yaml::from_str(&fs::read_to_string(document).ok()?).ok()?;
    let mut copy = written.clone();
    let document = document.canonicalize().ok()?;
    let whole = Whole { document: &written, folder: document.parent()? };
    whole.leave_out(&mut copy);
    (copy != written).then_some(copy)
}

struct Whole<'a> {
    document: &'a Value,
    folder: &'a Path,
}

impl Whole<'_> {
    fn leave_out(&self, node: &mut Value) {
        match node {
            Value::Object(members) => {
                members.retain(|_, member| self.leads(member));
                members.values_mut().for_each(|member| self.leave_out(member));
            }
            Value::Array(items) => {
                items.retain_mut(|item| self.leads(item));
                items.iter_mut().for_each(|item| self.leave_out(item));
            }
            _ => {}
        }
    }

    /// Whether there is something behind a reference. The copy stands elsewhere, so that a file is named from the root.
    fn leads(&self, node: &mut Value) -> bool {
        let Some(Value::String(reference)) = node.get_mut("$ref") else { return true };
        let (file, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        if file.is_empty() {
            return self.document.pointer(&percent_decode_str(fragment).decode_utf8_lossy()).is_some();
        }
        let there = self.folder.join(file);
        let exists = there.is_file();
        *reference = format!("{}#{fragment}", there.display());
        exists
    }
}
