//! Words, streaming: a page's text nodes in, words with their places out.

use super::{
    fold::{Class, Folded, Output, fold_char},
    hash::{self, hash_word},
};

/// Where a word stands, in UTF-16 code units from the start of the page's text.
///
/// `start..end` is tight: it runs from the first to the last character that is part of the word,
/// accents included, quotes, apostrophes and invisible characters at either side left out. 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Word {
    /// [`hash_word`] of the folded word. Never 0.
    pub hash: u32,
    /// The first code unit.
    pub start: u32,
    /// Just after the last code unit.
    pub end: u32,
    /// What folding hides and comparing needs.
    pub traits: WordTraits,
}

/// What folding hides and comparing needs, as a set of bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct WordTraits(u8);

impl WordTraits {
    /// Holds a digit or number of any script: `7`, `٧`, `3rd`, `½`, `Ⅳ`, `七`.
    pub const NUMBER: Self = Self(1);
    /// Its first character is an upper- or title-case letter.
    pub const CAPITAL: Self = Self(2);
    /// The first word of a sentence, as far as punctuation tells (see [`Scanner`]).
    pub const OPENS_SENTENCE: Self = Self(4);
    /// The first word of a block, or of the text. Such a word opens a sentence, too.
    pub const OPENS_BLOCK: Self = Self(8);

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

/// Splits text into words as it arrives. A word may run on across chunks, since a page puts markup
/// inside words (`<b>A</b>sgari`); a block ends it.
///
/// A sentence ends at `. ! ? …` and their like in other scripts. It does not where the next word
/// begins with a small letter (`"Why?" he said`), nor at the full stop of an initial, a dotted
/// abbreviation or a common English title (`J. Doe`, `U.S. officials`, `Gen. Doe`).
///
/// Cost: one pass, constant memory, no allocation but the growth of `words`. Nothing in it fails;
/// offsets stay at `u32::MAX` once they reach it.
#[derive(Clone, Debug)]
pub struct Scanner {
    /// The open word, if `state` says that there is one.
    word: Part,
    state: State,
    /// Base characters of the open word since its start or its last separator; stays at 255.
    length: u8,
    /// The last base character was a digit.
    digit: bool,
    /// Nothing but digits so far, in groups that [`Scanner::settle`] took for thousands.
    whole: bool,
    /// The last base character was a Hebrew letter.
    hebrew: bool,
    /// A character that joins or ends the word, depending on the next one.
    pending: Option<Joiner>,
    /// A join that depends on how long the part behind it gets.
    joint: Option<Joint>,
    /// What the next word opens.
    opens: WordTraits,
}

/// A word or a part of one, its hash not finished.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    hash: u32,
    start: u32,
    end: u32,
    traits: WordTraits,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Between words.
    Between,
    /// In a word that the next letter continues.
    Word,
    /// After a character that is a word of its own: only marks continue it.
    Own,
}

/// A character that may stand inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joiner {
    /// `'` and its like.
    Apostrophe,
    /// `.`
    Dot,
    /// `,` and other separators of digits.
    Comma,
    /// Spaces that group digits.
    Space,
    /// `"` and its like, which mark Hebrew acronyms.
    Quote,
}

/// The open word is `before + separator + after`, or perhaps two words.
#[derive(Clone, Copy, Debug)]
struct Joint {
    before: Part,
    after: Part,
    /// The hash of the whole with `.` for the separator.
    dotted: u32,
    kind: JointKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum JointKind {
    /// `U.S`: one word while each part is one letter, otherwise two.
    Letters,
    /// `1,000` or `2.5`: thousands if three digits follow, otherwise a decimal point.
    Decimal,
    /// Such a separator where thousands cannot be: always a point.
    Point,
    /// `1 000`: thousands if three digits follow, otherwise two words.
    Spaced,
}

/// English titles that a full stop and a name follow.
const TITLES: [u32; 16] = [
    hash_word("mr"),
    hash_word("mrs"),
    hash_word("ms"),
    hash_word("dr"),
    hash_word("gen"),
    hash_word("col"),
    hash_word("lt"),
    hash_word("maj"),
    hash_word("capt"),
    hash_word("sgt"),
    hash_word("adm"),
    hash_word("sen"),
    hash_word("rep"),
    hash_word("gov"),
    hash_word("prof"),
    hash_word("st"),
];

impl Default for Scanner {
    fn default() -> Self {
        Self::new()
    }
}

impl Scanner {
    /// A scanner at the start of a text.
    pub const fn new() -> Self {
        Self {
            word: Part { hash: hash::EMPTY, start: 0, end: 0, traits: WordTraits(0) },
            state: State::Between,
            length: 0,
            digit: false,
            whole: false,
            hebrew: false,
            pending: None,
            joint: None,
            opens: WordTraits::OPENS_BLOCK.with(WordTraits::OPENS_SENTENCE),
        }
    }

