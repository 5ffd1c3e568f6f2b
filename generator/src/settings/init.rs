//! The commented settings file that `generator init` writes.

use super::keys::KEYS;

/// Returns a settings file for a client with this name, which is generated from this document if there is one. Each key has a comment.
#[must_use]
pub fn template(client: &str, document: Option<&str>) -> String {
    let mut text = String::from(
        "# The settings of the generator. The command line counts more than this file; paths are relative to its folder.\n\
         # A file may have several tables `[clients.NAME]`. `generator --client NAME` generates one of them.\n",
    );
    text.push_str(&format!("\n[clients.{client}]\n"));
    for key in &KEYS {
        text.push_str(&format!("\n# {}\n", key.about));
        match document.filter(|_| key.name == "document") {
            Some(document) => text.push_str(&format!("document = {}\n", toml_edit::Value::from(document))),
            None => text.push_str(&format!("# {} = {}\n", key.name, key.example)),
        }
    }
    text
}
