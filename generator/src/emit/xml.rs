//! Emits the descriptions of types in XML: a table for each object, and the root element of each body.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::docs;
use super::imports::{Imported, imported};
use super::{Content, File, Output};
use crate::api::{XmlContent, XmlDocument, XmlElement, XmlMember, XmlName, XmlNode, XmlObject};
use crate::text::markdown::code;

/// Emits the file, if the API has XML bodies.
pub(super) fn xml(output: &Output<'_>) -> Option<File> {
    let xml = &output.api.xml;
    if xml.documents.is_empty() {
        return None;
    }
    let documents = xml.documents.iter().map(document);
    let objects = xml.objects.iter().map(object);
    let Imported { items, used } = imported(quote! {
        pub use crate::runtime::xml::Xml;

        #(#documents)*
        #(#objects)*
    });
    Some(File {
        path: "src/xml.rs".to_owned(),
        content: Content::Rust {
            origin: output.document.to_owned(),
            docs: vec![
                "How the types of the API are written in XML: the names of elements, and which fields are attributes."
                    .to_owned(),
            ],
            items,
            used,
        },
    })
}

fn document(document: &XmlDocument) -> TokenStream {
    let (name, element) = (&document.name, element(&document.element));
    let about = docs(&[format!("The element {}.", code(&document.element.name.local))]);
    quote! {
        crate::runtime::xml::document! {
            #about
            pub struct #name = #element;
        }
    }
}

fn object(object: &XmlObject) -> TokenStream {
    let name = &object.name;
    let members = object.members.iter().map(member);
    let additional = object.additional.as_ref().map(|of| {
        let of = content(of);
        quote!(.additional(#of))
    });
    let may_be_empty = object.may_be_empty.then(|| quote!(.may_be_empty()));
    quote!(static #name: crate::runtime::xml::Object = crate::runtime::xml::Object::new(&[#(#members),*]) #additional #may_be_empty;)
}

fn member(member: &XmlMember) -> TokenStream {
    let XmlMember { key, node, element } = member;
    let kind = match node {
        XmlNode::Element => "element",
        XmlNode::Attribute => "attribute",
        XmlNode::Text => "text",
        XmlNode::Items { required: false } => "items",
        XmlNode::Items { required: true } => "required_items",
    };
    let (kind, content) = (format_ident!("{kind}"), content(&element.content));
    let usual = XmlName { local: key.clone(), prefix: String::new(), namespace: String::new() };
    let named = (element.name != usual).then(|| {
        let name = name(&element.name);
        quote!(.named(#name))
    });
    quote!(crate::runtime::xml::Member::#kind(#key, #content) #named)
}

fn element(element: &XmlElement) -> TokenStream {
    let (name, content) = (name(&element.name), content(&element.content));
    quote!(crate::runtime::xml::Element::new(#name, #content))
}

fn name(name: &XmlName) -> TokenStream {
    let XmlName { local, prefix, namespace } = name;
    if prefix.is_empty() && namespace.is_empty() {
        quote!(crate::runtime::xml::Name::new(#local))
    } else {
        quote!(crate::runtime::xml::Name::within(#local, #prefix, #namespace))
    }
}

fn content(content: &XmlContent) -> TokenStream {
    match content {
        XmlContent::Text => quote!(crate::runtime::xml::Content::Text),
        XmlContent::Token => quote!(crate::runtime::xml::Content::Token),
        XmlContent::Number => quote!(crate::runtime::xml::Content::Number),
        XmlContent::Boolean => quote!(crate::runtime::xml::Content::Boolean),
        XmlContent::Object(name) => quote!(crate::runtime::xml::Content::Object(&#name)),
        XmlContent::List(item) => {
            let item = element(item);
            quote!(crate::runtime::xml::Content::List(&#item))
        }
        XmlContent::Map(value) => {
            let value = self::content(value);
            quote!(crate::runtime::xml::Content::Map(&#value))
        }
        XmlContent::Any => quote!(crate::runtime::xml::Content::Any),
    }
}
