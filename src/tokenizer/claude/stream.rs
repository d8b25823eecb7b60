//! The marked stream: the text with marks for word boundaries and capitals, as the pieces are spelled. A
//! single blank between two marked spans is not written; the marks say it.
//! The rules are measured, not designed: `ctok`'s `normalize.py` gives the measurement behind each.

use super::case::{Mark, mark, small};
use super::characters::Traits;
use super::folding::{Folded, Folding};
use super::runs::{Kind, Run, runs};
use super::{Ends, Family};

/// The marks are controls that no folded text holds.
pub(super) const WORD_OPENS: u8 = 1;
pub(super) const WORD_ENDS: u8 = 2;
pub(super) const SHIFT: u8 = 3;
pub(super) const CAPITALS: u8 = 4;

/// The endings that an apostrophe binds to the word before it.
const CONTRACTIONS: [&str; 7] = ["s", "t", "d", "m", "ll", "re", "ve"];

/// A marked stream.
pub(super) struct Stream {
    pub(super) bytes: Vec<u8>,
    /// Indexed like `bytes`, where a text is split: where in the given text it ends, in bytes.
    pub(super) ends: Vec<u32>,
}

impl Stream {
    /// The stream alone.
    pub(super) fn of_counting(text: &Folded, ends: Ends, family: Family) -> Self {
        Writer::new(text, ends, family, false).write()
    }

    /// The stream, and where each of its bytes comes from.
    pub(super) fn of_splitting(text: &Folded, ends: Ends, family: Family) -> Self {
        Writer::new(text, ends, family, true).write()
    }
}

struct Writer<'a> {
    text: &'a [Folding],
    runs: Vec<Run>,
    family: Family,
    /// Whether a frame stands before it that ends in a word boundary.
    is_framed: bool,
    keeps_ends: bool,
    stream: Stream,
}

impl<'a> Writer<'a> {
    fn new(text: &'a Folded, ends: Ends, family: Family, keeps_ends: bool) -> Self {
        let text = &text.characters[..];
        let stream = Stream { bytes: Vec::with_capacity(text.len() * 3 / 2), ends: Vec::new() };
        let is_framed = ends.is_first && family.frame_opens_word();
        Self { text, runs: runs(text), family, is_framed, keeps_ends, stream }
    }

    fn write(mut self) -> Stream {
        self.frame();
        for index in 0..self.runs.len() {
            match self.runs[index].kind {
                Kind::Wordy => self.word(index),
                Kind::StrayMark => self.stray_mark(index),
                _ => self.other(index),
            }
        }
        self.stream
    }

