//! Names that the generator makes because the document has none: those of operations without an `operationId`, and of types without a name.

use crate::api::{Api, Operation, TypeDef};
use crate::lower::made_id;
use crate::names_lock::Kind;
use crate::pointer::Pointer;
use crate::source::Sources;

/// Whether the name of an operation is made from its method and path, and not chosen by the user.
pub(super) fn is_made_operation(api: &Api, operation: &Operation) -> bool {
    let is_chosen = || api.names_without_choices.kept(Kind::Method, &operation.pointer).is_some();
    operation.id == made_id(&operation.method, &operation.path) && !is_chosen()
}

/// Whether the name of a type is made from the location of its schema: no schema that it is the type of has a name, and the user chose
/// none.
pub(super) fn is_made_type(api: &Api, def: &TypeDef, sources: &Sources) -> bool {
    let is_chosen = |pointer| api.names_without_choices.kept(Kind::Type, pointer).is_some();
    let mut pointers = std::iter::once(&def.pointer).chain(&def.pointers);
    !pointers.any(|pointer| has_name(pointer, sources) || is_chosen(pointer))
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
