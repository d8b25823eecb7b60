//! The pairs of a vocabulary, in the order of their tokens. The left parent is coded by how often it
//! was one; the right parent by its class given the left one's, then by how often it was one.

use super::head::Head;
use super::likely::{Likely, SYMBOLS};
use super::range::{Decoder, Encoder};
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
    facts: Vec<Facts>,
}

/// What the model asks of a token, side by side: it is in no order that the processor could foresee.
#[derive(Clone, Copy)]
struct Facts {
    head: Head,
    class: u16,
    length: u16,
}

impl Model {
    fn new(tokens: usize) -> Self {
        let classes = || 0..SYMBOLS;
        Self {
            left: Usage::default(),
            right: classes().map(|_| Usage::default()).collect(),
            class: classes().map(|_| Likely::default()).collect(),
            facts: Vec::with_capacity(tokens),
        }
    }

    /// Takes in the next token: only now can it be a parent.
    #[inline]
    fn add(&mut self, facts: Facts) {
        let token = self.facts.len() as u32;
        self.facts.push(facts);
        if facts.length > 0 {
            self.left.add(token, facts.length);
            self.right[usize::from(facts.class)].add(token, facts.length);
        }
    }

    #[inline]
    fn add_pair(&mut self, left: u32, right: u32) {
        let (left, right) = (self.facts[left as usize], self.facts[right as usize]);
        let length = left.length.saturating_add(right.length);
        if left.head.is_full() {
            return self.add(Facts { length, ..left });
        }
        let head = left.head.join(right.head);
        self.add(Facts { head, class: head.class(), length });
    }

    fn add_bytes(&mut self, bytes: &[u8]) {
        let head = Head::of(bytes);
        let length = u16::try_from(bytes.len()).unwrap_or(u16::MAX);
        self.add(Facts { head, class: head.class(), length });
    }

    fn class_of(&self, token: u32) -> usize {
        usize::from(self.facts[token as usize].class)
    }

    /// Reads a pair and takes in the token that it makes. Not to be inlined, as [`Usage::decode`].
    #[inline(never)]
    fn decode(&mut self, decoder: &mut Decoder<'_>) -> Option<(u32, u32)> {
        let left = self.left.decode(decoder)?;
        let class = self.class_of(left);
        let class = self.class[class].decode(decoder) as usize;
        let right = self.right[class].decode(decoder)?;
        self.add_pair(left, right);
        Some((left, right))
    }

    fn encode(&mut self, encoder: &mut Encoder, left: u32, right: u32) {
        self.left.encode(encoder, left, self.facts[left as usize].length);
        let class = self.class_of(left);
        let right_class = self.class_of(right);
        self.class[class].encode(encoder, right_class as u32);
        self.right[right_class].encode(encoder, right, self.facts[right as usize].length);
    }
}

/// The bytes that code every pair of `tokens` whose parents come before it; the others are `given`
/// with their bytes to the decoder too, in rising order.
pub(in super::super) fn encode_pairs(tokens: &[Token], given: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut model = Model::new(tokens.len());
    let mut encoder = Encoder::new();
    let mut given = given.iter().peekable();
    for (number, token) in tokens.iter().enumerate() {
        if let Some((_, bytes)) = given.next_if(|(next, _)| *next as usize == number) {
            model.add_bytes(bytes);
        } else if let Token::Pair(left, right) = *token {
            model.encode(&mut encoder, left, right);
            model.add_pair(left, right);
        }
    }
    encoder.finish()
}

/// The inverse: calls `found(number, left, right)` for each of `count` tokens but the given ones.
/// `None` where the bytes name a parent that is not there.
pub(in super::super) fn decode_pairs(
    bytes: &[u8],
    count: usize,
    given: &[(u32, &[u8])],
    mut found: impl FnMut(u32, u32, u32),
) -> Option<()> {
    let mut model = Model::new(count);
    let mut decoder = Decoder::new(bytes);
    let mut given = given.iter().peekable();
    for number in 0..count as u32 {
        if let Some((_, bytes)) = given.next_if(|(next, _)| *next == number) {
            model.add_bytes(bytes);
            continue;
        }
        let (left, right) = model.decode(&mut decoder)?;
        found(number, left, right);
    }
    Some(())
}