    /// Reads one chunk whose first UTF-16 code unit stands at `start` in the page's text.
    ///
    /// A chunk that does not begin where the last one ended still continues an open word, since
    /// what lies between is text that the reader does not see.
    pub fn push(&mut self, chunk: &str, start: u32, words: &mut Vec<Word>) {
        let mut after = start;
        for c in chunk.chars() {
            let at = after;
            after = at.saturating_add(if c as u32 > 0xFFFF { 2 } else { 1 });
            if c.is_ascii_alphabetic() && self.runs_on() {
                self.word.hash = hash::add(self.word.hash, c as u32 | 0x20);
                self.word.end = after;
                self.length = 2;
                (self.digit, self.whole, self.hebrew) = (false, false, false);
            } else if c == ' ' {
                // The most frequent character of all, and never part of anything.
                self.close(words);
            } else {
                self.character(c, at, after, words);
            }
        }
    }

    /// A block boundary (paragraph, list item, `<br>`): ends an open word and a sentence.
    pub fn break_block(&mut self, words: &mut Vec<Word>) {
        self.close(words);
        self.opens = WordTraits::OPENS_BLOCK.with(WordTraits::OPENS_SENTENCE);
    }

    /// The end of the text: ends an open word, and leaves the scanner as new.
    pub fn finish(&mut self, words: &mut Vec<Word>) {
        self.close(words);
        *self = Self::new();
    }

    /// In a word, with nothing undecided: a letter simply continues it.
    #[inline]
    fn runs_on(&self) -> bool {
        self.state == State::Word && self.pending.is_none() && self.joint.is_none()
    }

    fn character(&mut self, c: char, at: u32, after: u32, words: &mut Vec<Word>) {
        let folded = fold_char(c);
        match folded.class {
            Class::Letter | Class::Digit => self.base(c, folded, at, after, words),
            Class::Own => {
                self.close(words);
                self.open(c, folded, at, State::Own);
                self.add(folded, after);
            }
            Class::Mark if self.state != State::Between && self.pending.is_none() => {
                self.add(folded, after);
            }
            Class::Silent if self.state != State::Between && self.pending.is_none() => {
                self.word.end = after;
                if let Some(joint) = &mut self.joint {
                    joint.after.end = after;
                }
            }
            Class::Mark | Class::Silent | Class::Ignored => {}
            Class::Break => self.between(c, words),
        }
    }

    /// A letter or digit.
    fn base(&mut self, c: char, folded: Folded, at: u32, after: u32, words: &mut Vec<Word>) {
        let digit = folded.class == Class::Digit;
        if self.state == State::Own {
            self.close(words);
        }
        if let Some(joiner) = self.pending {
            self.join(joiner, c, digit, at, words);
        } else if let Some(joint) = self.joint
            && (!digit || joint.kind == JointKind::Letters)
        {
            // A second character behind the dot, or a letter behind the digits.
            self.settle(if joint.kind == JointKind::Letters { 2 } else { self.length }, words);
        }
        if self.state == State::Between {
            self.open(c, folded, at, State::Word);
        }
        self.length = self.length.saturating_add(1);
        self.digit = digit;
        self.whole &= digit;
        self.hebrew = is_hebrew(c);
        self.add(folded, after);
    }

    /// Decides on the pending joiner, now that the character behind it is known.
    fn join(&mut self, joiner: Joiner, c: char, digit: bool, at: u32, words: &mut Vec<Word>) {
        let groups = self.whole && self.length <= 3;
        let kind = match joiner {
            Joiner::Dot | Joiner::Comma if self.digit && digit => {
                if groups {
                    JointKind::Decimal
                } else {
                    JointKind::Point
                }
            }
            Joiner::Space | Joiner::Apostrophe if self.digit && digit && groups => {
                JointKind::Spaced
            }
            Joiner::Dot if !self.digit && !digit && self.length == 1 => JointKind::Letters,
            Joiner::Apostrophe if !(self.digit && digit) => {
                self.pending = None;
                return;
            }
            Joiner::Quote if self.hebrew && is_hebrew(c) => {
                self.pending = None;
                return;
            }
            _ => return self.close(words),
        };
        self.pending = None;
        let traits = if digit { WordTraits::NUMBER } else { WordTraits(0) };
        self.joint = Some(Joint {
            before: self.word,
            after: Part { hash: hash::EMPTY, start: at, end: at, traits },
            dotted: hash::add(self.word.hash, u32::from(b'.')),
            kind,
        });
        self.length = 0;
    }

    /// Decides on the open joint by the length of the part behind it.
    fn settle(&mut self, length: u8, words: &mut Vec<Word>) {
        let Some(joint) = self.joint.take() else { return };
        let one_word = match joint.kind {
            JointKind::Letters => length == 1,
            JointKind::Decimal | JointKind::Spaced => length == 3,
            JointKind::Point => false,
        };
        match joint.kind {
            _ if one_word => {}
            JointKind::Decimal | JointKind::Point => {
                self.word.hash = joint.dotted;
                self.whole = false;
            }
            JointKind::Letters | JointKind::Spaced => {
                emit(joint.before, words);
                self.word = joint.after;
            }
        }
    }

