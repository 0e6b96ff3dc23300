//! The demo server: a few folders of the repository and one page of the user's, on this machine only.
//!
//! It listens on 127.0.0.1 and answers GET and HEAD. It writes nothing, lists no folder, and follows
//! no link out of the folders that it serves.

use std::{
    fs, io,
    net::{Ipv4Addr, TcpListener},
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::{
    build,
    command::{cargo, run as run_command, say},
    page::{self, CLAIMS_URL, Page},
    route::{Folder, Route, mime, route},
};

/// The port when none is given.
pub const DEFAULT_PORT: u16 = 8787;

/// Requests answered at the same time.
const WORKERS: usize = 4;

/// What the demo shows, and where.
pub struct Options {
    /// The port; 0 for any free one.
    pub port: u16,
    /// The user's page.
    pub page: Option<PathBuf>,
    /// The dataset for that page, instead of the bundled one.
    pub claims: Option<PathBuf>,
}

/// Everything that is served.
struct Served {
    root: PathBuf,
    page: Option<Page>,
    /// The folder that a browser put beside the page when it saved it.
    page_files: Option<PathBuf>,
    claims: Option<Vec<u8>>,
}

/// Builds, checks the user's dataset, and serves until the program is ended.
///
/// # Errors
///
/// When a file cannot be read, the port is taken, the build fails or the dataset is refused.
pub fn run(root: &Path, options: &Options) -> Result<()> {
    // What can be wrong with the options is found before the build, which takes a while.
    let served = load(root, options)?;
    let listener = listen(options.port)?;
    build::run(root)?;
    if let Some(claims) = &options.claims {
        check(root, claims)?;
    }
    let address = listener.local_addr()?;
    let server = Server::from_listener(listener, None)
        .map_err(|error| anyhow!("cannot serve on {address}: {error}"))?;

    println!("According To demo: http://{address}/");
    if served.page.is_some() {
        println!("Your page: http://{address}/page");
    } else if served.claims.is_some() {
        println!("Your dataset: http://{address}{CLAIMS_URL} (the demo's own pages keep theirs)");
    }
    println!("Ctrl-C ends it.");
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    answer(request, &served);
                }
            });
        }
    });
    Ok(())
}

fn load(root: &Path, options: &Options) -> Result<Served> {
    let claims = options.claims.as_deref().map(read).transpose()?;
    let mut page = None;
    let mut page_files = None;
    if let Some(path) = &options.page {
        page = Some(page::wrap(path, read(path)?, claims.is_some())?);
        let mut name = path.file_stem().unwrap_or_default().to_os_string();
        name.push("_files");
        page_files = Some(path.with_file_name(name)).filter(|folder| folder.is_dir());
    }
    Ok(Served { root: root.to_path_buf(), page, page_files, claims })
}

fn listen(port: u16) -> Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
            "port {port} is taken: choose another with --port N, or any free one with --port 0"
        ),
        Err(error) => Err(error).with_context(|| format!("cannot listen on 127.0.0.1:{port}")),
    }
}

fn check(root: &Path, claims: &Path) -> Result<()> {
    say(&format!("checking {} (accordingto check)", claims.display()));
    let claims = fs::canonicalize(claims)?;
    run_command(
        cargo(root)
            .args(["run", "--quiet", "--features", "cli", "--bin", "accordingto", "--", "check"])
            .arg(claims),
    )
    .context("the dataset is refused, nothing is served")
}

fn answer(request: Request, served: &Served) {
    let found = if !matches!(request.method(), Method::Get | Method::Head) {
        Err((405, "Only GET and HEAD."))
    } else if !is_for_this_machine(&request) {
        Err((403, "This server answers for 127.0.0.1 and localhost only."))
    } else {
        find(request.url(), served).ok_or(match request.url() {
            // Browsers ask for it unbidden, and would report an error that is none of the page's.
            "/favicon.ico" => (204, ""),
            _ => (404, "There is nothing at this address."),
        })
    };
    let (status, mime, bytes) = match found {
        Ok((mime, bytes)) => (200, mime, bytes),
        Err((status, why)) => (status, "text/plain; charset=utf-8", why.as_bytes().to_vec()),
    };
    let mut response = Response::from_data(bytes).with_status_code(status);
    for (name, value) in [
        ("Content-Type", mime),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Allow", "GET, HEAD"),
    ] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    // A browser that went away in the meantime wants no answer.
    let _gone = request.respond(response);
}

/// Whether the request names this machine. A page elsewhere whose name was made to lead here (DNS
/// rebinding) names itself, and could otherwise read the user's page.
fn is_for_this_machine(request: &Request) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"));
    host.is_none_or(|header| is_local(header.value.as_str()))
}

fn is_local(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    name == "127.0.0.1" || name.eq_ignore_ascii_case("localhost")
}

fn find(url: &str, served: &Served) -> Option<(&'static str, Vec<u8>)> {
    let page_files = served.page_files.as_deref();
    let name = page_files.and_then(Path::file_name).and_then(|name| name.to_str());
    match route(url, name) {
        Route::Page => served.page.as_ref().map(|page| (page.mime, page.bytes.clone())),
        Route::Claims => Some(("application/json", served.claims.clone()?)),
        Route::File(folder, path) => {
            let folder = match folder {
                Folder::Site => served.root.join("www"),
                Folder::Package => build::package_folder(&served.root),
                Folder::Data => served.root.join("data"),
                Folder::PageFiles => page_files?.to_path_buf(),
            };
            Some((mime(&path), read_inside(&folder, &path)?))
        }
        Route::Nowhere => None,
    }
}

/// The content of a file in a folder; `None` when there is none, or when a link leads out of it.
fn read_inside(folder: &Path, path: &Path) -> Option<Vec<u8>> {
    let folder = fs::canonicalize(folder).ok()?;
    let path = fs::canonicalize(folder.join(path)).ok()?;
    if !path.starts_with(&folder) || !path.is_file() {
        return None;
    }
    fs::read(path).ok()
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
#[path = "serve_tests.rs"]
mod tests;
