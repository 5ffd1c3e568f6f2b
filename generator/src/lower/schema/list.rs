//! Lists, and those of a fixed length, which are tuples.

use crate::api::{Type, UntypedReason};
use crate::diagnostic::Diagnostic;
use crate::lower::context::types::Types;
use crate::lower::definitions::origin::Origin;
use crate::pointer::Pointer;
use crate::schema::Schema;

impl Types<'_> {
    pub fn list(&mut self, place: &Pointer, schema: &Schema, origin: &Origin) -> Type {
        if !schema.prefix_items.is_empty() {
            return self.tuple(place, schema, origin);
        }
        if let Some(items) = &schema.items {
            let item = self.type_within(items, &place.child("items"), &origin.item());
            Type::List(Box::new(item))
        } else {
            self.untyped(place, UntypedReason::DocumentSaysAny);
            Type::List(Box::new(Type::Value))
        }
    }

    /// A list of fixed length is a tuple; any other with a prefix is a list of what all items have in common. Without `items`,
    /// further items may be anything.
    fn tuple(&mut self, place: &Pointer, schema: &Schema, origin: &Origin) -> Type {
        let at = place.child("prefixItems");
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
            kinds.push(self.type_within(more, &place.child("items"), &origin.item()));
        } else if !is_closed {
            kinds.push(Type::Value);
        }
        kinds.dedup();
        if let [one] = kinds.as_slice() {
            Type::List(Box::new(one.clone()))
        } else {
            self.untyped(place, UntypedReason::NotExpressed);
            self.diagnostics.push(
                Diagnostic::warning("open-tuple", place, "a list of different items with no fixed length has no type")
                    .help(
                        "its items are JSON values; set `minItems` and `maxItems` to the number of items for a tuple",
                    ),
            );
            Type::List(Box::new(Type::Value))
        }
    }
}
