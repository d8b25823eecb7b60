//! How often each token has been a parent so far: the more often, the likelier it is the next one.
//! Shares are settled from time to time and stand still in between, so that reading a token is a
//! product, a look at a small table, and one at the token.

use super::ans::{Decoder, Encoder, Share, WHOLE};
use super::lists::List;
use super::parent::{Facts, Parent};

/// Lengths in bytes that are told apart among tokens never used; longer ones count as the longest.
/// A short token is the likelier parent.
const LENGTHS: usize = 16;
/// Where a token stands that was first used since the shares were settled: after the lengths.
const BEGUN: usize = LENGTHS;

/// The counts of use at which a group begins. Up to eight each count has its own.
const GROUPS: usize = 40;
const THRESHOLDS: [u32; GROUPS] = thresholds();
/// A token that was used `n` times weighs 2n + 1. The members of a group weigh the same.
const WEIGHTS: [u32; GROUPS] = weights();

/// How much likelier a place among the rest becomes when the next token stood there; each begins with 1.
const REST_GAIN: u32 = 24;

/// The whole in so many steps: for each, the group that it begins in.
const STEPS: usize = 256;
const STEP_SHIFT: u32 = WHOLE.trailing_zeros() - STEPS.trailing_zeros();

/// The least and the most that the tokens without a share of their own have together, if any has one.
const LEAST_REST: u32 = WHOLE / 1024;
const MOST_REST: u32 = WHOLE / 16 * 15;

/// Tokens by how often they were used.
pub(super) struct Usage {
    /// Indexed by length, less one: tokens never used.
    unused: [List; LENGTHS],
    /// Tokens first used since the shares were settled.
    begun: Vec<Parent>,
    /// Indexed by length, less one, and then [`BEGUN`]: how often the next token stood there.
    rest_weights: [u32; LENGTHS + 1],
    rest_weight: u32,
    /// The share of all these together, which starts at 0.
    rest: u32,
    /// The other tokens, by group.
    used: Vec<Parent>,
    /// The groups that have members, in the order of their shares, and then one that ends every search.
    groups: Vec<Group>,
    first_groups: [u8; STEPS],
    /// How many tokens were read, and how many of them were not in `used`; the past counts less.
    reads: u32,
    rest_reads: u32,
    all_reads: u32,
    /// The shares are settled anew after so many reads.
    due: u32,
}

/// Shares are settled whenever there were half as many reads again as the last time: rarely enough to
/// cost little, and nearly as good as after every read.
const FIRST_DUE: u32 = 64;
const DUE_SHIFT: u32 = 1;
/// A read of a token without a share brings the next time nearer, since its like may follow.
const REST_READ: u32 = 6;

/// Tokens with shares of the same size, one behind the other.
#[derive(Clone, Copy)]
struct Group {
    /// Where the share of the first one starts.
    start: u32,
    /// Where the share of the last one ends.
    end: u32,
    /// The size of each share.
    size: u32,
    /// 2^40 through the size, rounded up.
    inverse: u64,
    /// The first one's index in `used`.
    first: u32,
}

const INVERSE_BITS: u32 = 40;

impl Default for Usage {
    fn default() -> Self {
        Self {
            unused: Default::default(),
            begun: Vec::new(),
            rest_weights: [1; LENGTHS + 1],
            rest_weight: LENGTHS as u32 + 1,
            rest: WHOLE,
            used: Vec::new(),
            groups: Vec::new(),
            first_groups: [0; STEPS],
            reads: 0,
            rest_reads: 0,
            all_reads: 0,
            due: FIRST_DUE,
        }
    }
}

impl Usage {
    /// Adds a token that was not used yet.
    #[inline]
    pub(super) fn add(&mut self, token: u32, length: u32, facts: &mut Facts) {
        facts.lists.push(&mut self.unused[length_index(length)], token);
    }

