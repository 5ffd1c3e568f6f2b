//! Names that the generator makes because the document has none: those of operations without an `operationId`, and of types without a name.

use crate::api::{Operation, TypeDef};
use crate::lower::made_id;
use crate::pointer::Pointer;
use crate::source::Sources;

/// Whether the name of an operation is made from its method and path.
pub(super) fn is_made_operation(operation: &Operation) -> bool {
    operation.id == made_id(&operation.method, &operation.path)
}

/// Whether the name of a type is made from the location of its schema, because no schema that it is the type of has a name.
pub(super) fn is_made_type(def: &TypeDef, sources: &Sources) -> bool {
    !std::iter::once(&def.pointer).chain(&def.pointers).any(|pointer| has_name(pointer, sources))
}

/// Whether the schema at this location has a name: that of a component, a definition or a file.
fn has_name(pointer: &Pointer, sources: &Sources) -> bool {
    let mut above = pointer.tokens().rev().skip(1);
    let is_named = match above.next().as_deref() {
        Some("schemas") => above.next().as_deref() == Some("components"),
        Some("$defs" | "definitions") => true,
        _ => false,
    };
    is_named || sources.home(pointer).is_some_and(|(file, inner)| file > 0 && inner == Pointer::root())
}

#[cfg(test)]
mod tests {
    use super::has_name;
    use crate::pointer::Pointer;
    use crate::source::Sources;

    #[test]
    fn a_schema_has_the_name_of_its_component_or_definition() {
        for (pointer, wanted) in [
            ("#/components/schemas/Pet", true),
            ("#/components/schemas/Pet/$defs/Tail", true),
            ("#/x-files/0/definitions/Tail", true),
            ("#/components/schemas/Pet/properties/owner", false),
            ("#/components/responses/Pet", false),
            ("#/components/schemas/schemas/properties/schemas", false),
            ("#/paths/~1pets/get/parameters/0/schema", false),
            ("#", false),
        ] {
            assert_eq!(has_name(&Pointer::from_fragment(pointer), &Sources::default()), wanted, "{pointer}");
        }
    }
}
