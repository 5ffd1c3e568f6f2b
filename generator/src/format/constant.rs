//! Prints constants and statics that are built by a chain of calls: the first call with the name, each further one on a line.
//!
//! prettyplease breaks the first call's arguments before it breaks the chain, which spreads two lines over seven. So what
//! stands in the methods is taken out before it prints, and put in afterwards.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, ExprMethodCall, ImplItem, Item, ItemConst, ItemStatic, Stmt, Token};

use super::joined::WIDTH;
use super::table::inline;

/// Where a constant was taken out.
const PLACE: &str = "const PLACE: () = ();";

/// Takes the constants out of the item's methods, printed, in their order.
pub(super) fn take(item: &mut Item) -> Vec<String> {
    let Item::Impl(item) = item else { return Vec::new() };
    let methods = item.items.iter_mut().filter_map(|item| match item {
        ImplItem::Fn(method) => Some(method),
        _ => None,
    });
    let statements = methods.flat_map(|method| &mut method.block.stmts);
    let constants = statements.filter_map(|statement| match statement {
        Stmt::Item(Item::Const(constant)) => {
            let printed = print(constant);
            *constant = syn::parse_quote!(
                const PLACE: () = ();
            );
            Some(printed)
        }
        _ => None,
    });
    constants.collect()
}

/// Puts the constants where they were taken out, at the indentation there.
pub(super) fn put(text: &str, constants: Vec<String>) -> String {
    let mut constants = constants.into_iter();
    let mut out = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        let Some(indentation) = line.strip_suffix(PLACE).filter(|before| before.trim().is_empty()) else {
            out.extend([line, "\n"]);
            continue;
        };
        for line in constants.next().unwrap_or_default().lines() {
            out.extend([indentation, line, "\n"]);
        }
    }
    out
}

/// The constant, with a line break before each call of a method.
fn print(item: &ItemConst) -> String {
    let (first, links) = chain(&item.expr);
    let mut text =
        format!("const {}: {} = {}", item.ident, inline(item.ty.to_token_stream()), inline(first.to_token_stream()));
    for link in links {
        text.push_str("\n    ");
        text.push_str(&link);
    }
    text.push(';');
    text
}

/// A static on one line where it fits, else each item of the list that it is made of on a line.
pub(super) fn print_static(item: &ItemStatic) -> String {
    let (first, links) = chain(&item.expr);
    let begin = format!("static {}: {} = ", item.ident, inline(item.ty.to_token_stream()));
    let line = format!("{begin}{}{};\n", inline(first.to_token_stream()), links.concat());
    let Some((function, items)) = list(first).filter(|_| line.len() > WIDTH) else { return line };
    let mut text = format!("{begin}{function}(&[\n");
    for item in items {
        text.push_str(&format!("    {},\n", inline(item.to_token_stream())));
    }
    text.push_str("])");
    for link in links {
        text.push('\n');
        text.push_str(&link);
    }
    text.push_str(";\n");
    text
}

/// What a chain of calls begins with, and the calls.
fn chain(expression: &Expr) -> (&Expr, Vec<String>) {
    let mut links = Vec::new();
    let mut first = expression;
    while let Expr::MethodCall(call) = first {
        links.push(link(call));
        first = &call.receiver;
    }
    links.reverse();
    (first, links)
}

/// A call in a chain, on one line; a long list of what other calls make has a line for each.
fn link(call: &ExprMethodCall) -> String {
    let line = format!(".{}({})", call.method, inline(call.args.to_token_stream()));
    let items = call.args.first().filter(|_| call.args.len() == 1 && line.len() > WIDTH).and_then(items);
    let Some(items) = items.filter(|items| items.iter().all(|item| matches!(item, Expr::Call(_)))) else { return line };
    let items = items.iter().map(|item| format!("        {},\n", inline(item.to_token_stream())));
    format!(".{}(&[\n{}    ])", call.method, items.collect::<String>())
}

/// The items of a list that is referred to.
fn items(argument: &Expr) -> Option<&Punctuated<Expr, Token![,]>> {
    let Expr::Reference(reference) = argument else { return None };
    let Expr::Array(array) = &*reference.expr else { return None };
    Some(&array.elems)
}

/// The function that is called with one list, and the items of the list.
fn list(call: &Expr) -> Option<(String, impl Iterator<Item = &Expr>)> {
    let Expr::Call(call) = call else { return None };
    let items = call.args.first().filter(|_| call.args.len() == 1).and_then(items)?;
    Some((inline(call.func.to_token_stream()), items.iter()))
}
