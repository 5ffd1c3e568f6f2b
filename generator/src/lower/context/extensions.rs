//! Finds which components extend which schemas by `allOf`.

use crate::document::Document;
use crate::pointer::{Pointer, PointerMap};
use crate::schema::SchemaRef;

/// A component that extends another by `allOf`.
pub(in crate::lower) struct Extension {
    pub pointer: Pointer,
    /// Whether the component has a discriminator of its own, so that components that extend it are its subtypes.
    pub is_base: bool,
}

/// Returns the components that extend each schema, in the order of the document.
pub(in crate::lower) fn extensions(document: &Document) -> PointerMap<Vec<Extension>> {
    let mut extensions: PointerMap<Vec<Extension>> = PointerMap::default();
    for (_, component) in &document.components {
        let pointer = document.target(component);
        let Some(schema) = document.schemas.get(pointer) else { continue };
        for member in &schema.all_of {
            if let SchemaRef::At(member) = member {
                let extension = Extension { pointer: pointer.clone(), is_base: schema.discriminator.is_some() };
                extensions.entry(document.target(member).clone()).or_default().push(extension);
            }
        }
    }
    extensions
}
