//! The pairs of a vocabulary, part by part, and within a part in the order of their tokens. The left
//! parent is coded by how often it will still be one; the right parent by its class given what the left one begins
//! and ends with, and then by how often it will still be one; and how often that is, when a token is met.

use super::ans::{Decoder, Encoder};
use super::births::{Asked, Births, Uses};
use super::book::Book;
use super::class::{CLASSES, TAILS};
use super::likely::Likely;
use super::parent::Parent;
use super::part::{Members, PARTS, Taken, part_of, write_members};
use super::streams::{Ends, PausedReaders, Readers, Writers, ends};
use crate::tokenizer::vocabulary::Token;
use crate::tokenizer::vocabulary::pairs::{NONE, Pair, PairTable};

/// What has been learned of the pairs of a part so far: the same on both sides.
struct Model {
    births: Births,
    left: Book,
    /// By class.
    right: Many<Book, CLASSES>,
    /// By the class and the tail of the left parent.
    class: Many<Likely, { CLASSES * TAILS }>,
}

/// Things of which few of many are ever asked for; each is made when it first is.
struct Many<Thing, const MOST: usize> {
    things: Vec<Thing>,
    /// Indexed by number: the place in `things`, plus one.
    places: [u16; MOST],
}

impl<Thing: Default, const MOST: usize> Many<Thing, MOST> {
    fn new() -> Self {
        Self { things: Vec::new(), places: [0; MOST] }
    }

    #[inline(always)]
    fn of(&mut self, number: usize) -> &mut Thing {
        if self.places[number % MOST] == 0 {
            self.make(number % MOST);
        }
        &mut self.things[usize::from(self.places[number % MOST]) - 1]
    }

    #[cold]
    #[inline(never)]
    fn make(&mut self, number: usize) {
        self.things.push(Thing::default());
        self.places[number] = self.things.len() as u16;
    }
}

impl Model {
    #[inline(never)]
    fn new() -> Self {
        Self {
            births: Births::default(),
            left: Book::default(),
            right: Many::new(),
            class: Many::new(),
        }
    }

    #[inline(always)]
    fn add(&mut self, parent: Parent, [left, right]: Uses) {
        if left > 0 {
            self.left.add(parent, left);
        }
        if right > 0 {
            self.right.of(parent.class() as usize).add(parent, right);
        }
    }

    /// Reads which two make a token, and how many bytes it has then; `None` where there are no such two.
    #[inline(always)]
    fn decode(&mut self, token: u32, streams: &mut Readers<'_>) -> Option<(Pair, u32)> {
        let left = self.left.decode(&mut streams.left, &mut streams.left_members);
        let class = self.class.of(context(left)).decode(&mut streams.class) as usize;
        let right = self.right.of(class);
        let right = right.decode(&mut streams.right, &mut streams.right_members);
        if left == Parent::NONE || right == Parent::NONE {
            return None;
        }
        let parent = Parent::join(token, left, right);
        let uses = self.births.decode(&mut streams.births, parent);
        self.add(parent, uses);
        let (left, right, about) = (left.token(), right.token(), parent.about());
        Some((Pair { token, left, right, about }, parent.length()))
    }

    fn encode(
        &mut self,
        streams: &mut Writers,
        parent: Parent,
        uses: Uses,
        [left, right]: [Parent; 2],
    ) {
        self.left.encode(&mut streams.left, &mut streams.left_members, left.token());
        self.class.of(context(left)).encode(&mut streams.class, right.class());
        let book = self.right.of(right.class() as usize);
        book.encode(&mut streams.right, &mut streams.right_members, right.token());
        self.births.encode(&mut streams.births, parent, uses);
        self.add(parent, uses);
    }

    /// Reads how often tokens that are known already will be parents in this part; they come in rising order.
    #[inline(never)]
    fn decode_known(&mut self, decoder: &mut Decoder<'_>, reader: &PairReader, table: &PairTable) {
        let asked = Asked::decode(decoder);
        let mut births = Births::default();
        reader.taken.for_each(|token| {
            // Few are parents in a part that are in another one, and of the others what was kept is enough. Absent ones
            // have no bytes, and of those that have none no use is told.
            let kept = Parent::kept(token, table.about(token));
            let parent = kept.unwrap_or_else(|| reader.known(token, table));
            if asked.about(parent) {
                self.decode_one_known(decoder, &mut births, parent, reader, table);
            }
        });
    }

