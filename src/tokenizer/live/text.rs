//! The text of a live document in chunks of some kilobytes: an edit moves the bytes of one chunk.
//! Knows UTF-16 offsets and bytes, and nothing of tokens.

use std::ops::Range;

use super::summed_list::{Place, Sum, Summed, SummedList};
use super::surrogates::{self, LONE};
use crate::tokenizer::Mix;

/// What a new chunk holds, in bytes; a whole character more or less.
const USUAL: usize = 2048;
/// A chunk of more bytes is cut.
const MOST: usize = 4096;
/// A chunk of fewer bytes joins its neighbour.
const FEWEST: usize = 256;

/// A text of JavaScript, lone surrogates among it. Byte offsets are those of its UTF-8, where a lone
/// surrogate has three bytes, as U+FFFD has.
#[derive(Default)]
pub(super) struct Text {
    chunks: SummedList<Chunk>,
}

/// A change of bytes: what stood in `start..old_end` now stands in `start..new_end`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Change {
    pub(super) start: usize,
    pub(super) old_end: usize,
    pub(super) new_end: usize,
}

struct Chunk {
    bytes: Vec<u8>,
    units: usize,
    lone: usize,
    /// Not part of the sum: few ask for it.
    mix: Mix,
}

#[derive(Clone, Copy, Default)]
struct Size {
    bytes: usize,
    units: usize,
    lone: usize,
}

impl Sum for Size {
    fn then(self, next: Size) -> Size {
        Size {
            bytes: self.bytes + next.bytes,
            units: self.units + next.units,
            lone: self.lone + next.lone,
        }
    }
}

impl Summed for Chunk {
    type Sum = Size;

    fn sum(&self) -> Size {
        Size { bytes: self.bytes.len(), units: self.units, lone: self.lone }
    }
}

impl Chunk {
    fn new(bytes: &[u8]) -> Chunk {
        let (units, lone) = (surrogates::units(bytes), surrogates::lone(bytes));
        Chunk { bytes: bytes.to_vec(), units, lone, mix: Mix::of(bytes) }
    }
}

/// Where a UTF-16 offset lies.
struct Spot {
    /// The byte at which the character starts that the unit belongs to.
    byte: usize,
    /// Whether the offset is between the two halves of that character.
    within_pair: bool,
}

impl Text {
    /// A text of these bytes, lone surrogates as in `surrogates`.
    pub(super) fn new(bytes: &[u8]) -> Text {
        Text { chunks: SummedList::new(chunks(bytes)) }
    }

    /// Its length in UTF-16 code units.
    pub(super) fn units(&self) -> usize {
        self.chunks.total().units
    }

    /// Its length in bytes.
    pub(super) fn bytes(&self) -> usize {
        self.chunks.total().bytes
    }

    /// What kind of text it is. Cost: a look at each chunk.
    pub(super) fn mix(&self) -> Mix {
        let mut mix = Mix::default();
        let (mut place, _) = self.chunks.seek(|_| true);
        while let Some(chunk) = self.chunks.get(place) {
            mix += chunk.mix;
            place = self.chunks.after(place);
        }
        mix
    }

    /// Replaces a range of UTF-16 code units that lies within the text.
    ///
    /// Cost: the bytes of a chunk or two, those removed and those inserted.
    pub(super) fn edit(&mut self, range: Range<usize>, insert: &[u8]) -> Change {
        let (start, end) = (self.spot(range.start), self.spot(range.end));
        let splits = start.within_pair || end.within_pair;
        let lone = self.chunks.total().lone > 0 || surrogates::lone(insert) > 0;
        if !splits && !lone {
            return self.replace(start.byte..end.byte, insert);
        }
        let mut bytes = start.byte..end.byte;
        let mut joined = Vec::with_capacity(insert.len() + 4 * LONE);
        if start.within_pair {
            joined.extend(surrogates::high_half(&self.raw(start.byte..start.byte + 4)));
        } else {
            let before = self.raw(start.byte.saturating_sub(LONE)..start.byte);
            if surrogates::ends_with_high(&before) {
                bytes.start -= LONE;
                joined.extend(before);
            }
        }
        surrogates::append(&mut joined, insert);
        let after = self.raw(end.byte..(end.byte + 4).min(self.bytes()));
        if end.within_pair {
            bytes.end += 4;
            surrogates::append(&mut joined, &surrogates::low_half(&after));
        } else if surrogates::begins_with_low(&after) {
            bytes.end += LONE;
            surrogates::append(&mut joined, &after[..LONE]);
        }
        self.replace(bytes, &joined)
    }

