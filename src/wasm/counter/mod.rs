//! What a count needs: vocabularies, tokenizers, live documents. Knows no model and no price, and
//! gives JavaScript numbers and texts instead of objects: whatever makes objects here would have to
//! be fetched before the first count.

mod calibrations;
mod engine;
mod live;
mod names;
