//! `cargo xtask`: builds, serves and tests According To.
//!
//! Each subcommand does its own set-up (the wasm target, `npm ci`, browsers), says what it is doing
//! and stops at the first thing that fails with the reason. Nothing here is part of the library, and
//! the library knows nothing of it.

use std::{env, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result, bail};

mod build;
mod command;
mod fold_table;
mod fuzz;
mod generate;
mod page;
mod route;
mod serve;
mod setup;
mod sizes;
mod test;

const HELP: &str = "\
Builds, serves and tests According To.

Usage: cargo xtask <COMMAND> [OPTIONS]

Commands:
  build     Compile the library to WebAssembly and write pkg/glue.js, pkg/glue.d.ts
            and pkg/accordingto_bg.wasm
  demo      Build, then serve the demo on 127.0.0.1 until Ctrl-C
              --port N       port to listen on, 0 for any free one [default: 8787]
              --page FILE    also show this HTML or text file with the widget attached
              --claims FILE  the dataset for --page, checked first [default: the bundled one]
  test      Run every test there is
              --quick        leave out the browsers
  fuzz      Fuzz what reads other people's bytes
              TARGET         only this one: dataset, pack [default: each]
              --seconds N    for each [default: 600]
  generate  Write the tracked files that programs make
              --check        write nothing, fail if one of them is out of date
  help      Print this text

Each command sets up what it needs: the wasm target (rustup), the npm packages (npm ci), and for
`test` the browsers (apt-get).
";

fn main() -> ExitCode {
    match dispatch() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<()> {
    let mut arguments = pico_args::Arguments::from_env();
    if arguments.contains(["-h", "--help"]) {
        print!("{HELP}");
        return Ok(());
    }
    let Some(name) = arguments.subcommand()? else {
        eprint!("{HELP}");
        bail!("no command was given");
    };
    let root = root()?;
    match name.as_str() {
        "build" => {
            finish(arguments)?;
            build::run(&root)
        }
        "demo" => {
            let options = serve::Options {
                port: arguments
                    .opt_value_from_str("--port")
                    .context("--port takes a number up to 65535")?
                    .unwrap_or(serve::DEFAULT_PORT),
                page: arguments.opt_value_from_os_str("--page", path)?,
                claims: arguments.opt_value_from_os_str("--claims", path)?,
            };
            finish(arguments)?;
            serve::run(&root, &options)
        }
        "test" => {
            let quick = arguments.contains("--quick");
            finish(arguments)?;
            test::run(&root, quick)
        }
        "fuzz" => {
            let seconds =
                arguments.opt_value_from_str("--seconds")?.unwrap_or(fuzz::DEFAULT_SECONDS);
            let target: Option<String> = arguments.opt_free_from_str()?;
            finish(arguments)?;
            fuzz::run(&root, target.as_deref(), seconds)
        }
        "generate" => {
            let check = arguments.contains("--check");
            finish(arguments)?;
            if check { generate::check(&root) } else { generate::write(&root) }
        }
        "help" => {
            print!("{HELP}");
            Ok(())
        }
        other => bail!("there is no command {other:?}: see cargo xtask --help"),
    }
}

/// The repository's root: the folder above this package, which `cargo run` names at run time.
fn root() -> Result<PathBuf> {
    let package = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    let root = package.parent().context("xtask has no folder above it")?;
    Ok(root.to_path_buf())
}

fn path(text: &std::ffi::OsStr) -> Result<PathBuf, std::convert::Infallible> {
    Ok(PathBuf::from(text))
}

fn finish(arguments: pico_args::Arguments) -> Result<()> {
    match arguments.finish().first() {
        None => Ok(()),
        Some(rest) => bail!("unexpected argument {rest:?}: see cargo xtask --help"),
    }
}
