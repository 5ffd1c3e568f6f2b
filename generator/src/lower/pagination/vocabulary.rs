//! The usual names in requests and responses of pages, with what each means.

use NameRole::{
    BesideItems, End, Items, Last, LastItem, LastItemBesideMore, More, NextAddress, NextNumber, NextToken, Page, Scim,
    Size, Skip, Start, TokenParameter, TotalPages,
};

/// What a name means in a request or in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum NameRole {
    /// In requests: the page token.
    TokenParameter,
    /// In requests: the number of items to skip.
    Skip,
    /// In requests that also have a page size: the number of items to skip, or of the first item.
    Start,
    /// In requests: the page size.
    Size,
    /// In requests: the end of a time span. Beside it, a start is that of the time span.
    End,
    /// In requests: the page number.
    Page,
    /// In requests: the last item of the previous page.
    LastItem,
    /// In requests: the last item of the previous page, if the response says whether there are more items.
    LastItemBesideMore,
    /// In responses: the token of the next page.
    NextToken,
    /// In responses: the link to the next page.
    NextAddress,
    /// In responses: the value of the parameter [`Skip`] or [`Start`] for the next page.
    NextNumber,
    /// In responses: a boolean that says whether there are more pages.
    More,
    /// In responses: a boolean that says whether this page is the last.
    Last,
    /// In responses: the number of pages.
    TotalPages,
    /// In responses of SCIM, which counts items from one (RFC 7644, section 3.4.2.4).
    Scim,
    /// In responses with several lists: the items.
    Items,
    /// In responses: a list that accompanies the items.
    BesideItems,
}

/// Whether a name, as returned by [`normalized`], has a role.
pub(in crate::lower) fn has_role(name: &str, role: NameRole) -> bool {
    let row = NAMES.binary_search_by_key(&name, |(name, _)| name);
    row.is_ok_and(|row| NAMES[row].1.contains(&role))
}

/// Returns a name in lower case, with letters and digits only.
pub(in crate::lower) fn normalized(name: &str) -> String {
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    let letters = letters.to_lowercase();
    // `X-Next-Token` is a next token.
    if name.starts_with("X-") || name.starts_with("x-") { letters[1..].to_owned() } else { letters }
}

