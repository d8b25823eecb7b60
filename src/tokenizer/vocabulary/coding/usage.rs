//! How often each token has been a parent so far: the more often, the likelier it is the next one.
//! Tokens of equal use stand together, so that finding one and moving it up cost a step each.

use super::range::{Decoder, Encoder, Share};

/// Lengths in bytes that are told apart among tokens never used; longer ones count as the longest.
/// A short token is the likelier parent.
const LENGTHS: usize = 16;

/// The counts of use at which a group begins. Up to eight each count has its own.
const GROUPS: usize = 40;
const BAND: usize = 8;
const THRESHOLDS: [u32; GROUPS] = thresholds();
/// A token that was used `n` times weighs 2n - 1; what is held back from each is the weight of all
/// that were never used. The members of a group weigh the same.
const WEIGHTS: [u32; GROUPS] = weights();

/// Tokens by how often they were used.
pub(super) struct Usage {
    /// Indexed by length, less one: tokens never used, and how many of them came to be.
    unused: [Vec<u32>; LENGTHS],
    begun: [u32; LENGTHS],
    begun_sum: u32,
    /// Indexed by group: its tokens and their counts.
    groups: [Vec<(u32, u32)>; GROUPS],
    /// Indexed by group: the weight of its tokens together.
    weights: [u32; GROUPS],
    /// The same for bands of eight groups, so that a group is found in a few steps.
    bands: [u32; GROUPS / BAND],
    weight: u32,
    used: u32,
}

impl Default for Usage {
    fn default() -> Self {
        Self {
            unused: Default::default(),
            begun: [1; LENGTHS],
            begun_sum: LENGTHS as u32,
            groups: [const { Vec::new() }; GROUPS],
            weights: [0; GROUPS],
            bands: [0; GROUPS / BAND],
            weight: 0,
            used: 0,
        }
    }
}

impl Usage {
    /// Adds a token that was not used yet.
    #[inline]
    pub(super) fn add(&mut self, token: u32, length: u16) {
        self.unused[length_index(length)].push(token);
    }

    /// The weight of all tokens never used. It cannot be told from 0 whether there is one.
    #[inline]
    fn weight_of_unused(&self) -> u32 {
        self.used + 1
    }

    /// Reads a token and counts its use; `None` where the bytes name one that is not there.
    ///
    /// Not to be inlined: a browser makes the fast code of a function while the first code runs, and
    /// uses it from the next call on. A long loop in one call would never get it.
    #[inline(never)]
    pub(super) fn decode(&mut self, decoder: &mut Decoder<'_>) -> Option<u32> {
        let unused = self.weight_of_unused();
        let unit = decoder.peek(unused + self.weight);
        if unit < unused {
            decoder.consume(0, unused);
            return self.decode_unused(decoder);
        }
        let (group, within) = self.group_at(unit - unused);
        let place = within / WEIGHTS[group];
        decoder.consume(unit - within + place * WEIGHTS[group], WEIGHTS[group]);
        (place < self.groups[group].len() as u32).then(|| self.promote(group, place as usize))
    }

    /// The group that holds a unit of weight, and where in the group that is.
    #[inline]
    fn group_at(&self, unit: u32) -> (usize, u32) {
        let (band, before) = part_at(&self.bands, unit);
        let first = band * BAND;
        let (group, within) = part_at(&self.weights[first..first + BAND], unit - before);
        (first + group, unit - before - within)
    }

    fn decode_unused(&mut self, decoder: &mut Decoder<'_>) -> Option<u32> {
        let unit = decoder.peek(self.begun_sum);
        let mut start = 0;
        let mut index = 0;
        while unit - start >= self.begun[index] {
            start += self.begun[index];
            index += 1;
        }
        decoder.consume(start, self.begun[index]);
        let count = self.unused[index].len() as u32;
        if count == 0 {
            return None;
        }
        let place = decoder.peek(count);
        decoder.consume(place, 1);
        Some(self.begin(index, place as usize))
    }

    /// Writes a token, which was added, and counts its use. Slow: looks for its place.
    pub(super) fn encode(&mut self, encoder: &mut Encoder, token: u32, length: u16) {
        let unused = self.weight_of_unused();
        let whole = unused + self.weight;
        let index = length_index(length);
        if let Some(place) = self.unused[index].iter().position(|one| *one == token) {
            encoder.encode(Share { start: 0, size: unused, whole });
            let start = self.begun[..index].iter().sum();
            encoder.encode(Share { start, size: self.begun[index], whole: self.begun_sum });
            let count = self.unused[index].len() as u32;
            encoder.encode(Share { start: place as u32, size: 1, whole: count });
            self.begin(index, place);
            return;
        }
        let mut start = unused;
        for (group, size) in WEIGHTS.into_iter().enumerate() {
            let members = &self.groups[group];
            if let Some(place) = members.iter().position(|(one, _)| *one == token) {
                encoder.encode(Share { start: start + place as u32 * size, size, whole });
                self.promote(group, place);
                return;
            }
            start += self.weights[group];
        }
    }

    /// The first use of a token.
    fn begin(&mut self, index: usize, place: usize) -> u32 {
        let token = self.unused[index].swap_remove(place);
        self.begun[index] += 8;
        self.begun_sum += 8;
        self.used += 1;
        self.put(0, token, 1);
        token
    }

    /// A further use of a token.
    #[inline]
    fn promote(&mut self, group: usize, place: usize) -> u32 {
        let (token, count) = self.groups[group][place];
        let count = count + 1;
        if group + 1 < GROUPS && count >= THRESHOLDS[group + 1] {
            self.groups[group].swap_remove(place);
            self.weights[group] -= WEIGHTS[group];
            self.bands[group / BAND] -= WEIGHTS[group];
            self.weight -= WEIGHTS[group];
            self.put(group + 1, token, count);
        } else {
            self.groups[group][place].1 = count;
        }
        token
    }

    #[inline]
    fn put(&mut self, group: usize, token: u32, count: u32) {
        self.groups[group].push((token, count));
        self.weights[group] += WEIGHTS[group];
        self.bands[group / BAND] += WEIGHTS[group];
        self.weight += WEIGHTS[group];
    }
}

/// Which of consecutive parts holds a unit, and the sum of those before it. Looks at each: where the
/// search ends cannot be foretold, and a wrong guess of the processor's costs more than all the steps.
#[inline(always)]
fn part_at(parts: &[u32], unit: u32) -> (usize, u32) {
    let (mut at, mut before, mut sum) = (0, 0, 0);
    for part in &parts[..parts.len() - 1] {
        sum += part;
        let is_past = u32::from(unit >= sum);
        at += is_past as usize;
        before += part * is_past;
    }
    (at, before)
}

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
