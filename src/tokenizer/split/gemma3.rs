//! The scanner for [`super::patterns::GEMMA3`]. Gemma has no pattern of its own: some thousands of pieces are
//! matched wherever they stand, and the stretches between them are merged as they are. As merges never join
//! what stands on both sides of a blank, but for one piece, a stretch is cut before each blank.

use super::classes::Text;

/// The most blanks, tabs or line breaks of a piece.
const LONGEST_RUN: usize = 31;

/// No tag or mark has more bytes.
const LONGEST_MARK: usize = 18;

/// Tags that are pieces, from id 168 on.
const TAGS: [&str; 70] = [
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "/table",
    "/caption",
    "/thead",
    "/tbody",
    "/tfoot",
    "/tr",
    "/th",
    "/td",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "/h1",
    "/h2",
    "/h3",
    "/h4",
    "/h5",
    "/h6",
    "/blockquote",
    "strong",
    "em",
    "b",
    "i",
    "u",
    "s",
    "sub",
    "sup",
    "code",
    "/strong",
    "/em",
    "/b",
    "/i",
    "/u",
    "/s",
    "/sub",
    "/sup",
    "/code",
    "a",
    "html",
    "body",
    "img",
    "span",
    "bbox",
    "ul",
    "li",
    "div",
    "iframe",
    "footer",
    "/a",
    "/html",
    "/body",
    "/img",
    "/span",
    "/bbox",
    "/ul",
    "/li",
    "/div",
    "/iframe",
    "/footer",
];
/// Marks that are pieces, with their ids.
const MARKS: [(&str, u32); 5] = [
    ("mask", 4),
    ("start_of_turn", 105),
    ("end_of_turn", 106),
    ("start_of_image", 255_999),
    ("end_of_image", 256_000),
];
const MULTIMODAL: (&[u8], u32) = (b"[multimodal]", 5);
/// How many pieces there are for uses to come, and where the ids of the first 99 and of the others begin.
const UNUSED: u32 = 6242;
const FIRST_UNUSED: (u32, u32) = (6, 256_001);
const UNUSED_AT_FIRST: u32 = 99;

/// The pieces that are matched before any merge, with their ids.
pub fn user_defined() -> impl Iterator<Item = (Vec<u8>, u32)> {
    let runs = |byte: u8, first: usize, id: u32| {
        (first..=LONGEST_RUN).map(move |length| vec![byte; length]).zip(id..)
    };
    let tag = |name: &str| format!("<{name}>").into_bytes();
    let unused = (0..UNUSED).map(|number| {
        let first = number < UNUSED_AT_FIRST;
        let id = if first { FIRST_UNUSED.0 } else { FIRST_UNUSED.1 - UNUSED_AT_FIRST } + number;
        (format!("<unused{number}>").into_bytes(), id)
    });
    runs(b'\n', 1, 107)
        .chain(runs(b' ', 2, 138))
        .chain(TAGS.iter().map(move |name| tag(name)).zip(168..))
        .chain(runs(b'\t', 1, 255_968))
        .chain(MARKS.iter().map(move |(name, id)| (tag(name), *id)))
        .chain([(MULTIMODAL.0.to_vec(), MULTIMODAL.1)])
        .chain(unused)
}

/// The end of the piece that starts at `start`, which is not the end of the text.
#[inline]
pub(crate) fn end_of_piece(text: Text<'_>, start: usize) -> usize {
    let first = text.byte(start);
    if matches!(first, b'\n' | b'\t' | b' ') {
        let run = run(text, start, first);
        if first != b' ' || run > 1 {
            return start + run;
        }
    } else if let Some(end) = mark(text, start) {
        return end;
    }
    let mut at = start + 1;
    while !cuts(text, at) && at < text.bytes.len() {
        at += 1;
    }
    at
}

fn run(text: Text<'_>, start: usize, byte: u8) -> usize {
    (0..LONGEST_RUN).take_while(|offset| text.byte(start + offset) == byte).count()
}

/// Whether a stretch ends before this place.
#[inline]
fn cuts(text: Text<'_>, at: usize) -> bool {
    match text.byte(at) {
        b'\n' | b'\t' => true,
        b' ' => !is_within_closing(text, at),
        b'<' | b'[' => mark(text, at).is_some(),
        _ => false,
    }
}

/// The one piece that holds a blank: `> </`.
fn is_within_closing(text: Text<'_>, at: usize) -> bool {
    text.byte(at - 1) == b'>' && text.byte(at + 1) == b'<' && text.byte(at + 2) == b'/'
}

/// The end of the tag or mark that starts here.
fn mark(text: Text<'_>, start: usize) -> Option<usize> {
    // Any longer mark needs more text than there is, and that is to be known.
    text.byte(start + LONGEST_MARK);
    let rest = &text.bytes[start..];
    if rest.starts_with(MULTIMODAL.0) {
        return Some(start + MULTIMODAL.0.len());
    }
    let inner = rest.strip_prefix(b"<")?;
    let length = inner.iter().take(LONGEST_MARK - 2).position(|byte| *byte == b'>')?;
    is_mark(&inner[..length]).then_some(start + length + 2)
}

fn is_mark(name: &[u8]) -> bool {
    if let Some(digits) = name.strip_prefix(b"unused") {
        return is_unused(digits);
    }
    TAGS.iter().copied().chain(MARKS.map(|(name, _)| name)).any(|known| known.as_bytes() == name)
}

fn is_unused(digits: &[u8]) -> bool {
    let is_plain = digits.first().is_some_and(|first| *first != b'0' || digits.len() == 1);
    let number = digits.iter().try_fold(0u32, |number, digit| {
        digit.is_ascii_digit().then(|| number.saturating_mul(10) + u32::from(digit - b'0'))
    });
    is_plain && number.is_some_and(|number| number < UNUSED)
}
