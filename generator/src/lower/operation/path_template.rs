//! Reads path templates: the placeholders of a path, including notations that OpenAPI does not define, such as `{path+}`.

use indexmap::IndexMap;

use crate::names::singular;

/// A path in which each placeholder has a name: `/files/{path+}/{}` is `/files/{path}/{file}`.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::lower) struct PathTemplate {
    /// The path, with each placeholder as `{name}`.
    pub path: String,
    /// The names of the placeholders in the order of the path, and whether slashes in their values are sent unescaped.
    pub placeholders: IndexMap<String, bool>,
}

/// Reads a path template; `None` when its braces do not match.
///
/// A placeholder that is written `{path+}` or `{+path}` (RFC 6570, API gateways), or `{*path}` or `{**path}` (routers), may hold
/// slashes. A placeholder without a name is named after the segment before it.
pub(in crate::lower) fn path_template(path: &str) -> Option<PathTemplate> {
    let mut template = PathTemplate { path: String::with_capacity(path.len()), placeholders: IndexMap::new() };
    let mut rest = path;
    while let Some(open) = rest.find(['{', '}']) {
        let (before, after) = (&rest[..open], rest[open..].strip_prefix('{')?);
        let close = after.find(['{', '}'])?;
        let (written, end) = (&after[..close], after[close..].strip_prefix('}')?);
        template.path.push_str(before);
        let bare = written.trim_start_matches(['+', '*']).trim_end_matches('+');
        let (name, slashes) = if written.is_empty() {
            (template.name_of_empty(), false)
        } else if bare.is_empty() {
            (written.to_owned(), false)
        } else {
            (bare.to_owned(), bare != written)
        };
        template.path.extend(["{", &name, "}"]);
        *template.placeholders.entry(name).or_default() |= slashes;
        rest = end;
    }
    template.path.push_str(rest);
    Some(template)
}

impl PathTemplate {
    /// A name for a placeholder without one, from the last segment before it that is no placeholder.
    fn name_of_empty(&self) -> String {
        let mut segments = self.path.rsplit('/').filter(|segment| !segment.contains('{'));
        let word = segments.find_map(|segment| {
            segment.rsplit(|c: char| !c.is_alphanumeric()).find(|word| word.chars().any(char::is_alphabetic))
        });
        let name = word.map_or_else(|| "value".to_owned(), |word| singular(word).unwrap_or_else(|| word.to_owned()));
        let numbered = (2..).map(|number: u64| format!("{name}_{number}"));
        let mut free = [name.clone()].into_iter().chain(numbered).filter(|name| !self.placeholders.contains_key(name));
        free.next().unwrap_or(name)
    }
}

#[cfg(test)]
mod tests {
    use super::path_template;

    /// A path, the same path with names, and its placeholders.
    type Row = (&'static str, &'static str, &'static [(&'static str, bool)]);

    fn read(path: &str) -> (String, Vec<(String, bool)>) {
        let template = path_template(path).unwrap_or_else(|| panic!("{path}"));
        (template.path, template.placeholders.into_iter().collect())
    }

    #[test]
    fn placeholders_have_names() {
        let table: &[Row] = &[
            ("/a", "/a", &[]),
            ("/a/{b}.{c}:act", "/a/{b}.{c}:act", &[("b", false), ("c", false)]),
            ("/f/{path+}", "/f/{path}", &[("path", true)]),
            ("/v1/{+name}/x", "/v1/{name}/x", &[("name", true)]),
            ("/{*rest}", "/{rest}", &[("rest", true)]),
            ("/{**rest}", "/{rest}", &[("rest", true)]),
            ("/tenants/{t}/logs/{}", "/tenants/{t}/logs/{log}", &[("t", false), ("log", false)]),
            ("/{}/{}", "/{value}/{value_2}", &[("value", false), ("value_2", false)]),
            ("/{a}/{a}", "/{a}/{a}", &[("a", false)]),
            ("/{a}/{a+}", "/{a}/{a}", &[("a", true)]),
            ("/{+}", "/{+}", &[("+", false)]),
            ("/log-files/{}", "/log-files/{file}", &[("file", false)]),
            ("/a/{}/{}", "/a/{a}/{a_2}", &[("a", false), ("a_2", false)]),
            ("/42/{}", "/42/{value}", &[("value", false)]),
            ("", "", &[]),
        ];
        for (path, named, placeholders) in table {
            let placeholders = placeholders.iter().map(|(name, slashes)| ((*name).to_owned(), *slashes)).collect();
            assert_eq!(read(path), ((*named).to_owned(), placeholders), "{path}");
        }
    }

    #[test]
    fn a_template_with_unmatched_braces_is_refused() {
        for path in ["/{a", "/a}", "/{a{b}}", "/{{a}}", "}{", "{", "}", "/{a}}"] {
            assert!(path_template(path).is_none(), "{path}");
        }
    }
}
