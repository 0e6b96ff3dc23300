//! Card: what a reader is shown about a claim, and where on the screen.
//!
//! ```text
//! record, words, match, day ─content→ Card (phrases) ─dom→ the card on the page
//! anchor, card and viewport as rectangles ─place→ where it stands
//! ```
//!
//! Invariant: no DOM, no HTML. A card is data; the `dom` module draws it node by node.

mod content;
mod party;
pub mod phrase;
pub mod place;
pub mod summary;
pub mod words;

pub use content::{Card, Party, Step, content};
