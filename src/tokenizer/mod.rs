//! Text to tokens: exact counts, ids and boundaries.
//! Knows no model and no price; an encoding's name is all that others share with it.

pub mod split;
