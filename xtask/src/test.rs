//! Runs every test there is, in the order in which a fault is cheapest to find.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use crate::{
    build,
    command::{cargo, command, run as run_command},
    generate, setup,
};

/// A step of the test run.
struct Step {
    /// What it does, as said before it runs and in the summary.
    name: &'static str,
    /// Whether it needs browsers.
    browsers: bool,
    action: fn(&Path) -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "format (cargo fmt --check)", browsers: false, action: format },
    Step {
        name: "generated files (xtask generate --check)",
        browsers: false,
        action: generate::check,
    },
    Step { name: "lint, native (cargo clippy)", browsers: false, action: lint_native },
    Step { name: "lint, WebAssembly (cargo clippy)", browsers: false, action: lint_wasm },
    Step { name: "native tests (cargo test)", browsers: false, action: native_tests },
    Step { name: "build (xtask build)", browsers: false, action: build::run },
    Step { name: "browsers (apt-get)", browsers: true, action: setup::browsers },
    Step { name: "browser tests (tests/browser/run.mjs)", browsers: true, action: browser_tests },
];

/// Runs the steps up to the first that fails, then prints what each took, and as the last line how
/// many passed. `quick` leaves out those that need browsers.
///
/// # Errors
///
/// When a step fails; the message names it.
pub fn run(root: &Path, quick: bool) -> Result<()> {
    let steps: Vec<&Step> = STEPS.iter().filter(|step| !(quick && step.browsers)).collect();
    let mut passed: Vec<(&str, Duration)> = Vec::new();
    for (number, step) in (1..).zip(&steps) {
        println!("\n── {number}/{}  {}", steps.len(), step.name);
        let start = Instant::now();
        if let Err(error) = (step.action)(root) {
            summary(&passed);
            println!("  {:>7}  {}", "FAILED", step.name);
            println!("{} passed, 1 failed", passed.len());
            bail!("step {number}, {}: {error:#}", step.name);
        }
        passed.push((step.name, start.elapsed()));
    }
    summary(&passed);
    if quick {
        println!("  (the browsers were left out: --quick)");
    }
    println!("{} passed, 0 failed", passed.len());
    Ok(())
}

fn summary(passed: &[(&str, Duration)]) {
    println!("\n── Summary");
    for (name, took) in passed {
        println!("  {:>5.1} s  {name}", took.as_secs_f64());
    }
}

fn format(root: &Path) -> Result<()> {
    run_command(cargo(root).args(["fmt", "--all", "--check"]))
}

fn lint_native(root: &Path) -> Result<()> {
    clippy(cargo(root).args(["clippy", "--workspace", "--all-targets", "--features", "cli"]))
}

fn lint_wasm(root: &Path) -> Result<()> {
    setup::wasm_target(root)?;
    clippy(
        cargo(root)
            .args(["clippy", "--package", "accordingto", "--lib"])
            .args(["--target", setup::WASM_TARGET]),
    )
}

fn clippy(command: &mut Command) -> Result<()> {
    run_command(command.args(["--", "-D", "warnings"]))
}

fn native_tests(root: &Path) -> Result<()> {
    run_command(cargo(root).args(["test", "--workspace", "--features", "cli", "--", "--quiet"]))
}

fn browser_tests(root: &Path) -> Result<()> {
    run_command(command(root, "node").arg("tests/browser/run.mjs"))
}
