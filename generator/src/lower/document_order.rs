//! Declares the items of the client in the order of the document. Everything before is decided in an order that does not depend on how
//! the document is written.

use std::collections::HashMap;

use crate::api::{Api, TypeKind};
use crate::document::Document;
use crate::pointer::{Pointer, PointerMap};
use crate::work;

/// The wire names of the fields of types in the order of the document, by the locations of the types.
pub(in crate::lower) type FieldOrder = PointerMap<Vec<String>>;

/// Puts operations, fields and types into the order of the document.
pub(in crate::lower) fn restore(api: &mut Api, document: &Document, field_order: &FieldOrder) {
    let operations: PointerMap<usize> =
        document.operations.iter().map(|node| (node.pointer.clone(), node.position)).collect();
    for group in &mut api.groups {
        group.operations.sort_by_key(|operation| operations.get(&operation.pointer));
    }
    for def in &mut api.types {
        let Some(order) = field_order.get(&def.pointer) else { continue };
        let places: HashMap<&str, usize> =
            order.iter().enumerate().map(|(place, wire)| (wire.as_str(), place)).collect();
        let place = |wire: &str| places.get(wire).copied().unwrap_or(usize::MAX);
        match &mut def.kind {
            TypeKind::Struct(object) => object.fields.sort_by_key(|field| place(&field.wire)),
            TypeKind::Form(form) => form.members.sort_by_key(|member| place(&member.field.wire)),
            _ => {}
        }
    }
    let positions = Positions::new(document);
    api.schemas.sort_by_cached_key(|(pointer, _)| positions.of(pointer));
    api.untyped.sort_by_cached_key(|untyped| positions.of(&untyped.pointer));
    let mut order: Vec<usize> = (0..api.types.len()).collect();
    order.sort_by_cached_key(|index| api.types.get(*index).map(|def| positions.of(&def.pointer)));
    api.declared = order;
}

/// The positions of schemas in the document.
struct Positions<'a> {
    of_document: &'a PointerMap<usize>,
    /// The length of the longest pointer among them. Pointers of schemas that are combinations of others can be far longer, and nothing
    /// is found on most of the way up from them.
    longest: usize,
}

impl<'a> Positions<'a> {
    fn new(document: &'a Document) -> Self {
        let of_document = &document.positions;
        let longest = of_document.keys().map(|pointer| pointer.as_str().len()).max().unwrap_or_default();
        Self { of_document, longest }
    }

    /// The position of a schema, or of the nearest one around it; last if there is none.
    fn of(&self, pointer: &Pointer) -> usize {
        let around = std::iter::successors(Some(pointer.cut(self.longest)), Pointer::parent);
        let mut positions = around.inspect(|_| work::add(1)).filter_map(|pointer| self.of_document.get(&pointer));
        positions.next().copied().unwrap_or(usize::MAX)
    }
}
