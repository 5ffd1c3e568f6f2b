//! Boxes types that contain themselves. Lists and maps need no box.

use crate::api::{Type, TypeId, TypeKind, UntaggedVariant};
use crate::fast_hash::{FastIndexSet, FastSet};
use crate::large_stack;
use crate::lower::definitions::draft::Draft;

pub(in crate::lower) fn box_recursive(defs: &mut [Draft]) {
    break_alias_cycles(defs);
    let mut state = vec![State::New; defs.len()];
    for start in 0..defs.len() {
        visit(defs, TypeId(start), &mut state);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    /// On the path from the start to the current type.
    Open,
    Done,
}

fn visit(defs: &mut [Draft], id: TypeId, state: &mut [State]) {
    if state[id.0] != State::New {
        return;
    }
    state[id.0] = State::Open;
    let held_types: Vec<Type> = inline_types(&mut defs[id.0].def.kind).into_iter().map(|ty| ty.clone()).collect();
    let mut closing = vec![false; held_types.len()];
    for (closes, ty) in closing.iter_mut().zip(&held_types) {
        for target in inline_definitions(defs, ty) {
            if state[target.0] == State::Open {
                *closes = true;
                break;
            }
            large_stack::grown(|| visit(defs, target, state));
        }
    }
    let inline_types = inline_types(&mut defs[id.0].def.kind);
    inline_types.into_iter().zip(closing).filter(|(_, closes)| *closes).for_each(|(ty, _)| box_type(ty));
    state[id.0] = State::Done;
}

/// Returns the types that are stored inline in a definition.
pub(in crate::lower) fn inline_types(kind: &mut TypeKind) -> Vec<&mut Type> {
    match kind {
        TypeKind::Struct(object) => object.fields.iter_mut().map(|field| &mut field.ty).collect(),
        TypeKind::Tagged { variants, .. } => variants.iter_mut().map(|variant| &mut variant.ty).collect(),
        TypeKind::Untagged(variants) => variants.iter_mut().filter_map(UntaggedVariant::ty_mut).collect(),
        TypeKind::Newtype(ty) => vec![ty],
        // An alias counts where it is used. No type contains a form.
        TypeKind::Form(_)
        | TypeKind::Alias(_)
        | TypeKind::StringEnum(_)
        | TypeKind::OpenEnum(_)
        | TypeKind::IntegerEnum(_) => Vec::new(),
    }
}

/// Returns the definitions that a type stores inline, each once.
fn inline_definitions(defs: &[Draft], ty: &Type) -> FastIndexSet<TypeId> {
    let mut targets = FastIndexSet::default();
    let mut seen = FastSet::default();
    let mut pending = vec![ty];
    while let Some(ty) = pending.pop() {
        match ty {
            Type::Nullable(inner) => pending.push(inner),
            Type::Tuple(items) => pending.extend(items.iter().rev()),
            Type::Named(id) if seen.insert(*id) => match &defs[id.0].def.kind {
                TypeKind::Alias(inner) => pending.push(inner),
                _ => {
                    targets.insert(*id);
                }
            },
            _ => {}
        }
    }
    targets
}

/// Boxes a type: `Option<Box<T>>` rather than `Box<Option<T>>`.
pub(in crate::lower) fn box_type(ty: &mut Type) {
    match ty {
        Type::Nullable(inner) => box_type(inner),
        Type::Boxed(_) => {}
        other => *other = Type::Boxed(Box::new(other.clone())),
    }
}

/// Converts aliases that refer to themselves, which Rust refuses, to newtypes.
fn break_alias_cycles(defs: &mut [Draft]) {
    let mut state = vec![State::New; defs.len()];
    for start in 0..defs.len() {
        follow_alias(defs, TypeId(start), &mut state);
    }
}

fn follow_alias(defs: &mut [Draft], id: TypeId, state: &mut [State]) {
    if state[id.0] != State::New {
        return;
    }
    state[id.0] = State::Open;
    let mut mentioned = Vec::new();
    if let TypeKind::Alias(ty) = &defs[id.0].def.kind {
        crate::lower::definitions::walk::within(ty, &mut |ty| mentioned.extend(named(ty)));
    }
    for target in mentioned {
        match state[target.0] {
            State::Open => {
                if let TypeKind::Alias(ty) = &defs[target.0].def.kind {
                    defs[target.0].def.kind = TypeKind::Newtype(ty.clone());
                }
            }
            State::New => large_stack::grown(|| follow_alias(defs, target, state)),
            State::Done => {}
        }
    }
    state[id.0] = State::Done;
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        _ => None,
    }
}