    /// A character that is not part of a word, or only perhaps.
    fn between(&mut self, c: char, words: &mut Vec<Word>) {
        let joiner = joiner(c);
        if joiner.is_some() && self.state == State::Word && self.pending.is_none() {
            self.settle(self.length, words);
            self.pending = joiner;
            return;
        }
        self.close(words);
        if ends_sentence(c) {
            self.opens = self.opens.with(WordTraits::OPENS_SENTENCE);
        }
    }

    /// Starts a word at `at`. Its first character is still to be added.
    fn open(&mut self, c: char, folded: Folded, at: u32, state: State) {
        let mut traits = self.opens;
        if !traits.has(WordTraits::OPENS_BLOCK) && !folded.capital && is_small(folded) {
            traits = WordTraits(0);
        }
        if folded.capital {
            traits = traits.with(WordTraits::CAPITAL);
        }
        if state == State::Own && is_han_number(c) {
            traits = traits.with(WordTraits::NUMBER);
        }
        self.opens = WordTraits(0);
        self.word = Part { hash: hash::EMPTY, start: at, end: at, traits };
        self.state = state;
        self.length = 0;
        self.whole = folded.class == Class::Digit;
    }

    /// Adds a folded character to the open word.
    fn add(&mut self, folded: Folded, after: u32) {
        folded.output.each(|point| self.word.hash = hash::add(self.word.hash, point));
        self.word.end = after;
        if folded.number || folded.class == Class::Digit {
            self.word.traits = self.word.traits.with(WordTraits::NUMBER);
        }
        if let Some(joint) = &mut self.joint {
            folded.output.each(|point| {
                joint.dotted = hash::add(joint.dotted, point);
                joint.after.hash = hash::add(joint.after.hash, point);
            });
            if folded.capital && joint.after.start == joint.after.end {
                joint.after.traits = joint.after.traits.with(WordTraits::CAPITAL);
            }
            joint.after.end = after;
        }
    }

    /// Ends the open word, if there is one.
    fn close(&mut self, words: &mut Vec<Word>) {
        if self.state == State::Between {
            return;
        }
        self.settle(self.length, words);
        if self.pending.take() == Some(Joiner::Dot) {
            let shortened =
                !self.digit && (self.length == 1 || TITLES.contains(&hash::finish(self.word.hash)));
            if !shortened {
                self.opens = WordTraits::OPENS_SENTENCE;
            }
        }
        emit(self.word, words);
        self.state = State::Between;
    }
}

fn emit(part: Part, words: &mut Vec<Word>) {
    let Part { hash, start, end, traits } = part;
    words.push(Word { hash: hash::finish(hash), start, end, traits });
}

/// What `c`, which is not part of a word, may still be inside one.
fn joiner(c: char) -> Option<Joiner> {
    Some(match c {
        '.' | '．' | '\u{2024}' => Joiner::Dot,
        ',' | '，' | '\u{66B}' | '\u{66C}' => Joiner::Comma,
        '\''
        | '`'
        | '\u{B4}'
        | '\u{B7}'
        | '\u{387}'
        | '\u{2B9}'..='\u{2BF}'
        | '\u{2C8}'
        | '\u{55A}'
        | '\u{5F3}'
        | '\u{5F4}'
        | '\u{2018}'
        | '\u{2019}'
        | '\u{201B}'
        | '\u{2027}'
        | '\u{2032}'
        | '\u{FF07}' => Joiner::Apostrophe,
        '\u{A0}' | '\u{2007}'..='\u{2009}' | '\u{202F}' => Joiner::Space,
        '"' | '\u{201C}'..='\u{201F}' | '\u{2033}' => Joiner::Quote,
        _ => return None,
    })
}

fn ends_sentence(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．' | '｡' | '‼' | '‽' | '⁇'
            ..='⁉' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '፧' | '။' | '។' | '៕'
    )
}

fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{5D0}'..='\u{5F2}' | '\u{FB1D}'..='\u{FB4F}')
}

/// A letter of a script that has capitals (Latin, Greek, Cyrillic, Armenian stand below U+0590).
fn is_small(folded: Folded) -> bool {
    let first = match folded.output {
        Output::One(point) => point,
        Output::Many(points) => points.first().map_or(0, |&point| point.into()),
        Output::Jamo(_) => return false,
    };
    folded.class == Class::Letter && !folded.number && first < 0x590
}

/// Han numerals are letters to Unicode, and numbers to readers.
fn is_han_number(c: char) -> bool {
    "〇零一二三四五六七八九十百千万萬亿億兆两兩".contains(c)
}

/// The words of one text that begins at offset 0.
///
/// ```
/// use accordingto::text::{hash_word, words};
/// let found = words("“Naïve”, he said.");
/// assert_eq!((found[0].start, found[0].end), (1, 6));
/// assert_eq!(found[0].hash, hash_word("naive"));
/// ```
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut scanner = Scanner::new();
    scanner.push(text, 0, &mut words);
    scanner.finish(&mut words);
    words
}

/// The hashes of the words of one text: what datasets keep of a quote.
pub fn hashes(text: &str) -> Vec<u32> {
    words(text).iter().map(|word| word.hash).collect()
}
