//! Characters that the scanner knows by name: those that join words, end sentences, or count.

/// A character that may stand inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joiner {
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

/// What `c`, which is not part of a word, may still be inside one.
pub(super) fn joiner(c: char) -> Option<Joiner> {
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

/// Whether a sentence ends at `c`.
pub(super) fn ends_sentence(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．' | '｡' | '‼' | '‽' | '⁇'
            ..='⁉' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '፧' | '။' | '។' | '៕'
    )
}

/// Whether `c` ends a question.
pub(super) fn asks(c: char) -> bool {
    matches!(c, '?' | '？' | '‽' | '⁇'..='⁉' | '؟' | '፧' | '\u{37E}')
}

/// A Hebrew letter.
pub(super) fn is_hebrew(c: char) -> bool {
    matches!(c, '\u{5D0}'..='\u{5F2}' | '\u{FB1D}'..='\u{FB4F}')
}

/// Han numerals are letters to Unicode, and numbers to readers.
pub(super) fn is_han_number(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '萬'
            | '億'
            | '亿'
            | '兆'
            | '两'
            | '兩'
    )
}
