//! Prints a constant that is built by a chain of calls: the first call with the name, each further one on a line.
//!
//! prettyplease breaks the first call's arguments before it breaks the chain, which spreads two lines over seven.

use quote::ToTokens;
use syn::{Expr, ItemConst};

use super::table::inline;

/// The constant, with a line break before each call of a method.
pub(super) fn print(item: &ItemConst) -> String {
    let mut links = Vec::new();
    let mut expression = &*item.expr;
    while let Expr::MethodCall(call) = expression {
        links.push(format!(".{}({})", call.method, inline(call.args.to_token_stream())));
        expression = &call.receiver;
    }
    let mut text = format!(
        "const {}: {} = {}",
        item.ident,
        inline(item.ty.to_token_stream()),
        inline(expression.to_token_stream())
    );
    for link in links.iter().rev() {
        text.push_str("\n    ");
        text.push_str(link);
    }
    text.push_str(";\n");
    text
}
