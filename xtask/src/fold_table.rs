//! Makes `src/text/table.rs`, the fold of every character, from the full Unicode crates.
//!
//! [`define`] *is* the fold: `src/text/mod.rs` says it in prose, and the tests of `src/text` hold
//! the generated table against it for every character there is. What comes after it in this file
//! only makes the table small.
//!
//! The table knows the Unicode version of the crates in Cargo.lock and of the standard library's
//! case mappings. By Unicode's stability policies a newer version changes no character that was
//! assigned before, but for the case of those few that the crates know and the standard library
//! does not yet (U+A7DD and its like), so datasets stay valid. `cargo xtask generate --check` fails
//! when the table is behind.

use std::fmt::Write as _;

use unicode_normalization::{UnicodeNormalization as _, char::canonical_combining_class};
use unicode_properties::{GeneralCategory as Category, UnicodeGeneralCategory as _};

/// What a character does to the word around it; the numbers stand in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Ends a word.
    Break = 0,
    /// Part of a word.
    Letter = 1,
    /// A decimal digit.
    Digit = 2,
    /// A word of its own.
    Own = 3,
    /// Continues a word of its own.
    Mark = 4,
    /// Dropped, but visibly part of the word.
    Silent = 5,
    /// Dropped and invisible.
    Ignored = 6,
}

/// The fold of one character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it does to the word around it.
    pub class: Class,
    /// An upper- or title-case letter.
    pub capital: bool,
    /// A number that is no decimal digit.
    pub number: bool,
    /// The folded code points; empty for the classes that are not hashed.
    pub points: Vec<u32>,
}

/// Scripts written without spaces (Han, kana, Bopomofo, Thai, Lao, Khmer, Myanmar, the Tai scripts),
/// by their blocks: a script's punctuation and digits are told apart by category.
const OWN: &[(char, char)] = &[
    ('\u{E00}', '\u{EFF}'),
    ('\u{1000}', '\u{109F}'),
    ('\u{1780}', '\u{17FF}'),
    ('\u{1950}', '\u{19DF}'),
    ('\u{1A20}', '\u{1AAF}'),
    ('\u{2E80}', '\u{312F}'),
    ('\u{31A0}', '\u{31FF}'),
    ('\u{3400}', '\u{4DBF}'),
    ('\u{4E00}', '\u{9FFF}'),
    ('\u{A9E0}', '\u{A9FF}'),
    ('\u{AA60}', '\u{AADF}'),
    ('\u{F900}', '\u{FAFF}'),
    ('\u{FF66}', '\u{FF9F}'),
    ('\u{116D0}', '\u{116FF}'),
    ('\u{1AFF0}', '\u{1B16F}'),
    ('\u{20000}', '\u{3FFFF}'),
];

/// Invisible characters that their category does not tell: Hangul fillers, inherent Khmer vowels,
/// the grapheme joiner, variation selectors.
const INVISIBLE: &[(char, char)] = &[
    ('\u{34F}', '\u{34F}'),
    ('\u{115F}', '\u{1160}'),
    ('\u{17B4}', '\u{17B5}'),
    ('\u{180B}', '\u{180F}'),
    ('\u{3164}', '\u{3164}'),
    ('\u{FE00}', '\u{FE0F}'),
    ('\u{FFA0}', '\u{FFA0}'),
    ('\u{E0100}', '\u{E01EF}'),
];

/// Letters that Unicode does not decompose and readers take for another one, after everything else.
const ALIKE: &[(char, &str)] = &[
    // Strokes and ligatures of European languages.
    ('æ', "ae"),
    ('ð', "d"),
    ('ø', "o"),
    ('þ', "th"),
    ('đ', "d"),
    ('ħ', "h"),
    ('ł', "l"),
    ('œ', "oe"),
    ('ŧ', "t"),
    // Arabic script: one alef, one yeh, one kaf, one heh, whichever keyboard typed it.
    ('\u{671}', "\u{627}"),
    ('\u{672}', "\u{627}"),
    ('\u{673}', "\u{627}"),
    ('\u{649}', "\u{64A}"),
    ('\u{6CC}', "\u{64A}"),
    ('\u{6A9}', "\u{643}"),
    ('\u{6AA}', "\u{643}"),
    ('\u{629}', "\u{647}"),
    ('\u{6C1}', "\u{647}"),
    ('\u{6C3}', "\u{647}"),
    ('\u{6D5}', "\u{647}"),
];

