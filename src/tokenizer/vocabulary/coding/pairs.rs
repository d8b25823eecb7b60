//! The pairs of a vocabulary, part by part, and within a part in the order of their tokens. The left
//! parent is coded by how often it was one; the right parent by its class given the left one's, then by
//! how often it was one.

use super::ans::{Decoder, Encoder, Paused};
use super::head::Head;
use super::likely::{Likely, SYMBOLS};
use super::parent::{Facts, Parent};
use super::part::{MemberWriter, Members, PARTS, Taken, part_of};
use super::usage::Usage;
use crate::tokenizer::vocabulary::Token;
use crate::tokenizer::vocabulary::pairs::Pair;

/// What has been learned of the pairs so far: the same on both sides.
struct Model {
    /// Indexed by part: the tokens in it.
    left: [Usage; PARTS],
    /// In which part the left parent is. Learned anew in each part.
    source: Likely,
    /// Indexed by class.
    right: Vec<Usage>,
    /// Indexed by the class of the left parent. Learned anew in each part.
    class: Vec<Likely>,
    facts: Facts,
    /// Tokens of two bytes.
    short: Vec<u32>,
}

/// The things that pairs are coded as, each in a stream of its own: none waits for another.
#[derive(Clone, Copy, Default)]
struct Streams<Stream> {
    /// Which tokens are in a part, and then the parts of their left parents.
    order: Stream,
    left: Stream,
    class: Stream,
    right: Stream,
}

impl Model {
    fn new(tokens: usize) -> Self {
        Self {
            left: Default::default(),
            source: Likely::default(),
            right: (0..SYMBOLS).map(|_| Usage::default()).collect(),
            class: Vec::new(),
            facts: Facts::of(tokens),
            short: Vec::new(),
        }
    }

    fn begin_part(&mut self) {
        self.source = Likely::default();
        self.class = (0..SYMBOLS).map(|_| Likely::default()).collect();
    }

    /// Takes in a token: only now can it be a parent.
    #[inline]
    fn add(&mut self, token: u32, part: usize, head: Head, length: u32) {
        self.facts.set(token, head, length);
        if length == 2 {
            self.short.push(token);
        }
        if length > 0 {
            self.left[part].add(token, length, &mut self.facts);
            self.right[head.class() as usize].add(token, length, &mut self.facts);
        }
    }

    #[inline]
    fn add_pair(&mut self, token: u32, part: usize, left: Parent, right: Parent) {
        let mut head = self.facts.head(left.token());
        if !left.is_full() {
            head = head.join(self.facts.head(right.token()));
        }
        self.add(token, part, head, left.length() + right.length());
    }

    fn add_bytes(&mut self, token: u32, bytes: &[u8]) {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        self.add(token, part_of(bytes), Head::of(bytes), length);
    }

    /// Reads a pair and takes in the token that it makes. Not to be inlined, as [`Usage::decode`].
    #[inline(never)]
    fn decode(
        &mut self,
        token: u32,
        part: usize,
        streams: &mut Streams<Decoder<'_>>,
    ) -> (Parent, Parent) {
        let source = if part == 0 { 0 } else { self.source.decode(&mut streams.order) as usize };
        let Some(left) = self.left.get_mut(source) else {
            return (Parent::NONE, Parent::NONE);
        };
        let left = left.decode(&mut streams.left, &mut self.facts);
        let class = self.class[left.class()].decode(&mut streams.class) as usize;
        let right = self.right[class].decode(&mut streams.right, &mut self.facts);
        if left != Parent::NONE && right != Parent::NONE {
            self.add_pair(token, part, left, right);
        }
        (left, right)
    }

