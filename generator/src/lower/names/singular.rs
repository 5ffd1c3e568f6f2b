//! Singulars of plurals, for the names of list items.

use crate::fast_hash::FastMap;
use std::cell::RefCell;

/// Plurals and singulars that `pluralizer` does not know.
const EXCEPTIONS: &[(&str, &str)] = &[
    ("axes", "axis"),
    ("biases", "bias"),
    ("caches", "cache"),
    ("cpus", "cpu"),
    ("excuses", "excuse"),
    ("formulae", "formula"),
    ("fuses", "fuse"),
    ("gpus", "gpu"),
    ("headaches", "headache"),
    ("lenses", "lens"),
    ("niches", "niche"),
    ("premises", "premise"),
    ("quotas", "quota"),
    ("sagas", "saga"),
    ("selfies", "selfie"),
    ("vetoes", "veto"),
    ("zeroes", "zero"),
];

/// Words that look like plurals but are not, and plurals that are used as singulars.
const SAME: &[&str] = &[
    "access",
    "address",
    "analysis",
    "analytics",
    "aws",
    "axis",
    "basis",
    "bias",
    "canvas",
    "chaos",
    "criteria",
    "data",
    "dns",
    "gas",
    "gps",
    "https",
    "ios",
    "kubernetes",
    "lens",
    "media",
    "metadata",
    "news",
    "process",
    "rds",
    "redis",
    "sas",
    "series",
    "sms",
    "species",
    "status",
    "tls",
    "vps",
];

/// How many words are cached.
const KEPT: usize = 10_000;

thread_local! {
    /// The cache of words: `pluralizer` tries some hundred patterns for each.
    static KNOWN: RefCell<FastMap<String, Option<String>>> = RefCell::default();
}

/// Returns the singular of a plural: `provider` for `providers`; `None` if the word is not a known plural.
///
/// The last word of a text decides.
#[must_use]
pub(in crate::lower) fn singular(text: &str) -> Option<String> {
    if let Some(known) = KNOWN.with_borrow(|known| known.get(text).cloned()) {
        return known;
    }
    let found = looked_up(text);
    KNOWN.with_borrow_mut(|known| {
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(text.to_owned(), found.clone());
    });
    found
}

fn looked_up(text: &str) -> Option<String> {
    let (before, word) = last_word(text);
    let lower = word.to_ascii_lowercase();
    if word.len() < 4 || !word.is_ascii() || SAME.contains(&lower.as_str()) || lower.ends_with("ss") {
        return None;
    }
    let exception = EXCEPTIONS.iter().find(|(many, _)| lower == *many);
    let one = match exception {
        Some((_, one)) => (*one).to_owned(),
        None => pluralizer::pluralize(&lower, 1, false),
    };
    // `pluralizer` returns other characters for unknown words.
    let is_word = one.len() > 1 && one.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (is_word && one != lower).then(|| format!("{before}{}", cased(&one, word)))
}

/// Splits off the last word of a text. Words are separated, or begin with a capital letter.
fn last_word(text: &str) -> (&str, &str) {
    let mut begin = 0;
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let begins = c.is_uppercase() && !before.is_uppercase();
        if !before.is_alphanumeric() || begins {
            begin = at;
        }
        if !c.is_alphanumeric() {
            begin = at + c.len_utf8();
        }
        before = c;
    }
    text.split_at_checked(begin).unwrap_or((text, ""))
}

