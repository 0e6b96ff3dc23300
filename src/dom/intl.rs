//! The reader's language in the page: the words that pkg/accordingto.js fetched, and plurals, dates, numbers and lists by
//! the browser's `Intl`.
//!
//! Each formatter is made when it is first needed, once for a widget, since making one takes longer than a card may.
//!
//! Invariant: a language that the browser or the file does not have makes nothing fail; English is shown then.

use std::cell::OnceCell;

use wasm_bindgen::prelude::*;

use super::options::member;
use super::report::object;
use crate::card::phrase::{Part, Phrase};
use crate::card::words::{Category, ENGLISH, Locale, Words, language_of};
use crate::record::date::{Day, Precision};

#[wasm_bindgen]
extern "C" {
    type PluralRules;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(tag: &str) -> Result<PluralRules, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn select(this: &PluralRules, number: u32) -> Result<String, JsValue>;

    type NumberFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(tag: &str, options: &JsValue) -> Result<NumberFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &NumberFormat, number: u32) -> Result<String, JsValue>;

    type DateTimeFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(tag: &str, options: &JsValue) -> Result<DateTimeFormat, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn format(this: &DateTimeFormat, date: &js_sys::Date) -> Result<String, JsValue>;

    type ListFormat;
    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(tag: &str, options: &JsValue) -> Result<ListFormat, JsValue>;
    #[wasm_bindgen(method, catch, js_name = formatToParts)]
    fn format_to_parts(this: &ListFormat, items: &js_sys::Array) -> Result<js_sys::Array, JsValue>;
}

/// The words of a language file, an object as `JSON.parse` gives it; of English where it is none, or not whole.
pub fn words(tag: Option<&str>, file: &JsValue) -> Result<Words, JsValue> {
    if let Some(words) = tag.and_then(|tag| read(tag, tag, file)) {
        return Ok(words);
    }
    // A reader of English in Ireland or America has dates as there; English without a country has the day first.
    let tag = tag.filter(|tag| language_of(tag) == "en").unwrap_or("en");
    let locale = if tag == "en" { "en-GB" } else { tag };
    read(tag, locale, &js_sys::JSON::parse(ENGLISH)?)
        .ok_or_else(|| "the English words are broken".into())
}

fn read(tag: &str, locale: &str, file: &JsValue) -> Option<Words> {
    let locale = Intl { tag: locale.into(), ..Intl::default() };
    Words::read(tag, Box::new(locale), |key, form| {
        let entry = member(file, key);
        form.map_or_else(|| entry.as_string(), |form| member(&entry, form).as_string())
    })
}

/// A language as the browser knows it. A formatter that it will not make is `None`.
#[derive(Default)]
struct Intl {
    tag: String,
    plurals: OnceCell<Option<PluralRules>>,
    numbers: OnceCell<Option<NumberFormat>>,
    /// To the day, month, year.
    dates: [OnceCell<Option<DateTimeFormat>>; 3],
    lists: OnceCell<Option<ListFormat>>,
}

impl Locale for Intl {
    fn plural(&self, number: u32) -> Category {
        let rules = self.plurals.get_or_init(|| PluralRules::new(&self.tag).ok()).as_ref();
        rules
            .and_then(|rules| rules.select(number).ok())
            .map_or(Category::Other, |name| Category::of(&name))
    }

    fn number(&self, number: u32) -> String {
        let make =
            || NumberFormat::new(&self.tag, &object(&[("useGrouping", JsValue::FALSE)])).ok();
        let format = self.numbers.get_or_init(make).as_ref();
        format.and_then(|format| format.format(number).ok()).unwrap_or_else(|| number.to_string())
    }

    fn date(&self, day: Day) -> String {
        let [to_day, to_month, to_year] = &self.dates;
        let (cell, fields): (_, &[(&str, &str)]) = match day.precision() {
            Precision::Day => {
                (to_day, &[("year", "numeric"), ("month", "short"), ("day", "numeric")])
            }
            Precision::Month => (to_month, &[("year", "numeric"), ("month", "short")]),
            Precision::Year => (to_year, &[("year", "numeric")]),
        };
        let format = cell.get_or_init(|| {
            let fields = [("calendar", "gregory"), ("timeZone", "UTC")].iter().chain(fields);
            let members: Vec<(&str, JsValue)> =
                fields.map(|(name, value)| (*name, (*value).into())).collect();
            DateTimeFormat::new(&self.tag, &object(&members)).ok()
        });
        let (year, month, of_month) = day.parts();
        let date = js_sys::Date::new(&0.into());
        // Not by the constructor: it takes the year 26 for 1926.
        date.set_utc_full_year_with_month_date(
            year,
            month.max(1).cast_signed() - 1,
            of_month.max(1).cast_signed(),
        );
        let text = format.as_ref().and_then(|format| format.format(&date).ok());
        text.map_or_else(|| day.iso(), |text| text.replace(' ', "\u{a0}"))
    }

    fn list(&self, items: &[Phrase]) -> Phrase {
        let format = self
            .lists
            .get_or_init(|| ListFormat::new(&self.tag, &JsValue::UNDEFINED).ok())
            .as_ref();
        // With the items themselves: what stands between them depends on how they sound.
        let texts: js_sys::Array = items.iter().map(|item| JsValue::from(item.text())).collect();
        let found =
            format.and_then(|format| format.format_to_parts(&texts).ok()).unwrap_or_default();
        let mut parts = Vec::new();
        let mut rest = items.iter();
        for part in found.iter() {
            if member(&part, "type").as_string().as_deref() == Some("element") {
                parts.extend(rest.next().into_iter().flat_map(|item| item.0.iter().cloned()));
            } else {
                parts.extend(member(&part, "value").as_string().map(Part::Words));
            }
        }
        for item in rest {
            parts.push(Part::Words(if parts.is_empty() { "" } else { ", " }.into()));
            parts.extend(item.0.iter().cloned());
        }
        Phrase(parts)
    }
}
