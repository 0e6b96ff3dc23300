//! Language files, natively: a JSON object of strings and of objects of strings, and nothing else. In the page the
//! browser's own `JSON.parse` reads them.
//!
//! Invariant: no text makes it panic; what is no such object is `None`.

/// An entry: its key, the name of its form (for plurals), its text.
pub type Entry = (String, Option<String>, String);

/// Reads a language file.
#[must_use]
pub fn read(json: &str) -> Option<Vec<Entry>> {
    let mut reader = Reader { rest: json };
    let mut entries = Vec::new();
    reader.members(|reader, key| {
        if reader.peek() == Some('{') {
            reader.members(|reader, form| {
                entries.push((key.clone(), Some(form), reader.string()?));
                Some(())
            })
        } else {
            entries.push((key, None, reader.string()?));
            Some(())
        }
    })?;
    reader.rest.trim().is_empty().then_some(entries)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
        self.rest.chars().next()
    }

    /// Takes that character, after blanks. `None` if another one stands there.
    fn take(&mut self, wanted: char) -> Option<()> {
        self.peek();
        self.rest = self.rest.strip_prefix(wanted)?;
        Some(())
    }

    fn members(&mut self, mut member: impl FnMut(&mut Self, String) -> Option<()>) -> Option<()> {
        self.take('{')?;
        if self.take('}').is_some() {
            return Some(());
        }
        loop {
            let key = self.string()?;
            self.take(':')?;
            member(self, key)?;
            if self.take(',').is_none() {
                return self.take('}');
            }
        }
    }

    fn string(&mut self) -> Option<String> {
        self.take('"')?;
        let mut text = String::new();
        let mut chars = self.rest.chars();
        loop {
            match chars.next()? {
                '"' => break,
                '\\' => text.push(match chars.next()? {
                    'n' => '\n',
                    't' => '\t',
                    'u' => {
                        let digits: String = chars.by_ref().take(4).collect();
                        char::from_u32(u32::from_str_radix(&digits, 16).ok()?)?
                    }
                    plain @ ('"' | '\\' | '/') => plain,
                    _ => return None,
                }),
                control if control.is_control() => return None,
                plain => text.push(plain),
            }
        }
        self.rest = chars.as_str();
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn strings_and_objects_of_strings_are_read() {
        let json = "{ \"a\" : \"x\\u00e9\\\"\\\\\\n\",\n \"b\": {\"one\":\"1\", \"other\": \"{0}\"}, \"c\": {} }";
        let found = read(json).unwrap_or_default();
        let entry = |key: &str, form: Option<&str>, text: &str| {
            (key.to_owned(), form.map(str::to_owned), text.to_owned())
        };
        assert_eq!(
            found,
            [
                entry("a", None, "xé\"\\\n"),
                entry("b", Some("one"), "1"),
                entry("b", Some("other"), "{0}")
            ]
        );
    }

    #[test]
    fn anything_else_is_refused() {
        for json in [
            "",
            "[]",
            "{",
            "{\"a\"}",
            "{\"a\":1}",
            "{\"a\":\"b\",}",
            "{\"a\":\"b\"} x",
            "{\"a\":{\"b\":{\"c\":\"d\"}}}",
            "{\"a\":\"\\ud800\"}",
            "{\"a\":\"\\q\"}",
            "{\"a\":\"\\u12",
            "{\"a\":\"b",
            "{'a':'b'}",
            "{\"a\":\"\n\"}",
        ] {
            assert_eq!(read(json), None, "{json}");
        }
    }
}
