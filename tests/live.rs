//! Holds the live document to a fresh count, a whole split and a plain list of code units, after
//! every one of many seeded edits.

mod support;

use support::edits::{Edit, Kind, next_edit, text_of};
use support::texts::Random;
use support::vocabularies::{pack_bytes, tokenizer};
use tokentill::Code;
use tokentill::tokenizer::{Counter, Document, ENCODINGS, Special, Window};

/// Seeded edits for each kind of text; `TOKENTILL_CASES` asks for more: 20,000 make hundreds of
/// thousands in all.
fn cases() -> usize {
    std::env::var("TOKENTILL_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

/// A document beside what it must be equal to.
struct Twin {
    document: Document,
    units: Vec<u16>,
    counters: Vec<Counter>,
}

impl Twin {
    fn new(units: Vec<u16>, counters: &[Counter]) -> Twin {
        let document = match String::from_utf16(&units) {
            Ok(text) => Document::new(counters.to_vec(), &text),
            Err(_) => Document::from_utf16(counters.to_vec(), &units),
        };
        Twin { document, units, counters: counters.to_vec() }
    }

    fn edit(&mut self, Edit { range, insert }: Edit) {
        let result = match String::from_utf16(&insert) {
            Ok(text) => self.document.edit(range.clone(), &text),
            Err(_) => self.document.edit_utf16(range.clone(), &insert),
        };
        result.expect("within the text");
        self.units.splice(range, insert);
    }

    fn text(&self) -> String {
        String::from_utf16_lossy(&self.units)
    }

    fn check_counts(&self, text: &str, about: &dyn Fn() -> String) {
        assert_eq!(self.document.len(), self.units.len());
        for (index, counter) in self.counters.iter().enumerate() {
            let fresh = counter.clone().count_utf8(text.as_bytes(), Special::Text);
            assert_eq!(Ok(self.document.count(index)), fresh, "{}: {}", name(counter), about());
        }
    }

    fn check_text(&self) {
        let text =
            self.document.text().map_or_else(|units| units, |text| text.encode_utf16().collect());
        assert_eq!(text, self.units);
    }

    /// Some windows of each encoding against the tokens of the whole text.
    fn check_windows(&self, text: &str, random: &mut Random) {
        for (index, counter) in self.counters.iter().enumerate() {
            let split = counter.clone().split_utf8(text.as_bytes(), Special::Text);
            let split = split.expect("plain text");
            for most in [3, 60, self.units.len() + 1] {
                let start = random.below(self.units.len() + 1);
                let end = (start + random.below(most)).min(self.units.len());
                let window = self.document.window(index, start..end).expect("within the text");
                let expected = overlapping(&split.ids, &split.ends, start, end);
                let first = (0..expected.ends.len())
                    .find(|index| window.ends.get(*index) != Some(&expected.ends[*index]));
                assert_eq!(
                    window, expected,
                    "{start}..{end} differs from token {first:?} on; text {text:?}"
                );
            }
        }
    }
}

/// The slow and obvious way: each token's characters, one token after the other.
fn overlapping(ids: &[u32], ends: &[u32], start: usize, end: usize) -> Window {
    let mut window = Window { start: start as u32, ..Window::default() };
    // A token that begins no character belongs to the one that the token before it began.
    let (mut from, mut to) = (0, 0);
    for (index, token_end) in ends.iter().enumerate() {
        if *token_end > to {
            (from, to) = (to, *token_end);
        }
        if (from as usize) < end && to as usize > start {
            if window.ends.is_empty() {
                window.start = from;
            }
            window.ids.extend(ids.get(index));
            window.ends.push(*token_end);
        }
    }
    window
}

fn name(counter: &Counter) -> &'static str {
    match counter {
        Counter::Merged(tokenizer) => tokenizer.lock().expect("no test has failed").encoding().name,
        Counter::Claude(..) => "Claude",
    }
}

/// Those of Claude, of which a fresh count takes longer: for fewer edits.
fn claude_counters() -> Vec<Counter> {
    let packs = ["claude_3", "claude_4_7"].map(|pack| Counter::of_pack(pack, &pack_bytes(pack)));
    let counters = packs.into_iter().flat_map(|counters| counters.expect("a good pack"));
    counters.map(|(_, counter)| counter).collect()
}

fn all_counters() -> Vec<Counter> {
    ENCODINGS.iter().map(|encoding| Counter::from(tokenizer(encoding.name))).collect()
}

/// So many edits of a text of a kind, each followed by a comparison.
fn hold(kind: Kind, units: usize, edits: usize, counters: &[Counter]) {
    let mut random = Random::new(kind as u64 * 1000 + units as u64);
    let mut twin = Twin::new(text_of(kind, units, &mut random), counters);
    twin.check_counts(&twin.text(), &|| format!("{kind:?} at the start"));
    for number in 0..edits {
        let edit = next_edit(kind, &twin.units, units, &mut random);
        let shown =
            format!("{kind:?} of {units}, edit {number}: {:?} in {}", edit, twin.units.len());
        twin.edit(edit);
        let text = twin.text();
        twin.check_counts(&text, &|| shown.clone());
        if number % 16 == 0 {
            twin.check_windows(&text, &mut random);
            twin.check_text();
        }
    }
}

#[test]
fn a_short_text_equals_a_fresh_count_after_every_edit() {
    let mut counters = all_counters();
    counters.extend(claude_counters());
    for kind in Kind::ALL {
        hold(*kind, 60, cases(), &counters);
    }
}

#[test]
fn a_text_of_several_segments_equals_a_fresh_count_after_every_edit() {
    let counters = all_counters();
    for kind in Kind::ALL {
        hold(*kind, 4_000, cases() / 4, &counters);
        hold(*kind, 1_500, cases() / 2, &claude_counters());
    }
}

#[test]
fn a_long_text_equals_a_fresh_count_after_every_edit() {
    let counters = all_counters();
    for kind in Kind::ALL {
        hold(*kind, 100_000, cases() / 100, &counters);
        hold(*kind, 30_000, cases() / 100, &claude_counters());
    }
}

/// Long enough that tokens of a run follow one another for many segments, and of several things, so that each ends.
#[test]
fn a_run_of_one_thing_equals_a_fresh_count_after_every_edit() {
    let counters = all_counters();
    let units = [
        "a", " ", "=-", "\n", " \n", "ab", "中", "abc", "-", "ha", "aaaaaaab", "\t", "A", "中文",
        "\u{301}",
    ];
    let strays = ["x", "e", " ", "\n", ".", "", "中", "=", "aa"];
    let mut random = Random::new(99);
    for case in 0..cases() / 20 {
        let mut text = String::new();
        for _ in 0..1 + case % 3 {
            let unit = units[random.below(units.len())];
            text.push_str(&unit.repeat((6_000 + random.below(20_000)) / unit.len()));
            text.push_str(strays[random.below(strays.len())]);
        }
        let mut twin = Twin::new(text.encode_utf16().collect(), &counters);
        for number in 0..24 {
            let length = twin.units.len();
            let near = [40, length / 2, length][random.below(3)];
            let start = random.below(near + 1);
            let end = (start + random.below(4)).min(length);
            let insert = strays[random.below(strays.len())].encode_utf16().collect();
            let about = format!("{start}..{end} of case {case}, edit {number}");
            twin.edit(Edit { range: start..end, insert });
            let text = twin.text();
            twin.check_counts(&text, &|| about.clone());
            if number % 8 == 0 {
                twin.check_windows(&text, &mut random);
            }
        }
    }
}

#[test]
fn a_range_outside_or_inside_out_is_refused_and_changes_nothing() {
    let counters = all_counters();
    let mut document = Document::new(counters, "a😀b");
    let counts: Vec<usize> = (0..ENCODINGS.len()).map(|index| document.count(index)).collect();
    #[expect(clippy::reversed_empty_ranges, reason = "what is refused")]
    for range in [0..5, 5..5, 3..2, usize::MAX..usize::MAX] {
        let error = document.edit(range.clone(), "x").expect_err("a bad range");
        assert_eq!(error.code(), Code::BadRange);
        assert_eq!(document.window(0, range).expect_err("a bad range").code(), Code::BadRange);
    }
    assert_eq!(document.text(), Ok("a😀b".to_owned()));
    let after: Vec<usize> = (0..ENCODINGS.len()).map(|index| document.count(index)).collect();
    assert_eq!(after, counts);
}

#[test]
fn a_pair_is_cut_and_joined_again() {
    let counters = all_counters();
    let mut twin = Twin::new("a😀b".encode_utf16().collect(), &counters);
    let edits: [(std::ops::Range<usize>, Vec<u16>); 6] = [
        (2..2, vec![u16::from(b'x')]),
        (2..3, vec![]),
        (1..2, vec![]),
        (1..1, vec![0xd83d]),
        (0..1, vec![0xd83d]),
        (1..1, vec![0xde00, 0xd83d]),
    ];
    for (range, insert) in edits {
        twin.edit(Edit { range, insert });
        twin.check_counts(&twin.text(), &|| format!("{:x?}", twin.units));
        twin.check_text();
    }
}

#[test]
fn an_empty_document_has_no_tokens_and_can_be_typed_into() {
    let counters = all_counters();
    let mut twin = Twin::new(Vec::new(), &counters);
    assert!(twin.document.is_empty());
    assert_eq!(twin.document.window(0, 0..0), Ok(Window::default()));
    for unit in "Hello, world! 👋🏽 it's 2026\r\n".encode_utf16() {
        let end = twin.units.len();
        twin.edit(Edit { range: end..end, insert: vec![unit] });
        twin.check_counts(&twin.text(), &|| twin.text());
    }
    let all = 0..twin.units.len();
    twin.edit(Edit { range: all, insert: Vec::new() });
    twin.check_counts("", &String::new);
}
