//! Converts arrays to lists, and arrays of a fixed length to tuples.

use crate::api::{Type, UntypedReason};
use crate::diagnostic::{Code, Diagnostic};
use crate::lower::context::types::Types;
use crate::lower::definitions::origin::Origin;
use crate::pointer::Pointer;
use crate::schema::Schema;

impl Types<'_> {
    pub fn list(&mut self, pointer: &Pointer, schema: &Schema, origin: &Origin) -> Type {
        if !schema.prefix_items.is_empty() {
            return self.tuple(pointer, schema, origin);
        }
        if let Some(items) = &schema.items {
            let item = self.type_within(items, &pointer.child("items"), &origin.item());
            Type::List(Box::new(item))
        } else {
            self.untyped(pointer, UntypedReason::DocumentSaysAny);
            Type::List(Box::new(Type::Value))
        }
    }

    /// Converts `prefixItems`: to a tuple if the length is fixed, otherwise to a list of the type that all items have. Without `items`,
    /// further items can have any type.
    fn tuple(&mut self, pointer: &Pointer, schema: &Schema, origin: &Origin) -> Type {
        let at = pointer.child("prefixItems");
        let items: Vec<Type> = schema
            .prefix_items
            .iter()
            .enumerate()
            .map(|(index, item)| self.type_within(item, &at.item(index), &origin.part(&format!("part {}", index + 1))))
            .collect();
        let count = Some(items.len() as u64);
        let is_closed = schema.no_more_items || schema.max_items.is_some_and(|most| Some(most) <= count);
        let is_complete = schema.min_items >= count;
        if is_closed && is_complete && items.len() <= 4 {
            return Type::Tuple(items);
        }
        let mut kinds = items;
        if let Some(more) = &schema.items {
            kinds.push(self.type_within(more, &pointer.child("items"), &origin.item()));
        } else if !is_closed {
            kinds.push(Type::Value);
        }
        kinds.dedup();
        if let [one] = kinds.as_slice() {
            Type::List(Box::new(one.clone()))
        } else {
            self.untyped(pointer, UntypedReason::NotExpressed);
            self.diagnostics.push(
                Diagnostic::warning(
                    Code::OpenTuple,
                    pointer,
                    "the items of the list have different schemas, and its length is not fixed",
                )
                .outcome("the items are generated as `serde_json::Value`")
                .help("set `minItems` and `maxItems` to the number of items, for a tuple"),
            );
            Type::List(Box::new(Type::Value))
        }
    }
}
