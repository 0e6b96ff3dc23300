//! The sizes of the built files, as a reader downloads them.
//!
//! Node compresses, since the build needs it anyway and its zlib has brotli: no crate for either.

use std::path::Path;

use anyhow::Result;

use crate::{
    build::{BUILT, package_folder},
    command::{command, read},
};

/// A line for each built file that browsers load: bytes as they are, gzip at level 9, brotli at 11.
///
/// # Errors
///
/// When Node fails, or a file is missing.
pub fn table(root: &Path) -> Result<String> {
    let loaded = BUILT.iter().filter(|name| !name.ends_with(".d.ts"));
    read(
        command(root, "node")
            .args(["--input-type=module", "--eval", include_str!("sizes.mjs"), "--"])
            .args(loaded.map(|name| package_folder(root).join(name))),
    )
}