    /// Reads a token and counts its use; [`Parent::NONE`] where the bytes name one that is not there.
    ///
    /// Not to be inlined: a browser makes the fast code of a function while the first code runs, and
    /// uses it from the next call on. A long loop in one call would never get it.
    #[inline(never)]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>, facts: &mut Facts) -> Parent {
        if self.due == 0 {
            self.settle(&mut facts.unsorted);
        }
        self.due -= 1;
        let place = decoder.place();
        if place < self.rest {
            decoder.consume(Share { start: 0, size: self.rest });
            return self.decode_rest(decoder, facts);
        }
        let mut group = usize::from(self.first_groups[(place >> STEP_SHIFT) as usize]);
        while place >= self.groups[group].end {
            group += 1;
        }
        let group = &self.groups[group];
        let (member, start) = group.member_at(place);
        decoder.consume(Share { start, size: group.size });
        let Some(used) = self.used.get_mut((group.first + member) as usize) else {
            return Parent::NONE;
        };
        *used = used.used();
        *used
    }

    #[inline(never)]
    fn decode_rest(&mut self, decoder: &mut Decoder<'_>, facts: &mut Facts) -> Parent {
        self.rest_reads += 1;
        self.due = self.due.saturating_sub(REST_READ);
        let unit = WHOLE / self.rest_weight;
        let part = decoder.place() / unit;
        let mut start = 0;
        let mut index = 0;
        while index < BEGUN && part - start >= self.rest_weights[index] {
            start += self.rest_weights[index];
            index += 1;
        }
        decoder.consume(Share { start: start * unit, size: self.rest_weights[index] * unit });
        let members = self.rest_members(index);
        if members == 0 {
            return Parent::NONE;
        }
        let member = decoder.among(members as u32) as usize;
        self.count_rest(index, member, facts)
    }

    /// Writes a token, which was added, and counts its use. Slow: looks for its place.
    pub(super) fn encode(&mut self, encoder: &mut Encoder, token: u32, facts: &mut Facts) {
        if self.due == 0 {
            self.settle(&mut facts.unsorted);
        }
        self.due -= 1;
        if let Some(index) = self.used.iter().position(|used| used.token() == token) {
            let last = self.groups.iter().rposition(|group| group.first as usize <= index);
            let group = self.groups[last.unwrap_or_default()];
            let start = group.start + (index as u32 - group.first) * group.size;
            encoder.encode(Share { start, size: group.size });
            self.used[index] = self.used[index].used();
            return;
        }
        self.rest_reads += 1;
        self.due = self.due.saturating_sub(REST_READ);
        encoder.encode(Share { start: 0, size: self.rest });
        let begun = self.begun.iter().position(|used| used.token() == token);
        let index = begun.map_or(length_index(facts.length(token)), |_| BEGUN);
        let place = begun.or_else(|| facts.lists.position(&self.unused[index], token));
        let start = self.rest_weights[..index].iter().sum();
        encoder.encode(Share::among(start, self.rest_weights[index], self.rest_weight));
        let members = self.rest_members(index) as u32;
        let place = place.unwrap_or_default();
        encoder.encode(Share::among(place as u32, 1, members));
        self.count_rest(index, place, facts);
    }

    fn rest_members(&self, index: usize) -> usize {
        if index == BEGUN { self.begun.len() } else { self.unused[index].len() }
    }

    /// Counts the use of a token without a share of its own.
    fn count_rest(&mut self, index: usize, member: usize, facts: &mut Facts) -> Parent {
        self.rest_weights[index] += REST_GAIN;
        self.rest_weight += REST_GAIN;
        if self.rest_weight > WHOLE >> 8 {
            self.rest_weights.iter_mut().for_each(|weight| *weight = *weight / 2 + 1);
            self.rest_weight = self.rest_weights.iter().sum();
        }
        if index == BEGUN {
            self.begun[member] = self.begun[member].used();
            return self.begun[member];
        }
        let token = facts.lists.swap_remove(&mut self.unused[index], member);
        let parent = facts.parent(token).used();
        self.begun.push(parent);
        parent
    }

    /// Gives every token that was used a share by its count.
    ///
    /// In parts, none of which is inlined: a browser makes the fast code of a large function in a time in
    /// which the whole vocabulary is read.
    ///
    /// Cost: proportional to the tokens that were ever used.
    #[cold]
    #[inline(never)]
    fn settle(&mut self, unsorted: &mut Vec<Parent>) {
        self.used.append(&mut self.begun);
        unsorted.clear();
        unsorted.extend_from_slice(&self.used);
        let mut ends = [0; GROUPS];
        sort_by_group(unsorted, &mut self.used, &mut ends, &mut [0; GROUPS]);
        let all_reads = sum_of_counts(&self.used);
        self.reads = self.reads / 4 + all_reads - self.all_reads;
        self.all_reads = all_reads;
        self.rest = self.share_of_rest();
        self.rest_reads /= 4;
        self.share_out(&ends);
        self.find_first_groups();
        self.due = FIRST_DUE.max(all_reads >> DUE_SHIFT);
    }

    fn share_of_rest(&self) -> u32 {
        let (rest, all) = (2 * u64::from(self.rest_reads) + 1, 2 * u64::from(self.reads) + 2);
        ((u64::from(WHOLE) * rest / all) as u32).clamp(LEAST_REST, MOST_REST)
    }

    /// `ends` is indexed by group: the end of its members in `used`, which stand in the order of groups.
    #[inline(never)]
    fn share_out(&mut self, ends: &[u32]) {
        let (weight, kinds) = weigh(ends);
        let room = u64::from(WHOLE - self.rest);
        let mut start = self.rest;
        let mut first = 0;
        self.groups.clear();
        // At once, since there are hundreds of books, and to grow each step by step takes its time.
        self.groups.reserve(kinds + 1);
        for (end, group_weight) in ends.iter().zip(WEIGHTS.as_slice()) {
            let members = end - first;
            if members > 0 {
                let size = (room * u64::from(*group_weight) / weight) as u32;
                self.groups.push(Group::new(start, members, size, first));
                start += members * size;
            }
            first = *end;
        }
        let count = self.used.len() as u32;
        self.groups.push(Group::new(start, u32::MAX - start, 1, count));
    }

    #[inline(never)]
    fn find_first_groups(&mut self) {
        let mut group = 0;
        for (step, first) in self.first_groups.iter_mut().enumerate() {
            while self.groups[group].end <= (step as u32) << STEP_SHIFT {
                group += 1;
            }
            *first = group as u8;
        }
    }
}