    /// `parts` is indexed by token.
    fn encode(
        &mut self,
        streams: &mut Streams<Encoder>,
        parts: &[usize],
        token: u32,
        [left, right]: [u32; 2],
    ) {
        let (part, source) = (parts[token as usize], parts[left as usize]);
        if part > 0 {
            self.source.encode(&mut streams.order, source as u32);
        }
        self.left[source].encode(&mut streams.left, left, &mut self.facts);
        let class = self.facts.head(left).class() as usize;
        let right_class = self.facts.head(right).class();
        self.class[class].encode(&mut streams.class, right_class);
        self.right[right_class as usize].encode(&mut streams.right, right, &mut self.facts);
        self.add_pair(token, part, self.facts.parent(left), self.facts.parent(right));
    }
}

/// The bytes that code every pair of `tokens` whose parents come before it; the others are `given`
/// with their bytes to the reader too, in rising order.
pub(in super::super) fn encode_pairs(tokens: &[Token], given: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut model = Model::new(tokens.len());
    let mut streams = Streams::default();
    let mut parts = vec![PARTS; tokens.len()];
    for (token, bytes) in given {
        model.add_bytes(*token, bytes);
        parts[*token as usize] = part_of(bytes);
    }
    for (number, token) in tokens.iter().enumerate() {
        if let (Token::Pair(left, right), PARTS) = (*token, parts[number]) {
            parts[number] = parts[left as usize].max(parts[right as usize]);
        }
    }
    let numbers: Vec<u32> = (0..tokens.len() as u32).collect();
    let is_member = |token: u32, part: usize| parts[token as usize] == part;
    let members = numbers.iter().filter(|token| is_member(**token, 0)).count();
    let writer = MemberWriter::new(&mut streams.order, members, numbers.len());
    let is_given = |token: u32| given.binary_search_by_key(&token, |(given, _)| *given).is_ok();
    for part in 0..PARTS {
        model.begin_part();
        for eight in numbers.chunks(8) {
            if part == 0 {
                writer.encode(&mut streams.order, eight.iter().map(|token| is_member(*token, 0)));
            }
            for token in eight.iter().filter(|token| is_member(**token, part) && !is_given(**token))
            {
                if let Token::Pair(left, right) = tokens[*token as usize] {
                    model.encode(&mut streams, &parts, *token, [left, right]);
                }
            }
        }
    }
    streams.join()
}

/// The inverse, part by part.
pub(in super::super) struct PairReader {
    model: Model,
    streams: Streams<Paused>,
    /// Where each stream but the last ends.
    ends: [usize; STREAMS - 1],
    taken: Taken,
    /// The part that comes next.
    part: usize,
}

impl PairReader {
    /// Of `count` tokens but the given ones, of which an absent one has no bytes. `None` where `bytes`
    /// are too few.
    pub(in super::super) fn new(
        bytes: &[u8],
        count: usize,
        given: &[(u32, &[u8])],
    ) -> Option<Self> {
        let mut model = Model::new(count);
        for (token, bytes) in given {
            model.add_bytes(*token, bytes);
        }
        let taken = Taken::new(count, given.iter().map(|(token, _)| *token));
        let ends = ends(bytes)?;
        let streams = Streams::part(bytes, ends)?.map(Decoder::new);
        Some(Self { model, streams: streams.map(|stream| stream.pause()), ends, taken, part: 0 })
    }

    /// Whether every part was read.
    pub(in super::super) fn is_done(&self) -> bool {
        self.part == PARTS
    }

    /// The part that [`PairReader::read_part`] will read.
    pub(in super::super) fn next_part(&self) -> usize {
        self.part
    }

    /// Indexed by token: how many bytes it has; 0 for one that is absent or not read yet.
    pub(in super::super) fn lengths_mut(&mut self) -> &mut Vec<u16> {
        self.model.facts.lengths_mut()
    }

    /// How many bytes the longest token has that was met.
    pub(in super::super) fn longest(&self) -> u32 {
        self.model.facts.longest()
    }

