//! What several integration tests share: seeded random texts, and nothing of the crate itself.
#![allow(dead_code, reason = "each test binary uses a part of it")]

pub mod conformance;
pub mod digest;
pub mod edits;
pub mod texts;
pub mod vocabularies;
