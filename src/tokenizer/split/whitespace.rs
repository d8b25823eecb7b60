//! A run of white space, and where the patterns cut it.
//! Knows nothing of letters; is called where no other alternative matched.

use super::ascii;
use super::classes::{SPACE, Text};

/// A run of white space that starts at some place.
pub(crate) struct Run {
    /// The end of the run.
    pub(crate) end: usize,
    /// Where its last character starts.
    pub(crate) last: usize,
    /// The end of the last line break within it.
    pub(crate) line_break: Option<usize>,
}

impl Run {
    /// Reads the run at `start`, which holds one character at least.
    #[inline]
    pub(crate) fn read(text: Text<'_>, start: usize) -> Run {
        let mut run = Run { end: start, last: start, line_break: None };
        loop {
            let blanks = ascii::blanks(text, run.end);
            if blanks > run.end {
                run.last = blanks - 1;
                run.end = blanks;
            }
            let (class, next) = text.class(run.end);
            if class & SPACE == 0 {
                return run;
            }
            if matches!(text.byte(run.end), b'\r' | b'\n') {
                run.line_break = Some(next);
            }
            run.last = run.end;
            run.end = next;
        }
    }

    /// `\s*[\r\n]+|\s+(?!\S)|\s+`: up to the last line break, if there is one.
    #[inline]
    pub(crate) fn after_line_break(&self, text: Text<'_>, start: usize) -> usize {
        self.line_break.unwrap_or_else(|| self.before_what_follows(text, start))
    }

    /// `\s+(?!\S)|\s`: all of it at the end of the text; else all but the last character, which
    /// belongs to what follows; a single character alone.
    #[inline]
    pub(crate) fn before_what_follows(&self, text: Text<'_>, start: usize) -> usize {
        if self.end == text.bytes.len() || self.last == start { self.end } else { self.last }
    }
}
