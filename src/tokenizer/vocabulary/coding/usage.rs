//! How often each token has been a parent so far: the more often, the likelier it is the next one.
//! Shares are settled from time to time and stand still in between, so that reading a token is a
//! product, a look at a small table, and one at the token.

use super::ans::{Decoder, Encoder, Share, WHOLE};

/// Lengths in bytes that are told apart among tokens never used; longer ones count as the longest.
/// A short token is the likelier parent.
const LENGTHS: usize = 16;
/// Where a token stands that was first used since the shares were settled: after the lengths.
const BEGUN: usize = LENGTHS;

/// The counts of use at which a group begins. Up to eight each count has its own.
const GROUPS: usize = 40;
const THRESHOLDS: [u32; GROUPS] = thresholds();
/// A token that was used `n` times weighs 2n - 1: half of its first use is held back for those that
/// were never used. The members of a group weigh the same.
const WEIGHTS: [u32; GROUPS] = weights();

/// The whole in so many steps: for each, the group that it begins in.
const STEPS: usize = 64;
const STEP_SHIFT: u32 = WHOLE.trailing_zeros() - STEPS.trailing_zeros();

/// The least and the most that the tokens without a share of their own have together, if any has one.
const LEAST_REST: u32 = WHOLE / 1024;
const MOST_REST: u32 = WHOLE / 16 * 15;

/// Tokens by how often they were used.
pub(super) struct Usage {
    /// Indexed by length, less one: tokens never used.
    unused: [Vec<u32>; LENGTHS],
    /// Tokens first used since the shares were settled.
    begun: Vec<Used>,
    /// Indexed by length, less one, and then [`BEGUN`]: how often the next token stood there.
    rest_weights: [u32; LENGTHS + 1],
    rest_weight: u32,
    /// The share of all these together, which starts at 0.
    rest: u32,
    /// The other tokens, by group.
    used: Vec<Used>,
    /// The groups that have members, in the order of their shares, and then two that end every search.
    groups: Vec<Group>,
    first_groups: [u8; STEPS],
    /// The members of `used` before they were sorted.
    unsorted: Vec<Used>,
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
const REST_READ: u32 = 4;

#[derive(Clone, Copy, Default)]
struct Used {
    token: u32,
    count: u32,
}

/// Tokens with shares of the same size, one behind the other.
#[derive(Clone, Copy)]
struct Group {
    /// Where the share of the first one starts.
    start: u32,
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
            unsorted: Vec::new(),
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
    pub(super) fn add(&mut self, token: u32, length: u16) {
        self.unused[length_index(length)].push(token);
    }

    /// Reads a token and counts its use; `None` where the bytes name one that is not there.
    ///
    /// Not to be inlined: a browser makes the fast code of a function while the first code runs, and
    /// uses it from the next call on. A long loop in one call would never get it.
    #[inline(never)]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>) -> Option<u32> {
        if self.due == 0 {
            self.settle();
        }
        self.due -= 1;
        let place = decoder.place();
        if place < self.rest {
            decoder.consume(Share { start: 0, size: self.rest });
            return self.decode_rest(decoder);
        }
        let mut group = usize::from(self.first_groups[(place >> STEP_SHIFT) as usize]);
        while place >= self.groups[group + 1].start {
            group += 1;
        }
        let group = self.groups[group];
        let (member, start) = group.member_at(place);
        decoder.consume(Share { start, size: group.size });
        let used = self.used.get_mut((group.first + member) as usize)?;
        used.count += 1;
        Some(used.token)
    }

