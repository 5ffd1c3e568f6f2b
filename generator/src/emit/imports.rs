//! Shortens paths: emitters write full paths, and this pass replaces them by names and adds the imports.
//!
//! So no emitter has to know what others import. If the file declares a type with the same name, the path remains.

use std::collections::BTreeSet;

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote;

/// Modules whose names are imported.
const MODULES: &[&[&str]] = &[
    &["bytes"],
    &["crate", "runtime", "xml"],
    &["crate", "runtime"],
    &["crate"],
    &["http"],
    &["serde_json"],
    &["std", "collections"],
];

/// The names under `crate` that are imported; items below them are qualified by them.
const ROOT_NAMES: &[&str] = &["Client", "types"];

/// Items with short names.
pub(super) struct Imported {
    /// The items, after the `use` lines that they need.
    pub(super) items: TokenStream,
    /// What the items may use of the runtime: the names below `crate::runtime`, the methods and the words after `=>`.
    pub(super) used: BTreeSet<String>,
}

/// Shortens the paths of the items.
pub(super) fn imported(items: TokenStream) -> Imported {
    let items: Vec<TokenTree> = items.into_iter().collect();
    let mut shortener = Shortener::default();
    declared(&items, &mut shortener.declared);
    let items = shortener.shorten(items);
    let Shortener { imports, mut used, .. } = shortener;
    let uses = MODULES.iter().enumerate().filter_map(|(index, module)| {
        let names: Vec<&str> = imports.iter().filter(|(of, _)| *of == index).map(|(_, name)| name.as_str()).collect();
        let idents = names.iter().map(|name| ident(name));
        let path = module.iter().map(|part| ident(part));
        match *names {
            [] => None,
            [one] => Some((UseOrder::of(module, one), quote!(use #(#path)::*::#(#idents)*;))),
            _ => Some((UseOrder::of(module, "{"), quote!(use #(#path)::*::{#(#idents),*};))),
        }
    });
    let mut uses: Vec<(UseOrder<'_>, TokenStream)> = uses.collect();
    uses.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut imported: TokenStream = uses.into_iter().map(|(_, line)| line).collect();
    // `quote!` would copy them.
    imported.extend(items);
    used.extend(imports.into_iter().filter_map(|(index, name)| match MODULES[index] {
        ["crate", "runtime"] => Some(name),
        ["crate", "runtime", module] => Some((*module).to_owned()),
        _ => None,
    }));
    Imported { items: imported, used }
}

/// The order of `use` lines, which is rustfmt's: `crate` first, and lists in braces after names.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct UseOrder<'a> {
    is_foreign: bool,
    path: Vec<&'a str>,
}

impl<'a> UseOrder<'a> {
    fn of(module: &[&'a str], last: &'a str) -> Self {
        let path: Vec<&str> = module.iter().copied().chain([last]).collect();
        Self { is_foreign: path.first() != Some(&"crate"), path }
    }
}

/// Collects the names of the types that the items declare, in macros with braces too.
fn declared(items: &[TokenTree], names: &mut BTreeSet<String>) {
    for pair in items.windows(2) {
        match pair {
            [TokenTree::Ident(keyword), TokenTree::Ident(name)] if KEYWORDS.iter().any(|known| keyword == known) => {
                names.insert(name.to_string());
            }
            [TokenTree::Punct(mark), TokenTree::Group(group)]
                if mark.as_char() == '!' && group.delimiter() == Delimiter::Brace =>
            {
                declared(&group.stream().into_iter().collect::<Vec<_>>(), names);
            }
            _ => {}
        }
    }
}

/// The keywords before the name of a type that is declared.
const KEYWORDS: &[&str] = &["struct", "enum", "type", "union", "trait"];

fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Shortens paths, and collects the names of the items.
#[derive(Default)]
struct Shortener {
    /// The types that the items declare.
    declared: BTreeSet<String>,
    /// The names to import, with the index of their module.
    imports: BTreeSet<(usize, String)>,
    /// The names that are used otherwise.
    used: BTreeSet<String>,
}

impl Shortener {
    fn shorten(&mut self, tokens: Vec<TokenTree>) -> TokenStream {
        let mut short: Vec<TokenTree> = Vec::with_capacity(tokens.len());
        let mut tokens = tokens.into_iter();
        loop {
            if let Some((module, name)) = self.importable(tokens.as_slice())
                && !follows_path(&short)
            {
                self.imports.insert((module, name));
                // `a::b::C` is seven tokens: each separator is two.
                tokens.by_ref().take(MODULES[module].len() * 3).for_each(drop);
            }
            let Some(token) = tokens.next() else { break };
            let token = match token {
                TokenTree::Group(group) => TokenTree::Group(self.shorten_group(group)),
                TokenTree::Ident(name) if is_use(&short) => {
                    self.used.insert(name.to_string());
                    TokenTree::Ident(name)
                }
                other => other,
            };
            short.push(token);
        }
        short.into_iter().collect()
    }

    fn shorten_group(&mut self, group: Group) -> Group {
        let (delimiter, span, tokens) = (group.delimiter(), group.span(), group.stream());
        // The tokens of a group that still exists are shared, and copied where they are taken apart.
        drop(group);
        let mut short = Group::new(delimiter, self.shorten(tokens.into_iter().collect()));
        short.set_span(span);
        short
    }

    /// Returns the module to import from and the name, if the tokens begin with a path that can be shortened. The longest matching module
    /// is used.
    fn importable(&self, tokens: &[TokenTree]) -> Option<(usize, String)> {
        if !matches!(tokens, [TokenTree::Ident(_), TokenTree::Punct(colon), ..] if colon.as_char() == ':') {
            return None;
        }
        let modules = MODULES.iter().enumerate().filter_map(|(index, module)| Some((index, name_in(module, tokens)?)));
        let (index, name) = modules.max_by_key(|(index, _)| MODULES[*index].len())?;
        let name = name.to_string();
        let is_imported = MODULES[index] != ["crate"] || ROOT_NAMES.contains(&name.as_str());
        (is_imported && !self.declared.contains(&name)).then_some((index, name))
    }
}

/// Returns the name after the path of the module, if the tokens begin with it.
fn name_in<'t>(module: &[&str], mut tokens: &'t [TokenTree]) -> Option<&'t Ident> {
    for part in module {
        match tokens {
            [TokenTree::Ident(name), TokenTree::Punct(first), TokenTree::Punct(second), rest @ ..]
                if name == part && first.as_char() == ':' && second.as_char() == ':' =>
            {
                tokens = rest;
            }
            _ => return None,
        }
    }
    match tokens.first() {
        Some(TokenTree::Ident(name)) => Some(name),
        _ => None,
    }
}

/// Whether the next token continues a path, or is part of a `use`.
fn follows_path(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(keyword)] => keyword == "use",
        [.., TokenTree::Punct(first), TokenTree::Punct(second)] => first.as_char() == ':' && second.as_char() == ':',
        _ => false,
    }
}

/// Whether the next token is a name below `runtime`, a method, or a word after `=>`.
fn is_use(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(module), TokenTree::Punct(first), TokenTree::Punct(second)]
            if first.as_char() == ':' && second.as_char() == ':' =>
        {
            module == "runtime"
        }
        [.., TokenTree::Punct(equals), TokenTree::Punct(arrow)] if arrow.as_char() == '>' => equals.as_char() == '=',
        [.., TokenTree::Punct(dot)] => dot.as_char() == '.',
        _ => false,
    }
}
