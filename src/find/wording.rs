//! Wordings: terms that stand together in one sentence, as other pages put a claim.
//!
//! ```text
//! { "all": [["recruit*"], ["thailand", "bangkok"], ["2005"]], "none": [["denied"]] }
//! ```
//!
//! A sentence has a wording if it holds a term of each group of `all` and no term of `none`. A term is a word, a stem
//! (`recruit*`), or several of these in a row (`deputy defen*`, `air strike*`); it is folded as the page's words are. One
//! word may serve two groups. A sentence that asks, or is longer than [`LONGEST_SENTENCE`], has none: a similar claim is
//! shown only where it is made.
//!
//! The way of a page: each word is looked up among the first words of all terms (a bit test, nearly always the end); a
//! term that is there is noted for its sentence. Each wording hangs on the terms of one of its groups, the one whose terms
//! are the rarest in all wordings; only where one of those stands are the other groups looked at, and that costs a
//! comparison a term.
//!
//! Invariant: the work and the matches of a page are bounded by its words, whatever the wordings are ([`EFFORT`]); what is
//! beyond is not looked for. A claim has one match in a sentence at most, and none where its recorded passage stands.

use super::index::single;
use super::table::Table;
use super::{Match, Via};
use crate::record::model::Text;
use crate::record::{ClaimIx, Record};
use crate::text::{Stems, Word, WordTraits, fold, hash_word, words};

/// The score of every match by wording: below that of any passage, since nobody has compared the sentences.
pub const WORDING_SCORE: f64 = 0.5;

/// Words of the longest sentence that is looked at. What is longer is a list or a table that lost its blocks.
const LONGEST_SENTENCE: usize = 100;

/// Steps that may be spent for each word of a page, on average. An article on the bundled dataset's story takes 5; 10,000
/// wordings of one and the same frequent word would take 30,000.
const EFFORT: u64 = 256;

/// Steps that a match counts for, so that their number is bounded with the effort.
const STEPS_OF_A_MATCH: u64 = 128;

/// The wordings of a record, ready to be looked for.
#[derive(Debug, Default)]
pub(super) struct Wordings {
    stems: Stems,
    /// From the first word of a term to the term.
    by_word: Table,
    /// The same where the first word is a stem, by its number.
    by_stem: Table,
    /// The terms' second and further words.
    tails: Vec<Vec<Atom>>,
    /// From a term to the wordings that hang on it.
    by_term: Table,
    rules: Vec<Rule>,
    claims: usize,
}

/// A word of a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Atom {
    /// This word, by its hash.
    Word(u32),
    /// Any word that begins with this stem, by its number.
    Stem(u16),
}

#[derive(Debug)]
struct Rule {
    claim: ClaimIx,
    all: Vec<Vec<u32>>,
    none: Vec<u32>,
}

impl Wordings {
    pub fn new(record: &Record) -> Self {
        let wordings = record.claims().flat_map(|(_, claim)| &claim.wordings);
        let terms = wordings.flat_map(|wording| wording.all.iter().flatten().chain(&wording.none));
        // Wordings share most of their terms: each is taken apart once. A term is known by its place among these texts.
        let mut texts: Vec<&str> = terms.map(|text| &**text).collect();
        crate::order::sort(&mut texts);
        texts.dedup();
        let parts: Vec<String> = texts.iter().flat_map(|text| stems_of(text)).collect();
        let stems = Stems::new(parts.iter().map(String::as_str));
        let terms: Vec<Vec<Atom>> = texts.iter().map(|text| atoms(text, &stems)).collect();

        // A term without a word (`"*"`, `"…"`) stands nowhere: it fills no group, and forbids nothing.
        let places = |list: &[Text]| -> Vec<u32> {
            list.iter()
                .filter_map(|text| texts.binary_search(&&**text).ok())
                .map(|place| place as u32)
                .collect()
        };
        let mut rules = Vec::new();
        for (claim, entity) in record.claims() {
            for wording in &entity.wordings {
                let all: Vec<Vec<u32>> = wording.all.iter().map(|group| places(group)).collect();
                rules.push(Rule { claim, all, none: places(&wording.none) });
            }
        }

        let mut used = vec![0u32; terms.len()];
        for term in rules.iter().flat_map(|rule| rule.all.iter().flatten()) {
            if let Some(used) = used.get_mut(*term as usize) {
                *used += 1;
            }
        }
        let frequency = |group: &&Vec<u32>| -> u64 {
            group.iter().filter_map(|term| used.get(*term as usize)).map(|n| u64::from(*n)).sum()
        };
        let mut hooks = Vec::new();
        for (rule, place) in rules.iter().zip(0..) {
            // A group that nothing fills is the rarest of all, and then the wording hangs on nothing.
            let rarest = rule.all.iter().min_by_key(frequency);
            hooks.extend(rarest.into_iter().flatten().map(|term| [single(*term), place, 0]));
        }

        let (mut by_word, mut by_stem, mut tails) = (Vec::new(), Vec::new(), Vec::new());
        for (term, place) in terms.into_iter().zip(0..) {
            match term.first() {
                Some(Atom::Word(hash)) => by_word.push([*hash, place, 0]),
                Some(Atom::Stem(number)) => by_stem.push([single((*number).into()), place, 0]),
                None => {}
            }
            tails.push(term.get(1..).unwrap_or(&[]).to_vec());
        }
        let [by_word, by_stem, by_term] = [by_word, by_stem, hooks].map(Table::new);
        Self { stems, by_word, by_stem, tails, by_term, rules, claims: record.claims().count() }
    }

