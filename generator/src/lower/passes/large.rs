//! Boxes large types within other types. Deeply nested types would have hundreds of kilobytes, which are copied whenever a value is read
//! or moved, and overflow the stack in debug builds.

use crate::api::{Type, TypeId, TypeKind};
use crate::large_stack;
use crate::lower::definitions::draft::Draft;
use crate::lower::passes::recursion::{box_type, inline_types};

/// Types with more bytes than this are boxed.
const MOST: usize = 2_048;

/// Boxes large types. Recursive types must be boxed already.
pub(in crate::lower) fn box_large(defs: &mut [Draft]) {
    let mut sizes = vec![None; defs.len()];
    for index in 0..defs.len() {
        size(defs, TypeId(index), &mut sizes);
    }
}

/// Estimates the size of a type in bytes, and boxes the large types in it.
fn size(defs: &mut [Draft], id: TypeId, sizes: &mut [Option<usize>]) -> usize {
    if let Some(known) = sizes[id.0] {
        return known;
    }
    sizes[id.0] = Some(POINTER);
    let types: Vec<Type> = inline_types(&mut defs[id.0].def.kind).into_iter().map(|ty| ty.clone()).collect();
    let mut held: Vec<usize> = types.iter().map(|ty| of_type(defs, ty, sizes)).collect();
    for (ty, taken) in inline_types(&mut defs[id.0].def.kind).into_iter().zip(&mut held) {
        if *taken > MOST {
            box_type(ty);
            *taken = POINTER;
        }
    }
    let size = match &defs[id.0].def.kind {
        TypeKind::Struct(object) => {
            held.iter().fold(0, |sum: usize, taken| sum.saturating_add(*taken)) + object.additional.iter().len() * TEXT
        }
        TypeKind::Alias(ty) => {
            let ty = ty.clone();
            of_type(defs, &ty, sizes)
        }
        _ => held.into_iter().max().unwrap_or(TEXT) + POINTER,
    };
    sizes[id.0] = Some(size);
    size
}

/// The size of a pointer, or of the discriminant of an enum.
const POINTER: usize = 8;

/// The size of a string, list or map.
const TEXT: usize = 24;

fn of_type(defs: &mut [Draft], ty: &Type, sizes: &mut [Option<usize>]) -> usize {
    match ty {
        Type::Named(id) => large_stack::grown(|| size(defs, *id, sizes)),
        Type::Nullable(inner) => of_type(defs, inner, sizes),
        Type::Tuple(items) => items.iter().fold(0, |sum: usize, item| sum.saturating_add(of_type(defs, item, sizes))),
        Type::Boxed(_) | Type::Boolean | Type::Integer(_) | Type::Number | Type::Null => POINTER,
        _ => TEXT,
    }
}