/// The fold of a character; `None` for one that Unicode has not assigned, whose fold is whatever
/// keeps the table small.
pub fn define(c: char) -> Option<Entry> {
    let category = c.general_category();
    if category == Category::Unassigned {
        return None;
    }
    let class = class(c);
    let points: Vec<u32> = match class {
        Class::Letter | Class::Own | Class::Mark => fold(c),
        Class::Digit => c.nfkd().map(|c| u32::from('0') + digit_value(c)).collect(),
        Class::Break | Class::Silent | Class::Ignored => Vec::new(),
    };
    if points.is_empty() && class != Class::Break && class != Class::Ignored {
        return Some(Entry { class: Class::Silent, capital: false, number: false, points });
    }
    Some(Entry {
        class,
        capital: matches!(category, Category::UppercaseLetter | Category::TitlecaseLetter),
        number: class != Class::Break
            && c <= '\u{FFFF}'
            && matches!(category, Category::LetterNumber | Category::OtherNumber),
        points,
    })
}

fn class(c: char) -> Class {
    use Category as C;
    let own = within(OWN, c);
    match c.general_category() {
        _ if within(INVISIBLE, c) => Class::Ignored,
        C::Format => Class::Ignored,
        // Letters to Unicode: the apostrophes and primes of transliteration, and lengthening
        // strokes.
        _ if matches!(c, '\u{2B9}'..='\u{2BF}' | '\u{2C8}') => Class::Break,
        _ if matches!(c, '\u{640}' | '\u{7FA}') => Class::Silent,
        C::DecimalNumber => Class::Digit,
        C::NonspacingMark | C::SpacingMark if c > '\u{FFFF}' && !own => Class::Letter,
        C::NonspacingMark | C::SpacingMark | C::EnclosingMark if !is_spelling(c) => Class::Silent,
        C::NonspacingMark | C::SpacingMark if own => Class::Mark,
        C::NonspacingMark | C::SpacingMark => Class::Letter,
        // The voicing marks of half-width kana are letters by category, and marks by decomposition.
        _ if matches!(c, '\u{FF9E}' | '\u{FF9F}') => Class::Mark,
        C::UppercaseLetter
        | C::LowercaseLetter
        | C::TitlecaseLetter
        | C::ModifierLetter
        | C::OtherLetter
        | C::LetterNumber
        | C::OtherNumber => {
            if own {
                Class::Own
            } else {
                Class::Letter
            }
        }
        _ => Class::Break,
    }
}

/// Whether a mark spells something (an Indic vowel, a virama, a Thai tone, the voicing of kana), or
/// only helps to read it (an accent, a nukta, Hebrew points, Arabic vowel signs). Unicode's
/// combining classes tell: 0 for vowel signs, 8 for kana, 9 for viramas, 84 to 132 for the vowels
/// and tones of Telugu, Thai, Lao and Tibetan.
fn is_spelling(c: char) -> bool {
    c.general_category() != Category::EnclosingMark
        && matches!(canonical_combining_class(c), 0 | 8 | 9 | 84..=132)
}

/// Compatibility decomposition, marks dropped, full case folding, look-alikes.
fn fold(c: char) -> Vec<u32> {
    let parts: Vec<char> = c.nfkd().collect();
    // Beyond the first plane stand historic scripts and rare letters, which decompose in many ways
    // that no page needs; mathematical letters do stand in pages, for show.
    if c > '\u{FFFF}' && !matches!(c, '\u{1D400}'..='\u{1D6A5}') {
        return c.to_lowercase().map(u32::from).collect();
    }
    // A fraction would run into the number before it (2½ is not 21 2), and the vowel am of Thai and
    // Lao would begin with a mark: they stay as they are.
    if parts.contains(&'\u{2044}') || matches!(c, '\u{E33}' | '\u{EB3}') {
        return vec![c.into()];
    }
    // Ideographs and Arabic ligatures for the round trip to old character sets are rare, and have no
    // pattern: they would be half of the table.
    if matches!(c, '\u{F900}'..='\u{FAFF}' | '\u{FC00}'..='\u{FDCF}') {
        return vec![c.into()];
    }
    // Voiced kana stay composed; the scanner composes those that are not.
    if matches!(c, '\u{3041}'..='\u{30FE}') && parts.len() == 2 {
        return vec![c.into()];
    }
    let kept = parts
        .into_iter()
        .filter(|&c| !matches!(class(c), Class::Break | Class::Silent | Class::Ignored));
    // Lower, upper, lower is full case folding: ẞ → ß → SS → ss, ς → Σ → σ, ı → I → i.
    kept.flat_map(char::to_lowercase)
        .flat_map(char::to_uppercase)
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|&c| class(c) != Class::Silent)
        .flat_map(|c| match ALIKE.iter().find(|(from, _)| *from == c) {
            Some((_, to)) => to.chars().collect(),
            None => vec![c],
        })
        .map(|c| if class(c) == Class::Digit { u32::from('0') + digit_value(c) } else { c.into() })
        .collect()
}