    fn body(&self, index: usize) -> &'a [Folding] {
        &self.text[self.runs[index].range.clone()]
    }

    fn kind(&self, index: usize) -> Option<Kind> {
        self.runs.get(index).map(|run| run.kind)
    }

    /// The frame ends in a word boundary, where it does; it is written unless the first run brings its own.
    fn frame(&mut self) {
        if !self.is_framed {
            return;
        }
        if self.runs.is_empty() {
            return self.put_mark(WORD_OPENS, 0);
        }
        let body = self.body(0);
        let opening_quote = self.opens_word(0);
        let own = match self.runs[0].kind {
            Kind::Wordy | Kind::Punctuation | Kind::StrayMark => true,
            Kind::Space => body[0].c == ' ',
            Kind::Digit | Kind::Hard => borders_left(body) || number_opens(body),
        };
        if opening_quote {
            self.put_mark(b' ', 0);
        } else if !own {
            self.put_mark(WORD_OPENS, 0);
        }
    }

    fn word(&mut self, index: usize) {
        let body = self.body(index);
        // A stray mark has opened this word, and its head is that mark.
        let fused = index > 0 && self.kind(index - 1) == Some(Kind::StrayMark);
        let case = match fused {
            true => Mark::None,
            false => mark(body, self.family.shortest_in_capitals()),
        };
        if !fused && !self.is_contraction(index) {
            let case = match case {
                Mark::None => None,
                Mark::Shift => Some(SHIFT),
                Mark::Capitals => Some(CAPITALS),
            };
            self.open_word(case, self.start(index));
        }
        for folding in body {
            let c = if case == Mark::None { folding.c } else { small(folding.c) };
            self.character(c, folding.end);
        }
        self.put_mark(WORD_ENDS, self.end(index));
    }

    fn stray_mark(&mut self, index: usize) {
        self.open_word(None, self.start(index));
        self.plain(index);
        if self.kind(index + 1) != Some(Kind::Wordy) {
            self.put_mark(WORD_ENDS, self.end(index));
        }
    }

    /// Everything else takes a mark only on a side that borders a blank.
    fn other(&mut self, index: usize) {
        let body = self.body(index);
        let kind = self.runs[index].kind;
        let (opens, ends) = match kind {
            Kind::Punctuation => (!self.opens_word(index), true),
            _ if borders_left(body) || borders_right(body) => {
                (borders_left(body), borders_right(body))
            }
            Kind::Digit | Kind::Hard => (number_opens(body), number_ends(body)),
            _ => (false, false),
        };
        if opens && self.blank_before(index) {
            self.open_word(None, self.start(index));
        }
        self.plain(index);
        if ends && self.blank_after(index) {
            self.put_mark(WORD_ENDS, self.end(index));
        }
    }

    fn plain(&mut self, index: usize) {
        for folding in self.body(index) {
            self.character(folding.c, folding.end);
        }
    }

    /// A blank before the run; the frame is one, where it ends in a word boundary.
    fn blank_before(&self, index: usize) -> bool {
        match index.checked_sub(1) {
            None => self.is_framed,
            Some(before) => {
                self.runs[before].kind == Kind::Space
                    && self.body(before).last().is_some_and(|folding| folding.c == ' ')
            }
        }
    }

    /// A blank after the run, and not two.
    fn blank_after(&self, index: usize) -> bool {
        if self.kind(index + 1) != Some(Kind::Space) {
            return false;
        }
        let body = self.body(index + 1);
        body[0].c == ' ' && body.get(1).is_none_or(|folding| folding.c != ' ')
    }

    /// Whether the run is one apostrophe that opens the word after it.
    fn opens_word(&self, index: usize) -> bool {
        is_apostrophe(self.body(index))
            && matches!(self.kind(index + 1), Some(Kind::Wordy | Kind::StrayMark))
    }

    /// Whether the word is the rest of a contraction, whose apostrophe is its boundary.
    fn is_contraction(&self, index: usize) -> bool {
        let word = self.body(index);
        let known = CONTRACTIONS
            .iter()
            .any(|ending| ending.chars().eq(word.iter().map(|folding| folding.c)));
        if !known || index == 0 || self.runs[index - 1].kind != Kind::Punctuation {
            return false;
        }
        is_apostrophe(self.body(index - 1)) && (index < 2 || !self.takes_right_border(index - 2))
    }

    /// Whether the run writes a mark of its own on its right side.
    fn takes_right_border(&self, index: usize) -> bool {
        let body = self.body(index);
        match self.runs[index].kind {
            Kind::Punctuation => true,
            Kind::Digit | Kind::Hard => borders_right(body) || number_ends(body),
            _ => borders_right(body),
        }
    }

    /// The start and the end of a run in the given text.
    fn start(&self, index: usize) -> u32 {
        self.runs[index].range.start.checked_sub(1).map_or(0, |before| self.text[before].end)
    }

    fn end(&self, index: usize) -> u32 {
        self.text[self.runs[index].range.end - 1].end
    }

    /// Not inlined: there are many places that write a mark, and few marks.
    #[inline(never)]
    fn put_mark(&mut self, mark: u8, at: u32) {
        self.put(mark, at);
    }

    /// A word boundary. A blank that stands alone between a word's end and this is what the two say.
    #[inline(never)]
    fn open_word(&mut self, case: Option<u8>, at: u32) {
        if self.stream.bytes.ends_with(&[WORD_ENDS, b' ']) {
            self.stream.bytes.pop();
            if self.keeps_ends {
                self.stream.ends.pop();
            }
        }
        if let Some(case) = case {
            self.put_mark(case, at);
        }
        self.put_mark(WORD_OPENS, at);
    }

    fn character(&mut self, c: char, end: u32) {
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            self.put(byte, end);
        }
    }

    #[inline]
    fn put(&mut self, byte: u8, end: u32) {
        self.stream.bytes.push(byte);
        if self.keeps_ends {
            self.stream.ends.push(end);
        }
    }
}

fn is_apostrophe(body: &[Folding]) -> bool {
    matches!(body, [only] if only.c == '\'')
}

fn borders(folding: Option<&Folding>) -> bool {
    folding.is_some_and(|folding| folding.has(Traits::SELECTOR | Traits::BORDER))
}

fn borders_left(body: &[Folding]) -> bool {
    borders(body.first())
}

fn borders_right(body: &[Folding]) -> bool {
    borders(body.last())
}

/// Whether all of it are decimal digits, or all other numbers.
fn is_number(body: &[Folding]) -> bool {
    [Traits::DECIMAL, Traits::OTHER_NUMBER]
        .into_iter()
        .any(|category| body.iter().all(|folding| folding.has(category)))
}

fn number_opens(body: &[Folding]) -> bool {
    body[0].has(Traits::NUMBER) && is_number(body)
}

fn number_ends(body: &[Folding]) -> bool {
    body[body.len() - 1].has(Traits::NUMBER) && is_number(body)
}
