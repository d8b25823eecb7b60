//! What is known of a token as a parent of later ones, and a word that carries it, so that reading a
//! token looks at one place in memory and not at four.

use super::head::Head;
use super::lists::Lists;
use crate::tokenizer::vocabulary::pairs::MOST_TOKENS;

/// Lengths in bytes are below this; a longer token is refused later.
const MOST_LENGTH: u32 = (1 << LENGTH_BITS) - 1;

const TOKEN_BITS: u32 = 19;
const LENGTH_BITS: u32 = 13;
const CLASS_BITS: u32 = 9;
const _: () = assert!(MOST_TOKENS < 1 << TOKEN_BITS);

const CLASS_SHIFT: u32 = TOKEN_BITS + LENGTH_BITS;
const FULL: u64 = 1 << (CLASS_SHIFT + CLASS_BITS);
const COUNT_SHIFT: u32 = CLASS_SHIFT + CLASS_BITS + 1;

/// A token, how many bytes it has, the class of its head and whether that is full, and how often it was
/// used: at most once for each token there is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Parent(u64);

impl Parent {
    /// No token: the only one that was never used.
    pub(super) const NONE: Self = Self(0);

    /// The same, used once more.
    #[inline(always)]
    pub(super) fn used(self) -> Self {
        Self(self.0 + (1 << COUNT_SHIFT))
    }

    #[inline(always)]
    pub(super) fn token(self) -> u32 {
        self.0 as u32 & ((1 << TOKEN_BITS) - 1)
    }

    #[inline(always)]
    pub(super) fn length(self) -> u32 {
        self.0 as u32 >> TOKEN_BITS
    }

    #[inline(always)]
    pub(super) fn class(self) -> usize {
        (self.0 >> CLASS_SHIFT) as usize & ((1 << CLASS_BITS) - 1)
    }

    /// Whether nothing that follows can change the class.
    #[inline(always)]
    pub(super) fn is_full(self) -> bool {
        self.0 & FULL != 0
    }

    #[inline(always)]
    pub(super) fn count(self) -> u32 {
        (self.0 >> COUNT_SHIFT) as u32
    }
}

/// What is known of each token so far.
pub(super) struct Facts {
    /// Indexed by token; nothing for one that was not met.
    heads: Vec<Head>,
    /// Indexed by token: its bytes; 0 for one that was not met.
    lengths: Vec<u16>,
    /// The most bytes that any of them has.
    longest: u32,
    /// The numbers of all lists of tokens.
    pub(super) lists: Lists,
    /// Room to sort in.
    pub(super) unsorted: Vec<Parent>,
}

impl Facts {
    /// With room for so many tokens.
    pub(super) fn of(tokens: usize) -> Self {
        Self {
            heads: vec![Head::default(); tokens],
            lengths: vec![0; tokens],
            longest: 0,
            lists: Lists::with_capacity(3 * tokens),
            unsorted: Vec::new(),
        }
    }

    #[inline]
    pub(super) fn set(&mut self, token: u32, head: Head, length: u32) {
        self.heads[token as usize] = head;
        self.lengths[token as usize] = length.min(MOST_LENGTH) as u16;
        self.longest = self.longest.max(length);
    }

    #[inline]
    pub(super) fn head(&self, token: u32) -> Head {
        self.heads[token as usize]
    }

    #[inline]
    pub(super) fn length(&self, token: u32) -> u32 {
        u32::from(self.lengths[token as usize])
    }

    /// A token that was not used yet.
    #[inline]
    pub(super) fn parent(&self, token: u32) -> Parent {
        let head = self.head(token);
        let class = u64::from(head.class()) << CLASS_SHIFT;
        let full = if head.is_full() { FULL } else { 0 };
        Parent(u64::from(self.length(token) << TOKEN_BITS | token) | class | full)
    }

    pub(super) fn longest(&self) -> u32 {
        self.longest
    }

    pub(super) fn lengths_mut(&mut self) -> &mut Vec<u16> {
        &mut self.lengths
    }
}
