//! Removes the descriptions of XML objects that no document uses, such as those in unions, which are written by the JSON value.

use std::collections::{HashMap, HashSet};

use crate::api::{Xml, XmlContent, XmlObject};
use crate::names::Name;

/// Removes the objects that no document refers to.
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

/// Returns the object that a content refers to, also within lists and maps.
fn named(content: &XmlContent) -> Option<&Name> {
    match content {
        XmlContent::Object(name) => Some(name),
        XmlContent::List(item) => named(&item.content),
        XmlContent::Map(value) => named(value),
        _ => None,
    }
}
