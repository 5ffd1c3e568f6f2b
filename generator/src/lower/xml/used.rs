//! Which objects the descriptions of XML mention: what alternatives are made of, and is told by the value that is sent, is not.

use std::collections::{HashMap, HashSet};

use crate::api::{Xml, XmlContent, XmlObject};
use crate::names::Name;

/// Drops the others.
pub(in crate::lower) fn prune(xml: &mut Xml) {
    let objects: HashMap<&Name, &XmlObject> = xml.objects.iter().map(|object| (&object.name, object)).collect();
    let mut used: HashSet<Name> = HashSet::new();
    let mut pending: Vec<&Name> =
        xml.documents.iter().filter_map(|document| named(&document.element.content)).collect();
    while let Some(name) = pending.pop() {
        if used.insert(name.clone())
            && let Some(object) = objects.get(name)
        {
            let members = object.members.iter().map(|member| &member.element.content);
            pending.extend(members.chain(&object.additional).filter_map(named));
        }
    }
    xml.objects.retain(|object| used.contains(&object.name));
}

/// The object that is mentioned, in lists and maps as well.
fn named(content: &XmlContent) -> Option<&Name> {
    match content {
        XmlContent::Object(name) => Some(name),
        XmlContent::List(item) => named(&item.content),
        XmlContent::Map(value) => named(value),
        _ => None,
    }
}
