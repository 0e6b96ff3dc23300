//! Whether a name looks like a person's.
//!
//! Whoever a page does not name must not get a name from a dataset. A program cannot know who is a person; it can see
//! that a name is written like one.
//!
//! Invariant: a guess by letter case and a list of words, no more. Names of one word, and names in scripts without capital
//! letters, are not recognised.

/// Words inside names that are written small.
const PARTICLES: [&str; 20] = [
    "abu", "al", "bat", "ben", "bin", "bint", "da", "de", "del", "della", "den", "der", "di",
    "dos", "du", "el", "ibn", "la", "van", "von",
];

/// Words of which descriptions of unnamed sources are made.
const ROLES: [&str; 48] = [
    "administration",
    "adviser",
    "advisers",
    "advisor",
    "agent",
    "agents",
    "aide",
    "aides",
    "analyst",
    "army",
    "current",
    "defector",
    "defence",
    "defense",
    "department",
    "diplomat",
    "diplomatic",
    "diplomats",
    "embassy",
    "ex",
    "expert",
    "experts",
    "foreign",
    "former",
    "general",
    "government",
    "intelligence",
    "journalist",
    "military",
    "minister",
    "ministry",
    "officer",
    "officers",
    "official",
    "officials",
    "party",
    "police",
    "retired",
    "security",
    "senior",
    "source",
    "sources",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "unnamed",
    "witness",
    "witnesses",
];

/// Whether a text is written like a person's name: two words or more, each (particles apart) with a capital first
/// letter, and not all of them words for a role. "John Smith" and "Gen. John Smith" are, "former Mossad officials" and
/// "Senior Official" are not.
pub fn looks_like_a_person(text: &str) -> bool {
    let words = || {
        text.split_whitespace()
            .flat_map(|word| word.split('-'))
            .map(bare)
            .filter(|word| !word.is_empty())
    };
    let is_in =
        |list: &[&str], word: &str| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let names = || words().filter(|word| !is_in(&PARTICLES, word));
    words().count() >= 2
        && names().next().is_some()
        && names().all(|word| word.starts_with(char::is_uppercase))
        && !names().all(|word| is_in(&ROLES, word))
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::looks_like_a_person;

    #[test]
    fn names_are_told_from_descriptions_by_their_capitals() {
        for (text, person) in [
            ("John Smith", true),
            ("Gen. John Smith", true),
            ("Ludwig van der Berg", true),
            ("Ali al-Hassan", true),
            ("Jean-Pierre O'Neill", true),
            ("J. Doe", true),
            ("former Mossad officials", false),
            ("a senior European diplomatic source", false),
            ("Senior Official", false),
            ("Former Intelligence Officers", false),
            ("Smith", false),
            ("", false),
            ("the", false),
            ("de la", false),
        ] {
            assert_eq!(looks_like_a_person(text), person, "{text}");
        }
    }
}
