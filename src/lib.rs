//! According To.
pub mod card;
pub mod find;
pub mod hover;
pub mod pack;
pub mod record;
pub mod text;
