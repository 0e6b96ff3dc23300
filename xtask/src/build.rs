//! Makes the built files of `pkg/` from the library: cargo, then wasm-bindgen, then wasm-opt.
//!
//! ```text
//! src/ ─cargo→ accordingto.wasm ─wasm-bindgen→ glue.js, glue.d.ts, *_bg.wasm ─wasm-opt→ pkg/
//! ```
//!
//! cargo knows by itself what is fresh. The steps after it are left out when a fingerprint of what
//! goes in and of what came out is the one that the last build left behind.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use wasm_bindgen_cli_support::Bindgen;

use crate::{
    command::{cargo, command, run as run_command, say, target_folder},
    setup, sizes,
};

/// The built files of `pkg/`, all ignored by git.
pub const BUILT: [&str; 3] = ["accordingto_bg.wasm", "glue.js", "glue.d.ts"];

/// How the glue finds the wasm: beside itself, in a form that bundlers know.
const WASM_URL: &str = "new URL('accordingto_bg.wasm', import.meta.url)";

/// No feature flags: wasm-opt reads the features that the module uses from the module, and takes
/// the list of them out afterwards.
const WASM_OPT: [&str; 4] =
    ["-Oz", "--strip-debug", "--strip-producers", "--strip-target-features"];

/// Builds what is not fresh and prints the sizes of the built files.
///
/// # Errors
///
/// When a tool is missing and cannot be had, or a step fails.
pub fn run(root: &Path) -> Result<()> {
    setup::wasm_target(root)?;
    setup::node_modules(root)?;
    let target = target_folder(root);
    let module = compile(root, &target)?;

    let scratch = target.join("xtask");
    let stamp = scratch.join("fingerprint");
    let last = fs::read_to_string(&stamp).unwrap_or_default();
    if fingerprint(root, &module).is_ok_and(|now| now == last) {
        say("pkg/ is fresh");
    } else {
        say("writing the glue (wasm-bindgen)");
        let glue = bind(&module, &scratch.join("glue"))?;
        say("optimising the wasm (wasm-opt)");
        write_package(root, &glue)?;
        write(&stamp, fingerprint(root, &module)?)?;
    }
    print!("{}", sizes::table(root)?);
    Ok(())
}

/// The folder of the published package.
pub fn package_folder(root: &Path) -> PathBuf {
    root.join("pkg")
}

fn compile(root: &Path, target: &Path) -> Result<PathBuf> {
    say("compiling the library to WebAssembly (cargo)");
    run_command(
        cargo(root)
            .args(["build", "--release", "--lib", "--package", "accordingto"])
            .args(["--target", setup::WASM_TARGET])
            .arg("--target-dir")
            .arg(target),
    )?;
    Ok(target.join(setup::WASM_TARGET).join("release/accordingto.wasm"))
}

/// What wasm-bindgen makes of the module.
struct Glue {
    javascript: String,
    types: String,
    wasm: PathBuf,
}

fn bind(module: &Path, folder: &Path) -> Result<Glue> {
    // What an earlier build left would hide a file that is no longer made.
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    Bindgen::new()
        .input_path(module)
        .out_name("accordingto")
        .web(true)?
        .typescript(true)
        // As a library it leaves the default path out, which the command line does not.
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(folder)
        .context("wasm-bindgen failed")?;
    if folder.join("snippets").exists() {
        bail!("the library brings JavaScript snippets, which pkg/ has no place for");
    }
    // The entry is called accordingto.js, so the glue gets another name.
    let javascript =
        read(&folder.join("accordingto.js"))?.replace("./accordingto.d.ts", "./glue.d.ts");
    if !javascript.contains(WASM_URL) {
        bail!("the glue does not load the wasm by `{WASM_URL}`");
    }
    let types = read(&folder.join("accordingto.d.ts"))?;
    Ok(Glue { javascript, types, wasm: folder.join("accordingto_bg.wasm") })
}

fn write_package(root: &Path, glue: &Glue) -> Result<()> {
    let package = package_folder(root);
    run_command(
        command(root, "node")
            .arg("node_modules/binaryen/bin/wasm-opt")
            .args(WASM_OPT)
            .arg(&glue.wasm)
            .arg("-o")
            .arg(package.join("accordingto_bg.wasm")),
    )?;
    write(&package.join("glue.js"), &glue.javascript)?;
    write(&package.join("glue.d.ts"), &glue.types)
}

/// A number for the module, the tools that work on it and the files that they made. Any change to
/// this file counts as a change of the tools.
fn fingerprint(root: &Path, module: &Path) -> Result<String> {
    let mut hasher = DefaultHasher::new();
    include_str!("build.rs").hash(&mut hasher);
    for tools in ["Cargo.lock", "package-lock.json"] {
        bytes(&root.join(tools))?.hash(&mut hasher);
    }
    bytes(module)?.hash(&mut hasher);
    for name in BUILT {
        bytes(&package_folder(root).join(name))?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn bytes(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}
