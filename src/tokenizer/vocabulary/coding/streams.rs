//! The things that pairs are coded as, each in a stream of its own: none waits for another. Knows how they stand
//! behind each other, and not what they mean.

use super::ans::{Decoder, Encoder, Paused};
use super::bits::{BitReader, BitWriter};

/// Streams of symbols with shares, and streams of equals.
#[derive(Clone, Copy, Default)]
pub(super) struct Streams<Symbols, Equals> {
    /// Which tokens are in a part.
    pub(super) order: Symbols,
    pub(super) births: Symbols,
    /// The class of the right parent.
    pub(super) class: Symbols,
    pub(super) left: Symbols,
    pub(super) right: Symbols,
    pub(super) left_members: Equals,
    pub(super) right_members: Equals,
}

pub(super) type Writers = Streams<Encoder, BitWriter>;
pub(super) type Readers<'a> = Streams<Decoder<'a>, BitReader<'a>>;
/// Readers that go on another time, when the bytes are at hand again.
pub(super) type PausedReaders = Streams<Paused, usize>;

const STREAMS: usize = 7;
/// Bytes that say how long a stream is; the last one ends where all of it does.
const LENGTH: usize = 4;
/// Where each stream but the last ends.
pub(super) type Ends = [usize; STREAMS - 1];

/// Where each stream ends; `None` where there is no room for what says it.
pub(super) fn ends(bytes: &[u8]) -> Option<Ends> {
    let mut ends = [0; STREAMS - 1];
    let mut end = LENGTH * ends.len();
    let (lengths, _) = bytes.split_at_checked(end)?;
    for (place, length) in ends.iter_mut().zip(lengths.as_chunks::<LENGTH>().0) {
        end = end.checked_add(u32::from_le_bytes(*length) as usize)?;
        *place = end;
    }
    Some(ends)
}

impl Writers {
    pub(super) fn join(self) -> Vec<u8> {
        let Self { order, births, class, left, right, left_members, right_members } = self;
        let mut streams: Vec<Vec<u8>> =
            [order, births, class, left, right].map(Encoder::finish).into();
        streams.extend([left_members, right_members].map(BitWriter::finish));
        let lengths =
            streams[..STREAMS - 1].iter().map(|stream| (stream.len() as u32).to_le_bytes());
        let mut bytes = lengths.collect::<Vec<_>>().concat();
        bytes.extend(streams.concat());
        bytes
    }
}

impl PausedReaders {
    /// At the beginning of what [`Writers::join`] made; `None` where the ends are not in it.
    pub(super) fn at_start(bytes: &[u8], ends: Ends) -> Option<Self> {
        let [order, births, class, left, right, ..] = take_apart(bytes, ends)?;
        let [order, births, class, left, right] =
            [order, births, class, left, right].map(|bytes| Decoder::new(bytes).pause());
        Some(Self { order, births, class, left, right, left_members: 0, right_members: 0 })
    }

    /// Goes on; `bytes` are those that it began with.
    pub(super) fn resume(self, bytes: &[u8], ends: Ends) -> Option<Readers<'_>> {
        let [order, births, class, left, right, left_members, right_members] =
            take_apart(bytes, ends)?;
        Some(Streams {
            order: self.order.resume(order),
            births: self.births.resume(births),
            class: self.class.resume(class),
            left: self.left.resume(left),
            right: self.right.resume(right),
            left_members: BitReader::after(left_members, self.left_members),
            right_members: BitReader::after(right_members, self.right_members),
        })
    }
}

impl Readers<'_> {
    pub(super) fn pause(&self) -> PausedReaders {
        Streams {
            order: self.order.pause(),
            births: self.births.pause(),
            class: self.class.pause(),
            left: self.left.pause(),
            right: self.right.pause(),
            left_members: self.left_members.at,
            right_members: self.right_members.at,
        }
    }
}

fn take_apart(bytes: &[u8], ends: Ends) -> Option<[&[u8]; STREAMS]> {
    let mut streams = [&bytes[..0]; STREAMS];
    let mut start = LENGTH * ends.len();
    for (stream, end) in streams.iter_mut().zip(ends.into_iter().chain([bytes.len()])) {
        *stream = bytes.get(start..end)?;
        start = end;
    }
    Some(streams)
}
