//! Writes the tracked files that programs make, and finds those that are out of date.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

use crate::{
    command::{cargo, read, run as run_command, say},
    fold_table,
};

/// A tracked file that a program makes.
struct Generated {
    /// Its path in the repository.
    path: &'static str,
    /// Makes its content.
    make: fn() -> String,
}

const GENERATED: &[Generated] =
    &[Generated { path: "src/text/table.rs", make: fold_table::generate }];

/// Writes every generated file that is not up to date: those that this program makes, and the schema and the compiled
/// dataset, which the library's command line makes. Native tests find the latter two when they are stale.
///
/// # Errors
///
/// When a file cannot be written.
pub fn write(root: &Path) -> Result<()> {
    for Generated { path, make } in GENERATED {
        let content = make();
        if is_same(root, path, &content) {
            say(&format!("{path} is up to date"));
            continue;
        }
        say(&format!("writing {path}"));
        fs::write(root.join(path), content).with_context(|| format!("cannot write {path}"))?;
    }
    let command_line = ["run", "--quiet", "--package", "accordingto", "--features", "cli", "--"];
    say("writing pkg/dataset.schema.json (accordingto schema)");
    let schema = read(cargo(root).args(command_line).arg("schema"))?;
    fs::write(root.join("pkg/dataset.schema.json"), schema)
        .context("cannot write pkg/dataset.schema.json")?;
    say("writing data/asgari.pack (accordingto compile)");
    run_command(cargo(root).args(command_line).args([
        "compile",
        "data/asgari.json",
        "-o",
        "data/asgari.pack",
    ]))
}

/// Makes every generated file anew and compares it with the one in the repository.
///
/// # Errors
///
/// When one differs; the message names all that do.
pub fn check(root: &Path) -> Result<()> {
    let stale: Vec<&str> = GENERATED
        .iter()
        .filter(|file| !is_same(root, file.path, &(file.make)()))
        .map(|file| file.path)
        .collect();
    if !stale.is_empty() {
        bail!("out of date: {} (run `cargo xtask generate`)", stale.join(", "));
    }
    say(&format!("generated files that are up to date: {}", GENERATED.len()));
    Ok(())
}

fn is_same(root: &Path, path: &str, content: &str) -> bool {
    fs::read(root.join(path)).is_ok_and(|found| found == content.as_bytes())
}
