//! The class that the JavaScript face holds for counting: loaded vocabularies, and one buffer for text.

use wasm_bindgen::prelude::wasm_bindgen;

use super::live::{Counted, LiveDocument, Written};
use super::names::{self, Name, Names};
use crate::error::{Code, Error, Result};
use crate::tokenizer::{Counter, Counting, Document, Estimate, Known, Mix, Special, counted_names};
use crate::wasm::error::{Thrown, to_js};

/// One engine. Text comes through its buffer: ask [`CounterEngine::reserve`] for room, write UTF-8
/// there, then name the number of bytes written. What counts it is named by a number, too.
#[wasm_bindgen]
pub struct CounterEngine {
    pub(super) names: Names,
    text: Vec<u8>,
    /// Indexed like [`Known::all`].
    counters: Vec<Option<Counter>>,
    /// The ends of the interval of what was counted last.
    ends: [f64; 2],
}

#[wasm_bindgen]
impl CounterEngine {
    /// An engine without any vocabulary.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has no Default")]
    pub fn new() -> CounterEngine {
        CounterEngine {
            names: Names::default(),
            text: Vec::new(),
            counters: Known::all().map(|_| None).collect(),
            ends: [0.0; 2],
        }
    }

    /// `Till.version`
    pub fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Room for `bytes` bytes of text: the address of the buffer. What was written stays. Any call
    /// may move the memory, so views of it are to be made anew.
    pub fn reserve(&mut self, bytes: usize) -> usize {
        if self.text.len() < bytes {
            self.text.resize(bytes, 0);
        }
        self.text.as_ptr() as usize
    }

    /// The number by which `name` is asked for from now on: counted with this encoding or as this
    /// family, and only `assumed` to be.
    pub fn number(&mut self, name: &str, encoding: &str, assumed: bool) -> Thrown<usize> {
        self.names.number(name, encoding, assumed).map_err(to_js)
    }

    /// What counting with this encoding or as this family means: the encoding, the basis and the pack,
    /// with tabs between.
    pub fn counting(&self, encoding: &str, assumed: bool) -> Thrown<String> {
        let counting = names::counting(encoding, assumed).map_err(to_js)?;
        let (encoding, basis) = (counting.encoding, counting.basis);
        Ok([encoding.name(), basis.as_str(), encoding.pack()].join("\t"))
    }

    /// Every encoding and family that can be counted, with tabs between.
    pub fn names(&self) -> String {
        counted_names().collect::<Vec<_>>().join("\t")
    }

    /// Whether the vocabulary behind a name is there.
    #[wasm_bindgen(js_name = isLoaded)]
    pub fn is_loaded(&self, number: usize) -> bool {
        self.counters[place(self.names.at(number).counting.encoding)].is_some()
    }

    /// Reads a little on in a vocabulary that is there; whether more is left. For whoever has nothing else to do: it takes
    /// a millisecond or two.
    #[wasm_bindgen(js_name = readOn)]
    pub fn read_on(&mut self, pack: &str) -> Thrown<bool> {
        let sharing = self.sharing(pack);
        Counter::read_on(&sharing, IN_SPARE_TIME).map_err(to_js)?;
        Ok(sharing.iter().any(|counter| !counter.is_whole()))
    }

    /// Takes a vocabulary; every encoding that uses it is then there. Its tokens are read when a text asks for them, or
    /// [`CounterEngine::read_on`] is called.
    pub fn load(&mut self, pack: &str, bytes: Vec<u8>) -> Thrown<()> {
        for (known, counter) in Counter::of_opened_pack(pack, bytes).map_err(to_js)? {
            self.counters[place(known)] = Some(counter);
        }
        Ok(())
    }

    /// Where the bytes in the buffer stop being UTF-8; `undefined` if they do not. Of a string that was
    /// written there nobody need ask.
    #[wasm_bindgen(js_name = faultAt)]
    pub fn fault_at(&self, bytes: usize) -> Option<usize> {
        std::str::from_utf8(&self.text[..bytes]).err().map(|error| error.valid_up_to())
    }