/// Returns a lower-case word with the capitalization of another word.
fn cased(word: &str, like: &str) -> String {
    let is_loud = like.len() > 1 && like.bytes().all(|byte| byte.is_ascii_uppercase());
    let mut letters = word.chars();
    match (letters.next(), like.starts_with(|c: char| c.is_ascii_uppercase())) {
        (Some(_), _) if is_loud => word.to_ascii_uppercase(),
        (Some(first), true) => std::iter::once(first.to_ascii_uppercase()).chain(letters).collect(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{EXCEPTIONS, SAME, cased, last_word, singular};

    /// Plurals that APIs have lists of, and their singulars; `-` for words that are no plurals.
    const PAIRS: &str = "warehouses warehouse, houses house, sizes size, caches cache, cookies cookie, movies movie, aliases alias, \
        databases database, spouses spouse, clauses clause, heroes hero, leaves leaf, matrices matrix, indices index, axes axis, \
        canvases canvas, buses bus, statuses status, responses response, prizes prize, niches niche, menus menu, categories category, \
        policies policy, people person, children child, analyses analysis, addresses address, processes process, boxes box, \
        branches branch, releases release, licenses license, invoices invoice, causes cause, bonuses bonus, viruses virus, \
        quizzes quiz, knives knife, lives life, archives archive, images image, vertices vertex, series -, species -, news -, \
        mice mouse, women woman, potatoes potato, photos photo, logos logo, videos video, schemas schema, lenses lens, \
        purchases purchase, bases base, cases case, phases phase, courses course, horses horse, uses use, users user, keys key, \
        days day, moves move, drives drive, objectives objective, curves curve, shelves shelf, messages message, batches batch, \
        patches patch, matches match, searches search, crashes crash, hashes hash, taxes tax, indexes index, suffixes suffix, \
        services service, devices device, prices price, choices choice, sources source, resources resource, status -, access -, \
        address -, process -, canvas -, lens -, analysis -, bus -, axis -, alias -, focus -, class -, business -, ties tie, \
        companies company, entries entry, replies reply, echoes echo, radii radius, metadata -, data -, media -, settings setting, \
        logs log, crises crisis, hypotheses hypothesis, expenses expense, senses sense, promises promise, exercises exercise, \
        franchises franchise, enterprises enterprise, purposes purpose, leases lease, diseases disease, campuses campus, cpus cpu, \
        urls url, apis api, emojis emoji, wikis wiki, dns -, https -, quotas quota, cameras camera, roofs roof, safes safe, waves wave, \
        natives native, employees employee, trees tree, types type, pages page, nodes node, modes mode, zones zone, machines machine, \
        routes route, sites site, templates template, states state, dates date, rates rate, quotes quote, notes note, issues issue, \
        values value, queues queue, venues venue, biases bias, headaches headache, order -, list -, info -";

    #[test]
    fn common_plurals_have_their_singulars() {
        let pairs: Vec<&str> = PAIRS.split(',').collect();
        assert!(pairs.len() > 130);
        let mut wrong = Vec::new();
        for pair in pairs {
            let (many, one) = pair.trim().split_once(' ').unwrap_or_default();
            let wanted = Some(one.trim().to_owned()).filter(|one| one != "-");
            let found = singular(many);
            if found != wanted {
                wrong.push(format!("{many}: {found:?}, not {wanted:?}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn the_last_word_becomes_singular_and_keeps_its_case() {
        for (many, one) in [
            ("PullRequests", Some("PullRequest")),
            ("line_items", Some("line_item")),
            ("warehouseCaches", Some("warehouseCache")),
            ("user status", None),
            ("Grandchildren", Some("Grandchild")),
            ("ids", None),
            ("", None),
            ("größen", None),
        ] {
            assert_eq!(singular(many).as_deref(), one, "{many}");
        }
    }

    #[test]
    fn words_are_listed_once_and_in_order() {
        assert!(EXCEPTIONS.is_sorted_by(|before, after| before.0 < after.0));
        assert!(SAME.is_sorted_by(|before, after| before < after));
    }

    #[test]
    fn exceptions_have_singulars_and_words_without_plural_have_none() {
        for (many, one) in EXCEPTIONS {
            assert!(!SAME.contains(many), "{many} is in both lists");
            assert_eq!(singular(many).as_deref(), Some(*one), "{many}");
        }
        for word in SAME {
            assert_eq!(singular(word), None, "{word}");
        }
    }

    #[test]
    fn a_singular_is_no_plural() {
        for (_, one) in EXCEPTIONS {
            assert_eq!(singular(one), None, "{one}");
        }
    }

    #[test]
    fn the_last_word_begins_at_a_capital_or_behind_a_separator() {
        for (text, before, word) in [
            ("PullRequests", "Pull", "Requests"),
            ("line_items", "line_", "items"),
            ("two words", "two ", "words"),
            ("HTTPS", "", "HTTPS"),
            ("word", "", "word"),
            ("", "", ""),
            ("items-", "items-", ""),
        ] {
            assert_eq!(last_word(text), (before, word), "{text:?}");
        }
    }

    #[test]
    fn a_singular_has_the_capitals_of_its_plural() {
        for (word, like, expected) in
            [("url", "URLS", "URL"), ("url", "Urls", "Url"), ("url", "urls", "url"), ("", "Urls", "")]
        {
            assert_eq!(cased(word, like), expected);
        }
    }
}