/// The value of a decimal digit. Unicode keeps the ten of a script together and in order, and starts
/// no range of them in the middle.
fn digit_value(c: char) -> u32 {
    let mut first = c;
    while let Some(before) = char::from_u32(u32::from(first).wrapping_sub(1))
        && before.general_category() == Category::DecimalNumber
    {
        first = before;
    }
    (u32::from(c) - u32::from(first)) % 10
}

fn within(ranges: &[(char, char)], c: char) -> bool {
    ranges.iter().any(|&(first, last)| (first..=last).contains(&c))
}

/// How the characters of a run are folded; the numbers stand in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    /// To the code point `c + parameter`, modulo 2²¹.
    Shift = 0,
    /// All to the parameter.
    Same = 1,
    /// Capitals at even code points to the next one, the small letters between them to themselves.
    EvenPairs = 2,
    /// The same with capitals at odd code points.
    OddPairs = 3,
    /// All to the parameter; those at even code points are capitals.
    EvenSame = 4,
    /// The same with capitals at odd code points.
    OddSame = 5,
    /// To `0` … `9` and again; parameter = the place of `0` in the block, modulo 10.
    Digits = 6,
    /// Each to its entry in the pool; parameter = place of the first + (code points of each << 13).
    Pool = 7,
}

const OPS: [Op; 7] =
    [Op::Shift, Op::Same, Op::EvenPairs, Op::OddPairs, Op::EvenSame, Op::OddSame, Op::Digits];

/// The table ends where the ideographs of the second plane begin; code answers for the rest.
const END: u32 = 0x2_0000;

/// A run of characters that one rule folds.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Its place among the entries, and its length.
    first: usize,
    length: usize,
    op: Op,
}

type Entries = [(u32, Entry)];

/// Whether an entry at `c` goes with the first of a run of `op`.
fn fits(op: Op, (start, first): &(u32, Entry), (c, entry): &(u32, Entry)) -> bool {
    if (entry.class, entry.number) != (first.class, first.number) {
        return false;
    }
    let even = c % 2 == 0;
    let (capital, target) = match op {
        Op::Shift => (first.capital, point(first).map(|to| to.wrapping_add(c - start))),
        Op::Same => (first.capital, point(first)),
        Op::EvenPairs => (even, Some(c + u32::from(even))),
        Op::OddPairs => (!even, Some(c + u32::from(!even))),
        Op::EvenSame => (even, point(first)),
        Op::OddSame => (!even, point(first)),
        Op::Digits => {
            let zero = point(first).unwrap_or(0).wrapping_sub(u32::from('0'));
            (false, Some(u32::from('0') + (c - start + zero) % 10))
        }
        Op::Pool => {
            // Pools are read by `c - start` in the block, so they end with it.
            return (entry.capital == first.capital || entry.points.len() == 1)
                && entry.points.len() == first.points.len()
                && entry.points.iter().all(|&to| to < 0x8000)
                && c >> 8 == start >> 8;
        }
    };
    if op == Op::Digits && (first.class != Class::Digit || c >> 8 != start >> 8) {
        return false;
    }
    entry.capital == capital
        && (entry.points.is_empty() || (point(entry) == target && target.is_some()))
}

/// The only folded code point of an entry, if it has one.
fn point(entry: &Entry) -> Option<u32> {
    match entry.points[..] {
        [point] => Some(point),
        _ => None,
    }
}

/// The cheapest way from the first entry to the last. The costs are weights, found by trying: they
/// made the smallest table after compression.
fn cut(entries: &Entries) -> Vec<Run> {
    let mut best: Vec<Option<(usize, Run)>> = vec![None; entries.len() + 1];
    for first in 0..entries.len() {
        let so_far = match best.get(first) {
            _ if first == 0 => 0,
            Some(Some((cost, _))) => *cost,
            _ => continue,
        };
        let rest = entries.get(first..).unwrap_or_default();
        let Some(head) = rest.first() else { break };
        let mut offer = |length: usize, cost: usize, op: Op| {
            if length > 0
                && let Some(place) = best.get_mut(first + length)
                && place.is_none_or(|(known, _)| so_far + cost < known)
            {
                *place = Some((so_far + cost, Run { first, length, op }));
            }
        };
        // Only the longest of the plain runs is tried: the others would make every place in a long
        // run a place to begin, and the search quadratic.
        let longest = OPS
            .map(|op| (rest.iter().take_while(|entry| fits(op, head, entry)).count(), op))
            .into_iter()
            .rev()
            .max_by_key(|(length, _)| *length);
        let Some((longest, op)) = longest else { break };
        offer(longest, 8, op);
        let each = head.1.points.len();
        if each > 0 && longest < 12 {
            let pooled = rest.iter().take_while(|entry| fits(Op::Pool, head, entry));
            for (index, (last, _)) in pooled.enumerate() {
                offer(index + 1, 10 + 2 * each * (last - head.0 + 1) as usize, Op::Pool);
            }
        }
    }
    let mut runs = Vec::new();
    let mut end = entries.len();
    while let Some(Some((_, run))) = best.get(end) {
        runs.push(*run);
        if run.first == 0 {
            break;
        }
        end = run.first;
    }
    runs.reverse();
    runs
}

