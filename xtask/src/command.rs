//! Runs other programs and turns what goes wrong into one readable line.
//!
//! Every program is started directly, never through a shell.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

/// Says what is being done, on a line of its own.
pub fn say(what: &str) {
    println!("• {what}");
}

/// A command that runs in the repository's root.
pub fn command(root: &Path, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root);
    command
}

/// The cargo that runs this program, so that the toolchain is the same.
pub fn cargo(root: &Path) -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = command(root, cargo);
    // `cargo run` sets these for this package; the next cargo must not take them for its own.
    for name in ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_PKG_NAME"] {
        command.env_remove(name);
    }
    command
}

/// Runs to the end with this program's own input and output.
///
/// # Errors
///
/// When the program cannot be started, or ends with another status than success.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| not_started(command))?;
    if !status.success() {
        bail!("`{line}` failed ({status})");
    }
    Ok(())
}

/// Runs to the end and returns what it printed on standard output.
///
/// # Errors
///
/// As [`run`]; what the program printed on standard error is part of the message.
pub fn read(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.output().with_context(|| not_started(command))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{line}` failed ({}): {}", output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program of this name can be started.
pub fn exists(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output();
    !matches!(found, Err(error) if error.kind() == io::ErrorKind::NotFound)
}

/// Where cargo puts what it builds: `CARGO_TARGET_DIR` or `target` in the root.
pub fn target_folder(root: &Path) -> PathBuf {
    root.join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let mut line = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn not_started(command: &Command) -> String {
    format!("cannot start `{}`", Path::new(command.get_program()).display())
}
