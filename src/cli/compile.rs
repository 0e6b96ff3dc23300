//! `accordingto compile`

use std::io::Write;
use std::path::PathBuf;

use crate::pack;
use clap::Args;

use super::{Stop, dataset};

/// Compile a dataset into the small binary form that the library embeds
#[derive(Args)]
#[command(after_help = "Example: accordingto compile data/asgari.json -o data/asgari.pack")]
pub struct Arguments {
    /// The dataset; it must have no errors
    dataset: PathBuf,
    /// The file to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
}

/// Compiles a dataset.
pub fn run(arguments: &Arguments, out: &mut impl Write) -> Result<(), Stop> {
    let record = dataset::load(Some(&arguments.dataset))?;
    let bytes = pack::compile(record.dataset());
    let name = arguments.output.display();
    std::fs::write(&arguments.output, &bytes)
        .map_err(|error| Stop::Usage(format!("cannot write {name}: {error}")))?;
    writeln!(out, "{name}: {} claims, {} bytes", record.dataset().claims.len(), bytes.len())?;
    Ok(())
}
