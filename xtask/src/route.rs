//! What an address of the demo server stands for. Pure: no file is looked at.
//!
//! No address leads out of the few folders that are served: a step up, a hidden file, an encoded
//! slash, a backslash and an empty step lead nowhere.

use std::path::{Path, PathBuf};

/// A folder of which files are served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folder {
    /// `www/`, at `/`.
    Site,
    /// `pkg/`, at `/pkg/`.
    Package,
    /// `data/`, at `/data/`.
    Data,
    /// What browsers put beside a page that they save, `NAME_files/`, at the same name.
    PageFiles,
}

/// What is served at an address.
#[derive(Debug, PartialEq, Eq)]
pub enum Route {
    /// The user's page.
    Page,
    /// The user's dataset.
    Claims,
    /// A file, by its path in a folder.
    File(Folder, PathBuf),
    /// Nothing.
    Nowhere,
}

/// What `url` stands for: the path of a request with or without a query. `page_files` is the name of
/// the folder that a saved page may bring, `NAME_files`.
pub fn route(url: &str, page_files: Option<&str>) -> Route {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let Some(steps) = steps(path) else { return Route::Nowhere };
    let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
    let file = |folder, rest: &[&str]| Route::File(folder, rest.iter().collect());
    match steps.as_slice() {
        ["page"] => Route::Page,
        ["claims.json"] => Route::Claims,
        ["pkg", rest @ ..] if !rest.is_empty() => file(Folder::Package, rest),
        ["data", rest @ ..] if !rest.is_empty() => file(Folder::Data, rest),
        [first, rest @ ..] if Some(*first) == page_files && !rest.is_empty() => {
            file(Folder::PageFiles, rest)
        }
        all => file(Folder::Site, all),
    }
}

/// The MIME type of a file, by its extension.
pub fn mime(path: &Path) -> &'static str {
    match path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase().as_str() {
        "html" | "htm" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// The steps of a path, decoded; a path that ends with a slash means the index of that folder.
/// `None` when a step is not the plain name of a file.
fn steps(path: &str) -> Option<Vec<String>> {
    let path = path.strip_prefix('/')?;
    let mut steps = Vec::new();
    let mut rest = path.split('/').peekable();
    while let Some(step) = rest.next() {
        let step = match decode(step)? {
            empty if empty.is_empty() && rest.peek().is_none() => "index.html".to_owned(),
            step => step,
        };
        let plain = !step.is_empty()
            && !step.starts_with('.')
            && !step.contains(['/', '\\', ':'])
            && !step.contains(char::is_control);
        if !plain {
            return None;
        }
        steps.push(step);
    }
    Some(steps)
}

/// Replaces `%41` by `A`; `None` when the escape is incomplete or the result is not UTF-8.
fn decode(step: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(step.len());
    let mut rest = step.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => hex(rest.next()?)? * 16 + hex(rest.next()?)?,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16)?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::{Folder, Route, mime, route};
    use std::path::Path;

    fn check(url: &str, expected: &Route) {
        assert_eq!(&route(url, Some("My page_files")), expected, "{url}");
    }

    #[test]
    fn each_address_leads_to_its_folder() {
        for (url, folder, path) in [
            ("/", Folder::Site, "index.html"),
            ("/?a=/../b#c", Folder::Site, "index.html"),
            ("/demo/", Folder::Site, "demo/index.html"),
            ("/demo/2007.html?x", Folder::Site, "demo/2007.html"),
            ("/a%20b%C3%A9.html", Folder::Site, "a bé.html"),
            ("/attach.js", Folder::Site, "attach.js"),
            ("/pkg/glue.js", Folder::Package, "glue.js"),
            ("/data/asgari.json", Folder::Data, "asgari.json"),
            ("/pkg", Folder::Site, "pkg"),
            ("/page/x", Folder::Site, "page/x"),
            ("/My%20page_files/a.png", Folder::PageFiles, "a.png"),
            ("/other_files/a.png", Folder::Site, "other_files/a.png"),
        ] {
            check(url, &Route::File(folder, path.into()));
        }
        check("/page?x", &Route::Page);
        check("/claims.json", &Route::Claims);
    }

    #[test]
    fn no_address_leads_out_of_a_folder() {
        for url in [
            "",
            "x",
            "http://elsewhere/",
            "//",
            "/a//b",
            "/..",
            "/../Cargo.toml",
            "/pkg/../Cargo.toml",
            "/pkg/..%2fCargo.toml",
            "/pkg/%2e%2e/Cargo.toml",
            "/pkg/%2E./Cargo.toml",
            "/%2fetc/passwd",
            "/pkg/%5c..%5cx",
            "/pkg/..\\x",
            "/.git/config",
            "/pkg/.npmrc",
            "/c:/x",
            "/a%00b",
            "/a%0ab",
            "/a%",
            "/a%4",
            "/a%zz",
            "/a%+1",
            "/a%ff",
            "/My%20page_files/../x",
        ] {
            check(url, &Route::Nowhere);
        }
    }

    #[test]
    fn browsers_get_the_types_that_they_insist_on() {
        for (name, expected) in [
            ("a.wasm", "application/wasm"),
            ("a.JS", "text/javascript; charset=utf-8"),
            ("a.html", "text/html; charset=utf-8"),
            ("a.json", "application/json"),
            ("a", "application/octet-stream"),
        ] {
            assert_eq!(mime(Path::new(name)), expected, "{name}");
        }
    }
}
