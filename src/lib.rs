//! According To: a reader hovers over a sentence in a news article and sees who says so, through whom, how they know, who
//! disputes it, and how many origins stand behind it.
//!
//! The modules are the steps of the data's way:
//!
//! ```text
//! page ─[dom]→ text ─[text]→ words ─[find]→ matches ─[record]→ claims, standings ─[dom]→ marks ─[hover]→ card ─[card, dom]→ page
//! ```
//!
//! | module | what it does |
//! |---|---|
//! | [`record`] | the dataset: model, reading, checks, the standing rule |
//! | [`pack`] | compiled datasets |
//! | [`text`] | from characters to folded, hashed words |
//! | [`find`] | recorded passages in a page's words, all in one pass |
//! | [`hover`] | when a card opens and closes |
//! | [`card`] | what a card says and where it stands |
//! | `dom` | the browser; only in WebAssembly builds |
//!
//! Everything but `dom` is pure Rust without a browser: it builds and tests natively, and the command line uses it too.
//!
//! # Example
//!
//! ```
//! use accordingto::{bundled, record::standing::standing};
//!
//! let record = bundled::record().ok_or("the bundled dataset is broken")?;
//! let claim = record.find_claim("cia-arranged-defection").ok_or("no such claim")?;
//! let standing = standing(&record, claim, None);
//! assert_eq!((standing.origins.min, standing.origins.max), (1, 1));
//! # Ok::<(), &str>(())
//! ```
//!
//! # Invariant
//!
//! The library reports sources and disputes and never says what is true. It makes no request, keeps no data, and nothing
//! that a dataset or a page contains makes it panic.

pub mod bundled;
pub mod card;
pub mod find;
pub mod hover;
mod order;
pub mod pack;
pub mod page;
pub mod record;
pub mod text;

#[cfg(feature = "cli")]
pub mod cli;
#[cfg(target_arch = "wasm32")]
mod dom;
