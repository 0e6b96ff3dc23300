//! Words, streaming: a page's text nodes in, words with their places out.

use super::{
    fold::{Class, Folded, Output, compose_kana, fold_char, is_small},
    hash::{self, hash_word},
    punctuation::{Joiner, asks, ends_sentence, is_han_number, is_hebrew, joiner},
    stems::{self, Stems},
    word::{Word, WordTraits},
};

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
pub struct Scanner<'a> {
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
    /// The one code point of a word of its own, until a mark follows; otherwise 0.
    sole: u32,
    /// A character that joins or ends the word, depending on the next one.
    pending: Option<Joiner>,
    /// A join that depends on how long the part behind it gets.
    joint: Option<Joint>,
    /// What the next word opens.
    opens: WordTraits,
    stems: &'a Stems,
    /// What there is of the open word may be the beginning of a stem.
    is_beginning: bool,
    /// Folded characters of the open word, while `is_beginning`.
    read: u8,
}

/// A word or a part of one, its hash not finished.
#[derive(Clone, Copy, Debug, Default)]
struct Part {
    hash: u32,
    start: u32,
    end: u32,
    traits: WordTraits,
    stem: u16,
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
const TITLES: [u32; 17] = [
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
    hash_word("brig"),
];

impl Default for Scanner<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Scanner<'a> {
    /// A scanner at the start of a text.
    pub fn new() -> Self {
        Self::with_stems(&stems::NONE)
    }

    /// A scanner at the start of a text that looks for stems, too.
    pub const fn with_stems(stems: &'a Stems) -> Self {
        Self {
            word: Part { hash: hash::EMPTY, start: 0, end: 0, traits: WordTraits::NONE, stem: 0 },
            state: State::Between,
            length: 0,
            digit: false,
            whole: false,
            hebrew: false,
            sole: 0,
            pending: None,
            joint: None,
            opens: WordTraits::OPENS_BLOCK.with(WordTraits::OPENS_SENTENCE),
            stems,
            is_beginning: false,
            read: 0,
        }
    }

