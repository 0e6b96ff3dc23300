//! The languages natively: for the command line and for tests. In the page `Intl` does the same.
//!
//! The plural rules, months and list patterns are those of CLDR 48 for these ten languages; tests/words.rs compares them
//! with the `Intl` of Node.
//!
//! Invariant: nothing of this is in a WebAssembly build, which reaches none of it.

use super::{Category, ENGLISH, Locale, Words, flat, language_of};
use crate::card::phrase::{Part, Phrase};
use crate::record::date::Day;

/// The languages that there are, with their files.
pub const LANGUAGES: [(&str, &str); 10] = [
    ("ar", include_str!("../../../pkg/lang/ar.json")),
    ("de", include_str!("../../../pkg/lang/de.json")),
    ("en", ENGLISH),
    ("es", include_str!("../../../pkg/lang/es.json")),
    ("fa", include_str!("../../../pkg/lang/fa.json")),
    ("fr", include_str!("../../../pkg/lang/fr.json")),
    ("he", include_str!("../../../pkg/lang/he.json")),
    ("ja", include_str!("../../../pkg/lang/ja.json")),
    ("ru", include_str!("../../../pkg/lang/ru.json")),
    ("zh", include_str!("../../../pkg/lang/zh.json")),
];

/// The words of a language (BCP 47; the region is not looked at), natively. `None` for a language that there is not.
#[must_use]
pub fn words(tag: &str) -> Option<Words> {
    let (language, file) =
        LANGUAGES.into_iter().find(|(language, _)| *language == language_of(tag))?;
    let entries = flat::read(file)?;
    Words::read(language, Box::new(Native { language }), |key, form| {
        let is_it = |entry: &&flat::Entry| entry.0 == key && entry.1.as_deref() == form;
        entries.iter().find(is_it).map(|entry| entry.2.clone())
    })
}

/// A language's rules, without a browser.
struct Native {
    language: &'static str,
}

impl Locale for Native {
    fn plural(&self, number: u32) -> Category {
        let (ones, tens) = (number % 10, number % 100);
        match (self.language, number) {
            ("zh" | "ja", _) => Category::Other,
            ("ar", 0) => Category::Zero,
            ("fr" | "fa", 0) => Category::One,
            ("ar" | "he", 2) => Category::Two,
            ("ru", _) => match (ones, tens) {
                (1, tens) if tens != 11 => Category::One,
                (2..=4, tens) if !(12..=14).contains(&tens) => Category::Few,
                _ => Category::Many,
            },
            (_, 1) => Category::One,
            ("ar", _) if (3..=10).contains(&tens) => Category::Few,
            ("ar", _) if tens >= 11 => Category::Many,
            ("es" | "fr", millions) if millions > 0 && millions % 1_000_000 == 0 => Category::Many,
            _ => Category::Other,
        }
    }

    fn number(&self, number: u32) -> String {
        let digits = number.to_string();
        if self.language != "fa" {
            return digits;
        }
        let persian =
            |digit: char| char::from_u32(digit as u32 - '0' as u32 + '۰' as u32).unwrap_or(digit);
        digits.chars().map(persian).collect()
    }

    fn date(&self, date: Day) -> String {
        let (year, month, day) = date.parts();
        let year = self.number(year);
        let Some(month) = (month as usize).checked_sub(1) else {
            return if self.language == "zh" || self.language == "ja" {
                format!("{year}年")
            } else {
                year
            };
        };
        let name = |months: [&'static str; 12]| months.get(month).copied().unwrap_or_default();
        let number = month + 1;
        let plain = |months: [&'static str; 12]| match day {
            0 => format!("{} {year}", name(months)),
            _ => format!("{} {} {year}", self.number(day), name(months)),
        };
        let text = match (self.language, day) {
            ("zh" | "ja", 0) => format!("{year}年{number}月"),
            ("zh" | "ja", _) => format!("{year}年{number}月{day}日"),
            ("de", 0) => format!("{} {year}", name(GERMAN)),
            ("de", _) => format!("{day}. {} {year}", name(GERMAN)),
            ("ru", 0) => format!("{} {year} г.", name(RUSSIAN)),
            ("ru", _) => format!("{day} {} {year} г.", name(RUSSIAN_OF)),
            ("he", 0) => format!("{} {year}", name(HEBREW)),
            ("he", _) => format!("{day} ב{} {year}", name(HEBREW)),
            ("es", _) => plain(SPANISH),
            ("fr", _) => plain(FRENCH),
            ("ar", _) => plain(ARABIC),
            ("fa", _) => plain(PERSIAN),
            _ => plain(ENGLISH_MONTHS),
        };
        text.replace(' ', "\u{a0}")
    }

    fn list(&self, items: &[Phrase]) -> Phrase {
        let Some((last, before)) = items.split_last() else { return Phrase::default() };
        let Some((first, middle)) = before.split_first() else { return last.clone() };
        let is_pair = middle.is_empty();
        let comma = match self.language {
            "ar" => " و",
            // A mark keeps the comma at the right side of a Latin name.
            "fa" => "،\u{200f} ",
            "zh" | "ja" => "、",
            _ => ", ",
        };
        let and = match self.language {
            "ar" => " و",
            "fa" if is_pair => " و ",
            "fa" => "، و ",
            "zh" => "和",
            "ja" => "、",
            "de" => " und ",
            "fr" => " et ",
            "ru" => " и ",
            "es" if sounds_like_i(&last.text()) => " e ",
            "es" => " y ",
            "he" if !last.text().starts_with(|letter| ('א'..='ת').contains(&letter)) => " ו-",
            "he" => " ו",
            _ => " and ",
        };
        let mut parts = first.0.clone();
        for item in middle {
            parts.push(Part::Words(comma.into()));
            parts.extend(item.0.iter().cloned());
        }
        parts.push(Part::Words(and.into()));
        parts.extend(last.0.iter().cloned());
        Phrase(parts)
    }
}

/// Whether a Spanish ear hears an `i` first, before which `y` becomes `e`.
fn sounds_like_i(text: &str) -> bool {
    let text = text.to_lowercase();
    let glides = ["hia", "hie", "hio", "hiu"];
    text.starts_with('i')
        || text.starts_with("hi") && !glides.iter().any(|glide| text.starts_with(glide))
}

const ENGLISH_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"];
const GERMAN: [&str; 12] = [
    "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez.",
];
const SPANISH: [&str; 12] =
    ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"];
const FRENCH: [&str; 12] = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
];
const ARABIC: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const PERSIAN: [&str; 12] = [
    "ژانویه",
    "فوریه",
    "مارس",
    "آوریل",
    "مه",
    "ژوئن",
    "ژوئیه",
    "اوت",
    "سپتامبر",
    "اکتبر",
    "نوامبر",
    "دسامبر",
];
const HEBREW: [&str; 12] =
    ["ינו׳", "פבר׳", "מרץ", "אפר׳", "מאי", "יוני", "יולי", "אוג׳", "ספט׳", "אוק׳", "נוב׳", "דצמ׳"];
const RUSSIAN: [&str; 12] = [
    "янв.",
    "февр.",
    "март",
    "апр.",
    "май",
    "июнь",
    "июль",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
];
const RUSSIAN_OF: [&str; 12] = [
    "янв.",
    "февр.",
    "мар.",
    "апр.",
    "мая",
    "июн.",
    "июл.",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
];
