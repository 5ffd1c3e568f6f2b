//! Emits how the types of the user's are read and written.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imported, imported};
use super::{Content, File, Output};
use crate::choices::{OwnForm, OwnType};

/// The file with a line for each of the types, unless there are none.
pub(super) fn own_types(output: &Output<'_>) -> Option<File> {
    if !has_own_types(output) {
        return None;
    }
    let lines = output.api.own_types.iter().filter_map(|own| {
        let path = path(own);
        match own.form {
            OwnForm::Text => Some(quote!(crate::runtime::text_type!(#path);)),
            OwnForm::Serde => Some(quote!(crate::runtime::serde_type!(#path);)),
            OwnForm::Known => None,
        }
    });
    let Imported { items, used } = imported(lines.collect());
    Some(File {
        path: "src/own_types.rs".to_owned(),
        content: Content::Rust {
            origin: "the settings".to_owned(),
            docs: vec!["How types of other crates are read and written, which the settings put in place of those of the document.".to_owned()],
            items,
            used,
        },
    })
}

/// Whether the crate has types of the user's that the runtime does not know.
pub(super) fn has_own_types(output: &Output<'_>) -> bool {
    output.api.own_types.iter().any(|own| own.form != OwnForm::Known)
}

/// Emits the path of a type.
pub(super) fn path(own: &OwnType) -> TokenStream {
    // The settings have been read with it as a type.
    own.path.parse().unwrap_or_default()
}
