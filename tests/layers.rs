//! The folders of the generator and of the runtime are layers: none uses a folder that uses it.
//!
//! What a file uses is read from its tokens: each path that begins with `crate`, `self` or `super`, in `use` lines and elsewhere.
//! Names that a folder's own file imports stand for the folder that they come from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A module as the names from the root down.
type Module = Vec<String>;

/// The sources below a folder, by their modules.
struct Sources {
    /// The path by which the code names the folder: `crate`, or `crate::runtime`.
    prefix: Vec<String>,
    files: BTreeMap<Module, TokenStream>,
}

impl Sources {
    fn below(folder: &str, prefix: &[&str]) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(folder);
        let mut files = BTreeMap::new();
        let mut pending = vec![root.clone()];
        while let Some(path) = pending.pop() {
            if path.is_dir() {
                let entries = fs::read_dir(&path).expect("the folder can be read");
                pending.extend(entries.map(|entry| entry.expect("the entry can be read").path()));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let module = module(&root, &path);
                // Unit tests may use anything, in a file of their own too.
                if module.last().is_none_or(|name| name != "tests") {
                    let text = fs::read_to_string(&path).expect("the file can be read");
                    files.insert(module, text.parse().expect("the file is Rust"));
                }
            }
        }
        assert!(files.len() > 20, "the sources of {folder} were found");
        Self { prefix: prefix.iter().map(|part| (*part).to_owned()).collect(), files }
    }

    /// The modules that a module uses.
    fn used_by(&self, module: &Module) -> BTreeSet<Module> {
        let mut paths = Vec::new();
        collect(self.files[module].clone(), &mut paths);
        paths.iter().filter_map(|path| self.resolve(module, path, 3)).filter(|used| used != module).collect()
    }

    /// The module that a path leads to. `hops` bounds how often it is looked up where a name is imported from.
    fn resolve(&self, from: &Module, path: &[String], hops: usize) -> Option<Module> {
        let mut here: Module = match path.first()?.as_str() {
            "crate" => Vec::new(),
            _ => from.clone(),
        };
        let mut rest = path;
        if let Some(behind) = rest.strip_prefix(self.prefix.as_slice()) {
            rest = behind;
        } else if rest.first().is_some_and(|first| first == "crate") {
            return None;
        }
        while let [first, behind @ ..] = rest {
            match first.as_str() {
                "self" => {}
                "super" => drop(here.pop()),
                _ => break,
            }
            rest = behind;
        }
        for (index, name) in rest.iter().enumerate() {
            here.push(name.clone());
            if !self.files.contains_key(&here) {
                here.pop();
                return Some(self.origin(&here, &rest[index..], hops).unwrap_or(here));
            }
        }
        Some(here)
    }

    /// Where a module imports a name from.
    fn origin(&self, module: &Module, rest: &[String], hops: usize) -> Option<Module> {
        let (name, _) = rest.split_first()?;
        let mut imports = Vec::new();
        collect(self.files.get(module)?.clone(), &mut imports);
        let import = imports.into_iter().find(|path| path.last() == Some(name))?;
        self.resolve(module, &import, hops.checked_sub(1)?)
    }

    /// For each part of a folder the parts that it uses, with one pair of modules that shows it.
    fn uses(&self, folder: &[String]) -> BTreeMap<String, BTreeMap<String, String>> {
        let part = |module: &Module| module.strip_prefix(folder).and_then(<[String]>::first).cloned();
        let mut uses: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for module in self.files.keys() {
            let Some(user) = part(module) else { continue };
            for used in self.used_by(module) {
                if let Some(other) = part(&used).filter(|other| *other != user) {
                    let shown = format!("{} uses {}", module.join("::"), used.join("::"));
                    uses.entry(user.clone()).or_default().insert(other, shown);
                }
            }
        }
        uses
    }
}

/// The module of a file: `lower/docs.rs` is `lower::docs`, as `lower/docs/mod.rs` is.
fn module(root: &Path, path: &Path) -> Module {
    let relative: PathBuf = path.strip_prefix(root).expect("the file is below the root").with_extension("");
    let mut module: Module = relative.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    module.pop_if(|last| ["mod", "lib", "main"].contains(&last.as_str()));
    module
}

/// Collects the paths that begin with `crate`, `self` or `super`, and in the file of a folder those that begin with a module. Unit tests
/// are left out.
fn collect(tokens: TokenStream, paths: &mut Vec<Vec<String>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        match &tokens[at] {
            TokenTree::Ident(name) if name == "tests" && is_ident(tokens.get(at.wrapping_sub(1)), "mod") => at += 1,
            TokenTree::Ident(name) if name == "use" => {
                let end =
                    tokens[at..].iter().position(|token| is_punct(token, ';')).map_or(tokens.len(), |end| at + end);
                let mut tree = Vec::new();
                expand(&tokens[at + 1..end], &[], &mut tree);
                paths.extend(tree.into_iter().map(from_here));
                at = end;
            }
            // `$crate` is where a macro is used, in whichever folder that is.
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => at += 1,
            TokenTree::Ident(name) if ["crate", "self", "super"].iter().any(|start| name == start) => {
                let mut tree = Vec::new();
                at += expand(&tokens[at..], &[], &mut tree).max(1) - 1;
                paths.extend(tree.into_iter().filter(|path| path.len() > 1));
            }
            TokenTree::Group(group) => collect(group.stream(), paths),
            _ => {}
        }
        at += 1;
    }
}