    /// `Till.count`: the tokens. What stands at both ends of the interval is asked for afterwards, since
    /// most counts have none, and a list for the three would be made anew each time.
    pub fn count(&mut self, number: usize, bytes: usize, special: u32) -> Thrown<f64> {
        let (name, counter, text) = self.counter(number, bytes).map_err(to_js)?;
        let counted = counter.count_utf8(text, read_special(special)).map_err(to_js)?;
        let Estimate { tokens, low, high } =
            name.counting.estimate(counted, &mix_of(&name.counting, text));
        self.ends = [low as f64, high as f64];
        Ok(tokens as f64)
    }

    /// The low end of what was counted last.
    pub fn low(&self) -> f64 {
        self.ends[0]
    }

    /// The high end of what was counted last.
    pub fn high(&self) -> f64 {
        self.ends[1]
    }

    /// `Till.encode`
    pub fn encode(&mut self, number: usize, bytes: usize, special: u32) -> Thrown<Vec<u32>> {
        let (name, counter, text) = self.counter(number, bytes).map_err(to_js)?;
        name.counting.ids_are_the_providers(&name.name).map_err(to_js)?;
        counter.encode_utf8(text, read_special(special)).map_err(to_js)
    }

    /// `Till.decode`
    pub fn decode(&mut self, number: usize, ids: &[u32]) -> Thrown<String> {
        self.read_all(number).map_err(to_js)?;
        let (name, counter, _) = self.counter(number, 0).map_err(to_js)?;
        name.counting.ids_are_the_providers(&name.name).map_err(to_js)?;
        counter.decode(ids).map_err(to_js)
    }

    /// `Till.split`: the ids, none where they would not be the provider's, and then as many ends.
    pub fn split(&mut self, number: usize, bytes: usize, special: u32) -> Thrown<Tokens> {
        let (name, counter, text) = self.counter(number, bytes).map_err(to_js)?;
        let split = counter.split_utf8(text, read_special(special)).map_err(to_js)?;
        let has_ids = name.counting.ids_are_the_providers(&name.name).is_ok();
        Ok(Tokens { ids: if has_ids { split.ids } else { Vec::new() }, ends: split.ends })
    }

    /// `Till.fits`; `undefined` for `false`.
    pub fn fits(&mut self, number: usize, bytes: usize, limit: f64) -> Thrown<Option<f64>> {
        let (name, counter, text) = self.counter(number, bytes).map_err(to_js)?;
        let mix = mix_of(&name.counting, text);
        let fitting = counter.fits_utf8(text, name.counting.most_counted(limit as usize, &mix));
        let tokens = fitting.map(|counted| name.counting.estimate(counted, &mix).tokens as f64);
        Ok(tokens.filter(|tokens| *tokens <= limit))
    }

    /// `Till.document`: the text comes as UTF-8, or, if it holds lone surrogates, as UTF-16.
    pub fn document(
        &mut self,
        numbers: &[usize],
        bytes: usize,
        is_utf16: bool,
    ) -> Thrown<LiveDocument> {
        let (names, counters) = self.counted(numbers).map_err(to_js)?;
        // The buffer may be large by now, and the document has a copy: it is given back.
        let text = std::mem::take(&mut self.text);
        let document = match Written::read(&text[..bytes], is_utf16) {
            Written::Utf8(text) => Document::new(counters, &text),
            Written::Utf16(text) => Document::from_utf16(counters, &text),
        };
        Ok(LiveDocument::new(document, names))
    }

    /// `Till.encodings`: a line for each, with tabs between its name, licence, source, number of
    /// tokens, bytes of its pack, and 1 if that is loaded.
    pub fn encodings(&self) -> String {
        let mut lines = String::new();
        for (known, counter) in Known::all().zip(&self.counters) {
            let shipped = known.shipped();
            let [tokens, bytes] = [shipped.tokens, shipped.pack_bytes].map(|n| n.to_string());
            let loaded = if counter.is_some() { "1" } else { "" };
            let row = [known.name(), shipped.licence, shipped.source, &tokens, &bytes, loaded];
            lines.push_str(&row.join("\t"));
            lines.push('\n');
        }
        lines
    }
}