    /// Apart, so that the loop over all tokens is short: of a long one a browser makes fast code that is late.
    #[inline(never)]
    fn decode_one_known(
        &mut self,
        decoder: &mut Decoder<'_>,
        births: &mut Births,
        parent: Parent,
        reader: &PairReader,
        table: &PairTable,
    ) {
        let uses = births.decode(decoder, parent);
        if uses != [0, 0] {
            self.add(reader.known(parent.token(), table), uses);
        }
    }

    /// The inverse.
    fn encode_known(&mut self, encoder: &mut Encoder, known: &[(Parent, Uses)]) {
        let asked = Asked::encode(encoder, known);
        let mut births = Births::default();
        for (parent, uses) in known.iter().filter(|(parent, _)| asked.about(*parent)) {
            births.encode(encoder, *parent, *uses);
            self.add(*parent, *uses);
        }
    }
}

#[inline(always)]
fn context(left: Parent) -> usize {
    left.class() as usize * TAILS + left.tail() as usize
}

/// The bytes that code every pair of `tokens` whose parents come before it; the others are `given`
/// with their bytes to the reader too, in rising order.
pub(in super::super) fn encode_pairs(tokens: &[Token], given: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let writer = Writer::new(tokens, given);
    let mut streams = Writers::default();
    for part in 0..PARTS - 1 {
        let is_free =
            |token: usize| writer.pairs[token].is_some() && writer.parts[token] >= Some(part);
        let is_member = |token: usize| writer.parts[token] == Some(part);
        write_members(&mut streams.order, tokens.len(), is_free, is_member);
    }
    for part in 0..PARTS {
        writer.encode(&mut streams, part);
    }
    streams.join()
}

/// What is known of all tokens before the first one is written. All lists are indexed by token.
struct Writer {
    /// The parents of those that are coded as pairs.
    pairs: Vec<Option<[u32; 2]>>,
    /// Of those, too.
    parts: Vec<Option<usize>>,
    parents: Vec<Parent>,
}

impl Writer {
    fn new(tokens: &[Token], given: &[(u32, Vec<u8>)]) -> Self {
        let count = tokens.len();
        let mut writer = Self {
            pairs: vec![None; count],
            parts: vec![None; count],
            parents: vec![Parent::NONE; count],
        };
        let mut texts = vec![Vec::new(); count];
        for (token, bytes) in given {
            texts[*token as usize] = bytes.clone();
            writer.parents[*token as usize] = Parent::of(*token, bytes);
        }
        for (number, token) in tokens.iter().enumerate() {
            if let (Token::Pair(left, right), true) = (*token, texts[number].is_empty()) {
                let [one, other] = [left as usize, right as usize];
                writer.pairs[number] = Some([left, right]);
                texts[number] = [&texts[one][..], &texts[other]].concat();
                writer.parts[number] = Some(part_of(&texts[number]));
                writer.parents[number] = Parent::of(number as u32, &texts[number]);
            }
        }
        writer
    }

    fn encode(&self, streams: &mut Writers, part: usize) {
        let mut model = Model::new();
        let mut uses = vec![[0; 2]; self.pairs.len()];
        let is_new = |token: usize| self.parts[token] == Some(part);
        let new = || (0..self.pairs.len()).filter(|token| is_new(*token));
        for [left, right] in new().filter_map(|token| self.pairs[token]) {
            uses[left as usize][0] += 1;
            uses[right as usize][1] += 1;
        }
        let is_known =
            |token: &usize| self.parts[*token] < Some(part) && self.parents[*token] != Parent::NONE;
        let known = (0..self.pairs.len()).filter(is_known);
        let known: Vec<_> = known.map(|token| (self.parents[token], uses[token])).collect();
        model.encode_known(&mut streams.births, &known);
        for token in new() {
            if let Some(pair) = self.pairs[token] {
                let pair = pair.map(|parent| self.parents[parent as usize]);
                model.encode(streams, self.parents[token], uses[token], pair);
            }
        }
    }
}

/// The inverse: part by part, and each some tokens at a time.
pub(in super::super) struct PairReader {
    streams: PausedReaders,
    /// Where each stream but the last ends.
    ends: Ends,
    taken: Taken,
    /// The given tokens, in rising order.
    given: Vec<Parent>,
    /// The most bytes that a token has.
    longest: u32,
    /// The part that is read, or comes next.
    part: usize,
    /// What was learned in that part, if it was begun.
    underway: Option<Box<Underway>>,
    /// The tokens of two bytes that were met.
    short: Vec<u32>,
}

