//! A word of the page: its hash, its place, its traits.

/// Where a word stands, in UTF-16 code units from the start of the page's text.
///
/// `start..end` is tight: it runs from the first to the last character that is part of the word,
/// accents included, quotes, apostrophes and invisible characters at either side left out. 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Word {
    /// [`hash_word`](super::hash_word) of the folded word. Never 0.
    pub hash: u32,
    /// The first code unit.
    pub start: u32,
    /// Just after the last code unit.
    pub end: u32,
    /// What folding hides and comparing needs.
    pub traits: WordTraits,
    /// The number of the longest of the scanner's [`Stems`](super::Stems) that the word begins with; 0 if none.
    pub stem: u16,
}

/// What folding hides and comparing needs, as a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct WordTraits(u8);

impl WordTraits {
    /// Holds a digit or number of any script: `7`, `٧`, `3rd`, `½`, `Ⅳ`, `七`.
    pub const NUMBER: Self = Self(1);
    /// Its first character is an upper- or title-case letter.
    pub const CAPITAL: Self = Self(2);
    /// The first word of a sentence, as far as punctuation tells (see [`Scanner`](super::Scanner)).
    pub const OPENS_SENTENCE: Self = Self(4);
    /// The first word of a block, or of the text. Such a word opens a sentence, too.
    pub const OPENS_BLOCK: Self = Self(8);
    /// A question mark follows, with nothing or only punctuation between.
    pub const ASKS: Self = Self(16);

    /// None of them.
    pub const NONE: Self = Self(0);

    /// Whether all of `traits` hold.
    #[inline]
    pub const fn has(self, traits: Self) -> bool {
        self.0 & traits.0 == traits.0
    }

    /// Both sets together.
    #[inline]
    #[must_use]
    pub const fn with(self, traits: Self) -> Self {
        Self(self.0 | traits.0)
    }

    /// The set as one byte, for compact storage.
    #[inline]
    pub const fn bits(self) -> u8 {
        self.0
    }
}
