//! The English words that names are searched for, with the roles of each.

use WordRole::{Article, Collection, Entry, General, MessagePart, Preposition, ReadVerb, WriteVerb};

/// What a word can be in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum WordRole {
    /// Too general to name a type.
    General,
    /// The name of a property that holds a list, or of its item, whatever the list contains.
    Entry,
    /// A part of a message, which does not say what the part contains.
    MessagePart,
    /// Part of the name of a list, but not of the noun for its items.
    Collection,
    /// The verb of an operation that reads.
    ReadVerb,
    /// The verb of an operation that writes.
    WriteVerb,
    Article,
    /// A word between a noun and its context: `ReposForOrg`.
    Preposition,
}

/// Whether a word, with a capital, has a role.
pub(in crate::lower) fn has_role(word: &str, role: WordRole) -> bool {
    let row = WORDS.binary_search_by_key(&word, |(word, _)| word);
    row.is_ok_and(|row| WORDS[row].1.contains(&role))
}

/// The words in alphabetical order.
#[rustfmt::skip]
const WORDS: &[(&str, &[WordRole])] = &[
    ("A", &[Article]),
    ("Add", &[WriteVerb]),
    ("All", &[Article]),
    ("An", &[Article]),
    ("And", &[Preposition]),
    ("Array", &[Collection]),
    ("Attribute", &[General]),
    ("Attributes", &[General]),
    ("Base", &[General]),
    ("Body", &[General, MessagePart]),
    ("By", &[Preposition]),
    ("Collection", &[Collection]),
    ("Config", &[General]),
    ("Configuration", &[General]),
    ("Content", &[General, Entry]),
    ("Context", &[General]),
    ("Create", &[WriteVerb]),
    ("Data", &[General, Entry]),
    ("Delete", &[WriteVerb]),
    ("Detail", &[General]),
    ("Details", &[General]),
    ("Dict", &[Collection]),
    ("Edit", &[WriteVerb]),
    ("Element", &[General, Entry]),
    ("Entries", &[General]),
    ("Entry", &[General, Entry]),
    ("Error", &[General]),
    ("Errors", &[General]),
    ("Extra", &[General]),
    ("Fetch", &[ReadVerb]),
    ("Find", &[ReadVerb]),
    ("For", &[Preposition]),
    ("From", &[Preposition]),
    ("Get", &[Collection, ReadVerb]),
    ("In", &[Preposition]),
    ("Info", &[General]),
    ("Information", &[General]),
    ("Item", &[General, Entry, MessagePart]),
    ("Items", &[General, MessagePart]),
    ("Key", &[General]),
    ("Kind", &[General]),
    ("Links", &[General]),
    ("List", &[Entry, Collection, ReadVerb]),
    ("Meta", &[General]),
    ("Metadata", &[General]),
    ("Name", &[General]),
    ("Node", &[Entry]),
    ("Object", &[General, Entry]),
    ("Of", &[Preposition]),
    ("On", &[Preposition]),
    ("Option", &[General]),
    ("Options", &[General]),
    ("Or", &[Preposition]),
    ("Param", &[MessagePart]),
    ("Parameter", &[General]),
    ("Parameters", &[General]),
    ("Params", &[MessagePart]),
    ("Patch", &[WriteVerb]),
    ("Payload", &[General]),
    ("Permission", &[General]),
    ("Permissions", &[General]),
    ("Post", &[WriteVerb]),
    ("Properties", &[General]),
    ("Property", &[General]),
    ("Put", &[WriteVerb]),
    ("Query", &[ReadVerb]),
    ("Read", &[ReadVerb]),
    ("Record", &[General, Entry]),
    ("Records", &[General]),
    ("Register", &[WriteVerb]),
    ("Remove", &[WriteVerb]),
    ("Request", &[General]),
    ("Response", &[General, MessagePart, Collection]),
    ("Responses", &[Collection]),
    ("Result", &[General, Entry]),
    ("Results", &[General]),
    ("Retrieve", &[ReadVerb]),
    ("Search", &[ReadVerb]),
    ("Set", &[WriteVerb]),
    ("Setting", &[General]),
    ("Settings", &[General]),
    ("Source", &[General]),
    ("State", &[General]),
    ("Status", &[General]),
    ("Target", &[General]),
    ("The", &[Article]),
    ("To", &[Preposition]),
    ("Type", &[General]),
    ("Update", &[WriteVerb]),
    ("Value", &[General, Entry]),
    ("Values", &[General]),
    ("With", &[Preposition]),
];

#[cfg(test)]
mod tests {
    use super::{WORDS, WordRole, has_role};
    use crate::names::words;

    #[test]
    fn each_word_has_one_row_and_a_role() {
        assert!(WORDS.is_sorted_by(|before, after| before.0 < after.0));
        for (word, roles) in WORDS {
            assert_eq!(words(word), [*word]);
            assert!(!roles.is_empty(), "{word}");
            assert!(roles.iter().enumerate().all(|(at, role)| !roles[..at].contains(role)), "{word}");
        }
    }

    #[test]
    fn a_word_has_only_the_roles_of_its_row() {
        for (word, role, has) in [
            ("List", WordRole::ReadVerb, true),
            ("List", WordRole::Collection, true),
            ("List", WordRole::WriteVerb, false),
            ("Item", WordRole::General, true),
            ("Item", WordRole::Entry, true),
            ("Item", WordRole::MessagePart, true),
            ("item", WordRole::Entry, false),
            ("Pet", WordRole::General, false),
            ("", WordRole::General, false),
        ] {
            assert_eq!(has_role(word, role), has, "{word} {role:?}");
        }
    }
}
