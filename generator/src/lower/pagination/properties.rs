//! The properties of responses and of request bodies, which are searched for items, tokens and numbers of pages.

use std::rc::Rc;

use crate::api::{Field, Presence, Type, TypeKind};
use crate::lower::context::types::{Member, Types};
use crate::lower::pagination::vocabulary::normalized;
use crate::pointer::Pointer;

/// How many levels of a response are searched for items and tokens.
const DEPTH: usize = 3;

/// How many properties of each type are searched, and after how many in total the search ends: recursive types have very many.
const MEMBERS: usize = 2000;

/// Returns the properties of a response, outer ones first. The result is cached, since many operations may return one type.
pub(in crate::lower) fn members(types: &mut Types<'_>, ty: &Type) -> Rc<Vec<Member>> {
    let Type::Named(id) = types.underlying(ty) else { return Rc::default() };
    let id = *id;
    if let Some(known) = types.response_members.get(&id) {
        return Rc::clone(known);
    }
    let mut members = Vec::new();
    collect(types, ty, &mut Vec::new(), &mut members);
    let members = Rc::new(members);
    types.response_members.insert(id, Rc::clone(&members));
    members
}

/// Adds the properties of a type, and those of their types, to `members`.
fn collect(types: &Types<'_>, ty: &Type, path: &mut Vec<String>, members: &mut Vec<Member>) {
    if path.len() >= DEPTH || members.len() >= MEMBERS {
        return;
    }
    let start = members.len();
    for (wire, ty) in types.fields(ty).into_iter().take(MEMBERS) {
        path.push(wire);
        members.push((path.clone(), types.underlying(&ty).clone()));
        path.pop();
    }
    crate::work::add(members.len() - start);
    let own: Vec<Member> = members[start..].to_vec();
    for (inner, ty) in own {
        let mut inner = inner;
        collect(types, &ty, &mut inner, members);
    }
}

/// Returns the name of a property for the vocabulary: `next` for `{"next": {"href": ..}}`, `nextcursor` for
/// `{"cursors": {"after": ..}}`.
pub(in crate::lower) fn name(path: &[String]) -> String {
    let last = path.last().map(|last| normalized(last)).unwrap_or_default();
    let parent = path.iter().rev().nth(1).map(|parent| normalized(parent)).unwrap_or_default();
    match last.as_str() {
        "href" | "url" => parent,
        "after" if matches!(parent.as_str(), "cursors" | "cursor" | "next") => "nextcursor".to_owned(),
        _ => last,
    }
}

impl Types<'_> {
    /// Returns the type without null, boxes and aliases.
    pub(in crate::lower) fn underlying<'t>(&'t self, ty: &'t Type) -> &'t Type {
        match ty {
            Type::Nullable(inner) | Type::Boxed(inner) => self.underlying(inner),
            Type::Named(id) => match self.defs.get(id.0).map(|draft| &draft.def.kind) {
                Some(TypeKind::Alias(inner)) if inner != ty && *inner != Type::Null => self.underlying(inner),
                _ => ty,
            },
            other => other,
        }
    }

    /// Returns the type of the property at a path.
    pub(in crate::lower) fn property_type(&self, ty: &Type, path: &[String]) -> Option<Type> {
        match path.split_first() {
            None => Some(self.underlying(ty).clone()),
            Some((first, rest)) => {
                let (_, ty) = self.fields(ty).into_iter().find(|(wire, _)| wire == first)?;
                self.property_type(&ty, rest)
            }
        }
    }

    /// Splits a dotted path into properties of a type. Names may contain dots, with or without a backslash before them:
    /// `@odata.nextLink` is one name.
    pub(in crate::lower) fn path_of(&self, ty: &Type, dotted: &str) -> Vec<String> {
        let mut keys = Vec::new();
        let mut ty = self.underlying(ty).clone();
        let mut rest = dotted.to_owned();
        loop {
            let fields = self.fields(&ty);
            let begins = |wire: &str| {
                let written = [wire.to_owned(), wire.replace('.', "\\.")];
                let after = written.into_iter().find_map(|wire| rest.strip_prefix(&wire).map(str::to_owned));
                after.filter(|after| after.is_empty() || after.starts_with('.'))
            };
            let longest = fields.into_iter().filter_map(|(wire, ty)| Some((begins(&wire)?, wire, ty)));
            let Some((after, wire, of)) = longest.max_by_key(|(_, wire, _)| wire.len()) else {
                keys.extend(rest.split('.').map(str::to_owned));
                return keys;
            };
            keys.push(wire);
            match after.strip_prefix('.') {
                Some(after) => after.clone_into(&mut rest),
                None => return keys,
            }
            ty = self.underlying(&of).clone();
        }
    }

    /// Returns the property that identifies an item.
    pub(in crate::lower) fn id(&self, item: &Type) -> Option<String> {
        let text = |(wire, ty): &(String, Type)| {
            wire == "id" && matches!(self.underlying(ty), Type::String | Type::Integer(_))
        };
        self.fields(item).into_iter().find(text).map(|(wire, _)| wire)
    }

    /// Returns the fields of an object type, by wire name.
    pub(in crate::lower) fn fields(&self, ty: &Type) -> Vec<(String, Type)> {
        self.field_defs(ty).iter().map(|field| (field.wire.clone(), field.ty.clone())).collect()
    }

    fn field_defs(&self, ty: &Type) -> &[Field] {
        let Type::Named(id) = self.underlying(ty) else { return &[] };
        match self.defs.get(id.0).map(|draft| &draft.def.kind) {
            Some(TypeKind::Struct(object)) => &object.fields,
            _ => &[],
        }
    }

    fn field_def(&self, ty: &Type, wire: &str) -> Option<&Field> {
        self.field_defs(ty).iter().find(|field| field.wire == wire)
    }

    /// Whether the property is required and not nullable.
    pub(in crate::lower) fn always_has(&self, ty: &Type, wire: &str) -> bool {
        self.field_def(ty, wire)
            .is_some_and(|field| matches!(field.presence, Presence::Required) && !matches!(field.ty, Type::Nullable(_)))
    }

    /// The location of the schema of a property that the type has by itself.
    pub(in crate::lower) fn property(&self, ty: &Type, wire: &str) -> Option<Pointer> {
        let Type::Named(id) = self.underlying(ty) else { return None };
        self.defs.get(id.0).map(|draft| draft.def.pointer.child("properties").child(wire))
    }

    /// Returns the documentation of a property.
    pub(in crate::lower) fn property_docs(&self, ty: &Type, wire: &str) -> String {
        self.field_def(ty, wire).map(|field| field.docs.join(" ")).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_property_is_named_by_its_last_segment_or_the_one_before() {
        for (dotted, called) in [
            ("nextCursor", "nextcursor"),
            ("meta.next_token", "nexttoken"),
            ("next.href", "next"),
            ("links.next.url", "next"),
            ("cursors.after", "nextcursor"),
            ("paging.after", "after"),
            ("href", ""),
        ] {
            assert_eq!(name(&dotted.split('.').map(str::to_owned).collect::<Vec<_>>()), called, "{dotted}");
        }
        assert_eq!(name(&[]), "");
    }
}
