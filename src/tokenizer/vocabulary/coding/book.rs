//! Tokens that will be parents again, by how often: the more often, the likelier it is the next one. How often
//! is known of each from the start, so that one that has been a parent for the last time is gone.

use super::ans::{Decoder, Encoder, Share, WHOLE};
use super::bits::{BitReader, BitWriter};
use super::parent::Parent;

/// How often tokens are still to be used: of the first groups each member as often as its index says, plus one,
/// and a use moves it to the group before. The others are as wide as half of where they begin; their members
/// stay.
const GROUPS: usize = 27;
const MOVING: usize = 12;
const STAYING: usize = GROUPS - MOVING;
/// Room for the groups and what ends a search among them: a power of two, so that no place is checked.
const ROOM: usize = 32;

/// The uses at which a group that stays begins, the first of them at `MOVING + 1`.
const THRESHOLDS: [u32; STAYING] = {
    let mut thresholds = [MOVING as u32 + 1; STAYING];
    let mut group = 1;
    while group < STAYING {
        thresholds[group] = thresholds[group - 1] * 3 / 2 + 1;
        group += 1;
    }
    thresholds
};

/// The whole in so many steps: for each, the group that it begins in.
const STEPS: usize = 128;
const STEP_SHIFT: u32 = WHOLE.trailing_zeros() - STEPS.trailing_zeros();

/// What every group has, since members can come to it before the shares are settled again.
const LEAST: u32 = WHOLE >> 14;
/// The shares are settled after so many reads and additions, and after an eighth more the next time.
const SOONEST: u32 = 16;
const LATEST: u32 = 320;

pub(super) struct Book {
    /// Group by group, the last group first.
    parents: Vec<Parent>,
    /// Behind the last one stand those that end a search.
    groups: [Group; ROOM],
    first_groups: [u8; STEPS],
    /// The shares are settled anew after so many reads and additions.
    due: u32,
    /// How many there were before they were settled the last time.
    interval: u32,
}

#[derive(Clone, Copy)]
struct Group {
    /// Where its share starts; it ends where that of the next begins.
    start: u32,
    /// Where its members end in `parents`, and those of the group before begin.
    end: u32,
    /// How often its members are to be used, together; of groups that move, no matter what.
    uses: u32,
}

impl Default for Book {
    fn default() -> Self {
        Self {
            parents: Vec::new(),
            groups: [Group { start: WHOLE, end: 0, uses: 0 }; ROOM],
            first_groups: [0; STEPS],
            due: 0,
            interval: SOONEST,
        }
    }
}

impl Book {
    /// Adds a token that will be used so often, once at least.
    pub(super) fn add(&mut self, parent: Parent, uses: u32) {
        self.due = self.due.saturating_sub(1);
        let group = group_of(uses);
        let sum = &mut self.groups[group].uses;
        *sum = sum.saturating_add(uses);
        let mut at = self.groups[0].end as usize;
        if at == self.parents.len() {
            self.parents.push(parent);
        }
        // Makes room at the end of the group: each one after it gives its first place for one behind its last.
        for group in 0..group {
            let first = self.groups[group + 1].end as usize;
            self.parents[at] = self.parents[first];
            self.groups[group].end += 1;
            at = first;
        }
        self.parents[at] = parent;
        self.groups[group].end += 1;
    }

    /// Reads a token and counts its use; [`Parent::NONE`] where the bytes name one that is not there. Which of the
    /// groups it is in is one thing, and which of its members another.
    #[inline(never)]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>, bits: &mut BitReader<'_>) -> Parent {
        self.count_read();
        let place = decoder.place();
        let mut group = usize::from(self.first_groups[(place >> STEP_SHIFT) as usize % STEPS]);
        // A step without a branch, which no processor would foresee.
        group += usize::from(place >= self.groups[(group + 1) % ROOM].start);
        if place >= self.groups[(group + 1) % ROOM].start {
            group = self.group_after(group, place);
        }
        decoder.consume_likely(self.share(group));
        let (first, members) = self.members(group);
        if members == 0 {
            return Parent::NONE;
        }
        self.use_up(group, first + bits.one_of(members))
    }

    /// The group after this one that a place is in. Apart, since it is seldom asked: around a loop a browser's first
    /// code keeps nothing in registers.
    #[cold]
    #[inline(never)]
    fn group_after(&self, mut group: usize, place: u32) -> usize {
        while place >= self.groups[(group + 1) % ROOM].start {
            group += 1;
        }
        group
    }

    /// Writes a token that is there, and counts its use. Slow: looks for its place.
    pub(super) fn encode(&mut self, encoder: &mut Encoder, bits: &mut BitWriter, token: u32) {
        self.count_read();
        let there = &self.parents[..self.groups[0].end as usize];
        let at = there.iter().position(|parent| parent.token() == token).unwrap_or_default() as u32;
        let group = self.groups[..GROUPS].iter().rposition(|group| at < group.end);
        let group = group.unwrap_or_default();
        encoder.encode(self.share(group));
        let (first, members) = self.members(group);
        bits.one_of(at - first, members);
        self.use_up(group, at);
    }

    #[inline(always)]
    fn share(&self, group: usize) -> Share {
        let start = self.groups[group % ROOM].start;
        Share { start, size: self.groups[(group + 1) % ROOM].start - start }
    }

    /// Where the members of a group begin, and how many there are.
    #[inline(always)]
    fn members(&self, group: usize) -> (u32, u32) {
        let first = self.groups[(group + 1) % ROOM].end;
        (first, self.groups[group % ROOM].end - first)
    }

    /// One use less of the token that stands there.
    #[inline(always)]
    fn use_up(&mut self, group: usize, at: u32) -> Parent {
        let moves = group < MOVING;
        let group = &mut self.groups[group % ROOM];
        // Of a group that moves, the last place becomes the first of the next group; of the first one, nobody's.
        group.end -= u32::from(moves);
        group.uses = group.uses.saturating_sub(1);
        let last = if moves { group.end } else { at } as usize;
        self.parents.swap(at as usize, last);
        self.parents[last]
    }

    #[inline(always)]
    fn count_read(&mut self) {
        if self.due == 0 {
            self.settle();
        }
        self.due -= 1;
    }

    /// Gives every group a share by how often its members are to be used.
    #[inline(never)]
    fn settle(&mut self) {
        self.due = self.interval;
        self.interval = (self.interval + self.interval / 8).min(LATEST);
        // How many groups there are is hidden from the compiler, which would write each loop out group by group: a
        // browser compiles all of it while somebody waits.
        let groups = 0..std::hint::black_box(GROUPS);
        let sum: u64 = groups.clone().map(|group| u64::from(self.weight(group))).sum();
        let each = (u64::from(WHOLE - LEAST * GROUPS as u32) << 16) / sum.max(1);
        let mut start = 0;
        let mut step = 0;
        for number in groups {
            let weight = u64::from(self.weight(number));
            self.groups[number % ROOM].start = start;
            start += LEAST + ((weight * each) >> 16) as u32;
            // What is left over is the last one's.
            let end = if number + 1 == GROUPS { WHOLE } else { start };
            while step < STEPS && (step as u32) << STEP_SHIFT < end {
                self.first_groups[step] = number as u8;
                step += 1;
            }
        }
    }

    /// How often the members of a group are to be used.
    #[inline(always)]
    fn weight(&self, group: usize) -> u32 {
        let uses_of_each = group as u32 + 1;
        match group {
            0..MOVING => self.members(group).1 * uses_of_each,
            _ => self.groups[group % ROOM].uses,
        }
    }
}

