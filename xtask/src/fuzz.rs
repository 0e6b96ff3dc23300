//! Fuzzes what reads other people's bytes, with libFuzzer through cargo-fuzz.
//!
//! The targets and their corpora are in fuzz/; tests/corpus.rs replays the corpora in every test run.

use std::{fs, path::Path};

use anyhow::Result;

use crate::command::{cargo, read, run as run_command, say, target_folder};

/// The targets, in the order of the data's way.
const TARGETS: [&str; 2] = ["dataset", "pack"];

/// Seconds for each target, if nothing else is said.
pub const DEFAULT_SECONDS: u32 = 600;

/// Fuzzes one target, or all, for so many seconds each.
///
/// # Errors
///
/// When cargo-fuzz cannot be installed, or a target fails; the input that made it fail is then in fuzz/artifacts.
pub fn run(root: &Path, target: Option<&str>, seconds: u32) -> Result<()> {
    if read(cargo(root).args(["fuzz", "--version"])).is_err() {
        say("installing cargo-fuzz (cargo install)");
        run_command(cargo(root).args(["install", "cargo-fuzz", "--locked"]))?;
    }
    for name in TARGETS.into_iter().filter(|name| target.is_none_or(|target| target == *name)) {
        say(&format!("fuzzing {name} for {seconds} s"));
        // The sanitizer's flags are unstable; this lets the pinned stable toolchain take them.
        let mut fuzz = cargo(root);
        // What is found goes into the first folder, so that the tracked corpus stays small and chosen.
        let found = target_folder(root).join("fuzz-corpus").join(name);
        fs::create_dir_all(&found)?;
        let corpus = root.join("fuzz/corpus").join(name);
        fuzz.env("RUSTC_BOOTSTRAP", "1")
            .args(["fuzz", "run", name])
            .args([found, corpus])
            .arg("--");
        run_command(fuzz.args([
            format!("-max_total_time={seconds}"),
            "-max_len=65536".into(),
            "-timeout=10".into(),
        ]))?;
    }
    Ok(())
}