    /// Reads the next part: calls `found` with its pairs, some at a time, in rising order of their tokens.
    /// `bytes` are those that [`PairReader::new`] was given. `None` where they name a parent that is not
    /// there; nothing can be read then any more.
    pub(in super::super) fn read_part(
        &mut self,
        bytes: &[u8],
        found: &mut impl FnMut(&[Pair]),
    ) -> Option<()> {
        let bytes = Streams::part(bytes, self.ends)?;
        let mut streams = self.streams.resume(bytes);
        self.model.begin_part();
        let mut members = Members::new(&mut streams.order, self.part);
        let mut pairs = Vec::with_capacity(AT_A_TIME);
        while self.read_some(&mut streams, &mut members, &mut pairs)? {
            found(&pairs);
        }
        self.streams = streams.map(|stream| stream.pause());
        self.part += 1;
        Some(())
    }

    /// The tokens of two bytes that were met since this was asked the last time.
    pub(in super::super) fn take_short(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.model.short)
    }

    /// Whether there were any left. Not inlined: the loop that all the time is spent in stands in a function
    /// as small as can be.
    #[inline(never)]
    fn read_some(
        &mut self,
        streams: &mut Streams<Decoder<'_>>,
        members: &mut Members,
        pairs: &mut Vec<Pair>,
    ) -> Option<bool> {
        pairs.clear();
        while pairs.len() < AT_A_TIME {
            let Some(token) = members.next(&mut streams.order, &mut self.taken) else { break };
            let (left, right) = self.model.decode(token, self.part, streams);
            if left == Parent::NONE || right == Parent::NONE {
                return None;
            }
            pairs.push(Pair { token, left: left.token(), right: right.token() });
        }
        Some(!pairs.is_empty())
    }
}

/// Pairs are handed on so many at a time: the memory that they are written to is not waited for then.
const AT_A_TIME: usize = 64;

const STREAMS: usize = 4;
/// Bytes that say how long a stream is; the last one ends where all of it does.
const LENGTH: usize = 4;

/// Where each stream but the last ends; `None` where there is no room for what says it.
fn ends(bytes: &[u8]) -> Option<[usize; STREAMS - 1]> {
    let mut ends = [0; STREAMS - 1];
    let mut end = LENGTH * ends.len();
    let (lengths, _) = bytes.split_at_checked(end)?;
    for (place, length) in ends.iter_mut().zip(lengths.as_chunks::<LENGTH>().0) {
        end = end.checked_add(u32::from_le_bytes(*length) as usize)?;
        *place = end;
    }
    Some(ends)
}

impl Streams<Encoder> {
    fn join(self) -> Vec<u8> {
        let Self { order, left, class, right } = self;
        let streams = [order, left, class, right].map(Encoder::finish);
        let lengths =
            streams[..STREAMS - 1].iter().map(|stream| (stream.len() as u32).to_le_bytes());
        let mut bytes = lengths.collect::<Vec<_>>().concat();
        bytes.extend(streams.concat());
        bytes
    }
}

impl<'a> Streams<&'a [u8]> {
    /// The inverse of [`Streams::join`]; `None` where the lengths pass the end.
    fn part(bytes: &'a [u8], [order, left, class]: [usize; STREAMS - 1]) -> Option<Self> {
        Some(Self {
            order: bytes.get(LENGTH * (STREAMS - 1)..order)?,
            left: bytes.get(order..left)?,
            class: bytes.get(left..class)?,
            right: bytes.get(class..)?,
        })
    }
}

impl Streams<Paused> {
    fn resume(self, bytes: Streams<&[u8]>) -> Streams<Decoder<'_>> {
        Streams {
            order: self.order.resume(bytes.order),
            left: self.left.resume(bytes.left),
            class: self.class.resume(bytes.class),
            right: self.right.resume(bytes.right),
        }
    }
}

impl<Stream> Streams<Stream> {
    fn map<Other>(self, mut each: impl FnMut(Stream) -> Other) -> Streams<Other> {
        let Self { order, left, class, right } = self;
        let [order, left, class, right] = [order, left, class, right].map(&mut each);
        Streams { order, left, class, right }
    }
}
