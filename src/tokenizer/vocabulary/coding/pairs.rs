//! The pairs of a vocabulary, in the order of their tokens. The left parent is coded by how often it
//! was one; the right parent by its class given the left one's, then by how often it was one.

use std::ops::Range;

use super::ans::{Decoder, Encoder};
use super::head::Head;
use super::likely::{Likely, SYMBOLS};
use super::parent::{Facts, Parent};
use super::usage::Usage;
use crate::tokenizer::vocabulary::Token;

/// What has been learned of the pairs so far: the same on both sides.
struct Model {
    left: Usage,
    /// Indexed by class.
    right: Vec<Usage>,
    /// Indexed by the class of the left parent.
    class: Vec<Likely>,
    facts: Facts,
}

/// The three things that a pair is coded as, each in a stream of its own: none waits for another.
struct Streams<Stream> {
    left: Stream,
    class: Stream,
    right: Stream,
}

impl Model {
    fn new(tokens: usize) -> Self {
        let classes = || 0..SYMBOLS;
        Self {
            left: Usage::default(),
            right: classes().map(|_| Usage::default()).collect(),
            class: classes().map(|_| Likely::default()).collect(),
            facts: Facts::with_capacity(tokens),
        }
    }

    /// Takes in the next token: only now can it be a parent.
    #[inline]
    fn add(&mut self, head: Head, length: u32) {
        let token = self.facts.push(head, length);
        if length > 0 {
            self.left.add(token, length, &mut self.facts);
            self.right[head.class() as usize].add(token, length, &mut self.facts);
        }
    }

    #[inline]
    fn add_pair(&mut self, left: Parent, right: Parent) {
        let mut head = self.facts.head(left.token());
        if !left.is_full() {
            head = head.join(self.facts.head(right.token()));
        }
        self.add(head, left.length() + right.length());
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        self.add(Head::of(bytes), u32::try_from(bytes.len()).unwrap_or(u32::MAX));
    }

    /// Reads a pair and takes in the token that it makes. Not to be inlined, as [`Usage::decode`].
    #[inline(never)]
    fn decode(&mut self, streams: &mut Streams<Decoder<'_>>) -> (Parent, Parent) {
        let left = self.left.decode(&mut streams.left, &mut self.facts);
        let class = self.class[left.class()].decode(&mut streams.class) as usize;
        let right = self.right[class].decode(&mut streams.right, &mut self.facts);
        if left != Parent::NONE && right != Parent::NONE {
            self.add_pair(left, right);
        }
        (left, right)
    }

    fn encode(&mut self, streams: &mut Streams<Encoder>, left: u32, right: u32) {
        self.left.encode(&mut streams.left, left, &mut self.facts);
        let class = self.facts.head(left).class() as usize;
        let right_class = self.facts.head(right).class();
        self.class[class].encode(&mut streams.class, right_class);
        self.right[right_class as usize].encode(&mut streams.right, right, &mut self.facts);
    }
}

/// The bytes that code every pair of `tokens` whose parents come before it; the others are `given`
/// with their bytes to the decoder too, in rising order.
pub(in super::super) fn encode_pairs(tokens: &[Token], given: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut model = Model::new(tokens.len());
    let encoder = Encoder::default;
    let mut streams = Streams { left: encoder(), class: encoder(), right: encoder() };
    let mut given = given.iter().peekable();
    for (number, token) in tokens.iter().enumerate() {
        if let Some((_, bytes)) = given.next_if(|(next, _)| *next as usize == number) {
            model.add_bytes(bytes);
        } else if let Token::Pair(left, right) = *token {
            model.encode(&mut streams, left, right);
            model.add_pair(model.facts.parent(left), model.facts.parent(right));
        }
    }
    streams.join()
}

/// The inverse: calls `found(number, left, right)` for each of `count` tokens but the given ones, and
/// returns how many bytes each token has. `None` where the bytes name a parent that is not there.
pub(in super::super) fn decode_pairs(
    bytes: &[u8],
    count: usize,
    given: &[(u32, &[u8])],
    mut found: impl FnMut(u32, u32, u32),
) -> Option<Vec<u16>> {
    let mut model = Model::new(count);
    let mut streams = Streams::part(bytes)?;
    let mut next = 0;
    for (number, bytes) in given {
        decode_run(&mut model, &mut streams, next..*number, &mut found)?;
        model.add_bytes(bytes);
        next = number + 1;
    }
    decode_run(&mut model, &mut streams, next..count as u32, &mut found)?;
    Some(model.facts.into_lengths())
}

/// Not inlined: the loop that all the time is spent in stands in a function as small as can be.
#[inline(never)]
fn decode_run(
    model: &mut Model,
    streams: &mut Streams<Decoder<'_>>,
    tokens: Range<u32>,
    found: &mut impl FnMut(u32, u32, u32),
) -> Option<()> {
    for token in tokens {
        let (left, right) = model.decode(streams);
        if left == Parent::NONE || right == Parent::NONE {
            return None;
        }
        found(token, left.token(), right.token());
    }
    Some(())
}

/// Bytes that say how long a stream is; the last one ends where all of it does.
const LENGTH: usize = 4;

impl Streams<Encoder> {
    fn join(self) -> Vec<u8> {
        let (left, class) = (self.left.finish(), self.class.finish());
        let mut bytes = Vec::new();
        for stream in [&left, &class] {
            bytes.extend((stream.len() as u32).to_le_bytes());
        }
        [bytes, left, class, self.right.finish()].concat()
    }
}

impl<'a> Streams<Decoder<'a>> {
    /// The inverse of [`Streams::join`]; `None` where the lengths pass the end.
    fn part(bytes: &'a [u8]) -> Option<Self> {
        let (left, bytes) = bytes.split_first_chunk::<LENGTH>()?;
        let (class, bytes) = bytes.split_first_chunk::<LENGTH>()?;
        let (left, bytes) = bytes.split_at_checked(u32::from_le_bytes(*left) as usize)?;
        let (class, right) = bytes.split_at_checked(u32::from_le_bytes(*class) as usize)?;
        let [left, class, right] = [left, class, right].map(Decoder::new);
        Some(Self { left, class, right })
    }
}
