//! The scanner for [`super::patterns::DEEPSEEK_V3`], three patterns in a row: numbers are cut out first,
//! then Chinese and kana, and the third pattern sees each stretch of either kind as a text of its own.

use super::classes::{LETTER, MARK, NUMBER, OTHER, PUNCTUATION, SPACE, Set, Text};
use super::whitespace;

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    let (class, next) = text.class(start);
    if class & NUMBER != 0 {
        return text.short_run(next, NUMBER, 2);
    }
    let stretch = Stretch { text, east_asian: is_east_asian(text, start) };
    let first = text.byte(start);
    if class & PUNCTUATION != 0 {
        if first < 0x80 && text.byte(next).is_ascii_alphabetic() {
            return ascii_letters(text, next);
        }
        return stretch.punctuation(next);
    }
    let is_lead = !matches!(first, b'\r' | b'\n');
    if class & (LETTER | MARK) != 0 || is_lead && stretch.holds(next, LETTER | MARK) {
        return stretch.run(next, LETTER | MARK);
    }
    if first == b' ' && stretch.holds(next, PUNCTUATION) {
        return stretch.punctuation(next);
    }
    if class & SPACE != 0 {
        return stretch.white_space(start);
    }
    stretch.unmatched(next)
}

/// `[一-龥぀-ゟ゠-ヿ]`: U+4E00 to U+9FA5 and U+3040 to U+30FF, by their UTF-8.
#[inline]
fn is_east_asian(text: Text<'_>, at: usize) -> bool {
    match (text.byte(at), text.byte(at + 1), text.byte(at + 2)) {
        (0xe3, second, _) => (0x81..=0x83).contains(&second),
        (0xe4, second, _) => second >= 0xb8,
        (0xe5..=0xe8, ..) => true,
        (0xe9, second, third) => second < 0xbe || second == 0xbe && third <= 0xa5,
        _ => false,
    }
}

fn ascii_letters(text: Text<'_>, mut at: usize) -> usize {
    while text.byte(at).is_ascii_alphabetic() {
        at += 1;
    }
    at
}

/// What the third pattern sees: characters of one kind, up to the next number or the other kind.
#[derive(Clone, Copy)]
struct Stretch<'a> {
    text: Text<'a>,
    east_asian: bool,
}

impl Stretch<'_> {
    /// Whether the character at `at` is of this set, and of this stretch.
    #[inline]
    fn holds(self, at: usize, set: Set) -> bool {
        self.text.class(at).0 & set != 0 && is_east_asian(self.text, at) == self.east_asian
    }

    #[inline]
    fn run(self, mut at: usize, set: Set) -> usize {
        while self.holds(at, set) {
            at = self.text.class(at).1;
        }
        at
    }

    /// The rest of `[\p{P}\p{S}]+[\r\n]*`.
    fn punctuation(self, at: usize) -> usize {
        let mut end = self.run(at, PUNCTUATION);
        while matches!(self.text.byte(end), b'\r' | b'\n') {
            end += 1;
        }
        end
    }

    /// `\s*[\r\n]+|\s+(?!\S)|\s+`, where the end of the stretch is the end of the text.
    fn white_space(self, start: usize) -> usize {
        let run = whitespace::Run::read(self.text, start);
        let ends_stretch =
            self.text.class(run.end).0 & NUMBER != 0 || is_east_asian(self.text, run.end);
        if run.line_break.is_none() && ends_stretch {
            return run.end;
        }
        run.after_line_break(self.text, start)
    }

    /// What no alternative matches stays together, up to where one matches again.
    fn unmatched(self, mut at: usize) -> usize {
        while self.holds(at, OTHER) {
            let next = self.text.class(at).1;
            if self.holds(next, LETTER | MARK) {
                return at;
            }
            at = next;
        }
        at
    }
}
