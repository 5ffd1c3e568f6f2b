//! Prints documentation. To parse and print each of its lines as an attribute would take a tenth of a run. So the documentation is
//! removed from the tokens, except for a mark for each block of lines, and inserted into the printed text.

use std::slice::Iter;

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use syn::Lit;

/// What `prettyplease` prints for a mark.
const PRINTED_MARK: &str = "#[documentation_is_here]";

/// The attribute that is a mark: a path alone, which is parsed in a fraction of the time of `doc = "…"`.
pub(super) const MARK: &str = "documentation_is_here";

/// The lines of the documentation of an item, a field, a variant or a method.
pub(super) type Docs = Vec<String>;

/// Removes the documentation. Returns the tokens with the marks, and the documentation in the order of the marks.
pub(super) fn take(items: TokenStream) -> (TokenStream, Vec<Docs>) {
    let mut docs = Vec::new();
    let items = take_from(items, &mut docs);
    (items, docs)
}

fn take_from(items: TokenStream, docs: &mut Vec<Docs>) -> TokenStream {
    let items = items.into_iter();
    let mut out: Vec<TokenTree> = Vec::with_capacity(items.size_hint().0);
    // How many tokens there are up to the last mark.
    let mut marked = 0;
    let mut in_signature = false;
    for token in items {
        let group = match token {
            TokenTree::Group(group) => group,
            token => {
                in_signature |= matches!(&token, TokenTree::Ident(name) if name == "fn");
                out.push(token);
                continue;
            }
        };
        let line = if ends_with(&out, '#') { line(&group) } else { None };
        match (line, docs.last_mut()) {
            (Some(line), Some(docs)) if marked > 0 && marked + 1 == out.len() => {
                out.pop();
                docs.push(line);
            }
            (Some(line), _) => {
                docs.push(vec![line]);
                out.push(mark().into());
                marked = out.len();
            }
            (None, _) if group.delimiter() == Delimiter::Brace => {
                // The bodies of functions have no documentation, and the arguments of macros are printed as they are.
                let is_searched = !std::mem::take(&mut in_signature) && !ends_with(&out, '!');
                out.push(if is_searched { take_from_group(group, docs) } else { group }.into());
            }
            (None, _) => out.push(group.into()),
        }
    }
    out.into_iter().collect()
}

fn take_from_group(group: Group, docs: &mut Vec<Docs>) -> Group {
    let (delimiter, span, tokens) = (group.delimiter(), group.span(), group.stream());
    // The tokens of a group that still exists are shared, and copied where they are taken apart.
    drop(group);
    let mut group = Group::new(delimiter, take_from(tokens, docs));
    group.set_span(span);
    group
}

fn mark() -> Group {
    Group::new(Delimiter::Bracket, TokenTree::from(Ident::new(MARK, Span::call_site())).into())
}

fn ends_with(tokens: &[TokenTree], mark: char) -> bool {
    matches!(tokens, [.., TokenTree::Punct(punct)] if punct.as_char() == mark)
}

/// Returns the line of documentation in an attribute, if it is one that is printed as a comment: empty, or text after a space.
fn line(attribute: &Group) -> Option<String> {
    let mut tokens = attribute.stream().into_iter();
    let (TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(literal), None) =
        (tokens.next()?, tokens.next()?, tokens.next()?, tokens.next())
    else {
        return None;
    };
    let line = if name == "doc" { value(literal)? } else { return None };
    (line.is_empty() || line.starts_with(' ') && !line.contains(['\n', '\r'])).then_some(line)
}

/// Returns the text of a string literal. Most literals have no escapes, which are slow to read.
fn value(literal: Literal) -> Option<String> {
    let written = literal.to_string();
    let text = written.strip_prefix('"')?.strip_suffix('"')?;
    if !text.contains('\\') {
        return Some(text.to_owned());
    }
    if let Lit::Str(text) = Lit::new(literal) { Some(text.value()) } else { None }
}

/// Inserts the documentation at the marks of the text, with the same indentation.
///
/// # Errors
///
/// If there are more or fewer marks.
pub(super) fn insert(printed: &str, docs: &[Docs]) -> Result<String, String> {
    let length: usize = docs.iter().flatten().map(|line| line.len() + 16).sum();
    let mut text = String::with_capacity(printed.len() + length);
    let mut docs = docs.iter();
    for line in printed.split_inclusive('\n') {
        match line.trim_end().strip_suffix(PRINTED_MARK).filter(|indentation| indentation.trim_start().is_empty()) {
            Some(indentation) => insert_block(&mut text, indentation, &mut docs)?,
            None => text.push_str(line),
        }
    }
    if docs.next().is_none() { Ok(text) } else { Err("some documentation has no place in the text".to_owned()) }
}

fn insert_block(text: &mut String, indentation: &str, docs: &mut Iter<'_, Docs>) -> Result<(), String> {
    let lines = docs.next().ok_or("the text has a mark for documentation that does not exist")?;
    text.extend(lines.iter().flat_map(|line| [indentation, "///", line.trim_end_matches(' '), "\n"]));
    Ok(())
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::{PRINTED_MARK, insert, take};

    fn marked(items: TokenStream) -> (String, Vec<Vec<String>>) {
        let (items, docs) = take(items);
        (items.to_string(), docs)
    }

    #[test]
    fn each_block_of_documentation_becomes_a_mark() {
        let (items, docs) = marked(quote! {
            #[doc = " A \"type\"."]
            #[doc = ""]
            #[doc = " It has a field."]
            #[derive(Debug)]
            #[doc = " More."]
            pub struct A {
                #[doc = " A field."]
                pub a: u8,
                #[doc = " Another."]
                pub b: u8,
            }
        });
        let expected = quote! {
            #[documentation_is_here]
            #[derive(Debug)]
            #[documentation_is_here]
            pub struct A {
                #[documentation_is_here]
                pub a: u8,
                #[documentation_is_here]
                pub b: u8,
            }
        };
        assert_eq!(items, expected.to_string());
        let blocks = [&[" A \"type\".", "", " It has a field."][..], &[" More."], &[" A field."], &[" Another."]];
        assert_eq!(docs, blocks);
    }

    #[test]
    fn other_attributes_and_the_arguments_of_macros_are_left_alone() {
        for items in [
            quote!(#![doc = " The file."] #[must_use] fn a() {}),
            quote!(
                #[doc(hidden)]
                #[doc = "/ Four slashes."]
                #[doc = " a\nb"]
                #[doc = include_str!("a.md")]
                fn a() {}
            ),
            quote!(
                #[other = " A."]
                fn a() {}
            ),
            quote!(a! { #[doc = " A."] b }),
        ] {
            assert_eq!(marked(items.clone()), (items.to_string(), Vec::new()));
        }
    }

    #[test]
    fn documentation_is_indented_like_its_mark() {
        let docs = [vec![" A.".to_owned(), String::new(), " B.  ".to_owned()], vec![" C.".to_owned()]];
        let mark = PRINTED_MARK;
        let text = insert(&format!("{mark}\nstruct A {{\n    {mark}\n    a: u8,\n}}\n\"{mark}\";\n"), &docs);
        let expected = format!("/// A.\n///\n/// B.\nstruct A {{\n    /// C.\n    a: u8,\n}}\n\"{mark}\";\n");
        assert_eq!(text, Ok(expected));
    }

    #[test]
    fn documentation_without_a_mark_or_a_mark_without_documentation_is_a_defect() {
        assert!(insert("struct A;\n", &[vec![" A.".to_owned()]]).is_err());
        assert!(insert(&format!("{PRINTED_MARK}\nstruct A;\n"), &[]).is_err());
    }
}
