//! One of a number of equals, in as many bits as that takes, one behind the other. Knows no model.

/// Collects numbers.
#[derive(Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// The next bits, and how many there are.
    next: u64,
    count: u32,
}

/// Bytes that stand behind the last bit: a reader takes in so many at once.
const WORD: usize = 4;

impl BitWriter {
    /// Writes which of `whole` equals it is; there is one at least, and there are fewer than 2^24.
    pub(super) fn one_of(&mut self, number: u32, whole: u32) {
        let Halves { bits, twice, longer } = Halves::of(whole);
        if number < twice {
            self.push(number, bits);
        } else if number < 1 << bits {
            self.push(number, bits + 1);
        } else {
            self.push((number - longer) | 1 << bits, bits + 1);
        }
    }

    fn push(&mut self, value: u32, bits: u32) {
        self.next |= u64::from(value) << self.count;
        self.count += bits;
        while self.count >= 8 {
            self.bytes.push(self.next as u8);
            self.next >>= 8;
            self.count -= 8;
        }
    }

    pub(super) fn finish(mut self) -> Vec<u8> {
        self.push(0, 7);
        self.bytes.extend([0; WORD]);
        self.bytes
    }
}

/// Of `whole` equals, the first `twice` take `bits` bits and the others one more: with that set, a number is
/// `longer` larger.
struct Halves {
    bits: u32,
    twice: u32,
    longer: u32,
}

impl Halves {
    #[inline(always)]
    fn of(whole: u32) -> Self {
        // The lowest bit changes no logarithm, and spares the question whether there is one.
        let bits = (whole | 1).ilog2();
        Self { bits, twice: (2 << bits) - whole, longer: whole - (1 << bits) }
    }
}

/// Reads what [`BitWriter`] wrote; zeros past the end.
pub(super) struct BitReader<'a> {
    bytes: &'a [u8],
    /// The bits that were taken.
    pub(super) at: usize,
}

impl<'a> BitReader<'a> {
    /// Goes on after so many bits of what was written.
    pub(super) fn after(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    /// Which of `whole` equals comes next, one at least. Without a branch, which no processor would foresee.
    #[inline(always)]
    pub(super) fn one_of(&mut self, whole: u32) -> u32 {
        let word = match self.bytes.get(self.at / 8..) {
            Some(rest) => rest.first_chunk::<WORD>().map_or(0, |word| u32::from_le_bytes(*word)),
            None => 0,
        };
        let word = word >> (self.at % 8);
        let Halves { bits, twice, longer } = Halves::of(whole);
        let number = word & ((1 << bits) - 1);
        let is_long = u32::from(number >= twice);
        self.at += (bits + is_long) as usize;
        number + longer * (word >> bits & is_long)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let wholes = (1..300).chain([4095, 4096, 4097, 1 << 20, (1 << 20) + 1]);
        let pairs: Vec<(u32, u32)> = wholes
            .flat_map(|whole| (0..whole).step_by(1 + whole as usize / 300).map(move |n| (n, whole)))
            .collect();
        let mut writer = BitWriter::default();
        pairs.iter().for_each(|(number, whole)| writer.one_of(*number, *whole));
        let bytes = writer.finish();
        let mut reader = BitReader::after(&bytes, 0);
        for (at, (number, whole)) in pairs.iter().enumerate() {
            // In two goes, as parts are read.
            if at == pairs.len() / 2 {
                reader = BitReader::after(&bytes, reader.at);
            }
            assert_eq!(reader.one_of(*whole), *number, "of {whole}");
        }
    }

    #[test]
    fn past_the_end_it_goes_on() {
        let mut reader = BitReader::after(&[1, 2], 0);
        (0..100).for_each(|_| assert!(reader.one_of(1000) < 1000));
    }
}