    /// Appends the bytes of a range to `to`; lone surrogates become U+FFFD.
    pub(super) fn read(&self, range: Range<usize>, to: &mut Vec<u8>) {
        let from = to.len();
        let mut any_lone = false;
        self.each_chunk(range, |bytes, lone| {
            to.extend_from_slice(bytes);
            any_lone |= lone;
        });
        if any_lone {
            surrogates::replace_lone(&mut to[from..]);
        }
    }

    /// The whole text as UTF-8, unless it holds a lone surrogate.
    pub(super) fn utf8(&self) -> Option<Vec<u8>> {
        let total = self.chunks.total();
        (total.lone == 0).then(|| self.raw(0..total.bytes))
    }

    /// The whole text as UTF-16.
    pub(super) fn utf16(&self) -> Vec<u16> {
        let mut units = Vec::with_capacity(self.units());
        self.each_chunk(0..self.bytes(), |bytes, _| units.extend(surrogates::decode(bytes)));
        units
    }

    /// The byte at which the character starts that holds this UTF-16 offset.
    pub(super) fn byte_of(&self, unit: usize) -> usize {
        self.spot(unit).byte
    }

    /// How many UTF-16 code units the characters have that begin before this byte.
    pub(super) fn unit_of(&self, byte: usize) -> usize {
        let (place, before) = self.chunks.seek(|sum| sum.bytes > byte);
        let Some(chunk) = self.chunks.get(place) else {
            return before.units;
        };
        before.units + surrogates::units(&chunk.bytes[..byte - before.bytes])
    }

    fn spot(&self, unit: usize) -> Spot {
        let (place, before) = self.chunks.seek(|sum| sum.units > unit);
        let Some(chunk) = self.chunks.get(place) else {
            return Spot { byte: before.bytes, within_pair: false };
        };
        let wanted = unit - before.units;
        let (within, within_pair) = if chunk.units == chunk.bytes.len() {
            (wanted, false)
        } else {
            find_unit(&chunk.bytes, wanted)
        };
        Spot { byte: before.bytes + within, within_pair }
    }

    fn raw(&self, range: Range<usize>) -> Vec<u8> {
        let mut raw = Vec::with_capacity(range.len());
        self.each_chunk(range, |bytes, _| raw.extend_from_slice(bytes));
        raw
    }

    /// Visits the parts of a range, each with whether its chunk holds a lone surrogate.
    fn each_chunk(&self, range: Range<usize>, mut visit: impl FnMut(&[u8], bool)) {
        let (mut place, before) = self.chunks.seek(|sum| sum.bytes > range.start);
        let mut start = before.bytes;
        while start < range.end {
            let Some(chunk) = self.chunks.get(place) else {
                return;
            };
            let from = range.start.saturating_sub(start);
            let to = (range.end - start).min(chunk.bytes.len());
            visit(&chunk.bytes[from..to], chunk.lone > 0);
            start += chunk.bytes.len();
            place = self.chunks.after(place);
        }
    }

    /// Replaces a range of whole characters, in bytes.
    pub(super) fn replace(&mut self, range: Range<usize>, insert: &[u8]) -> Change {
        let change =
            Change { start: range.start, old_end: range.end, new_end: range.start + insert.len() };
        let (mut place, mut before) = self.chunks.seek(|sum| sum.bytes > range.start);
        // At the end of the text the last chunk grows.
        if self.chunks.get(place).is_none()
            && let Some(last) = self.chunks.before(place)
            && let Some(chunk) = self.chunks.get(last)
        {
            place = last;
            before.bytes -= chunk.bytes.len();
        }
        let within = range.start - before.bytes..range.end - before.bytes;
        if !self.replace_in_chunk(place, within, insert) {
            self.replace_chunks(place, before.bytes, range, insert);
        }
        change
    }

