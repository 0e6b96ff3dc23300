//! The words shown to a reader, in the reader's language. The rules that they keep are in docs/words.md: a dispute has an
//! owner, absence is not confirmation, and nothing is called true, false or anything in between.
//!
//! ```text
//! pkg/lang/<language>.json ─[page: JSON.parse, natively: flat]→ Words ─say, fill, count→ phrases
//! ```
//!
//! Plurals, dates, numbers and lists are the business of a [`Locale`]: `Intl` in the page, [`native`] on the command line.
//!
//! Invariant: no sentence that a reader sees is written anywhere but in the language files.

mod flat;
mod key;
pub mod native;

pub use key::Key;

use super::phrase::Phrase;
use crate::record::date::Day;

/// English, which every build carries: what is shown when a language is not to be had.
pub const ENGLISH: &str = include_str!("../../pkg/lang/en.json");

/// The grammatical number of a count (CLDR plural category).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// Nought, where it has a form of its own.
    Zero,
    /// One and its like.
    One,
    /// Two and its like.
    Two,
    /// A few.
    Few,
    /// Many.
    Many,
    /// All that have no form of their own.
    #[default]
    Other,
}

impl Category {
    /// Every category with its name in CLDR, in `Intl` and in the language files.
    pub const ALL: [(Self, &'static str); 6] = [
        (Self::Zero, "zero"),
        (Self::One, "one"),
        (Self::Two, "two"),
        (Self::Few, "few"),
        (Self::Many, "many"),
        (Self::Other, "other"),
    ];

    /// The category of that name; `Other` for what is none.
    #[must_use]
    pub fn of(name: &str) -> Self {
        Self::ALL
            .iter()
            .find(|(_, known)| *known == name)
            .map_or(Self::Other, |(category, _)| *category)
    }
}

/// What a language does with numbers, dates and lists.
pub trait Locale {
    /// The grammatical number of a count.
    fn plural(&self, number: u32) -> Category;

    /// A number in the language's digits.
    fn number(&self, number: u32) -> String;

    /// A date to the precision that is known: `3 Nov 2026`, `Nov 2026`, `2026`. Of the Gregorian calendar, in which the
    /// record has it: a year alone cannot be turned into another calendar's. Its spaces do not break.
    fn date(&self, day: Day) -> String;

    /// Several things as one phrase: `A, B and C`.
    fn list(&self, items: &[Phrase]) -> Phrase;
}

/// The words of one language.
pub struct Words {
    tag: String,
    texts: Vec<Text>,
    locale: Box<dyn Locale>,
}

/// One entry of a language file.
#[derive(Debug, PartialEq)]
enum Text {
    /// The same for every number.
    Plain(String),
    /// By grammatical number; `other` is among them.
    Plural(Vec<(Category, String)>),
}

impl Words {
    /// Words from a language file, asked entry by entry with the key's name and, for plurals, the category's.
    ///
    /// `None` where an entry is missing: half a language would be worse than English.
    pub fn read(
        tag: &str,
        locale: Box<dyn Locale>,
        mut entry: impl FnMut(&str, Option<&str>) -> Option<String>,
    ) -> Option<Self> {
        let mut texts = Vec::with_capacity(Key::ALL.len());
        for (_, name) in Key::ALL {
            texts.push(match entry(name, None) {
                Some(text) => Text::Plain(text),
                None => {
                    let forms = Category::ALL
                        .iter()
                        .filter_map(|(category, of)| Some((*category, entry(name, Some(of))?)));
                    let forms: Vec<_> = forms.collect();
                    if !forms.iter().any(|(category, _)| *category == Category::Other) {
                        return None;
                    }
                    Text::Plural(forms)
                }
            });
        }
        Some(Self { tag: tag.into(), texts, locale })
    }

    /// The language (BCP 47).
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether the language is written from right to left.
    #[must_use]
    pub fn is_rtl(&self) -> bool {
        matches!(language_of(&self.tag), "ar" | "fa" | "he")
    }

    /// A sentence without places.
    #[must_use]
    pub fn say(&self, key: Key) -> Phrase {
        Phrase::words(self.template(key, Category::Other))
    }

    /// A sentence with its places filled.
    #[must_use]
    pub fn fill(&self, key: Key, phrases: &[&Phrase]) -> Phrase {
        Phrase::fill(self.template(key, Category::Other), phrases)
    }

    /// A sentence about a number of things; the number stands at `{0}`.
    #[must_use]
    pub fn count(&self, key: Key, number: u32) -> Phrase {
        Phrase::fill(self.template(key, self.category(number)), &[&self.number(number)])
    }

    /// The grammatical number of a count.
    #[must_use]
    pub fn category(&self, number: u32) -> Category {
        self.locale.plural(number)
    }

    /// A number.
    #[must_use]
    pub fn number(&self, number: u32) -> Phrase {
        Phrase::words(&self.locale.number(number))
    }

    /// A date; see [`Locale::date`].
    #[must_use]
    pub fn date(&self, day: Day) -> Phrase {
        Phrase::words(&self.locale.date(day))
    }

    /// Several things as one phrase; a single one as it is.
    #[must_use]
    pub fn list(&self, items: &[Phrase]) -> Phrase {
        match items {
            [] => Phrase::default(),
            [one] => one.clone(),
            _ => self.locale.list(items),
        }
    }

    fn template(&self, key: Key, category: Category) -> &str {
        match self.texts.get(key as usize) {
            Some(Text::Plain(text)) => text,
            Some(Text::Plural(forms)) => {
                let of = |wanted| forms.iter().find(|(category, _)| *category == wanted);
                of(category).or_else(|| of(Category::Other)).map_or("", |(_, text)| text)
            }
            None => "",
        }
    }
}

/// The language of a tag, without script and region: `de` of `de-CH`.
#[must_use]
pub fn language_of(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}
