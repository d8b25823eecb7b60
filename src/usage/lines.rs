//! Cuts a stream of bytes into records: lines, or for CSV lines whose quotes are closed. Keeps one
//! record at most, and no more than a bound of it.

/// A record longer than this is skipped: a call's usage takes a few hundred bytes, a prompt with it some
/// hundred thousand.
pub const LONGEST: usize = 4_000_000;
/// The same for CSV, which has no prompts: a quote that is never closed must not swallow the log.
pub const LONGEST_QUOTED: usize = 100_000;

/// A record and where it began.
pub struct Cut<'a> {
    /// The number of its first line, from 1.
    pub line: u64,
    /// Its bytes without the line's end; `None` when it was too long.
    pub bytes: Option<&'a [u8]>,
}

/// The state between chunks.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    kept: Vec<u8>,
    too_long: bool,
    /// Line ends seen so far.
    ends: u64,
    /// Line ends seen before this record.
    began: u64,
    /// Whether quotes may hold line ends.
    pub quoted: bool,
    in_quotes: bool,
}

impl Lines {
    /// Takes a chunk and gives out every record that ends in it.
    pub fn feed(&mut self, chunk: &[u8], mut each: impl FnMut(Cut<'_>)) {
        let mut start = 0;
        for (at, byte) in chunk.iter().enumerate() {
            match byte {
                b'"' if self.quoted => self.in_quotes = !self.in_quotes,
                b'\n' => {
                    self.ends += 1;
                    if self.in_quotes && self.kept.len() + at - start > LONGEST_QUOTED {
                        self.too_long = true;
                        self.in_quotes = false;
                    }
                    if !self.in_quotes {
                        self.keep(&chunk[start..at]);
                        start = at + 1;
                        self.give(&mut each);
                    }
                }
                _ => {}
            }
        }
        self.keep(&chunk[start..]);
    }

    /// Gives out what is left when the stream has ended.
    pub fn finish(&mut self, mut each: impl FnMut(Cut<'_>)) {
        if !self.kept.is_empty() || self.too_long {
            self.give(&mut each);
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        let longest = if self.quoted { LONGEST_QUOTED } else { LONGEST };
        if self.kept.len() + bytes.len() > longest {
            self.too_long = true;
            self.kept.clear();
        }
        if !self.too_long {
            self.kept.extend_from_slice(bytes);
        }
    }

    fn give(&mut self, each: &mut impl FnMut(Cut<'_>)) {
        let bytes = self.kept.strip_suffix(b"\r").unwrap_or(&self.kept);
        each(Cut { line: self.began + 1, bytes: (!self.too_long).then_some(bytes) });
        self.kept.clear();
        self.too_long = false;
        self.began = self.ends;
    }
}
