//! Sixteen bytes that are looked at together, by whatever the machine has for it.
//! Knows no pattern.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) use with_simd::Bytes;
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
pub(super) use with_sse2::Bytes;
#[cfg(not(any(
    all(target_arch = "wasm32", target_feature = "simd128"),
    all(target_arch = "x86_64", target_feature = "sse2")
)))]
pub(super) use without_simd::Bytes;

/// Two words: a copy of sixteen bytes at once would be a call in WebAssembly.
#[inline(always)]
fn halves(sixteen: &[u8]) -> [u64; 2] {
    [0, 8].map(|at| {
        let mut eight = [0; 8];
        eight.copy_from_slice(&sixteen[at..at + 8]);
        u64::from_le_bytes(eight)
    })
}

/// In WebAssembly.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod with_simd {
    use std::arch::wasm32::{i8x16_bitmask, u8x16_le, u8x16_splat, u8x16_sub, u64x2, v128};

    #[derive(Clone, Copy)]
    pub(in super::super) struct Bytes(v128);

    impl Bytes {
        #[inline(always)]
        pub(in super::super) fn read(sixteen: &[u8]) -> Self {
            let [low, high] = super::halves(sixteen);
            Self(u64x2(low, high))
        }

        /// One bit for each byte that is within `first..=last`, the lowest for the first.
        #[inline(always)]
        pub(in super::super) fn within(self, first: u8, last: u8) -> u32 {
            let above_first = u8x16_sub(self.0, u8x16_splat(first));
            u32::from(i8x16_bitmask(u8x16_le(above_first, u8x16_splat(last - first))))
        }
    }
}

/// What every 64-bit processor of Intel's kind has.
#[cfg(all(target_arch = "x86_64", target_feature = "sse2"))]
mod with_sse2 {
    use std::arch::x86_64::{
        __m128i, _mm_cmpeq_epi8, _mm_min_epu8, _mm_movemask_epi8, _mm_set_epi64x, _mm_set1_epi8,
        _mm_sub_epi8,
    };

    #[derive(Clone, Copy)]
    pub(in super::super) struct Bytes(__m128i);

    impl Bytes {
        #[inline(always)]
        pub(in super::super) fn read(sixteen: &[u8]) -> Self {
            let [low, high] = super::halves(sixteen).map(u64::cast_signed);
            // SAFETY: these instructions are there wherever this module is compiled.
            Self(unsafe { _mm_set_epi64x(high, low) })
        }

        /// One bit for each byte that is within `first..=last`, the lowest for the first.
        #[inline(always)]
        pub(in super::super) fn within(self, first: u8, last: u8) -> u32 {
            // SAFETY: as above.
            unsafe {
                let above_first = _mm_sub_epi8(self.0, _mm_set1_epi8(first as i8));
                let most = _mm_min_epu8(above_first, _mm_set1_epi8((last - first) as i8));
                _mm_movemask_epi8(_mm_cmpeq_epi8(most, above_first)) as u32
            }
        }
    }
}

/// Elsewhere: eight bytes in a word, twice.
#[cfg(any(
    test,
    not(any(
        all(target_arch = "wasm32", target_feature = "simd128"),
        all(target_arch = "x86_64", target_feature = "sse2")
    ))
))]
mod without_simd {
    use crate::tokenizer::split::ascii::outside;

    #[derive(Clone, Copy)]
    pub(in super::super) struct Bytes([u64; 2]);

    impl Bytes {
        #[inline(always)]
        pub(in super::super) fn read(sixteen: &[u8]) -> Self {
            Self(super::halves(sixteen))
        }

        /// One bit for each byte that is within `first..=last`, the lowest for the first.
        #[inline(always)]
        pub(in super::super) fn within(self, first: u8, last: u8) -> u32 {
            let [low, high] = self.0.map(|eight| gathered(!outside(eight, first, last)));
            low | high << 8
        }
    }

    /// The highest bits of the eight bytes, side by side.
    #[inline(always)]
    fn gathered(marks: u64) -> u32 {
        let ones = (marks >> 7) & 0x0101_0101_0101_0101;
        (ones.wrapping_mul(0x0102_0408_1020_4080) >> 56) as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The twin that has no such instructions is held to the same.
    #[test]
    fn bits_say_which_bytes_are_within() {
        let all: Vec<u8> = (0..=255).collect();
        for sixteen in all.windows(16) {
            for (first, last) in
                [(b'a', b'z'), (b'A', b'Z'), (b'0', b'9'), (b'\n', b'\n'), (b'!', b'~')]
            {
                let expected =
                    sixteen.iter().enumerate().filter(|(_, byte)| (first..=last).contains(*byte));
                let expected: u32 = expected.map(|(at, _)| 1 << at).sum();
                assert_eq!(Bytes::read(sixteen).within(first, last), expected);
                let slowly = super::without_simd::Bytes::read(sixteen).within(first, last);
                assert_eq!(slowly, expected);
            }
        }
    }
}