    pub const fn stems(&self) -> &Stems {
        &self.stems
    }

    pub const fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The matches on a page, in the order of their sentences. `quotes` are the passages found there, by their places.
    pub fn matches(&self, words: &[Word], quotes: &[Match]) -> Vec<Match> {
        let mut found = Vec::new();
        if self.by_term.is_empty() {
            return found;
        }
        let mut sheet = Sheet::new(self, words);
        let mut quotes = quotes.iter().peekable();
        let mut open: Vec<&Match> = Vec::new();
        for sentence in words.chunk_by(|_, next| !next.traits.has(WordTraits::OPENS_SENTENCE)) {
            let (Some(first), Some(last)) = (sentence.first(), sentence.last()) else { continue };
            let asks = sentence.iter().any(|word| word.traits.has(WordTraits::ASKS));
            if asks || sentence.len() > LONGEST_SENTENCE {
                continue;
            }
            sheet.turn();
            self.read(sentence, &mut sheet);
            if sheet.present.is_empty() {
                continue;
            }
            open.retain(|quote| quote.end > first.start);
            while let Some(quote) = quotes.next_if(|quote| quote.start < last.end) {
                open.push(quote);
            }
            for quote in open.iter().filter(|quote| quote.end > first.start) {
                sheet.tell(quote.claim);
            }
            while let Some(claim) = self.next(&mut sheet) {
                found.push(Match {
                    claim,
                    assertion: 0,
                    start: first.start,
                    end: last.end,
                    via: Via::Wording,
                    score: WORDING_SCORE,
                    changed: false,
                });
            }
        }
        found
    }

    /// Notes the terms of a sentence.
    fn read(&self, sentence: &[Word], sheet: &mut Sheet) {
        for (at, word) in sentence.iter().enumerate() {
            let mut note = |[_, term, _]: &[u32; 3]| {
                let tail = self.tails.get(*term as usize).map_or(&[][..], |tail| tail);
                let rest = sentence.get(at + 1..).unwrap_or(&[]);
                let fits = tail.len() <= rest.len()
                    && tail.iter().zip(rest).all(|(atom, word)| self.is(*atom, word));
                if sheet.spend(1) && fits {
                    sheet.note(*term);
                }
            };
            self.by_word.get(word.hash).iter().for_each(&mut note);
            if word.stem != 0 {
                self.stems.all(word.stem).for_each(|number| {
                    self.by_stem.get(single(number.into())).iter().for_each(&mut note)
                });
            }
        }
    }

    fn is(&self, atom: Atom, word: &Word) -> bool {
        match atom {
            Atom::Word(hash) => word.hash == hash,
            Atom::Stem(number) => self.stems.all(word.stem).any(|other| other == number),
        }
    }

