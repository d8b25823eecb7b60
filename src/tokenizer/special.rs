//! Special tokens: control marks that a provider puts around a prompt, such as `<|endoftext|>`.
//! In a user's text they are plain text, unless the caller asks otherwise.

use std::borrow::Cow;
use std::ops::Range;

/// What to do with special tokens that stand in a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Special {
    /// They are text like any other.
    #[default]
    Text,
    /// Each is one token with its own id.
    Allow,
    /// They are an error, `special-token`.
    Reject,
}

/// The special tokens of one encoding.
#[derive(Debug)]
pub struct SpecialTokens {
    /// The id of the first, and spellings whose ids follow one another.
    pub(crate) named: &'static [(u32, &'static [&'static str])],
    /// Spellings that hold a number.
    pub(crate) numbered: &'static [Numbered],
}

/// Special tokens whose spellings differ in a number. Of a name and a number for one id, the name counts.
#[derive(Debug)]
pub(crate) struct Numbered {
    /// What stands before the number and after it.
    pub(crate) around: (&'static str, &'static str),
    /// The number has at least so many digits.
    pub(crate) digits: usize,
    /// The number of the first id.
    pub(crate) first: u32,
    pub(crate) ids: Range<u32>,
}

impl SpecialTokens {
    /// The first special token in `text` at or after `from`: its byte range and its id.
    pub(crate) fn find(&self, text: &[u8], from: usize) -> Option<(Range<usize>, u32)> {
        (from..text.len())
            .filter(|at| may_begin(text[*at]))
            .find_map(|at| self.at(&text[at..]).map(|(length, id)| (at..at + length, id)))
    }

    /// The longest special token that `text` begins with: its length and id.
    fn at(&self, text: &[u8]) -> Option<(usize, u32)> {
        let named = self.names().filter(|(name, _)| text.starts_with(name.as_bytes()));
        let named = named.map(|(name, id)| (name.len(), id)).max();
        named.or_else(|| self.numbered.iter().find_map(|numbered| numbered.at(text)))
    }

    fn names(&self) -> impl Iterator<Item = (&'static str, u32)> {
        self.named.iter().flat_map(|(first, names)| names.iter().copied().zip(*first..))
    }

    /// The spelling of a special token.
    pub fn spelling(&self, id: u32) -> Option<Cow<'static, str>> {
        if let Some((name, _)) = self.names().find(|(_, known)| *known == id) {
            return Some(Cow::Borrowed(name));
        }
        let numbered = self.numbered.iter().find(|numbered| numbered.ids.contains(&id))?;
        Some(Cow::Owned(numbered.spelling(id)))
    }
}

/// The first bytes of all spellings.
pub(crate) fn may_begin(byte: u8) -> bool {
    matches!(byte, b'<' | b'[' | b'/' | 0xef)
}

impl Numbered {
    fn at(&self, text: &[u8]) -> Option<(usize, u32)> {
        let rest = text.strip_prefix(self.around.0.as_bytes())?;
        let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let number: u32 = std::str::from_utf8(&rest[..length]).ok()?.parse().ok()?;
        let id = number.checked_sub(self.first)?.checked_add(self.ids.start)?;
        let spelling = self.spelling(id);
        let found = self.ids.contains(&id) && text.starts_with(spelling.as_bytes());
        found.then_some((spelling.len(), id))
    }

    fn spelling(&self, id: u32) -> String {
        let (before, after) = self.around;
        let number = id - self.ids.start.min(id) + self.first;
        format!("{before}{number:0width$}{after}", width = self.digits)
    }
}
