//! The pairs of a vocabulary, in the order of their tokens. The left parent is coded by how often it
//! was one; the right parent by its class given the left one's, then by how often it was one.

use super::ans::{Decoder, Encoder};
use super::head::Head;
use super::likely::{Likely, SYMBOLS};
use super::usage::Usage;
use crate::tokenizer::vocabulary::Token;

/// What has been learned of the pairs so far: the same on both sides.
struct Model {
    left: Usage,
    /// Indexed by class.
    right: Vec<Usage>,
    /// Indexed by the class of the left parent.
    class: Vec<Likely>,
    /// Indexed by token.
    heads: Vec<Head>,
    /// Indexed by token: its bytes; 0 for a number that is not a token.
    lengths: Vec<u16>,
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
            heads: Vec::with_capacity(tokens),
            lengths: Vec::with_capacity(tokens),
        }
    }

    /// Takes in the next token: only now can it be a parent.
    #[inline]
    fn add(&mut self, head: Head, length: u16) {
        let token = self.heads.len() as u32;
        self.heads.push(head);
        self.lengths.push(length);
        if length > 0 {
            self.left.add(token, length);
            self.right[head.class()].add(token, length);
        }
    }

    #[inline]
    fn add_pair(&mut self, left: u32, right: u32) {
        let length = self.lengths[left as usize].saturating_add(self.lengths[right as usize]);
        let mut head = self.heads[left as usize];
        if !head.is_full() {
            head = head.join(self.heads[right as usize]);
        }
        self.add(head, length);
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        self.add(Head::of(bytes), u16::try_from(bytes.len()).unwrap_or(u16::MAX));
    }

    fn class_of(&self, token: u32) -> usize {
        self.heads[token as usize].class()
    }

    /// Reads a pair and takes in the token that it makes. Not to be inlined, as [`Usage::decode`].
    #[inline(never)]
    fn decode(&mut self, streams: &mut Streams<Decoder<'_>>) -> Option<(u32, u32)> {
        let left = self.left.decode(&mut streams.left)?;
        let class = self.class_of(left);
        let class = self.class[class].decode(&mut streams.class) as usize;
        let right = self.right[class].decode(&mut streams.right)?;
        self.add_pair(left, right);
        Some((left, right))
    }

    fn encode(&mut self, streams: &mut Streams<Encoder>, left: u32, right: u32) {
        self.left.encode(&mut streams.left, left, self.lengths[left as usize]);
        let class = self.class_of(left);
        let right_class = self.class_of(right);
        self.class[class].encode(&mut streams.class, right_class as u32);
        let length = self.lengths[right as usize];
        self.right[right_class].encode(&mut streams.right, right, length);
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
            model.add_pair(left, right);
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
    let mut given = given.iter().peekable();
    for number in 0..count as u32 {
        if let Some((_, bytes)) = given.next_if(|(next, _)| *next == number) {
            model.add_bytes(bytes);
            continue;
        }
        let (left, right) = model.decode(&mut streams)?;
        found(number, left, right);
    }
    Some(model.lengths)
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
