//! Holds the factors of estimates to the texts they were measured on, and their intervals to texts they were not.
//! Where the folder of recorded texts is there, the tables of `src/tokenizer/factors.rs` are made anew and must be
//! the committed ones; when they differ, the failure prints what belongs there.

mod support;

use support::conformance::{folder, lines_of_gzip, recorded_texts};
use support::vocabularies::{pack_bytes, tokenizer};
use tokentill::tokenizer::claude::{Claude, Family};
use tokentill::tokenizer::{
    ANY, Counting, EACH_OTHER, Estimate, Factor, Factors, Kind, Mix, RECENT, REPEATED, Special,
    Tokenizer, counting, measure,
};

/// GPT-2's comes first: it is in the table of any age alone.
const FAMILIES: [&str; 11] = [
    "r50k_base",
    "cl100k_base",
    "llama3",
    "llama4",
    "mistral_tekken",
    "qwen3",
    "qwen3_6",
    "deepseek_v3",
    "kimi_k2",
    "glm4",
    "gemma3",
];

/// A text as all families count it.
struct Sample {
    /// Which text it is a piece of.
    text: usize,
    mix: Mix,
    /// By o200k_base.
    base: usize,
    /// By the others, GPT-2's first.
    counts: Vec<usize>,
}

impl Sample {
    fn kind(&self) -> Option<Kind> {
        self.mix.main(self.base)
    }
}

struct Corpus {
    fitted: Vec<Sample>,
    held_out: Vec<Sample>,
}

/// Characters of the pieces that are cut out of a text, besides the whole.
const PIECES: [usize; 3] = [40, 160, 800];
/// Fewer texts of a kind than this are few.
const FEW: usize = 20;
/// The factors are fitted on longer texts than this, in tokens.
const LONG: usize = 100;

fn measured() -> Option<Corpus> {
    let mut counters = Counters::new();
    let mut measured = Corpus { fitted: Vec::new(), held_out: Vec::new() };
    for (index, text) in texts()?.iter().enumerate() {
        // Every other text of each corpus is kept from the fit.
        let to = if index % 2 == 0 { &mut measured.fitted } else { &mut measured.held_out };
        to.extend(pieces(text).filter_map(|piece| counters.sample(index, piece)));
    }
    Some(measured)
}

/// Languages with many speakers or a script of their own, every fourth program, and the recorded texts but for
/// those made to be hostile, which are no kind of text.
fn texts() -> Option<Vec<String>> {
    let folder = folder()?;
    let text = |line: &serde_json::Value| line["text"].as_str().expect("a text").to_owned();
    let languages = lines_of_gzip(&folder.join("udhr.jsonl.gz"))?;
    let spoken = languages.iter().filter(|line| {
        line["script"] != "Latn" || line["speakers"].as_u64().unwrap_or(0) >= 3_000_000
    });
    let programs = lines_of_gzip(&folder.join("rosetta.jsonl.gz"))?;
    let recorded = recorded_texts()?.into_iter().filter(|text| !text.is_hostile());
    let mut texts: Vec<String> = spoken.map(text).collect();
    texts.extend(programs.iter().step_by(4).map(text));
    texts.extend(recorded.map(|text| text.text));
    Some(texts)
}

/// The whole text, and a piece of each length out of its middle.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let length = text.chars().count();
    let piece = move |wanted: usize| {
        let from = length.saturating_sub(wanted) / 2;
        let mut bounds = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let start = bounds.nth(from).unwrap_or(0);
        let end = bounds.nth(wanted - 1).unwrap_or(text.len());
        &text[start..end]
    };
    let shorter = PIECES.into_iter().filter(move |wanted| *wanted < length);
    shorter.map(piece).chain([text])
}

struct Counters {
    base: Tokenizer,
    families: Vec<Tokenizer>,
    claude_3: Claude,
    claude_4_7: Claude,
}

impl Counters {
    fn new() -> Self {
        let claude = |pack| Claude::from_pack(&pack_bytes(pack)).expect("a good pack");
        Self {
            base: tokenizer("o200k_base"),
            families: FAMILIES.into_iter().map(tokenizer).collect(),
            claude_3: claude("claude_3"),
            claude_4_7: claude("claude_4_7"),
        }
    }