/// The columns of the table.
#[derive(Default)]
struct Table {
    /// For each block of 256 code points, how many runs begin before it.
    blocks: Vec<u32>,
    /// Where each run begins in its block.
    lows: Vec<u32>,
    /// The rule of each run: class, capital << 3, number << 4, op << 5, parameter << 8.
    rules: Vec<u32>,
    /// Code points; 0x8000 marks a capital where each character has one entry.
    pool: Vec<u32>,
}

fn table() -> Table {
    let entries: Vec<(u32, Entry)> = ('\u{80}'..=char::MAX)
        .take_while(|&c| u32::from(c) < END)
        .filter_map(|c| Some((c.into(), define(c)?)))
        .map(|(c, mut entry): (u32, Entry)| {
            // Code decomposes Hangul syllables, by arithmetic.
            if (0xAC00..=0xD7A3).contains(&c) {
                entry.points = vec![c];
            }
            (c, entry)
        })
        .collect();
    let mut table = Table::default();
    for run in cut(&entries) {
        let run_entries = entries.iter().skip(run.first).take(run.length);
        let Some((start, first)) = entries.get(run.first) else { break };
        let to = point(first).unwrap_or(0);
        let single = run.op == Op::Pool && first.points.len() == 1;
        let parameter = match run.op {
            Op::Shift if first.points.is_empty() => 0,
            Op::Shift => to.wrapping_sub(*start) & 0x1F_FFFF,
            Op::Same | Op::EvenSame | Op::OddSame => to,
            Op::EvenPairs | Op::OddPairs => 0,
            // 260 = 10 * 26 keeps the difference positive.
            Op::Digits => (to - u32::from('0') + 260 - (start & 0xFF)) % 10,
            Op::Pool => {
                let each = first.points.len();
                let mut values = Vec::new();
                for (c, entry) in run_entries {
                    // Code points that are not assigned have entries, too.
                    values.resize((c - start) as usize * each, 0);
                    let mark = if single && entry.capital { 0x8000 } else { 0 };
                    values.extend(entry.points.iter().map(|to| to | mark));
                }
                let known = table.pool.windows(values.len()).position(|there| there == values);
                let place = known.unwrap_or(table.pool.len());
                if known.is_none() {
                    table.pool.extend(values);
                }
                place as u32 | (each as u32) << 13
            }
        };
        while table.blocks.len() <= (start >> 8) as usize {
            table.blocks.push(table.lows.len() as u32);
        }
        table.lows.push(start & 0xFF);
        table.rules.push(
            first.class as u32
                | u32::from(first.capital && !single) << 3
                | u32::from(first.number) << 4
                | (run.op as u32) << 5
                | parameter << 8,
        );
    }
    table.blocks.resize((END >> 8) as usize + 1, table.lows.len() as u32);
    table
}

/// The text of `src/text/table.rs`.
pub fn generate() -> String {
    let table = table();
    let mut text = String::from(
        "//! Generated by `cargo xtask generate`, do not edit. `xtask/src/fold_table.rs` defines it,\n\
         //! `src/text/fold.rs` reads it.\n",
    );
    column(
        &mut text,
        "For each block of 256 code points, how many runs begin before it.",
        "BLOCKS",
        "u16",
        &table.blocks,
    );
    column(&mut text, "Where each run begins in its block.", "LOWS", "u8", &table.lows);
    column(
        &mut text,
        "The rule of each run: class, capital << 3, number << 4, op << 5, parameter << 8.",
        "RULES",
        "u32",
        &table.rules,
    );
    column(
        &mut text,
        "Code points; 0x8000 marks a capital where each character has one entry.",
        "POOL",
        "u16",
        &table.pool,
    );
    text
}

/// Writes one array.
fn column(text: &mut String, doc: &str, name: &str, kind: &str, values: &[u32]) {
    let length = values.len();
    let _ = write!(
        text,
        "\n/// {doc}\n#[rustfmt::skip]\npub(super) static {name}: [{kind}; {length}] = ["
    );
    let mut width = usize::MAX;
    for value in values {
        let value = format!("{value:#X},").replace("0X", "0x");
        if width.saturating_add(value.len() + 1) > 100 {
            text.push_str("\n   ");
            width = 3;
        }
        text.push(' ');
        text.push_str(&value);
        width += value.len() + 1;
    }
    text.push_str("\n];\n");
}
