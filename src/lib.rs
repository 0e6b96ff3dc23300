//! According To.
pub mod pack;
pub mod record;
pub mod text;