    fn sample(&mut self, index: usize, text: &str) -> Option<Sample> {
        let mix = Mix::of(text.as_bytes());
        mix.main(1)?;
        let count = |one: &mut Tokenizer| one.count(text, Special::Text).expect("plain text");
        let base = count(&mut self.base);
        let mut counts: Vec<usize> = self.families.iter_mut().map(count).collect();
        counts.push(self.claude_3.count(Family::Claude3, text));
        counts.push(self.claude_4_7.count(Family::Claude47, text));
        Some(Sample { text: index, mix, base, counts })
    }
}

/// A pair of counts: what was counted, and what another family makes of it.
type Pair = (usize, usize);

fn recent(sample: &Sample) -> Vec<Pair> {
    sample.counts[1..].iter().map(|count| (sample.base, *count)).collect()
}

fn any(sample: &Sample) -> Vec<Pair> {
    sample.counts.iter().map(|count| (sample.base, *count)).collect()
}

fn each_other(sample: &Sample) -> Vec<Pair> {
    let counts = || [sample.base].into_iter().chain(sample.counts[1..].iter().copied());
    let others = |(at, one)| {
        let others = counts().enumerate().filter(move |(other, _)| *other != at);
        others.map(move |(_, count)| (one, count))
    };
    counts().enumerate().flat_map(others).collect()
}

type Pairs = fn(&Sample) -> Vec<Pair>;
const TABLES: [(&str, Pairs, &Factors); 3] =
    [("RECENT", recent, &RECENT), ("ANY", any, &ANY), ("EACH_OTHER", each_other, &EACH_OTHER)];

fn fit(samples: &[Sample], kind: Kind, pairs: Pairs) -> Factor {
    let mut texts = Vec::new();
    let mut ratios = Vec::new();
    for one in samples.iter().filter(|one| one.base > LONG) {
        for (counted, real) in pairs(one) {
            if one.mix.main(counted) == Some(kind) {
                texts.push(one.text);
                ratios.push((1000 * real / counted.max(1)) as u32);
            }
        }
    }
    texts.dedup();
    // Of few texts the extremes themselves: the next text will be another one.
    let beyond = if texts.len() < FEW { 0 } else { 10 };
    quantiles(ratios, beyond)
}

/// The median, and what holds all but so many of a thousand on either side.
fn quantiles(mut ratios: Vec<u32>, beyond: usize) -> Factor {
    ratios.sort_unstable();
    let at = |thousandth: usize| ratios[(ratios.len() - 1) * thousandth / 1000];
    // To the next ten: more than the texts can tell.
    let likely = (at(500) + 5) / 10 * 10;
    let (low, high) = (at(beyond) / 10 * 10, at(1000 - beyond).div_ceil(10) * 10);
    Factor { likely, low, high }
}

/// The part of the real counts that lies within the intervals of the estimates.
fn coverage(
    samples: &[Sample],
    pairs: Pairs,
    counting: &Counting,
    only: impl Fn(&Sample, usize) -> bool,
) -> f64 {
    let mut all = 0;
    let mut within = 0;
    for sample in samples {
        for (counted, real) in pairs(sample).into_iter().filter(|pair| only(sample, pair.0)) {
            let Estimate { low, high, .. } = counting.estimate(counted, &sample.mix);
            all += 1;
            within += u32::from((low..=high).contains(&real));
        }
    }
    f64::from(within) / f64::from(all.max(1))
}

/// A second text of the kind over a first, by the same tokenizer.
fn fit_repeated(samples: &[Sample], kind: Kind) -> Factor {
    let of_kind: Vec<&Sample> =
        samples.iter().filter(|one| one.kind() == Some(kind) && one.base > LONG).collect();
    let mut ratios = Vec::new();
    for family in 1..FAMILIES.len() + 2 {
        let real = |one: &Sample| one.counts[family] as f64 / one.base as f64;
        for first in &of_kind {
            let others = of_kind.iter().filter(|one| one.text != first.text);
            ratios.extend(others.map(|second| (1000.0 * real(second) / real(first)) as u32));
        }
    }
    quantiles(ratios, 25)
}

