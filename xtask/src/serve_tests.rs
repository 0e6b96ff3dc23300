//! Tests of [`super`]: what the server answers, over a real connection, and what it never reads.

#![allow(clippy::unwrap_used, reason = "a test that cannot set itself up fails at that line")]

use std::{
    env, fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process, thread,
};

use tiny_http::Server;

use super::{Options, answer, is_local, listen, load, read_inside};

/// A folder that is there as long as this value.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = env::temp_dir().join(format!("accordingto-{name}-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, path: &str, content: &str) -> PathBuf {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What cannot be removed stays in the system's folder for such things.
        let _left = fs::remove_dir_all(&self.0);
    }
}

/// Sends the head of one request to a server of the tree in `scratch` and returns the answer.
fn exchange(scratch: &Scratch, head: &str) -> String {
    let options = Options {
        port: 0,
        page: Some(scratch.0.join("story.txt")),
        claims: Some(scratch.0.join("claims.json")),
    };
    let served = load(&scratch.0, &options).unwrap();
    let listener = listen(options.port).unwrap();
    let address = listener.local_addr().unwrap();
    let server = Server::from_listener(listener, None).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| answer(server.recv().unwrap(), &served));
        let mut stream = TcpStream::connect(address).unwrap();
        write!(stream, "{head}\r\nConnection: close\r\n\r\n").unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).unwrap();
        said
    })
}

#[test]
fn the_server_answers_what_it_serves_and_refuses_the_rest() {
    let scratch = Scratch::new("exchange");
    scratch.file("Cargo.toml", "secret");
    scratch.file("www/index.html", "front");
    scratch.file("www/attach.js", "attach");
    scratch.file("pkg/a.wasm", "wasm");
    scratch.file("data/set.json", "{}");
    scratch.file("story.txt", "A story.");
    scratch.file("story_files/a.svg", "drawing");
    scratch.file("claims.json", r#"{"format": 1}"#);
    let here = "Host: localhost:8787";
    for (head, status, mime, end) in [
        (format!("GET / HTTP/1.1\r\n{here}"), 200, "text/html; charset=utf-8", "\r\n\r\nfront"),
        (format!("HEAD / HTTP/1.1\r\n{here}"), 200, "text/html; charset=utf-8", "\r\n\r\n"),
        (format!("GET /attach.js HTTP/1.1\r\n{here}"), 200, "text/javascript", "\r\n\r\nattach"),
        (format!("GET /pkg/a.wasm HTTP/1.1\r\n{here}"), 200, "application/wasm", "\r\n\r\nwasm"),
        (format!("GET /data/set.json HTTP/1.1\r\n{here}"), 200, "application/json", "{}"),
        (format!("GET /page HTTP/1.1\r\n{here}"), 200, "text/html; charset=utf-8", "</html>\n"),
        (format!("GET /claims.json HTTP/1.1\r\n{here}"), 200, "application/json", r#" 1}"#),
        (format!("GET /story_files/a.svg HTTP/1.1\r\n{here}"), 200, "image/svg+xml", "drawing"),
        (format!("GET /favicon.ico HTTP/1.1\r\n{here}"), 204, "text/plain", "\r\n\r\n"),
        (format!("GET /absent HTTP/1.1\r\n{here}"), 404, "text/plain", "address."),
        (format!("GET /pkg/../Cargo.toml HTTP/1.1\r\n{here}"), 404, "text/plain", "address."),
        (format!("GET /%2e%2e/Cargo.toml HTTP/1.1\r\n{here}"), 404, "text/plain", "address."),
        (format!("POST / HTTP/1.1\r\n{here}"), 405, "text/plain", "HEAD."),
        ("GET /page HTTP/1.1\r\nHost: evil.example".to_owned(), 403, "text/plain", "only."),
    ] {
        let said = exchange(&scratch, &head);
        assert!(said.starts_with(&format!("HTTP/1.1 {status} ")), "{head}\n{said}");
        assert!(said.contains(&format!("Content-Type: {mime}")), "{head}\n{said}");
        assert!(said.contains("Cache-Control: no-store\r\n"), "{head}\n{said}");
        assert!(said.ends_with(end), "{head}\n{said}");
    }
}

#[test]
fn a_port_that_is_taken_is_named_with_the_way_out() {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port();
    let said = listen(port).unwrap_err().to_string();
    assert_eq!(
        said,
        format!(
            "port {port} is taken: choose another with --port N, or any free one with --port 0"
        )
    );
}

#[test]
fn only_names_of_this_machine_are_answered() {
    for (host, expected) in [
        ("127.0.0.1:8787", true),
        ("127.0.0.1", true),
        ("localhost:80", true),
        ("LOCALHOST", true),
        ("example.org:8787", false),
        ("127.0.0.1.example.org", false),
        ("", false),
    ] {
        assert_eq!(is_local(host), expected, "{host:?}");
    }
}

#[test]
fn files_are_read_inside_the_folder_and_links_lead_nowhere_else() {
    let scratch = Scratch::new("links");
    let secret = scratch.file("secret", "secret");
    let inside = scratch.file("www/sub/a.txt", "a");
    let www = scratch.0.join("www");
    symlink(secret, www.join("out")).unwrap();
    symlink(inside, www.join("in")).unwrap();
    for (path, expected) in [
        ("sub/a.txt", Some("a")),
        ("in", Some("a")),
        ("out", None),
        ("../secret", None),
        ("sub", None),
        ("absent", None),
    ] {
        let found = read_inside(&www, Path::new(path));
        assert_eq!(found.as_deref(), expected.map(str::as_bytes), "{path}");
    }
}
