//! Merges branches that one scalar type can hold: numbers, strings of several formats, enums of strings.

use std::collections::HashSet;

use crate::api::{Type, TypeId, TypeKind, Variant};
use crate::lower::context::alternative::Branch;
use crate::lower::context::types::Types;
use crate::lower::definitions::nullable::nullable_like;
use crate::lower::definitions::origin::Origin;
use crate::names::{Name, Scope};

impl Types<'_> {
    /// Returns the scalar type that holds the values of all branches: an open enum, an enum of strings, a string or a number.
    pub(in crate::lower) fn one_scalar_type(&mut self, typed_branches: &[(Type, Branch)], id: TypeId) -> Option<Type> {
        let types: Vec<&Type> = typed_branches.iter().map(|(ty, _)| ty).collect();
        let numbers = types.iter().all(|ty| matches!(ty, Type::Integer(_) | Type::Number));
        if numbers {
            let all_integers = types.iter().all(|ty| matches!(ty, Type::Integer(_)));
            return Some(if all_integers { Type::Integer(crate::api::Integer::I64) } else { Type::Number });
        }
        let all_strings = types
            .iter()
            .all(|ty| matches!(ty, Type::String | Type::DateTime | Type::Date) || self.strings(ty).is_some());
        if !all_strings {
            return None;
        }
        if types.iter().any(|ty| matches!(ty, Type::DateTime | Type::Date)) {
            return Some(Type::String);
        }
        let (named, plain): (Vec<&Type>, Vec<&Type>) = types.into_iter().partition(|ty| self.strings(ty).is_some());
        if !plain.is_empty() && named.iter().all(|ty| self.is_empty_text(ty)) {
            return Some(Type::String); // The empty string is a string.
        }
        // Every string enum preserves unknown values, so "an enum or any string" is an enum whose unknown values are as documented.
        let open = !plain.is_empty() || named.iter().any(|ty| self.is_open(ty));
        match named.as_slice() {
            [] => Some(Type::String),
            [one] if open == self.is_open(one) => Some((*one).clone()),
            _ => {
                let values = self.all_values(&named);
                if let [Type::Named(one)] = named.as_slice()
                    && self.defs[id.0].def.docs.is_empty()
                {
                    let docs = self.defs[one.0].def.docs.clone();
                    self.defs[id.0].def.docs = docs;
                }
                let kind = if open { TypeKind::OpenEnum(values) } else { TypeKind::StringEnum(values) };
                let ty = self.define(id, kind);
                for typed_branch in typed_branches {
                    self.replace_part(typed_branch, id, &ty);
                }
                Some(ty)
            }
        }
    }

    /// Merges the enums of strings that only this union uses: each of them would accept the values of the others as unknown values.
    pub(in crate::lower) fn merge_enums(&mut self, typed_branches: &mut Vec<(Type, Branch)>, id: TypeId) {
        let own: Vec<&Type> = typed_branches.iter().map(|(ty, _)| ty).filter(|ty| self.is_own_enum(ty, id)).collect();
        let [Type::Named(first), _, ..] = own.as_slice() else { return };
        let (first, values) = (*first, self.all_values(&own));
        let merged = self.define(first, TypeKind::StringEnum(values));
        self.defs[first.0].def.docs.clear(); // The description is about the first enum.
        typed_branches.retain(|typed_branch| {
            let (ty, _) = typed_branch;
            let repeats = *ty != merged && self.is_own_enum(ty, id);
            if repeats {
                self.replace_part(typed_branch, id, &merged);
            }
            !repeats
        });
    }

    fn is_own_enum(&self, ty: &Type, union: TypeId) -> bool {
        let Type::Named(id) = ty else { return false };
        let draft = &self.defs[id.0];
        matches!(draft.def.kind, TypeKind::StringEnum(_))
            && matches!(draft.origin, Origin::Part { parent, .. } if parent == union)
    }

    /// Records `by` as the type of a branch that was merged into it.
    fn replace_part(&mut self, (ty, branch): &(Type, Branch), union: TypeId, by: &Type) {
        if self.is_own_enum(ty, union)
            && let Some((pointer, _)) = self.schema_at(&branch.schema, &branch.pointer)
        {
            let known = self.by_pointer.get(&pointer).cloned().unwrap_or(Type::Null);
            self.remember(&pointer, nullable_like(&known, by.clone()));
        }
    }

    /// Returns the values of several enums, each once. The description of an enum with one value becomes that of the value.
    fn all_values(&self, enums: &[&Type]) -> Vec<Variant<String>> {
        if let [one] = enums {
            return self.strings(one).unwrap_or_default().to_vec();
        }
        let mut scope = Scope::with_reserved(["Unrecognized"]);
        let mut all: Vec<Variant<String>> = Vec::new();
        let mut known = HashSet::new();
        for ty in enums {
            let values = self.strings(ty).unwrap_or_default();
            let docs = match (values, ty) {
                ([_], Type::Named(id)) => self.defs[id.0].def.docs.as_slice(),
                _ => &[],
            };
            for value in values {
                if known.insert(value.wire.as_str()) {
                    let docs = if value.docs.is_empty() { docs.to_vec() } else { value.docs.clone() };
                    all.push(Variant { name: scope.take(Name::of_type(&value.wire)), docs, wire: value.wire.clone() });
                }
            }
        }
        all
    }

    /// Whether the enum allows other strings as well.
    fn is_open(&self, ty: &Type) -> bool {
        match ty {
            Type::Named(id) => match &self.defs[id.0].def.kind {
                TypeKind::OpenEnum(_) => true,
                TypeKind::Alias(inner) => self.is_open(inner),
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the empty string is the only value.
    fn is_empty_text(&self, ty: &Type) -> bool {
        self.strings(ty).is_some_and(|values| values.iter().all(|value| value.wire.is_empty()))
    }

    fn strings(&self, ty: &Type) -> Option<&[Variant<String>]> {
        match ty {
            Type::Named(id) => match &self.defs[id.0].def.kind {
                TypeKind::StringEnum(variants) | TypeKind::OpenEnum(variants) => Some(variants),
                TypeKind::Alias(inner) => self.strings(inner),
                _ => None,
            },
            _ => None,
        }
    }
}
