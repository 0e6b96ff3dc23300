//! What the other commands need on the machine: installed where that is possible, named where not.
//!
//! Nothing is installed that is there already, and nothing outside rustup's, npm's and apt's own
//! places.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::command::{command, exists, read, run, say};

/// The target that the library is built for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The oldest major version of Node that the tools in `package.json` run on.
const NODE_MAJOR: u32 = 20;

/// A copy of the lock file that `node_modules` was made from. Comparing it finds every change,
/// where times of change do not survive a fresh clone.
const INSTALLED_LOCK: &str = "node_modules/.installed-package-lock.json";

/// A file that a Debian package brings, and the package.
const BROWSERS: &[(&str, &str)] = &[
    ("/usr/bin/chromium", "chromium"),
    ("/usr/bin/firefox-esr", "firefox-esr"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
    ("/usr/bin/Xvfb", "xvfb"),
    ("/usr/bin/xauth", "xauth"),
    ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "fonts-dejavu-core"),
];

/// Makes sure that the standard library for WebAssembly is installed.
///
/// # Errors
///
/// When it is missing and rustup is too, or cannot fetch it.
pub fn wasm_target(root: &Path) -> Result<()> {
    let library =
        read(command(root, "rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    if !exists("rustup") {
        bail!(
            "the Rust target {WASM_TARGET} is missing, and so is rustup, which adds it: \
             install rustup (https://rustup.rs), or the target by your own means"
        );
    }
    say(&format!("adding the Rust target {WASM_TARGET}"));
    run(command(root, "rustup").args(["target", "add", WASM_TARGET]))
}

/// Makes sure that `node_modules` is what `package-lock.json` says.
///
/// # Errors
///
/// When Node or npm is missing or too old, or npm fails.
pub fn node_modules(root: &Path) -> Result<()> {
    node(root)?;
    let lock = root.join("package-lock.json");
    let wanted = fs::read(&lock).with_context(|| format!("cannot read {}", lock.display()))?;
    let installed = root.join(INSTALLED_LOCK);
    if fs::read(&installed).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    if !exists("npm") {
        bail!("npm is missing: install it with Node {NODE_MAJOR} or newer (apt-get install npm)");
    }
    say("installing the npm packages (npm ci)");
    run(command(root, "npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))?;
    fs::write(&installed, wanted).with_context(|| format!("cannot write {}", installed.display()))
}

/// Makes sure that the three browsers and a display for them are installed.
///
/// # Errors
///
/// When one is missing and apt cannot install it here; the message names the command that would.
pub fn browsers(root: &Path) -> Result<()> {
    let missing: Vec<&str> = BROWSERS
        .iter()
        .filter(|(file, _)| !Path::new(file).exists())
        .map(|&(_, package)| package)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    let by_hand = format!(
        "sudo apt-get update && sudo apt-get install -y --no-install-recommends {packages}"
    );
    let is_root = read(command(root, "id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if !is_root || !exists("apt-get") {
        bail!(
            "the browser tests need {packages}. On Debian: {by_hand}\n\
             (or leave the browsers out: cargo xtask test --quick)"
        );
    }
    say(&format!("installing {packages} (apt-get)"));
    let installed = apt(root, &["update", "-qq"]).and_then(|()| {
        let mut arguments = vec!["install", "-qq", "-y", "--no-install-recommends"];
        arguments.extend(&missing);
        apt(root, &arguments)
    });
    installed.with_context(|| format!("cannot install the browsers; by hand: {by_hand}"))
}

fn apt(root: &Path, arguments: &[&str]) -> Result<()> {
    // Another apt may be running: wait for its lock instead of failing at once.
    run(command(root, "apt-get")
        .args(["-o", "DPkg::Lock::Timeout=300"])
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn node(root: &Path) -> Result<()> {
    if !exists("node") {
        bail!("node is missing: install Node {NODE_MAJOR} or newer (https://nodejs.org)");
    }
    let version = read(command(root, "node").arg("--version"))?;
    match major(&version) {
        Some(major) if major >= NODE_MAJOR => Ok(()),
        _ => bail!("Node {NODE_MAJOR} or newer is needed, this is {}", version.trim()),
    }
}

/// The `20` of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::major;

    #[test]
    fn the_major_version_of_node_is_read_from_what_it_prints() {
        for (printed, expected) in
            [("v20.20.2\n", Some(20)), ("v9.0.0", Some(9)), ("20.1", None), ("", None)]
        {
            assert_eq!(major(printed), expected, "{printed:?}");
        }
    }
}
