//! Removes unused types, and finds for each type whether it is sent or received, and which groups use it.

use crate::api::{Api, ReplyBody, Standing, Type, TypeId};
use crate::document::Document;
use crate::fast_hash::{FastMap, FastSet};
use crate::lower::definitions::draft::Draft;
use crate::lower::definitions::origin::{Origin, Owner, owner};
use crate::lower::definitions::walk;
use crate::pointer::Pointer;

/// Drops the schemas that no operation and no webhook uses, if only some of the operations are wanted.
pub(in crate::lower) fn drop_unselected(api: &mut Api, defs: &[Draft], document: &Document) {
    if !document.is_selection {
        return;
    }
    let schemas = std::mem::take(&mut api.schemas);
    let mut roots = Vec::new();
    walk::api_mut(api, &mut |ty| roots.extend(named(ty)));
    let is_of_webhook = |pointer: &Pointer| document.webhooks.iter().any(|node| pointer.below(&node.pointer).is_some());
    for (_, ty) in schemas.iter().filter(|(pointer, _)| is_of_webhook(pointer)) {
        walk::within(ty, &mut |ty| roots.extend(named(ty)));
    }
    let used = reach(defs, roots);
    api.schemas = schemas;
    api.schemas.retain(|(_, ty)| {
        let mut is_used = true;
        walk::within(ty, &mut |ty| is_used &= named(ty).is_none_or(|id| used.contains(&id)));
        is_used
    });
}

/// Removes unused types, and renumbers the others.
pub(in crate::lower) fn prune(defs: &mut Vec<Draft>, api: &mut Api) {
    let mut roots = Vec::new();
    walk::api_mut(api, &mut |ty| roots.extend(named(ty)));
    let used = reach(defs, roots);
    let mut number = vec![TypeId(usize::MAX); defs.len()];
    for (new, old) in (0..defs.len()).filter(|old| used.contains(&TypeId(*old))).enumerate() {
        number[old] = TypeId(new);
    }
    let mut renumber = |ty: &mut Type| {
        if let Type::Named(id) = ty {
            *id = number[id.0];
        }
    };
    reparent(defs, &used);
    let mut index = 0;
    defs.retain(|_| {
        index += 1;
        used.contains(&TypeId(index - 1))
    });
    for draft in defs.iter_mut() {
        walk::each_mut(&mut draft.def.kind, &mut renumber);
        draft.each_parent(|parent| *parent = number[parent.0]);
    }
    walk::api_mut(api, &mut renumber);
}

/// Makes the parts of removed types parts of the parents of those types.
fn reparent(defs: &mut [Draft], used: &FastSet<TypeId>) {
    let reparented = |defs: &[Draft], origin: &Origin| {
        let mut origin = origin.clone();
        while let Origin::Part { parent, role, .. } = &origin
            && !used.contains(parent)
        {
            origin = defs[parent.0].origin.part(role);
        }
        origin
    };
    for index in 0..defs.len() {
        defs[index].origin = reparented(defs, &defs[index].origin);
        defs[index].other_origins = defs[index].other_origins.iter().map(|origin| reparented(defs, origin)).collect();
    }
}

/// Marks each type as sent or received, and with its group if only one group uses it.
pub(in crate::lower) fn mark_uses(defs: &mut [Draft], api: &Api) {
    let mut groups: Vec<FastSet<usize>> = vec![FastSet::default(); defs.len()];
    for (index, group) in api.groups.iter().enumerate() {
        let (mut sent, mut received) = (Vec::new(), Vec::new());
        for operation in group.calls() {
            let add = |into: &mut Vec<TypeId>, ty: &Type| walk::within(ty, &mut |ty| into.extend(named(ty)));
            operation.parameters.iter().for_each(|parameter| add(&mut sent, &parameter.ty));
            operation.body.iter().flat_map(|body| &body.media).for_each(|media| add(&mut sent, &media.ty));
            let errors = operation.errors.iter();
            errors
                .flat_map(|error| error.bodies.iter().map(|body| &body.ty).chain(&error.headers))
                .for_each(|ty| add(&mut received, ty));
            operation.headers.iter().for_each(|ty| add(&mut received, ty));
            operation.reply.bodies().filter_map(ReplyBody::ty).for_each(|ty| add(&mut received, ty));
        }
        for id in reach(defs, sent) {
            defs[id.0].def.sent = true;
            groups[id.0].insert(index);
        }
        for id in reach(defs, received) {
            defs[id.0].def.received = true;
            groups[id.0].insert(index);
        }
    }
    give_own_files(defs, &groups);
    // Types that no operation uses exist with any features, and so do the types that they refer to.
    let orphans = (0..defs.len()).filter(|index| groups[*index].is_empty()).map(TypeId).collect();
    let always = with_files(defs, &groups, reach(defs, orphans));
    for (index, draft) in defs.iter_mut().enumerate() {
        let mut using = groups[index].iter();
        draft.def.group = match (using.next(), using.next()) {
            (Some(only), None) if !always.contains(&TypeId(index)) => Some(*only),
            _ => None,
        };
    }
}

/// Gives a file of its own to each type that several groups use, with its parts. The file of one group would be disabled with the
/// feature of that group.
fn give_own_files(defs: &mut [Draft], groups: &[FastSet<usize>]) {
    let shared: Vec<bool> = (0..defs.len())
        .map(|index| groups[index].len() > 1 && matches!(owner(defs, TypeId(index)), Owner::Group(_)))
        .collect();
    for index in (0..defs.len()).filter(|index| shared[*index]) {
        let with_parent = matches!(&defs[index].origin, Origin::Part { parent, .. } if shared[parent.0]);
        if !with_parent {
            defs[index].def.standing = Standing::Whole;
        }
    }
}

/// Adds the types in the same files as the given types, and the types that those refer to: a feature enables whole files.
fn with_files(defs: &[Draft], groups: &[FastSet<usize>], mut always: FastSet<TypeId>) -> FastSet<TypeId> {
    let mut files: FastMap<Owner, Vec<TypeId>> = FastMap::default();
    for id in (0..defs.len()).map(TypeId) {
        files.entry(owner(defs, id)).or_default().push(id);
    }
    loop {
        let serves_one = |file: &Vec<TypeId>| {
            let same = |id: &TypeId| groups[id.0].len() == 1 && groups[id.0] == groups[file[0].0];
            file.iter().all(|id| same(id) && !always.contains(id))
        };
        let open = files.values().filter(|file| !serves_one(file)).flatten().copied().collect();
        let reached = reach(defs, open);
        if reached.is_subset(&always) {
            return always;
        }
        always.extend(reached);
    }
}

fn reach(defs: &[Draft], roots: Vec<TypeId>) -> FastSet<TypeId> {
    let mut reached = FastSet::default();
    let mut pending = roots;
    while let Some(id) = pending.pop() {
        if reached.insert(id) {
            walk::each(&defs[id.0].def.kind, &mut |ty| pending.extend(named(ty)));
        }
    }
    reached
}

fn named(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        _ => None,
    }
}
