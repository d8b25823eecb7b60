//! Live text: counted in several encodings at once, where an edit costs what changed and not what
//! stands. Knows no names, no estimates and no JavaScript; offsets are UTF-16 code units.
//!
//! `text` holds the characters in chunks. For each encoding a `track` holds what the text was cut into:
//! segments of half a kilobyte, each with its count; `stretches` are those of Claude's encodings, which are cut otherwise. `summed_list` is the list that both are kept in.
//! An edit changes a chunk, and each track recounts the segments that the edit can have touched.

mod context;
mod counting;
mod document;
mod long_piece;
mod normal_text;
mod segment;
mod stretches;
mod summed_list;
mod surrogates;
mod text;
mod track;
mod view;
mod window;

pub use document::Document;
pub use window::Window;
