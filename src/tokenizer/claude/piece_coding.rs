//! A sorted list of pieces in few bytes: what a piece shares with the one before it is not written, and each
//! bit of the rest costs what several guesses, mixed by how well they did so far, leave of it.
//!
//! A piece is its body and then one byte for its shape. For each: how many bytes of the one before are
//! dropped, then what follows. Guesses come from the last one to four bytes, from the piece so far, and,
//! where it leaves the one before it, from the byte that stood there. Arithmetic is whole numbers alone.

use super::pack::{Piece, Shape};

/// The pieces, which are sorted.
pub(super) fn encode(pieces: &[Piece]) -> Vec<u8> {
    let mut coder = Coder::new(Encoder::default());
    let mut last: Vec<u8> = Vec::new();
    for piece in pieces {
        let mut row = piece.body.clone();
        row.push(piece.shape as u8);
        let shared = last.iter().zip(&row).take_while(|(a, b)| a == b).count();
        coder.drop(&last, Some((last.len() - shared) as u8));
        for at in shared..row.len() {
            coder.symbol(&last, shared, &row[..at], Some(row[at]));
        }
        last = row;
    }
    coder.bits.finish()
}

/// So many pieces; nothing, if the bytes are not a list of pieces.
pub(super) fn decode(bytes: &[u8], count: usize) -> Option<Vec<Piece>> {
    let mut coder = Coder::new(Decoder::new(bytes));
    let mut pieces = Vec::with_capacity(count);
    let mut last: Vec<u8> = Vec::new();
    for _ in 0..count {
        let dropped = usize::from(coder.drop(&last, None));
        let shared = last.len().checked_sub(dropped)?;
        let mut row = last[..shared].to_vec();
        let shape = loop {
            let byte = coder.symbol(&last, shared, &row, None);
            row.push(byte);
            if let Some(shape) = Shape::ALL.into_iter().find(|shape| *shape as u8 == byte) {
                break shape;
            }
            if row.len() > LONGEST {
                return None;
            }
        };
        pieces.push(Piece { body: row[..row.len() - 1].to_vec(), shape });
        last = row;
    }
    Some(pieces)
}

/// No piece has more bytes, marks included.
const LONGEST: usize = 250;
/// How many guesses are mixed.
const GUESSES: usize = 7;
/// The slots of one guess: a power of two.
const SLOTS: usize = 1 << 18;

struct Coder<B> {
    bits: B,
    model: Model,
}

impl<B: Bits> Coder<B> {
    fn new(bits: B) -> Self {
        Self { bits, model: Model::new() }
    }

    /// How many bytes of the last row are dropped.
    fn drop(&mut self, last: &[u8], known: Option<u8>) -> u8 {
        let byte = |back: usize| last.len().checked_sub(back).map_or(0, |at| u32::from(last[at]));
        let length = last.len() as u32;
        let contexts = [
            1 << 24,
            2 << 24 | length,
            3 << 24 | byte(1),
            4 << 24 | byte(1) << 8 | byte(2),
            5 << 24 | length << 8 | byte(1),
            6 << 24 | byte(2) << 8 | byte(3),
            7 << 24 | byte(2),
        ];
        self.byte(contexts, 0, known)
    }

    /// The byte that follows `row`, which shares `shared` bytes with the row before it.
    fn symbol(&mut self, last: &[u8], shared: usize, row: &[u8], known: Option<u8>) -> u8 {
        let at = row.len();
        let byte = |back: usize| at.checked_sub(back).map_or(0, |at| u32::from(row[at]));
        let leaves = at == shared;
        let left = if leaves { last.get(at).map_or(0, |byte| u32::from(*byte)) } else { 0 };
        let (one, two) = (byte(1), byte(1) | byte(2) << 8);
        let three = two | byte(3) << 16;
        let whole = row.iter().fold(9u32, |hash, byte| mixed(hash ^ u32::from(*byte)));
        let contexts = [
            mixed(one | 8 << 24),
            mixed(two | 9 << 24),
            mixed(three | 10 << 24),
            mixed(three ^ mixed(byte(4) | 11 << 24)),
            whole,
            mixed(left | one << 8 | u32::from(leaves) << 16 | 12 << 24),
            mixed(left | (at as u32) << 8 | u32::from(leaves) << 16 | 13 << 24),
        ];
        self.byte(contexts, if leaves { 1 } else { 2 + at.min(13) }, known)
    }

    fn byte(&mut self, contexts: [u32; GUESSES], mixer: usize, known: Option<u8>) -> u8 {
        let mut so_far = 1u32;
        while so_far < 256 {
            let slots = contexts.map(|context| mixed(context ^ so_far << 8) as usize % SLOTS);
            let chance = self.model.chance(&slots, mixer);
            let shift = 7 - so_far.ilog2();
            let bit = self.bits.bit(chance, known.map(|byte| byte >> shift & 1 == 1));
            self.model.learn(&slots, mixer, chance, bit);
            so_far = so_far << 1 | u32::from(bit);
        }
        so_far as u8
    }
}

fn mixed(value: u32) -> u32 {
    let value = (value ^ value >> 15).wrapping_mul(0x2c1b_3c6d);
    let value = (value ^ value >> 12).wrapping_mul(0x297a_2d39);
    value ^ value >> 15
}