impl Group {
    fn new(start: u32, members: u32, size: u32, first: u32) -> Self {
        let inverse = (1 << INVERSE_BITS) / u64::from(size) + 1;
        Self { start, end: start + members * size, size, first, inverse }
    }

    /// Which member's share holds a place, and where that share starts.
    #[inline(always)]
    fn member_at(&self, place: u32) -> (u32, u32) {
        let within = place - self.start;
        let member = ((u64::from(within) * self.inverse) >> INVERSE_BITS) as u32;
        // The inverse is rounded up: of large shares, one more may come out.
        let member = member - u32::from(member * self.size > within);
        (member, self.start + member * self.size)
    }
}

#[inline(never)]
fn sum_of_counts(used: &[Parent]) -> u32 {
    used.iter().map(|used| used.count()).sum()
}

/// What all members weigh together, one at least, and how many groups have any.
#[inline(never)]
fn weigh(ends: &[u32]) -> (u64, usize) {
    let (mut weight, mut kinds, mut first) = (0, 0, 0);
    for (end, group_weight) in ends.iter().zip(WEIGHTS.as_slice()) {
        weight += u64::from(end - first) * u64::from(*group_weight);
        kinds += usize::from(*end > first);
        first = *end;
    }
    (weight.max(1), kinds)
}

/// Sorts by group, keeping the order within each; `ends` becomes where each group ends. It and `places`
/// are zeros at first, and slices, since of arrays a compiler would unroll each loop.
#[inline(never)]
fn sort_by_group(unsorted: &[Parent], sorted: &mut [Parent], ends: &mut [u32], places: &mut [u32]) {
    for one in unsorted {
        ends[group_of(one.count())] += 1;
    }
    let mut sum = 0;
    for (end, place) in ends.iter_mut().zip(places.iter_mut()) {
        *place = sum;
        sum += *end;
        *end = sum;
    }
    for one in unsorted {
        let place = &mut places[group_of(one.count())];
        sorted[*place as usize] = *one;
        *place += 1;
    }
}

#[inline]
fn group_of(count: u32) -> usize {
    match GROUP_OF.get(count as usize) {
        Some(group) => usize::from(*group),
        None => group_of_many(count),
    }
}

#[cold]
#[inline(never)]
fn group_of_many(count: u32) -> usize {
    THRESHOLDS.partition_point(|threshold| *threshold <= count) - 1
}

/// Indexed by count, for most of those that occur.
const GROUP_OF: [u8; 256] = {
    let mut groups = [0; 256];
    let mut count = 1;
    let mut group = 0;
    while count < groups.len() {
        if group + 1 < GROUPS && count as u32 >= THRESHOLDS[group + 1] {
            group += 1;
        }
        groups[count] = group as u8;
        count += 1;
    }
    groups
};

#[inline]
fn length_index(length: u32) -> usize {
    (length as usize).clamp(1, LENGTHS) - 1
}

const fn thresholds() -> [u32; GROUPS] {
    let mut thresholds = [0; GROUPS];
    let mut group = 0;
    while group < GROUPS {
        thresholds[group] = if group < 8 { group as u32 + 1 } else { step(thresholds[group - 1]) };
        group += 1;
    }
    thresholds
}

const fn step(threshold: u32) -> u32 {
    threshold + 1 + threshold / 5
}

const fn weights() -> [u32; GROUPS] {
    let mut weights = [0; GROUPS];
    let mut group = 0;
    while group < GROUPS {
        let next = if group + 1 < GROUPS { THRESHOLDS[group + 1] } else { step(THRESHOLDS[group]) };
        weights[group] = THRESHOLDS[group] + next;
        group += 1;
    }
    weights
}
