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
    /// Spelling and id; all begin with `<|` and end with `|>`.
    pub(crate) named: &'static [(&'static str, u32)],
    /// Ids whose spelling is `<|reserved_ID|>`.
    pub(crate) reserved: Range<u32>,
}

impl SpecialTokens {
    /// The first special token in `text` at or after `from`: its byte range and its id.
    pub(crate) fn find(&self, text: &[u8], mut from: usize) -> Option<(Range<usize>, u32)> {
        while let Some(offset) = text.get(from..)?.windows(2).position(|two| two == b"<|") {
            let start = from + offset;
            if let Some((length, id)) = self.at(&text[start..]) {
                return Some((start..start + length, id));
            }
            from = start + 1;
        }
        None
    }

    /// The special token that `text` begins with: its length and id.
    fn at(&self, text: &[u8]) -> Option<(usize, u32)> {
        let named = self.named.iter().find(|(name, _)| text.starts_with(name.as_bytes()));
        named.map(|(name, id)| (name.len(), *id)).or_else(|| self.reserved_at(text))
    }

    fn reserved_at(&self, text: &[u8]) -> Option<(usize, u32)> {
        let digits = text.strip_prefix(b"<|reserved_")?;
        let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let id = std::str::from_utf8(&digits[..length]).ok()?.parse().ok()?;
        let spelling = reserved(id);
        let found = text.starts_with(spelling.as_bytes()) && self.is_reserved(id);
        found.then_some((spelling.len(), id))
    }

    /// The spelling of a special token. Where an id has two, as 200018 of `o200k_harmony`, the reserved
    /// one is what a decoder prints.
    pub fn spelling(&self, id: u32) -> Option<Cow<'static, str>> {
        if self.is_reserved(id) {
            return Some(Cow::Owned(reserved(id)));
        }
        let named = self.named.iter().find(|(_, known)| *known == id);
        named.map(|(name, _)| Cow::Borrowed(*name))
    }

    fn is_reserved(&self, id: u32) -> bool {
        self.reserved.contains(&id)
            && self.named.iter().all(|(name, known)| *known != id || name == &"<|endofprompt|>")
    }
}

fn reserved(id: u32) -> String {
    format!("<|reserved_{id}|>")
}
