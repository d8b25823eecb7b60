//! What a splitter remembers in the middle of a long piece, so that it can go on from there without
//! reading the piece from its start. Knows splitters only from outside, as functions of bytes.
//!
//! A splitter tells characters apart by a few traits, so a piece is a row of some twenty symbols to
//! it, and where the piece ends depends on very little of what was read: its first two symbols (is
//! there a lead, what kind of piece is it), whether some symbol has been met at all (a small letter,
//! a line break), and the last two. So this much of the piece, as a short string, stands in for all
//! of it. Two such strings are the same state if no continuation of up to two characters tells them
//! apart. Neither is proven for every imaginable pattern: a test holds every splitter of the crate to
//! it.

use std::collections::HashMap;

use super::surrogates;
use crate::tokenizer::split::{Classes, Cutter};
use crate::tokenizer::spread::Spreading;

/// A state of the splitter, numbered as they were met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct State(u16);

impl State {
    /// Between two pieces.
    pub(super) const START: State = State(0);
}

/// How many bytes of its piece must stand on either side of a place where a splitter is to go on:
/// closer to an end of the piece, more than what is kept here can matter (a contraction does).
pub(super) const MARGIN: usize = 16;

/// The symbol of ASCII punctuation that no pattern names.
const ASCII_PUNCTUATION: u8 = 8 + 7;
/// How many symbols there can be: see [`Symbols::of`].
const SYMBOLS: usize = 80;
/// How many of the first and of the last symbols are kept.
const KEPT: usize = 2;

/// The row of symbols that stands in for what was read of a piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Context {
    head: [u8; KEPT],
    heads: u8,
    /// Which symbols stand between the first and the last, and in which order they came.
    met: u128,
    order: [u8; 12],
    met_count: u8,
    tail: [u8; KEPT],
    tails: u8,
}

impl Context {
    fn push(&mut self, symbol: u8) {
        if usize::from(self.heads) < KEPT {
            self.head[usize::from(self.heads)] = symbol;
            self.heads += 1;
        } else if usize::from(self.tails) < KEPT {
            self.tail[usize::from(self.tails)] = symbol;
            self.tails += 1;
        } else {
            self.meet(self.tail[0]);
            self.tail = [self.tail[1], symbol];
        }
    }

    fn meet(&mut self, symbol: u8) {
        if self.met >> symbol & 1 == 0
            && let Some(slot) = self.order.get_mut(usize::from(self.met_count))
        {
            *slot = symbol;
            self.met_count += 1;
            self.met |= 1 << symbol;
        }
    }

    fn symbols(&self) -> impl Iterator<Item = u8> {
        let head = self.head[..usize::from(self.heads)].iter();
        let met = self.order[..usize::from(self.met_count)].iter();
        head.chain(met).chain(&self.tail[..usize::from(self.tails)]).copied()
    }
}

/// The states of one splitter.
pub(super) struct Contexts {
    cutter: Cutter,
    symbols: Symbols,
    /// Indexed by state: a row that leads to it.
    states: Vec<Context>,
    by_row: HashMap<Context, State, Spreading>,
    /// Indexed by state: what it does, in short. The start's is nobody else's.
    behaviours: Vec<u64>,
}

impl Contexts {
    pub(super) fn new(cutter: Cutter) -> Contexts {
        let mut contexts = Contexts {
            cutter,
            symbols: Symbols::new(),
            states: Vec::new(),
            by_row: HashMap::default(),
            behaviours: vec![0],
        };
        // The first one interned is the start; nothing else behaves like it, since no other row is empty.
        contexts.states.push(Context::default());
        contexts.by_row.insert(Context::default(), State::START);
        contexts
    }

    /// The context of a state, to go on from.
    pub(super) fn context(&self, state: State) -> Context {
        self.states[usize::from(state.0)]
    }

    /// Reads on in the piece.
    pub(super) fn read(&mut self, context: &mut Context, bytes: &[u8]) {
        let mut at = 0;
        while at < bytes.len() {
            let (symbol, next) = self.symbols.read(bytes, at);
            context.push(symbol);
            at = next;
        }
    }

    /// The state that a context is; the start, if nothing was read.
    pub(super) fn state(&mut self, context: &Context) -> State {
        if let Some(state) = self.by_row.get(context) {
            return *state;
        }
        let behaviour = self.behaviour(context);
        // Some dozens, and asked once for each row.
        let known = self.behaviours[1..].iter().position(|known| *known == behaviour);
        let at = known.map_or(self.states.len(), |known| known + 1);
        if at == self.states.len() {
            self.states.push(*context);
            self.behaviours.push(behaviour);
        }
        let state = State(at as u16);
        self.by_row.insert(*context, state);
        state
    }

    /// Appends the short string that stands in for what was read.
    pub(super) fn stand_in(&self, context: &Context, to: &mut Vec<u8>) {
        for symbol in context.symbols() {
            to.extend_from_slice(self.symbols.example(symbol));
        }
    }

