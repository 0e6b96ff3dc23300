//! The command line: see [`accordingto::cli`].

fn main() -> std::process::ExitCode {
    accordingto::cli::run()
}