    /// Reads one chunk whose first UTF-16 code unit stands at `start` in the page's text.
    ///
    /// A chunk that does not begin where the last one ended still continues an open word, since
    /// what lies between is text that the reader does not see.
    pub fn push(&mut self, chunk: &str, start: u32, words: &mut Vec<Word>) {
        let mut after = start;
        let mut chars = chunk.chars();
        while let Some(c) = chars.next() {
            let at = after;
            after = at.saturating_add(if c as u32 > 0xFFFF { 2 } else { 1 });
            if c.is_ascii_alphabetic() && self.is_settled() {
                // Nearly all of an English page: a run of letters, with nothing to decide.
                if self.state != State::Word {
                    self.close(words);
                    self.open(c, fold_char(c), at, State::Word);
                }
                let rest = chars.as_str();
                let letters = self.letters(c as u8, rest.as_bytes());
                chars = rest.get(letters..).unwrap_or_default().chars();
                after = after.saturating_add(letters as u32);
                self.word.end = after;
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
        *self = Self::with_stems(self.stems);
    }

    /// Nothing is undecided: a letter simply continues the open word, or starts one.
    #[inline]
    fn is_settled(&self) -> bool {
        self.pending.is_none() && self.joint.is_none()
    }

    /// Adds `first` and the ASCII letters that `rest` begins with to the open word; returns how many
    /// those are.
    #[inline]
    fn letters(&mut self, first: u8, rest: &[u8]) -> usize {
        let mut hash = hash::add(self.word.hash, u32::from(first | 0x20));
        let mut letters = 1;
        // After so many letters the word is as long as the shortest stem and worth a look; 0 is never.
        let mut look = 0;
        if self.is_beginning {
            look = usize::from(self.stems.shortest().saturating_sub(self.read).max(1));
            if look == 1 {
                look += usize::from(self.look_for_stem(hash));
            }
        }
        for letter in rest.iter().take_while(|letter| letter.is_ascii_alphabetic()) {
            hash = hash::add(hash, u32::from(letter | 0x20));
            letters += 1;
            if letters == look && self.look_for_stem(hash) {
                look += 1;
            }
        }
        self.read = self.read.saturating_add(letters.min(255) as u8);
        let letters = letters - 1;
        self.word.hash = hash;
        // All that matters is whether it is more than one.
        self.length = if letters == 0 { self.length.saturating_add(1) } else { 2 };
        (self.digit, self.whole, self.hebrew) = (false, false, false);
        letters
    }

    /// Looks for a stem that ends here, the open word being in this state; whether a longer one may follow.
    fn look_for_stem(&mut self, state: u32) -> bool {
        self.is_beginning = self.stems.is_beginning(state);
        if self.is_beginning {
            self.word.stem = self.stems.number(hash::finish(state)).unwrap_or(self.word.stem);
        }
        self.is_beginning
    }

    #[inline(never)]
    fn character(&mut self, c: char, at: u32, after: u32, words: &mut Vec<Word>) {
        let folded = fold_char(c);
        match folded.class {
            Class::Letter | Class::Digit => self.base(c, folded, at, after, words),
            Class::Own => {
                self.close(words);
                self.open(c, folded, at, State::Own);
                self.add(folded, after);
                self.sole = if let Output::One(point) = folded.output { point } else { 0 };
            }
            Class::Mark if self.state != State::Between && self.pending.is_none() => {
                match compose_kana(std::mem::take(&mut self.sole), folded.output) {
                    Some(voiced) if self.state == State::Own => {
                        self.word.hash = hash::add(hash::EMPTY, voiced);
                        self.word.end = after;
                    }
                    _ => self.add(folded, after),
                }
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
        self.is_beginning = false;
        let traits = if digit { WordTraits::NUMBER } else { WordTraits::NONE };
        self.joint = Some(Joint {
            before: self.word,
            after: Part { hash: hash::EMPTY, start: at, end: at, traits, stem: 0 },
            dotted: hash::add(self.word.hash, u32::from(b'.')),
            kind,
        });
        self.length = 0;
    }

    /// Decides on the open joint by the length of the part behind it.
    #[inline]
    fn settle(&mut self, length: u8, words: &mut Vec<Word>) {
        if let Some(joint) = self.joint {
            self.joint = None;
            self.decide(joint, length, words);
        }
    }

    #[inline(never)]
    fn decide(&mut self, joint: Joint, length: u8, words: &mut Vec<Word>) {
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
        if asks(c)
            && let Some(last) = words.last_mut()
        {
            last.traits = last.traits.with(WordTraits::ASKS);
        }
    }

    /// Starts a word at `at`. Its first character is still to be added.
    fn open(&mut self, c: char, folded: Folded, at: u32, state: State) {
        let mut traits = self.opens;
        if !traits.has(WordTraits::OPENS_BLOCK) && !folded.capital && is_small(folded) {
            traits = WordTraits::NONE;
        }
        if folded.capital {
            traits = traits.with(WordTraits::CAPITAL);
        }
        if state == State::Own && is_han_number(c) {
            traits = traits.with(WordTraits::NUMBER);
        }
        self.opens = WordTraits::NONE;
        self.word = Part { hash: hash::EMPTY, start: at, end: at, traits, stem: 0 };
        self.is_beginning = state == State::Word && !self.stems.is_empty();
        self.read = 0;
        self.state = state;
        self.length = 0;
        self.whole = folded.class == Class::Digit;
    }

    /// Adds a folded character to the open word, and to the part behind its joint.
    fn add(&mut self, folded: Folded, after: u32) {
        let mut hashes = match &self.joint {
            Some(joint) => [self.word.hash, joint.dotted, joint.after.hash],
            None => [self.word.hash, 0, 0],
        };
        folded.output.each(|point| {
            hashes = hashes.map(|hash| hash::add(hash, point));
            self.read = self.read.saturating_add(1);
            if self.is_beginning && self.read >= self.stems.shortest() {
                self.look_for_stem(hashes[0]);
            }
        });
        let [whole, dotted, behind] = hashes;
        self.word.hash = whole;
        self.word.end = after;
        if folded.number || folded.class == Class::Digit {
            self.word.traits = self.word.traits.with(WordTraits::NUMBER);
        }
        if let Some(joint) = &mut self.joint {
            if folded.capital && joint.after.start == joint.after.end {
                joint.after.traits = joint.after.traits.with(WordTraits::CAPITAL);
            }
            joint.dotted = dotted;
            joint.after.hash = behind;
            joint.after.end = after;
        }
    }

    /// Ends the open word, if there is one.
    #[inline]
    fn close(&mut self, words: &mut Vec<Word>) {
        if self.state != State::Between {
            self.end_word(words);
        }
    }

    #[inline(never)]
    fn end_word(&mut self, words: &mut Vec<Word>) {
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

#[inline(never)]
fn emit(part: Part, words: &mut Vec<Word>) {
    let Part { hash, start, end, traits, stem } = part;
    words.push(Word { hash: hash::finish(hash), start, end, traits, stem });
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
