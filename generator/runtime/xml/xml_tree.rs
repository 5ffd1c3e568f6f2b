//! XML text to a tree of its elements, namespaces resolved.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::xml_description::INSTANCE;
use crate::runtime::codec::budget;
use crate::runtime::codec::decoding;

/// An error of serde, for an exceeded budget.
type Fault = serde::de::value::Error;

/// Deeper elements could overflow the stack.
const DEPTH: usize = 200;

/// An element.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) name: Resolved,
    pub(crate) attributes: Vec<(Resolved, String)>,
    pub(crate) children: Vec<Tree>,
    /// Its text, without that of its children.
    pub(crate) text: String,
}

/// A received name: the namespace of its prefix, and the local name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Resolved {
    pub(crate) namespace: String,
    pub(crate) local: String,
}

impl Tree {
    /// Whether it contains neither elements nor text.
    pub(crate) fn is_empty(&self) -> bool {
        self.children.is_empty() && self.text.trim().is_empty()
    }

    /// Whether it has no value: `xsi:nil="true"`.
    pub(crate) fn is_nil(&self) -> bool {
        let nil = |name: &Resolved| name.local == "nil" && name.namespace == INSTANCE;
        self.attributes.iter().any(|(name, value)| nil(name) && matches!(value.trim(), "true" | "1"))
    }
}

/// Parses a text.
pub(crate) fn tree(text: &str) -> Result<Tree, String> {
    // Some servers send a byte order mark.
    let mut reader = NsReader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut open: Vec<Tree> = Vec::new();
    let mut root = None;
    loop {
        let event = reader.read_event().map_err(|error| decoding::shortened(format_args!("{error}")))?;
        match event {
            Event::Start(start) | Event::Empty(start) if open.len() >= DEPTH => {
                return Err(decoding::shortened(format_args!("<{}> is nested too deep", start.name().0)));
            }
            Event::Start(start) => open.push(element(&reader, &start)?),
            Event::Empty(start) => {
                let element = element(&reader, &start)?;
                close(element, &mut open, &mut root)?;
            }
            Event::End(_) => {
                if let Some(element) = open.pop() {
                    close(element, &mut open, &mut root)?;
                }
            }
            Event::Text(text) => add(&mut open, &text.xml10_content())?,
            Event::CData(text) => add(&mut open, &text.xml10_content())?,
            Event::GeneralRef(reference) => match reference.resolve_char_ref().map_err(|error| error.to_string())? {
                Some(character) => add(&mut open, character.encode_utf8(&mut [0; 4]))?,
                // Entities of a document type are not expanded, so that no response can grow without limit.
                None => match resolve_predefined_entity(&reference) {
                    Some(text) => add(&mut open, text)?,
                    None => return Err(decoding::shortened(format_args!("nothing defines &{};", &*reference))),
                },
            },
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    match (open.pop(), root) {
        (Some(open), _) => Err(decoding::shortened(format_args!("<{}> has no end", open.name.local))),
        (None, root) => root.ok_or_else(|| "there is no element".to_owned()),
    }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Tree, String> {
    let (namespace, local) = reader.resolver().resolve_element(start.name());
    let mut tree = Tree { name: resolved(&namespace, local.as_ref())?, ..Tree::default() };
    // Duplicate attributes are not detected, since each would be compared with all earlier ones.
    for attribute in start.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| error.to_string())?;
        let value = budget::text::<Fault>(&value).map_err(|fault| fault.to_string())?;
        let name = resolved(&namespace, local.as_ref())?;
        budget::push::<_, Fault>(&mut tree.attributes, (name, value)).map_err(|fault| fault.to_string())?;
    }
    Ok(tree)
}

fn resolved(namespace: &ResolveResult<'_>, local: &str) -> Result<Resolved, String> {
    let copy = |text: &str| budget::text::<Fault>(text).map_err(|fault| fault.to_string());
    let namespace = match namespace {
        ResolveResult::Bound(Namespace(namespace)) => copy(namespace)?,
        ResolveResult::Unbound | ResolveResult::Unknown(_) => String::new(),
    };
    Ok(Resolved { namespace, local: copy(local)? })
}

fn close(element: Tree, open: &mut [Tree], root: &mut Option<Tree>) -> Result<(), String> {
    match open.last_mut() {
        Some(parent) => {
            budget::push::<_, Fault>(&mut parent.children, element).map_err(|fault| fault.to_string())?;
        }
        None if root.is_some() => return Err("there is more than one outermost element".to_owned()),
        None => *root = Some(element),
    }
    Ok(())
}

fn add(open: &mut [Tree], text: &str) -> Result<(), String> {
    match open.last_mut() {
        Some(element) => budget::push_str::<Fault>(&mut element.text, text).map_err(|fault| fault.to_string())?,
        None if text.trim().is_empty() => {}
        None => return Err("there is text outside of any element".to_owned()),
    }
    Ok(())
}