struct Underway {
    model: Model,
    members: Members,
}

impl PairReader {
    /// Of `count` tokens but the given ones, of which an absent one has no bytes. `None` where `bytes`
    /// are too few.
    pub(in super::super) fn new(
        bytes: &[u8],
        count: usize,
        given: &[(u32, &[u8])],
    ) -> Option<Self> {
        let taken = Taken::new(count, given.iter().map(|(token, _)| *token));
        let ends = ends(bytes)?;
        let given = given.iter().map(|(token, bytes)| Parent::of(*token, bytes));
        let mut reader = Self {
            streams: PausedReaders::at_start(bytes, ends)?,
            ends,
            taken,
            given: given.filter(|parent| *parent != Parent::NONE).collect(),
            longest: 0,
            part: 0,
            underway: None,
            short: Vec::new(),
        };
        for at in 0..reader.given.len() {
            let parent = reader.given[at];
            reader.note(parent.token(), parent.length());
        }
        Some(reader)
    }

    /// Whether every part was read.
    pub(in super::super) fn is_done(&self) -> bool {
        self.part == PARTS
    }

    /// The part that [`PairReader::read_on`] reads in.
    pub(in super::super) fn part(&self) -> usize {
        self.part
    }

    /// How many bytes the longest token has that was met.
    pub(in super::super) fn longest(&self) -> u32 {
        self.longest
    }

    /// Reads the next `tokens`, rounded up a little, or what is left of the part, into a table of the tokens that were
    /// read before. `bytes` are those that [`PairReader::new`] was given. `None` where they name a parent that is not
    /// there; nothing can be read then any more.
    pub(in super::super) fn read_on(
        &mut self,
        bytes: &[u8],
        tokens: usize,
        table: &mut PairTable,
    ) -> Option<()> {
        let mut streams = self.streams.resume(bytes, self.ends)?;
        let mut underway = match self.underway.take() {
            Some(underway) => underway,
            None => self.begin(&mut streams, table),
        };
        let mut pairs = Vec::with_capacity(AT_A_TIME);
        for _ in 0..tokens.div_ceil(AT_A_TIME) {
            if !self.read_some(&mut underway, &mut streams, &mut pairs)? {
                self.streams = streams.pause();
                self.part += 1;
                return Some(());
            }
            table.add(&pairs);
        }
        self.streams = streams.pause();
        self.underway = Some(underway);
        Some(())
    }

    /// Begins a part.
    fn begin(&self, streams: &mut Readers<'_>, table: &PairTable) -> Box<Underway> {
        let mut model = Model::new();
        model.decode_known(&mut streams.births, self, table);
        let members = Members::new(&mut streams.order, self.part);
        Box::new(Underway { model, members })
    }

    /// The tokens of two bytes that were met since this was asked the last time.
    pub(in super::super) fn take_short(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.short)
    }

    /// What is known of a token that is given or was read; of others, [`Parent::NONE`].
    #[inline(never)]
    fn known(&self, token: u32, table: &PairTable) -> Parent {
        if Parent::kept(token, table.about(token)).is_none()
            && let Ok(at) = self.given.binary_search_by_key(&token, |parent| parent.token())
        {
            return self.given[at];
        }
        match table.parents(token) {
            (NONE, _) => Parent::NONE,
            // Of a pair that was read the parents were there before: this comes to an end.
            (left, right) => Parent::join(token, self.known(left, table), self.known(right, table)),
        }
    }

    #[inline(always)]
    fn note(&mut self, token: u32, length: u32) {
        if length == 2 {
            self.short.push(token);
        }
        if length > self.longest {
            self.longest = length;
        }
    }

    /// Whether there were any left. Not inlined: the loop that all the time is spent in stands in a function
    /// as small as can be.
    #[inline(never)]
    fn read_some(
        &mut self,
        Underway { model, members }: &mut Underway,
        streams: &mut Readers<'_>,
        pairs: &mut Vec<Pair>,
    ) -> Option<bool> {
        pairs.clear();
        while pairs.len() < AT_A_TIME {
            let Some(token) = members.next(&mut streams.order, &mut self.taken) else { break };
            let (pair, length) = model.decode(token, streams)?;
            self.note(token, length);
            pairs.push(pair);
        }
        Some(!pairs.is_empty())
    }
}

/// Pairs are handed on so many at a time: the memory that they are written to is not waited for then.
const AT_A_TIME: usize = 64;