impl CounterEngine {
    /// What counts a name, and the text of so many bytes that stands in the buffer.
    pub(super) fn counter(
        &mut self,
        number: usize,
        bytes: usize,
    ) -> Result<(&Name, &mut Counter, &[u8])> {
        let covers = |counter: &Counter, text: &[u8]| counter.covers(&text[..bytes]);
        self.read_until(number, Counter::stretch(bytes), covers)?;
        let name = self.names.at(number);
        match self.counters[place(name.counting.encoding)].as_mut() {
            Some(counter) => Ok((name, counter, &self.text[..bytes])),
            None => Err(not_loaded(name)),
        }
    }

    /// Reads all of the pack behind a name.
    fn read_all(&mut self, number: usize) -> Result<()> {
        self.read_until(number, usize::MAX, |counter, _| counter.is_whole())
    }

    /// Reads on in the pack behind a name, if it is there, so many tokens at a time until that is enough.
    fn read_until(
        &mut self,
        number: usize,
        stretch: usize,
        is_enough: impl Fn(&Counter, &[u8]) -> bool,
    ) -> Result<()> {
        let known = self.names.at(number).counting.encoding;
        match &self.counters[place(known)] {
            Some(counter) if !is_enough(counter, &self.text) => loop {
                Counter::read_on(&self.sharing(known.pack()), stretch)?;
                if is_enough(counter, &self.text) {
                    return Ok(());
                }
            },
            _ => Ok(()),
        }
    }

    /// The counters that were made of a pack.
    fn sharing(&self, pack: &str) -> Vec<Counter> {
        let all = Known::all().zip(&self.counters).filter(|(known, _)| known.pack() == pack);
        all.filter_map(|(_, counter)| counter.clone()).collect()
    }

    /// What a document counts, and with what.
    fn counted(&mut self, numbers: &[usize]) -> Result<(Vec<Counted>, Vec<Counter>)> {
        let mut names = Vec::new();
        let mut counters: Vec<Counter> = Vec::new();
        let mut places: Vec<usize> = Vec::new();
        for number in numbers {
            self.read_all(*number)?;
            let (name, counter, _) = self.counter(*number, 0)?;
            let place = place(name.counting.encoding);
            let known = places.iter().position(|known| *known == place);
            if known.is_none() {
                counters.push(counter.clone());
                places.push(place);
            }
            let tokenizer = known.unwrap_or(places.len() - 1);
            names.push(Counted { name: name.clone(), tokenizer });
        }
        Ok((names, counters))
    }
}

/// The tokens of a text.
#[wasm_bindgen]
pub struct Tokens {
    ids: Vec<u32>,
    ends: Vec<u32>,
}

#[wasm_bindgen]
impl Tokens {
    /// The ids; empty where the encoding has none of the provider's.
    #[wasm_bindgen(js_name = takeIds)]
    pub fn take_ids(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.ids)
    }

    /// Where each token ends, in UTF-16 code units.
    #[wasm_bindgen(js_name = takeEnds)]
    pub fn take_ends(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.ends)
    }
}

/// So many tokens are read at once where nobody waits for them.
const IN_SPARE_TIME: usize = 1 << 13;

/// What kind of text it is, where that has a say.
pub(super) fn mix_of(counting: &Counting, text: &[u8]) -> Mix {
    if counting.is_estimate() { Mix::of(text) } else { Mix::default() }
}

/// The place of an encoding in [`Known::all`].
fn place(known: Known) -> usize {
    Known::all().position(|other| other.name() == known.name()).unwrap_or_default()
}

fn not_loaded(Name { name, counting, .. }: &Name) -> Error {
    let pack = counting.encoding.pack();
    Error::new(
        Code::NotLoaded,
        format!(
            "the vocabulary {pack}, which counts {name}, is not loaded: await load(\"{name}\") first"
        ),
    )
}

/// The face knows the words, and gives no other number.
fn read_special(special: u32) -> Special {
    match special {
        0 => Special::Text,
        1 => Special::Allow,
        _ => Special::Reject,
    }
}
