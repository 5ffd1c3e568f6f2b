//! Prints constants that are built by a chain of calls: the first call with the name, each further one on a line.
//!
//! prettyplease breaks the first call's arguments before it breaks the chain, which spreads two lines over seven. So what
//! stands in the methods is taken out before it prints, and put in afterwards.

use quote::ToTokens;
use syn::{Expr, ImplItem, Item, ItemConst, Stmt};

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
    let mut links = Vec::new();
    let mut expression = &*item.expr;
    while let Expr::MethodCall(call) = expression {
        links.push(format!(".{}({})", call.method, inline(call.args.to_token_stream())));
        expression = &call.receiver;
    }
    let (ty, first) = (inline(item.ty.to_token_stream()), inline(expression.to_token_stream()));
    let mut text = format!("const {}: {ty} = {first}", item.ident);
    for link in links.iter().rev() {
        text.push_str("\n    ");
        text.push_str(link);
    }
    text.push(';');
    text
}
