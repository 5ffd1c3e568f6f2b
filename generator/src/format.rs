//! Prints tokens as text: `prettyplease` prints Rust, `codec_line` prints the contents of macros, `documentation` prints comments, and
//! blank lines are added between items. Each text is read again and compared with the tokens.

mod codec_line;
mod constant;
mod documentation;
mod joined;
mod one_line;
mod verify;

use std::borrow::Cow;

use syn::buffer::Cursor;
use syn::parse::{ParseStream, Parser as _};
use syn::{Attribute, Item, ItemMacro};

use self::documentation::Docs;
use crate::emit::{Content, File};
use crate::text::comment::{comment_line, comment_lines};
use crate::text::hidden::visible;
use crate::text::literal::visible_literals;

/// Formats the file.
///
/// # Errors
///
/// If the tokens are not valid Rust, or the text differs from the tokens. Both are defects of the generator; the message names the file.
pub fn format(file: File) -> Result<String, String> {
    let File { path, content } = file;
    let (head, items) = match content {
        Content::Text(text) => return Ok(text),
        Content::Rust { origin, docs, items, .. } => (first_line(&origin) + &module_docs(&docs), items),
        Content::Copied { origin, text, items } => (format!("{}{text}\n", first_line(&origin)), items),
    };
    let (items, docs) = documentation::take(items);
    let printed = (|input: ParseStream<'_>| print_verified(&head, input, &docs)).parse2(items);
    let printed = printed.map_err(|error| error.to_string()).flatten();
    printed.map(|printed| head + &printed).map_err(|error| format!("{path}: {error}"))
}

/// Prints the items with their documentation, and compares the text with the items. The inner error is a difference.
fn print_verified(head: &str, input: ParseStream<'_>, docs: &[Docs]) -> syn::Result<Result<String, String>> {
    let items = input.cursor();
    let printed = print_items(input)?;
    // Few documents have hidden characters, and escaping them goes through all tokens.
    if matches!(visible(&printed), Cow::Owned(_)) {
        let print = |input: ParseStream<'_>| Ok(verified(head, input.cursor(), &print_items(input)?, docs));
        return print.parse2(visible_literals(items.token_stream()));
    }
    Ok(verified(head, items, &printed, docs))
}

/// Inserts the documentation, and compares the text with the items.
fn verified(head: &str, items: Cursor<'_>, printed: &str, docs: &[Docs]) -> Result<String, String> {
    let text = documentation::insert(printed, docs)?;
    verify::verify(head, &text, items)?;
    Ok(text)
}

/// Returns the first line, which says what the file is generated from, and a blank line.
fn first_line(origin: &str) -> String {
    format!("// @generated from {}. Do not edit.\n\n", comment_line(origin))
}

/// Returns the documentation of the module and a blank line, if it has any.
fn module_docs(docs: &[String]) -> String {
    let mut text = String::new();
    for line in docs.iter().flat_map(|line| comment_lines(line)) {
        text.push_str(if line.is_empty() { "//!" } else { "//! " });
        text.push_str(&line);
        text.push('\n');
    }
    if !docs.is_empty() {
        text.push('\n');
    }
    text
}

/// Parses and prints the items one after the other: the syntax trees of all are several times as large as the text.
fn print_items(input: ParseStream<'_>) -> syn::Result<String> {
    let mut text = String::new();
    let mut before: Option<&'static str> = None;
    for attribute in input.call(Attribute::parse_inner)? {
        let file = syn::File { shebang: None, frontmatter: None, attrs: vec![attribute], items: Vec::new() };
        text.push_str(prettyplease::unparse(&file).trim_end());
        text.push('\n');
        before = Some("attributes");
    }
    while !input.is_empty() {
        let item: Item = input.parse()?;
        let kind = kind(&item);
        if before.is_some_and(|before| !stand_together(before, kind)) {
            text.push('\n');
        }
        before = Some(kind);
        text.push_str(&print_item(item));
    }
    Ok(text)
}

fn print_item(item: Item) -> String {
    match item {
        Item::Macro(item) if is_codec_line(&item) => codec_line::print(item),
        // The descriptions of XML have no documentation or attributes.
        Item::Static(item) if item.attrs.is_empty() => constant::print_static(&item),
        mut item => {
            let constants = constant::take(&mut item);
            let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] };
            let printed = prettyplease::unparse(&file);
            let printed = one_line::spaced(&one_line::one_line(joined::joined(&printed)));
            constant::put(printed, constants)
        }
    }
}

fn kind(item: &Item) -> &'static str {
    match item {
        Item::Use(item) if matches!(item.vis, syn::Visibility::Public(_)) => "reexports",
        Item::Use(_) => "imports",
        Item::Mod(_) => "modules",
        Item::Macro(_) => "table",
        _ => "item",
    }
}

/// Groups items: one-line items of the same kind follow each other, others are separated by blank lines.
fn stand_together(before: &str, kind: &str) -> bool {
    before == kind && matches!(kind, "reexports" | "imports" | "modules")
}

fn is_codec_line(item: &ItemMacro) -> bool {
    item.ident.is_none() && matches!(item.mac.delimiter, syn::MacroDelimiter::Paren(_))
}