/// The guesses: for each context the chance of a one, in 65536ths, with how often it was met.
struct Model {
    chances: Vec<[u16; GUESSES]>,
    met: Vec<[u8; GUESSES]>,
    /// Indexed by mixer: the weight of each guess, in 65536ths.
    weights: [[i32; GUESSES]; MIXERS],
    guesses: [i32; GUESSES],
    stretch: Vec<i16>,
}

const MIXERS: usize = 16;

impl Model {
    fn new() -> Self {
        Self {
            chances: vec![[1 << 15; GUESSES]; SLOTS],
            met: vec![[0; GUESSES]; SLOTS],
            weights: [[20_000; GUESSES]; MIXERS],
            guesses: [0; GUESSES],
            stretch: stretch_table(),
        }
    }

    /// The chance of a one, in 4096ths; never none and never all.
    fn chance(&mut self, slots: &[usize; GUESSES], mixer: usize) -> u32 {
        let mut sum = 0i64;
        for (guess, slot) in slots.iter().enumerate() {
            let chance = usize::from(self.chances[*slot][guess]) >> 4;
            // A guess that was seldom put to the test says less.
            let trust = [0, 5, 6, 7, 8][usize::from(self.met[*slot][guess]).min(4)];
            self.guesses[guess] = i32::from(self.stretch[chance]) * trust / 8;
            sum += i64::from(self.weights[mixer][guess]) * i64::from(self.guesses[guess]);
        }
        squash((sum >> 16) as i32).clamp(1, 4095) as u32
    }

    fn learn(&mut self, slots: &[usize; GUESSES], mixer: usize, chance: u32, bit: bool) {
        let error = (i32::from(bit) << 12) - chance as i32;
        for (guess, slot) in slots.iter().enumerate() {
            let weight = &mut self.weights[mixer][guess];
            *weight += (self.guesses[guess] * error * 5 + 0x2000) >> 14;
            let met = &mut self.met[*slot][guess];
            let chance = &mut self.chances[*slot][guess];
            let target = if bit { 65_535 } else { 0 };
            *chance = (i32::from(*chance)
                + (target - i32::from(*chance)) * 2 / (2 * i32::from(*met) + 3))
                as u16;
            *met = (*met + 1).min(60);
        }
    }
}

/// `4096 / (1 + e^(-x / 256))` by interpolation between known points.
fn squash(x: i32) -> i32 {
    const POINTS: [i32; 33] = [
        1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994,
        3348, 3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
    ];
    if x > 2047 {
        return 4095;
    }
    if x < -2047 {
        return 0;
    }
    let (index, weight) = (((x >> 7) + 16) as usize, x & 127);
    (POINTS[index] * (128 - weight) + POINTS[index + 1] * weight + 64) >> 7
}

/// The inverse of [`squash`], indexed by chance in 4096ths.
fn stretch_table() -> Vec<i16> {
    let mut table = vec![2047; 4096];
    let mut next = 0;
    for x in -2047..=2047 {
        let chance = squash(x) as usize;
        for entry in table.iter_mut().take(chance + 1).skip(next) {
            *entry = x as i16;
        }
        next = next.max(chance + 1);
    }
    table
}

/// A writer or a reader of bits with chances.
trait Bits {
    /// The bit, which a writer knows; `chance` is that of a one, in 4096ths.
    fn bit(&mut self, chance: u32, known: Option<bool>) -> bool;
}

/// Narrows an interval at each bit; its leading bytes, once they agree, are the output.
struct Encoder {
    low: u32,
    high: u32,
    bytes: Vec<u8>,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { low: 0, high: u32::MAX, bytes: Vec::new() }
    }
}

impl Encoder {
    fn finish(mut self) -> Vec<u8> {
        self.bytes.extend_from_slice(&self.high.to_be_bytes());
        self.bytes
    }
}

fn middle(low: u32, high: u32, chance: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(chance)) >> 12) as u32
}

impl Bits for Encoder {
    fn bit(&mut self, chance: u32, known: Option<bool>) -> bool {
        let bit = known.unwrap_or_default();
        let middle = middle(self.low, self.high, chance);
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.bytes.push((self.high >> 24) as u8);
            self.low <<= 8;
            self.high = self.high << 8 | 255;
        }
        bit
    }
}

struct Decoder<'a> {
    low: u32,
    high: u32,
    code: u32,
    bytes: &'a [u8],
}

impl<'a> Decoder<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut decoder = Self { low: 0, high: u32::MAX, code: 0, bytes };
        for _ in 0..4 {
            decoder.take();
        }
        decoder
    }

    fn take(&mut self) {
        let (byte, rest) = self.bytes.split_first().unwrap_or((&0, &[]));
        self.code = self.code << 8 | u32::from(*byte);
        self.bytes = rest;
    }
}

impl Bits for Decoder<'_> {
    fn bit(&mut self, chance: u32, _known: Option<bool>) -> bool {
        let middle = middle(self.low, self.high, chance);
        let bit = self.code <= middle;
        if bit {
            self.high = middle;
        } else {
            self.low = middle + 1;
        }
        while (self.low ^ self.high) >> 24 == 0 {
            self.low <<= 8;
            self.high = self.high << 8 | 255;
            self.take();
        }
        bit
    }
}