    #[inline(never)]
    fn decode_rest(&mut self, decoder: &mut Decoder<'_>) -> Option<u32> {
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
            return None;
        }
        let member = decoder.among(members as u32) as usize;
        Some(self.count_rest(index, member))
    }

    /// Writes a token, which was added, and counts its use. Slow: looks for its place.
    pub(super) fn encode(&mut self, encoder: &mut Encoder, token: u32, length: u16) {
        if self.due == 0 {
            self.settle();
        }
        self.due -= 1;
        if let Some(index) = self.used.iter().position(|used| used.token == token) {
            let last = self.groups.iter().rposition(|group| group.first as usize <= index);
            let group = self.groups[last.unwrap_or_default()];
            let start = group.start + (index as u32 - group.first) * group.size;
            encoder.encode(Share { start, size: group.size });
            self.used[index].count += 1;
            return;
        }
        self.rest_reads += 1;
        self.due = self.due.saturating_sub(REST_READ);
        encoder.encode(Share { start: 0, size: self.rest });
        let begun = self.begun.iter().position(|used| used.token == token);
        let index = begun.map_or(length_index(length), |_| BEGUN);
        let place = begun.or_else(|| self.unused[index].iter().position(|one| *one == token));
        let start = self.rest_weights[..index].iter().sum();
        encoder.encode(Share::among(start, self.rest_weights[index], self.rest_weight));
        let members = self.rest_members(index) as u32;
        let place = place.unwrap_or_default();
        encoder.encode(Share::among(place as u32, 1, members));
        self.count_rest(index, place);
    }

    fn rest_members(&self, index: usize) -> usize {
        if index == BEGUN { self.begun.len() } else { self.unused[index].len() }
    }

    /// Counts the use of a token without a share of its own.
    fn count_rest(&mut self, index: usize, member: usize) -> u32 {
        self.rest_weights[index] += 8;
        self.rest_weight += 8;
        if self.rest_weight > WHOLE >> 8 {
            self.rest_weights.iter_mut().for_each(|weight| *weight = *weight / 2 + 1);
            self.rest_weight = self.rest_weights.iter().sum();
        }
        if index == BEGUN {
            self.begun[member].count += 1;
            return self.begun[member].token;
        }
        let token = self.unused[index].swap_remove(member);
        self.begun.push(Used { token, count: 1 });
        token
    }

    /// Gives every token that was used a share by its count.
    ///
    /// Cost: proportional to the tokens that were ever used.
    #[cold]
    fn settle(&mut self) {
        self.used.append(&mut self.begun);
        std::mem::swap(&mut self.used, &mut self.unsorted);
        let ends = sort_by_group(&self.unsorted, &mut self.used);
        let all_reads = self.used.iter().map(|used| used.count).sum();
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
    fn share_out(&mut self, ends: &[u32; GROUPS]) {
        let members = |group: usize| ends[group] - if group == 0 { 0 } else { ends[group - 1] };
        let weigh = |group: usize| u64::from(members(group)) * u64::from(WEIGHTS[group]);
        let weight = (0..GROUPS).map(weigh).sum::<u64>().max(1);
        let room = u64::from(WHOLE - self.rest);
        let mut start = self.rest;
        self.groups.clear();
        for group in 0..GROUPS {
            let members = members(group);
            if members > 0 {
                let size = (room * u64::from(WEIGHTS[group]) / weight) as u32;
                self.groups.push(Group::new(start, size, ends[group] - members));
                start += members * size;
            }
        }
        let count = self.used.len() as u32;
        self.groups.extend([Group::new(start, 1, count), Group::new(u32::MAX, 1, count)]);
    }

    fn find_first_groups(&mut self) {
        let mut group = 0;
        for (step, first) in self.first_groups.iter_mut().enumerate() {
            while self.groups[group + 1].start <= (step as u32) << STEP_SHIFT {
                group += 1;
            }
            *first = group as u8;
        }
    }
}

impl Group {
    fn new(start: u32, size: u32, first: u32) -> Self {
        Self { start, size, first, inverse: (1 << INVERSE_BITS) / u64::from(size) + 1 }
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

/// Sorts by group, keeping the order within each; where each group ends.
fn sort_by_group(unsorted: &[Used], sorted: &mut Vec<Used>) -> [u32; GROUPS] {
    let mut ends = [0; GROUPS];
    for one in unsorted {
        ends[group_of(one.count)] += 1;
    }
    let mut sum = 0;
    let mut places = [0; GROUPS];
    for (end, place) in ends.iter_mut().zip(&mut places) {
        *place = sum;
        sum += *end;
        *end = sum;
    }
    sorted.resize(unsorted.len(), Used::default());
    for one in unsorted {
        let place = &mut places[group_of(one.count)];
        sorted[*place as usize] = *one;
        *place += 1;
    }
    ends
}

#[inline]
fn group_of(count: u32) -> usize {
    match GROUP_OF.get(count as usize) {
        Some(group) => usize::from(*group),
        None => THRESHOLDS.partition_point(|threshold| *threshold <= count) - 1,
    }
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
fn length_index(length: u16) -> usize {
    usize::from(length).clamp(1, LENGTHS) - 1
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
        weights[group] = THRESHOLDS[group] + next - 2;
        group += 1;
    }
    weights
}