/// The group of tokens that will be used so often, once at least.
#[inline]
fn group_of(uses: u32) -> usize {
    match uses as usize {
        uses @ ..=MOVING => uses.saturating_sub(1),
        _ => MOVING - 1 + THRESHOLDS.partition_point(|threshold| *threshold <= uses),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tokens in an order in which some are rare and some are not, and how often each will come.
    fn drawn(count: usize, kinds: u32) -> (Vec<u32>, Vec<u32>) {
        let mut state = 1u64;
        let mut next = |below: u32| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            ((state >> 33) % u64::from(below)) as u32
        };
        let drawn: Vec<u32> =
            (0..count).map(|_| next(kinds).min(next(kinds)).min(next(kinds))).collect();
        let mut uses = vec![0; kinds as usize];
        drawn.iter().for_each(|token| uses[*token as usize] += 1);
        (drawn, uses)
    }

    fn full(uses: &[u32]) -> Book {
        let mut book = Book::default();
        for (token, uses) in (0..).zip(uses).filter(|(_, uses)| **uses > 0) {
            book.add(Parent::of(token, b"x"), *uses);
        }
        book
    }

    #[test]
    fn tokens_are_read_as_they_were_written_and_at_the_end_few_are_left() {
        for (count, kinds) in [(1, 1), (100, 3), (30_000, 2000), (60_000, 20_000)] {
            let (drawn, uses) = drawn(count, kinds);
            let (mut encoder, mut bits) = (Encoder::default(), BitWriter::default());
            let mut book = full(&uses);
            drawn.iter().for_each(|token| book.encode(&mut encoder, &mut bits, *token));
            let (bytes, bits) = (encoder.finish(), bits.finish());
            let mut book = full(&uses);
            let (mut decoder, mut bits) = (Decoder::new(&bytes), BitReader::after(&bits, 0));
            for token in &drawn {
                assert_eq!(book.decode(&mut decoder, &mut bits), Parent::of(*token, b"x"));
            }
            let staying = uses.iter().filter(|uses| group_of(**uses) >= MOVING).count();
            assert_eq!(book.groups[0].end as usize, staying);
        }
    }

    #[test]
    fn a_share_stays_with_everyone_however_many_come() {
        let mut book = full(&[1; 10]);
        let (mut encoder, mut bits) = (Encoder::default(), BitWriter::default());
        book.encode(&mut encoder, &mut bits, 3);
        for token in 10..5000 {
            book.add(Parent::of(token, b"x"), 1 + token % 5);
        }
        for token in 4990..5000 {
            book.encode(&mut encoder, &mut bits, token);
        }
        let (bytes, bits) = (encoder.finish(), bits.finish());
        let (mut decoder, mut bits) = (Decoder::new(&bytes), BitReader::after(&bits, 0));
        let mut book = full(&[1; 10]);
        assert_eq!(book.decode(&mut decoder, &mut bits).token(), 3);
        for token in 10..5000 {
            book.add(Parent::of(token, b"x"), 1 + token % 5);
        }
        assert!((4990..5000).all(|token| book.decode(&mut decoder, &mut bits).token() == token));
    }

    #[test]
    fn nothing_is_read_of_an_empty_book() {
        let bytes = [0x5a; 64];
        let (mut decoder, mut bits) = (Decoder::new(&bytes), BitReader::after(&bytes, 0));
        assert_eq!(Book::default().decode(&mut decoder, &mut bits), Parent::NONE);
    }
}