/// The names, as returned by [`normalized`], in alphabetical order.
#[rustfmt::skip]
const NAMES: &[(&str, &[NameRole])] = &[
    ("after", &[TokenParameter, LastItemBesideMore]),
    ("afterid", &[LastItemBesideMore]),
    ("before", &[End]),
    ("continuationtoken", &[TokenParameter, NextToken]),
    ("count", &[Size]),
    ("cursor", &[TokenParameter, NextToken]),
    ("data", &[Items]),
    ("end", &[End]),
    ("endcursor", &[NextToken]),
    ("entries", &[Items]),
    ("errormessages", &[BesideItems]),
    ("errors", &[BesideItems]),
    ("hasmore", &[More]),
    ("hasnext", &[More]),
    ("hasnextpage", &[More]),
    ("islast", &[Last]),
    ("islastpage", &[Last]),
    ("istruncated", &[More]),
    ("items", &[Items]),
    ("itemsperpage", &[Size, Scim]),
    ("last", &[Last]),
    ("lastpage", &[Last, TotalPages]),
    ("limit", &[Size]),
    ("links", &[BesideItems]),
    ("list", &[Items]),
    ("marker", &[TokenParameter]),
    ("max", &[Size]),
    ("maxresults", &[Size]),
    ("next", &[NextToken, NextAddress]),
    ("nextcontinuationtoken", &[NextToken]),
    ("nextcursor", &[TokenParameter, NextToken]),
    ("nexthref", &[NextAddress]),
    ("nextlink", &[NextAddress]),
    ("nextmarker", &[NextToken]),
    ("nextoffset", &[NextNumber]),
    ("nextpage", &[NextAddress]),
    ("nextpagecursor", &[NextToken]),
    ("nextpagelink", &[NextAddress]),
    ("nextpagestart", &[NextNumber]),
    ("nextpagetoken", &[TokenParameter, NextToken]),
    ("nextpageuri", &[NextAddress]),
    ("nextpageurl", &[NextAddress]),
    ("nextstart", &[NextNumber]),
    ("nexttoken", &[TokenParameter, NextToken]),
    ("nexturi", &[NextAddress]),
    ("nexturl", &[NextAddress]),
    ("numberofpages", &[TotalPages]),
    ("numpages", &[TotalPages]),
    ("odatanextlink", &[NextAddress]),
    ("offset", &[Skip]),
    ("page", &[Page]),
    ("pagecount", &[TotalPages]),
    ("pagecursor", &[TokenParameter]),
    ("pageno", &[Page]),
    ("pagenum", &[Page]),
    ("pagenumber", &[Page]),
    ("pagesize", &[Size]),
    ("pagestotal", &[TotalPages]),
    ("pagetoken", &[TokenParameter, NextToken]),
    ("perpage", &[Size]),
    ("records", &[Items]),
    ("resources", &[Scim, Items]),
    ("results", &[Items]),
    ("rows", &[Size]),
    ("size", &[Size]),
    ("skip", &[Skip]),
    ("start", &[Start]),
    ("startat", &[Skip]),
    ("startcursor", &[TokenParameter]),
    ("startindex", &[Start]),
    ("startingafter", &[LastItem]),
    ("stop", &[End]),
    ("to", &[End]),
    ("token", &[TokenParameter]),
    ("totalpagecount", &[TotalPages]),
    ("totalpages", &[TotalPages]),
    ("unreachable", &[BesideItems]),
    ("until", &[End]),
    ("value", &[Items]),
    ("values", &[Items]),
    ("warningmessages", &[BesideItems]),
    ("warnings", &[BesideItems]),
];

/// The properties of a page of Spring Data: the items, the page number and the number of pages.
pub(in crate::lower) const SPRING: [&str; 3] = ["content", "number", "totalPages"];

#[cfg(test)]
mod tests {
    use super::{NAMES, NameRole, has_role, normalized};

    #[test]
    fn each_name_has_one_row_and_a_role() {
        assert!(NAMES.is_sorted_by(|before, after| before.0 < after.0));
        for (name, roles) in NAMES {
            assert_eq!(normalized(name), *name);
            assert!(!roles.is_empty(), "{name}");
            assert!(roles.iter().enumerate().all(|(at, role)| !roles[..at].contains(role)), "{name}");
        }
    }

    #[test]
    fn a_name_has_only_the_roles_of_its_row() {
        for (name, role, has) in [
            ("cursor", NameRole::TokenParameter, true),
            ("cursor", NameRole::NextToken, true),
            ("endcursor", NameRole::TokenParameter, false),
            ("Cursor", NameRole::NextToken, false),
            ("name", NameRole::Items, false),
            ("", NameRole::Items, false),
        ] {
            assert_eq!(has_role(name, role), has, "{name} {role:?}");
        }
    }

    #[test]
    fn a_name_in_a_request_has_one_meaning() {
        use NameRole::{End, LastItem, Page, Size, Skip, Start, TokenParameter};
        let in_requests = [TokenParameter, Skip, Start, Size, End, Page, LastItem];
        for (name, roles) in NAMES {
            assert!(roles.iter().filter(|role| in_requests.contains(role)).count() <= 1, "{name}");
        }
    }

    #[test]
    fn a_normalized_name_has_letters_and_digits_and_no_x_prefix() {
        for (name, wanted) in [
            ("next_page-Token", "nextpagetoken"),
            ("@odata.nextLink", "odatanextlink"),
            ("X-Next-Token", "nexttoken"),
            ("x-page", "page"),
            ("X", "x"),
            ("X-", ""),
            ("é", ""),
            ("", ""),
        ] {
            assert_eq!(normalized(name), wanted, "{name}");
        }
    }
}