    /// Where the piece ends under each continuation of up to two of [`PROBES`], as one number.
    fn behaviour(&self, context: &Context) -> u64 {
        let mut text = Vec::new();
        self.stand_in(context, &mut text);
        let read = text.len();
        let mut behaviour = 0xcbf2_9ce4_8422_2325;
        let mut note = |text: &[u8]| {
            let end = self.cutter.first(text, true).unwrap_or_default();
            let beyond = (end + 1).saturating_sub(read) as u64;
            behaviour = (behaviour ^ beyond).wrapping_mul(0x0100_0000_01b3);
        };
        note(&text);
        for one in PROBES {
            text.truncate(read);
            text.extend_from_slice(one.as_bytes());
            note(&text);
            let after_one = text.len();
            for two in PROBES {
                text.truncate(after_one);
                text.extend_from_slice(two.as_bytes());
                note(&text);
            }
        }
        behaviour
    }
}

/// One character of each kind that some pattern tells apart.
const PROBES: &[&str] = &[
    "s", "S", "é", "É", "中", "々", "の", "ก", "ʰ", "\u{301}", "1", "٣", " ", "\t", "\u{3000}",
    "\n", "\r", "'", "/", "!", "$", "、", "€", "😀", "\u{0}", "\u{200b}",
];

/// Characters by the traits that any pattern tells them apart by, with one example of each kind.
struct Symbols {
    /// Indexed by symbol; empty until one was met.
    examples: Vec<([u8; 4], u8)>,
}

impl Symbols {
    fn new() -> Symbols {
        Symbols { examples: vec![([0; 4], 0); SYMBOLS] }
    }

    fn example(&self, symbol: u8) -> &[u8] {
        let (bytes, length) = &self.examples[usize::from(symbol)];
        &bytes[..usize::from(*length)]
    }

    /// The symbol of the character at `at`, and where the next one starts.
    #[inline]
    fn read(&mut self, bytes: &[u8], at: usize) -> (u8, usize) {
        let next = (at + surrogates::length(bytes[at])).min(bytes.len());
        let character = &bytes[at..next];
        let symbol = Symbols::of(character);
        let example = &mut self.examples[usize::from(symbol)];
        if example.1 == 0 {
            // Not the first that comes: brackets in the wrong order could spell a tag.
            let character = if symbol == ASCII_PUNCTUATION { b"!" } else { character };
            example.0[..character.len()].copy_from_slice(character);
            example.1 = character.len() as u8;
        }
        (symbol, next)
    }

    /// ASCII characters that some pattern names are symbols of their own; others go by their class,
    /// by their script where one is named (Han; Chinese and kana by their range), and by whether they
    /// are ASCII.
    fn of(character: &[u8]) -> u8 {
        const NAMED: &[u8] = b" \r\n'/";
        if let [byte] = *character
            && let Some(named) = NAMED.iter().position(|one| *one == byte)
        {
            return named as u8;
        }
        let code_point = surrogates::code_point(character);
        let class = Classes::get().of(code_point);
        let kind = (class & 0xff).trailing_zeros() as u8 & 7;
        let script = match code_point {
            0..0x80 => 0,
            0x3040..0x3100 | 0x4e00..0x9fa6 => 1,
            _ => 2,
        };
        let han = u8::from(class & !0xff != 0);
        8 + kind + 8 * (script + 3 * han)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokenizer::ENCODINGS;

    struct Random(u64);

    impl Random {
        fn below(&mut self, limit: usize) -> usize {
            self.0 ^= self.0 >> 12;
            self.0 ^= self.0 << 25;
            self.0 ^= self.0 >> 27;
            (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % limit
        }
    }

    /// Some kinds of characters: long pieces are made of few.
    fn kinds(random: &mut Random) -> Vec<&'static str> {
        (0..1 + random.below(3)).map(|_| PROBES[random.below(PROBES.len())]).collect()
    }

    fn row(random: &mut Random, kinds: &[&str], most: usize) -> String {
        (0..random.below(most)).map(|_| kinds[random.below(kinds.len())]).collect()
    }

    #[test]
    fn a_short_string_stands_in_for_a_long_piece_in_every_splitter() {
        let mut random = Random(7);
        let mut compared = 0;
        for encoding in ENCODINGS {
            let cutter = encoding.splitter.cutter();
            let mut contexts = Contexts::new(cutter);
            for _ in 0..6_000 {
                let lead = kinds(&mut random);
                let long = kinds(&mut random);
                let after = kinds(&mut random);
                let read = row(&mut random, &lead, 3) + &row(&mut random, &long, 90);
                let continuation = row(&mut random, &long, 30) + &row(&mut random, &after, 6);
                let whole = read.clone() + &continuation;
                // Cuts are some way into a piece; a run of blanks or digits that short is over by then.
                if read.len() < 48 || cutter.first(read.as_bytes(), false).is_some() {
                    continue;
                }
                let mut context = Context::default();
                contexts.read(&mut context, read.as_bytes());
                let state = contexts.state(&context);
                let mut text = Vec::new();
                contexts.stand_in(&contexts.context(state), &mut text);
                let stood_in = text.len();
                text.extend_from_slice(continuation.as_bytes());
                let beyond = |text: &[u8], read: usize| {
                    let end = cutter.first(text, true).unwrap_or_default();
                    end.checked_sub(read).filter(|beyond| *beyond >= MARGIN)
                };
                let expected = beyond(whole.as_bytes(), read.len());
                compared += usize::from(expected.is_some());
                let name = encoding.name;
                assert_eq!(
                    beyond(&text, stood_in),
                    expected,
                    "{name}: {read:?} + {continuation:?}"
                );
            }
            assert!(contexts.states.len() < 400, "{}", contexts.states.len());
        }
        assert!(compared > 10_000, "only {compared} cases went on in their piece");
    }
}