/// The path of a `use`, which may begin with a module of the file's own folder.
fn from_here(mut path: Vec<String>) -> Vec<String> {
    if !["crate", "self", "super"].contains(&path[0].as_str()) {
        path.insert(0, "self".to_owned());
    }
    path
}

/// Reads one path, or the tree of a `use`; returns how many tokens it has.
fn expand(tokens: &[TokenTree], before: &[String], paths: &mut Vec<Vec<String>>) -> usize {
    let mut path = before.to_vec();
    let mut at = 0;
    loop {
        match tokens.get(at) {
            Some(TokenTree::Ident(name)) => path.push(name.to_string()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for leaf in inner.split(|token| is_punct(token, ',')).filter(|leaf| !leaf.is_empty()) {
                    expand(leaf, &path, paths);
                }
                return at + 1;
            }
            _ => break,
        }
        at += 1;
        let separated = tokens.get(at).zip(tokens.get(at + 1));
        if !separated.is_some_and(|(one, other)| is_punct(one, ':') && is_punct(other, ':')) {
            break;
        }
        at += 2;
    }
    if !path.is_empty() {
        paths.push(path);
    }
    at
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}

fn is_ident(token: Option<&TokenTree>, wanted: &str) -> bool {
    matches!(token, Some(TokenTree::Ident(name)) if name == wanted)
}

/// A part of a folder that uses itself through others: the pairs of modules on the way.
fn cycle(uses: &BTreeMap<String, BTreeMap<String, String>>) -> Option<Vec<String>> {
    for start in uses.keys() {
        let mut ways: Vec<(String, Vec<String>)> = vec![(start.clone(), Vec::new())];
        let mut seen = BTreeSet::new();
        while let Some((here, way)) = ways.pop() {
            for (next, shown) in uses.get(&here).into_iter().flatten() {
                let mut way = way.clone();
                way.push(shown.clone());
                if next == start {
                    return Some(way);
                }
                if seen.insert(next.clone()) {
                    ways.push((next.clone(), way));
                }
            }
        }
    }
    None
}

fn assert_layered(sources: &Sources, folder: &[&str]) {
    let folder: Module = folder.iter().map(|part| (*part).to_owned()).collect();
    let uses = sources.uses(&folder);
    assert!(uses.values().map(BTreeMap::len).sum::<usize>() > 5, "what the parts of {folder:?} use was found");
    if let Some(way) = cycle(&uses) {
        panic!("an import cycle between the parts of {folder:?}:\n  {}", way.join("\n  "));
    }
}

#[test]
fn the_stages_of_the_generator_have_no_import_cycle() {
    let sources = Sources::below("generator/src", &["crate"]);
    assert_layered(&sources, &[]);
    assert_layered(&sources, &["lower"]);
}

#[test]
fn the_folders_of_the_runtime_have_no_import_cycle() {
    let sources = Sources::below("generator/runtime", &["crate", "runtime"]);
    assert_layered(&sources, &[]);
    assert_layered(&sources, &["client"]);
}

/// Only `lower` creates names, and the compiler ensures it: what creates or changes a `Name` is visible only there. The other stages
/// can only read one.
#[test]
fn what_creates_names_is_visible_only_in_lower() {
    let sources = Sources::below("generator/src", &["crate"]);
    let names = |(module, _): &(&Module, &TokenStream)| module.starts_with(&["lower".to_owned(), "names".to_owned()]);
    let mut functions = Vec::new();
    for (_, tokens) in sources.files.iter().filter(names) {
        public_functions(tokens.clone(), &mut functions);
    }
    functions.sort();
    assert_eq!(functions, ["as_str", "bare", "is_reason"]);
}

/// Collects the names of the functions that are visible to all stages.
fn public_functions(tokens: TokenStream, functions: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name) if name == "fn" && is_ident(tokens.get(at.wrapping_sub(1)), "pub") => {
                functions.extend(tokens.get(at + 1).map(ToString::to_string));
            }
            TokenTree::Group(group) => public_functions(group.stream(), functions),
            _ => {}
        }
    }
}

/// Emission does not convert the case of a text, which would be a name of its own.
#[test]
fn emission_converts_no_case() {
    let sources = Sources::below("generator/src", &["crate"]);
    let converts = |tokens: &TokenStream| tokens.to_string().contains("heck ::");
    let emission = sources.files.iter().filter(|(module, _)| module.first().is_some_and(|part| part == "emit"));
    let converting: Vec<String> =
        emission.filter(|(_, tokens)| converts(tokens)).map(|(module, _)| module.join("::")).collect();
    assert!(converting.is_empty(), "these modules of emission convert the case of a text: {converting:?}");
    let names = vec!["lower".to_owned(), "names".to_owned()];
    assert!(converts(&sources.files[&names]), "what converts the case is recognized");
}

#[test]
fn a_cycle_is_found() {
    let mut files = BTreeMap::new();
    for (module, text) in [
        ("", "pub mod a; pub use b::Item;"),
        ("a", "use super::Item; fn f() {}"),
        ("b", "fn g() { crate::a::f() } #[cfg(test)] mod tests { use crate::c::X; }"),
        ("c", "use crate::{a, b::{self, g}};"),
    ] {
        let module: Module = module.split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect();
        files.insert(module, text.parse().expect("the text is Rust"));
    }
    let sources = Sources { prefix: vec!["crate".to_owned()], files };
    let way = cycle(&sources.uses(&[])).expect("`a` and `b` use each other");
    assert_eq!(way, ["a uses b", "b uses a"]);
}
