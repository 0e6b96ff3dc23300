//! `accordingto schema`

use std::io::Write;

use crate::record::schema::schema;
use clap::Args;

use super::Stop;

/// Print the JSON Schema of datasets, with which editors complete and check them
#[derive(Args)]
#[command(after_help = "Example: accordingto schema > pkg/dataset.schema.json")]
pub struct Arguments {}

/// Prints the schema.
pub fn run(_: &Arguments, out: &mut impl Write) -> Result<(), Stop> {
    writeln!(out, "{:#}", schema())?;
    Ok(())
}