    /// Changes one chunk in place, if the change lies in it and leaves it a bearable size.
    fn replace_in_chunk(&mut self, place: Place, range: Range<usize>, insert: &[u8]) -> bool {
        let Some(chunk) = self.chunks.get(place) else {
            return false;
        };
        let left = chunk.bytes.len().saturating_sub(range.len()) + insert.len();
        let bearable = FEWEST..=MOST;
        if range.end > chunk.bytes.len() || !bearable.contains(&left) {
            return false;
        }
        self.chunks.change(place, |chunk| {
            let removed = &chunk.bytes[range.clone()];
            chunk.units += surrogates::units(insert);
            chunk.units -= surrogates::units(removed);
            chunk.lone += surrogates::lone(insert);
            chunk.lone -= surrogates::lone(removed);
            chunk.mix += Mix::of(insert);
            chunk.mix -= Mix::of(removed);
            exchange(&mut chunk.bytes, range, insert);
        });
        true
    }

    /// Cuts the chunks anew that hold the range, and one more where little is left of them.
    fn replace_chunks(&mut self, from: Place, start: usize, range: Range<usize>, insert: &[u8]) {
        let mut bytes = Vec::new();
        let mut to = from;
        let mut end = start;
        while let Some(chunk) = self.chunks.get(to) {
            if to == from {
                bytes.extend_from_slice(&chunk.bytes[..range.start - start]);
                bytes.extend_from_slice(insert);
            }
            let past = range.end.saturating_sub(end).min(chunk.bytes.len());
            bytes.extend_from_slice(&chunk.bytes[past..]);
            end += chunk.bytes.len();
            to = self.chunks.after(to);
            if end >= range.end && bytes.len() >= FEWEST {
                break;
            }
        }
        if to == from {
            bytes.extend_from_slice(insert);
        }
        self.chunks.replace(from, to, chunks(&bytes));
    }
}

/// Cuts bytes into chunks between characters.
fn chunks(bytes: &[u8]) -> Vec<Chunk> {
    let mut chunks = Vec::with_capacity(bytes.len() / USUAL + 1);
    let mut rest = bytes;
    while !rest.is_empty() {
        let mut end = USUAL.min(rest.len());
        while end < rest.len() && rest[end] & 0xc0 == 0x80 {
            end += 1;
        }
        let (chunk, after) = rest.split_at(end);
        chunks.push(Chunk::new(chunk));
        rest = after;
    }
    chunks
}

/// Puts bytes in place of others; what stands behind moves.
fn exchange(bytes: &mut Vec<u8>, range: Range<usize>, insert: &[u8]) {
    let (old, new) = (bytes.len(), bytes.len() - range.len() + insert.len());
    let moved = range.start + insert.len();
    bytes.resize(old.max(new), 0);
    bytes.copy_within(range.end..old, moved);
    bytes[range.start..moved].copy_from_slice(insert);
    bytes.truncate(new);
}

/// The byte at which the character starts that holds the unit `wanted`, and whether that is its second.
fn find_unit(bytes: &[u8], wanted: usize) -> (usize, bool) {
    const STRIDE: usize = 64;
    let mut at = 0;
    let mut units = 0;
    // Whole strides first: a continuation byte counts for nothing wherever its character is cut.
    while let Some(stride) = bytes.get(at..at + STRIDE) {
        let next = units + surrogates::units(stride);
        if next > wanted {
            break;
        }
        units = next;
        at += STRIDE;
    }
    while bytes.get(at).is_some_and(|byte| byte & 0xc0 == 0x80) {
        at += 1;
    }
    while let Some(lead) = bytes.get(at) {
        let width = 1 + usize::from(*lead >= 0xf0);
        if units + width > wanted {
            return (at, wanted > units);
        }
        units += width;
        at += surrogates::length(*lead);
    }
    (bytes.len(), false)
}
