//! The command line: the arguments, and what becomes of each command.
//!
//! | exit code | means |
//! |---|---|
//! | 0 | done, nothing wrong |
//! | 1 | the input is at fault: a dataset that is refused, a quote that does not stand on its page |
//! | 2 | the command is at fault, or a file could not be read or written |
//!
//! Results go to standard output, remarks and diagnostics to standard error. Where the reader of the output goes away, the
//! command ends quietly.

mod anchor;
mod check;
mod compile;
mod dataset;
mod find;
mod json;
mod page;
mod passage;
mod report;
mod sarif;
mod schema;
mod splice;
mod standing;

use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

/// Who says so: check datasets, compute standings, find recorded claims on pages.
#[derive(Parser)]
#[command(
    name = "accordingto",
    version,
    after_help = "Exit codes: 0 done, 1 the input is at fault, 2 the command or a file is at fault.\n\
                  Without a dataset, the bundled one about Ali-Reza Asgari is used."
)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Standing(standing::Arguments),
    Find(find::Arguments),
    Anchor(anchor::Arguments),
    Compile(compile::Arguments),
    Schema(schema::Arguments),
}

/// How results are written.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// Why a command ended early.
enum Stop {
    /// The input is at fault; the diagnostics are written already.
    Refused,
    /// The input is at fault, in these words.
    Input(String),
    /// The command or a file is at fault, in these words.
    Usage(String),
    /// Nobody reads the output any more.
    Unread,
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Unread,
            _ => Self::Usage(format!("cannot write: {error}")),
        }
    }
}

/// Runs the command that the process was started with.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way, too. There is nothing to do where even this cannot be written.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    let done = match &arguments.command {
        Command::Check(arguments) => check::run(arguments, &mut out),
        Command::Standing(arguments) => standing::run(arguments, &mut out),
        Command::Find(arguments) => find::run(arguments, &mut out),
        Command::Anchor(arguments) => anchor::run(arguments, &mut out),
        Command::Compile(arguments) => compile::run(arguments, &mut out),
        Command::Schema(arguments) => schema::run(arguments, &mut out),
    };
    // What a command wrote before it stopped is still wanted.
    let written = out.flush().map_err(Stop::from);
    let (code, says) = match done.and(written) {
        Ok(()) | Err(Stop::Unread) => (0, None),
        Err(Stop::Refused) => (1, None),
        Err(Stop::Input(says)) => (1, Some(says)),
        Err(Stop::Usage(says)) => (2, Some(says)),
    };
    if let Some(says) = says {
        let _ = writeln!(io::stderr(), "error: {says}");
    }
    ExitCode::from(code)
}
