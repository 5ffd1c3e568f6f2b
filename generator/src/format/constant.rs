//! Prints constants and statics with a chain of calls: the first call after the name, and each further one on a line.
//!
//! prettyplease breaks the arguments of the first call before the chain, which makes seven lines of two. So constants in methods are
//! replaced by marks before prettyplease runs, and inserted afterwards.

use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprMethodCall, ImplItem, Item, ItemConst, ItemStatic, Stmt, Token};

use super::codec_line::inline;
use super::joined::WIDTH;

/// The indentation of the calls of a constant in a method.
const INDENTATION: usize = 12;

/// The mark for a removed constant.
const PLACE: &str = "const PLACE: () = ();";

/// Removes the constants from the methods of an item, and returns them as text, in order.
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

/// Inserts the constants at their marks, with the same indentation.
pub(super) fn put(text: String, constants: Vec<String>) -> String {
    if constants.is_empty() {
        return text;
    }
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

/// Prints a constant, with a line break before each method call.
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

/// Prints a static on one line if it fits, or else with a line for each item of its list.
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

/// Splits a chain of calls into its first expression and the calls.
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

/// Prints a call of a chain on one line, or with a line for each item of a long list.
fn link(call: &ExprMethodCall) -> String {
    let line = format!(".{}({})", call.method, inline(call.args.to_token_stream()));
    let is_long = INDENTATION + line.len() > WIDTH;
    let items = call.args.first().filter(|_| call.args.len() == 1).and_then(items);
    let items = items.filter(|items| is_long || items.iter().any(|item| !attributes(item).is_empty()));
    let is_composed = |item: &Expr| matches!(item, Expr::Call(_) | Expr::MethodCall(_) | Expr::Tuple(_));
    let Some(items) = items.filter(|items| items.iter().all(is_composed)) else { return line };
    let items = items.iter().map(item_lines);
    format!(".{}(&[\n{}    ])", call.method, items.collect::<String>())
}

/// Prints an item of a list, with a line for each attribute.
fn item_lines(item: &Expr) -> String {
    let attributes =
        attributes(item).iter().map(|attribute| format!("        {}\n", inline(attribute.to_token_stream())));
    let mut item = item.clone();
    if let Expr::Call(call) = &mut item {
        call.attrs.clear();
    }
    attributes.chain([format!("        {},\n", inline(item.to_token_stream()))]).collect()
}

/// Returns the attributes of an item, which only a call has.
fn attributes(item: &Expr) -> &[Attribute] {
    match item {
        Expr::Call(call) => &call.attrs,
        _ => &[],
    }
}

/// Returns the items of a reference to an array.
fn items(argument: &Expr) -> Option<&Punctuated<Expr, Token![,]>> {
    let Expr::Reference(reference) = argument else { return None };
    let Expr::Array(array) = &*reference.expr else { return None };
    Some(&array.elems)
}

/// Returns a function that is called with one list, and the items of the list.
fn list(call: &Expr) -> Option<(String, impl Iterator<Item = &Expr>)> {
    let Expr::Call(call) = call else { return None };
    let items = call.args.first().filter(|_| call.args.len() == 1).and_then(items)?;
    Some((inline(call.func.to_token_stream()), items.iter()))
}

#[cfg(test)]
mod tests {
    use super::print;

    fn printed(text: &str) -> String {
        print(&syn::parse_str(text).expect("the text is a constant"))
    }

    #[test]
    fn each_call_is_a_line() {
        let text = r#"const A: Operation = Operation::new("a", Method::Get).errors(&[("404", "Not found.")]).answers(&[204]);"#;
        let lines = [
            r#"const A: Operation = Operation::new("a", Method::Get)"#,
            r#"    .errors(&[("404", "Not found.")])"#,
            "    .answers(&[204]);",
        ];
        assert_eq!(printed(text), lines.join("\n"));
    }

    #[test]
    fn the_attribute_of_an_item_is_a_line() {
        let lines = [
            "const A: Operation = Operation::new()",
            "    .bodies(&[",
            "        #[cfg(feature = \"xml\")]",
            "        Body::of(1),",
            "        Body::of(2),",
            "    ]);",
        ];
        let text =
            "const A: Operation = Operation::new().bodies(&[#[cfg(feature = \"xml\")] Body::of(1), Body::of(2)]);";
        assert_eq!(printed(text), lines.join("\n"));
    }

    #[test]
    fn each_item_of_a_long_list_is_a_line() {
        let about = "A sentence that explains what the client did wrong.";
        let errors = format!(r#"("400", "{about}"), ("404", "{about}")"#);
        let form = ["a", "b"].map(|name| format!(r#"Parameter::query("{}").deep()"#, name.repeat(50))).join(", ");
        let lines = printed(&format!("const A: Operation = Operation::new().errors(&[{errors}]).form(&[{form}]);"));
        let items = [errors.replace("), (", "),\n        ("), form.replace(", ", ",\n        ")];
        let [errors, form] = items.map(|items| format!("(&[\n        {items},\n    ])"));
        assert_eq!(lines, format!("const A: Operation = Operation::new()\n    .errors{errors}\n    .form{form};"));
    }
}