#[test]
fn the_tables_are_what_the_fit_makes_of_the_texts() {
    let Some(Corpus { fitted, .. }) = measured() else {
        eprintln!("the folder of recorded texts is not there: nothing was fitted");
        return;
    };
    let mut wrong = String::new();
    let fit_all = |fit: &dyn Fn(Kind) -> Factor| Kind::ALL.map(fit);
    let tables = TABLES.map(|(name, pairs, table)| {
        let mut factors = fit_all(&|kind| fit(&fitted, kind, pairs));
        if name == "EACH_OTHER" {
            // The assumed encoding is the likely one: there the median says nothing.
            factors.iter_mut().for_each(|factor| factor.likely = 1000);
        }
        (name, factors, table)
    });
    let repeated = ("REPEATED", fit_all(&|kind| fit_repeated(&fitted, kind)), &REPEATED);
    for (name, fitted, table) in tables.into_iter().chain([repeated]) {
        if fitted != *table {
            wrong += &format!("{name}\n");
            for Factor { likely, low, high } in fitted {
                wrong += &format!("    factor({likely}, {low}, {high}),\n");
            }
        }
    }
    assert!(wrong.is_empty(), "src/tokenizer/factors.rs should hold\n{wrong}");
}

#[test]
fn intervals_hold_on_texts_they_were_not_fitted_on() {
    let Some(Corpus { held_out, .. }) = measured() else {
        eprintln!("the folder of recorded texts is not there: nothing was compared");
        return;
    };
    for (name, pairs, counting) in countings() {
        let all = coverage(&held_out, pairs, &counting, |_, _| true);
        let short = coverage(&held_out, pairs, &counting, |one, _| one.base <= LONG);
        eprintln!("{name}: {:.1} % of {} texts", 100.0 * all, held_out.len());
        assert!(all >= 0.95 && short >= 0.94, "{name}: {all}, of short texts {short}");
        for kind in Kind::ALL {
            let is = |one: &Sample, counted| one.mix.main(counted) == Some(kind);
            let held = coverage(&held_out, pairs, &counting, is);
            eprintln!("  {}: {:.1} %", kind.as_str(), 100.0 * held);
            // Of Thai and its neighbours there are too few texts for more.
            let least = if kind == Kind::SoutheastAsian { 0.8 } else { 0.93 };
            assert!(held >= least, "{name} {}: {held}", kind.as_str());
        }
    }
}

fn countings() -> [(&'static str, Pairs, Counting); 3] {
    let of = |name| counting(name).expect("a name");
    [
        ("recent", recent, of("grok")),
        ("any age", any, of("unknown")),
        ("assumed", each_other, of("o200k_base").assumed()),
    ]
}

/// One text of a kind is billed; how often another of that kind, which nothing was fitted on, then lies within.
#[test]
fn calibrated_intervals_hold_on_other_texts() {
    let Some(Corpus { held_out, .. }) = measured() else {
        eprintln!("the folder of recorded texts is not there: nothing was compared");
        return;
    };
    let grok = counting("grok").expect("a family");
    let (mut all, mut within, mut narrower) = (0u32, 0u32, 0u32);
    let long: Vec<&Sample> = held_out.iter().filter(|one| one.base > LONG).collect();
    for family in 1..FAMILIES.len() + 2 {
        for (at, first) in long.iter().enumerate() {
            let billed = first.counts[family] as u64;
            let Ok(one) = measure(&grok, &first.mix, first.base, billed, (0, 0, 0)) else {
                continue;
            };
            let after = grok.calibrated(&[one]);
            let another = |one: &&&Sample| one.text != first.text && one.kind() == first.kind();
            for second in long[at..].iter().filter(another).take(5) {
                let old = grok.estimate(second.base, &second.mix);
                let new = after.estimate(second.base, &second.mix);
                all += 1;
                within += u32::from((new.low..=new.high).contains(&second.counts[family]));
                narrower += u32::from(new.high - new.low < old.high - old.low);
            }
        }
    }
    let part = |number: u32| f64::from(number) / f64::from(all);
    eprintln!("{all} pairs: {:.1} % within", 100.0 * part(within));
    eprintln!("narrower than before: {:.1} %", 100.0 * part(narrower));
    assert!(all > 1000 && part(within) >= 0.945 && part(narrower) >= 0.7);
}