    /// The next claim that the noted terms make.
    fn next(&self, sheet: &mut Sheet) -> Option<ClaimIx> {
        while let Some(term) = sheet.present.get(sheet.term).copied() {
            let hanging = self.by_term.get(single(term));
            while let Some([_, rule, _]) = hanging.get(sheet.rule) {
                sheet.rule += 1;
                let Some(rule) = self.rules.get(*rule as usize) else { continue };
                if !sheet.is_told(rule.claim) && rule.holds(sheet) && sheet.spend(STEPS_OF_A_MATCH)
                {
                    sheet.tell(rule.claim);
                    return Some(rule.claim);
                }
            }
            (sheet.term, sheet.rule) = (sheet.term + 1, 0);
        }
        None
    }
}

impl Rule {
    fn holds(&self, sheet: &mut Sheet) -> bool {
        self.all.iter().all(|group| group.iter().any(|term| sheet.has(*term)))
            && !self.none.iter().any(|term| sheet.has(*term))
    }
}

/// What is known of the sentence at hand. Turning it over costs nothing: entries of earlier sentences have their numbers.
struct Sheet {
    sentence: u32,
    /// For each term the last sentence that holds it.
    seen: Vec<u32>,
    /// For each claim the last sentence in which it was found.
    told: Vec<u32>,
    /// The terms of this sentence, each once.
    present: Vec<u32>,
    /// The place in `present`, and among the wordings that hang on that term.
    term: usize,
    rule: usize,
    effort: u64,
}

impl Sheet {
    fn new(wordings: &Wordings, words: &[Word]) -> Self {
        Self {
            sentence: 0,
            seen: vec![0; wordings.tails.len()],
            told: vec![0; wordings.claims],
            present: Vec::new(),
            term: 0,
            rule: 0,
            effort: EFFORT * (words.len() as u64 + 64),
        }
    }

    fn turn(&mut self) {
        self.sentence += 1;
        self.present.clear();
        (self.term, self.rule) = (0, 0);
    }

    /// Takes steps from what is left; whether there were as many.
    const fn spend(&mut self, steps: u64) -> bool {
        let left = self.effort >= steps;
        self.effort = self.effort.saturating_sub(steps);
        left
    }

    fn note(&mut self, term: u32) {
        if let Some(seen) = self.seen.get_mut(term as usize).filter(|seen| **seen != self.sentence)
        {
            *seen = self.sentence;
            self.present.push(term);
        }
    }

    fn has(&mut self, term: u32) -> bool {
        self.spend(1) && self.seen.get(term as usize) == Some(&self.sentence)
    }

    fn tell(&mut self, claim: ClaimIx) {
        if let Some(told) = self.told.get_mut(claim.0 as usize) {
            *told = self.sentence;
        }
    }

    fn is_told(&mut self, claim: ClaimIx) -> bool {
        !self.spend(1) || self.told.get(claim.0 as usize) == Some(&self.sentence)
    }
}

/// The pieces of a term that a `*` ends, and what follows the last of them.
fn pieces(term: &str) -> impl Iterator<Item = (&str, bool)> {
    term.split_inclusive('*')
        .map(|piece| piece.strip_suffix('*').map_or((piece, false), |stem| (stem, true)))
}

/// The folded stem that a piece of a term ends in. `None` if what stands there is not one plain word (`U.S*`, `1,0*`).
fn stem(piece: &str) -> Option<String> {
    let last = piece.rsplit(char::is_whitespace).next().map(fold)?;
    let whole = words(piece).last()?.hash;
    (hash_word(&last) == whole).then_some(last)
}

fn stems_of(term: &str) -> impl Iterator<Item = String> {
    pieces(term).filter(|(_, is_stem)| *is_stem).filter_map(|(piece, _)| stem(piece))
}

/// The words of a term.
fn atoms(term: &str, stems: &Stems) -> Vec<Atom> {
    let mut atoms = Vec::new();
    for (piece, is_stem) in pieces(term) {
        let mut found =
            words(piece).into_iter().map(|word| Atom::Word(word.hash)).collect::<Vec<_>>();
        let stem = if is_stem { stem(piece) } else { None };
        let number = stem.and_then(|stem| stems.number(hash_word(&stem)));
        if let (Some(number), Some(last)) = (number, found.last_mut()) {
            *last = Atom::Stem(number);
        }
        atoms.append(&mut found);
    }
    atoms
}
