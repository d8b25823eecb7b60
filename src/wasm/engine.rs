//! The class that the JavaScript face holds: loaded vocabularies, the catalogue, one buffer for text.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::bill_shape::{BillShape, CallShape};
use super::error::{from_shape, to_js};
use super::live::{Counted, LiveDocument, Written};
use super::names::Names;
use super::price_book::PriceBook;
use super::shapes::{CountShape, EncodingShape, ModelShape, PricesShape, QueryShape};
use crate::bill::bill;
use crate::catalog::{Instant, Model, Query};
use crate::error::{Code, Error, Result};
use crate::tokenizer::{Counter, Counting, Document, Known, Mix, Special};

/// What is thrown where a call fails.
pub(super) type Thrown<T> = std::result::Result<T, JsValue>;

/// One engine. Text comes through its buffer: ask [`Engine::reserve`] for room, write UTF-8 there,
/// then name the number of bytes written.
#[wasm_bindgen]
pub struct Engine {
    pub(super) catalog: PriceBook,
    pub(super) names: Names,
    text: Vec<u8>,
    /// Indexed like [`Known::all`].
    counters: Vec<Option<Counter>>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without any vocabulary.
    #[wasm_bindgen(constructor)]
    #[allow(clippy::new_without_default, reason = "JavaScript has no Default")]
    pub fn new() -> Engine {
        Engine {
            catalog: PriceBook::default(),
            names: Names::default(),
            text: Vec::new(),
            counters: Known::all().map(|_| None).collect(),
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

    /// The name of the pack that counts this model or encoding.
    pub fn pack(&mut self, name: &str) -> Thrown<String> {
        self.counting(name).map(|counting| counting.encoding.pack().to_owned()).map_err(to_js)
    }

    /// Whether the vocabulary behind this model or encoding is there.
    #[wasm_bindgen(js_name = isLoaded)]
    pub fn is_loaded(&mut self, name: &str) -> Thrown<bool> {
        let counting = self.counting(name).map_err(to_js)?;
        Ok(self.counters[place(counting.encoding)].is_some())
    }

    /// Takes a vocabulary; every encoding that uses it is then there.
    pub fn load(&mut self, name: &str, pack: &[u8]) -> Thrown<()> {
        for (known, counter) in Counter::of_pack(name, pack).map_err(to_js)? {
            self.counters[place(known)] = Some(counter);
        }
        Ok(())
    }

    /// `Till.count`
    pub fn count(&mut self, name: &str, bytes: usize, special: &str) -> Thrown<JsValue> {
        let special = read_special(special).map_err(to_js)?;
        let (counting, counter, text) = self.counter(name, bytes).map_err(to_js)?;
        let counted = counter.count_utf8(text, special).map_err(to_js)?;
        shape(&CountShape::new(&counting, counted, &mix_of(&counting, text)))
    }

    /// `Till.encode`
    pub fn encode(&mut self, name: &str, bytes: usize, special: &str) -> Thrown<Vec<u32>> {
        let special = read_special(special).map_err(to_js)?;
        let (counting, counter, text) = self.counter(name, bytes).map_err(to_js)?;
        counting.ids_are_the_providers(name).map_err(to_js)?;
        counter.encode_utf8(text, special).map_err(to_js)
    }

    /// `Till.decode`
    pub fn decode(&mut self, name: &str, ids: &[u32]) -> Thrown<String> {
        let (counting, counter, _) = self.counter(name, 0).map_err(to_js)?;
        counting.ids_are_the_providers(name).map_err(to_js)?;
        counter.decode(ids).map_err(to_js)
    }

    /// `Till.split`: the ids, none where they would not be the provider's, and then as many ends.
    pub fn split(&mut self, name: &str, bytes: usize, special: &str) -> Thrown<Tokens> {
        let special = read_special(special).map_err(to_js)?;
        let (counting, counter, text) = self.counter(name, bytes).map_err(to_js)?;
        let split = counter.split_utf8(text, special).map_err(to_js)?;
        let has_ids = counting.ids_are_the_providers(name).is_ok();
        Ok(Tokens { ids: if has_ids { split.ids } else { Vec::new() }, ends: split.ends })
    }

    /// `Till.fits`; `undefined` for `false`.
    pub fn fits(&mut self, name: &str, bytes: usize, limit: f64) -> Thrown<Option<f64>> {
        let (counting, counter, text) = self.counter(name, bytes).map_err(to_js)?;
        let mix = mix_of(&counting, text);
        let fitting = counter.fits_utf8(text, counting.most_counted(limit as usize, &mix));
        let tokens = fitting.map(|counted| counting.estimate(counted, &mix).tokens as f64);
        Ok(tokens.filter(|tokens| *tokens <= limit))
    }

    /// `Till.document`: the text comes as UTF-8, or, if it holds lone surrogates, as UTF-16.
    pub fn document(
        &mut self,
        names: Vec<String>,
        bytes: usize,
        is_utf16: bool,
    ) -> Thrown<LiveDocument> {
        let (counted, counters) = self.counted(names).map_err(to_js)?;
        // The buffer may be large by now, and the document has a copy: it is given back.
        let text = std::mem::take(&mut self.text);
        let document = match Written::read(&text[..bytes], is_utf16) {
            Written::Utf8(text) => Document::new(counters, &text),
            Written::Utf16(text) => Document::from_utf16(counters, &text),
        };
        Ok(LiveDocument::new(document, counted))
    }

    /// `Till.encodings`
    pub fn encodings(&self) -> Thrown<JsValue> {
        let loaded = self.counters.iter().map(Option::is_some);
        let shapes = Known::all().zip(loaded).map(|(one, loaded)| EncodingShape::new(one, loaded));
        shape(&shapes.collect::<Vec<_>>())
    }

    /// `Till.prices`
    pub fn prices(&self) -> Thrown<JsValue> {
        shape(&PricesShape::new(&self.catalog))
    }

    /// `Till.models`
    pub fn models(&mut self, query: JsValue, on: f64) -> Thrown<JsValue> {
        let query: QueryShape = read(query)?;
        let wanted = Query { provider: query.provider.as_deref(), search: query.search.as_deref() };
        let found = self.catalog.models(wanted).map_err(to_js)?;
        let shapes = found.into_iter().map(|model| self.model_shape(model, on));
        shape(&shapes.collect::<Result<Vec<_>>>().map_err(to_js)?)
    }

    /// `Till.model`
    pub fn model(&mut self, id: &str, on: f64) -> Thrown<JsValue> {
        let model = self.catalog.model(id, None).map_err(to_js)?;
        shape(&self.model_shape(model, on).map_err(to_js)?)
    }

    /// `Till.bill`
    pub fn bill(&self, call: JsValue, on: f64) -> Thrown<JsValue> {
        let on = Instant::from_millis(on as i64);
        let call: CallShape = read(call)?;
        let bill = bill(&self.catalog, &call.into_call(on).map_err(to_js)?).map_err(to_js)?;
        shape(&BillShape::new(bill, on))
    }
}

impl Engine {
    fn counting(&mut self, name: &str) -> Result<Counting> {
        self.names.counting(&self.catalog, name)
    }

    /// What counts `name`, and the text of so many bytes that stands in the buffer.
    pub(super) fn counter(
        &mut self,
        name: &str,
        bytes: usize,
    ) -> Result<(Counting, &mut Counter, &[u8])> {
        let counting = self.counting(name)?;
        let Some(counter) = self.counters[place(counting.encoding)].as_mut() else {
            return Err(not_loaded(name, &counting));
        };
        Ok((counting, counter, &self.text[..bytes]))
    }

    /// What a document counts, and with what; names of one encoding share a counter.
    fn counted(&mut self, names: Vec<String>) -> Result<(Counted, Vec<Counter>)> {
        let mut counted = Counted::default();
        let mut counters: Vec<Counter> = Vec::new();
        let mut places: Vec<usize> = Vec::new();
        for name in names {
            let (counting, counter, _) = self.counter(&name, 0)?;
            let place = place(counting.encoding);
            let known = places.iter().position(|known| *known == place);
            let index = known.unwrap_or(places.len());
            if known.is_none() {
                counters.push(counter.clone());
                places.push(place);
            }
            counted.add(name, counting, index);
        }
        Ok((counted, counters))
    }

    fn model_shape(&self, model: &Model, on: f64) -> Result<ModelShape> {
        let counting = super::names::counting_of(model)?;
        Ok(ModelShape::new(model, &counting, Instant::from_millis(on as i64)))
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

/// What kind of text it is, where that has a say.
pub(super) fn mix_of(counting: &Counting, text: &[u8]) -> Mix {
    if counting.is_estimate() { Mix::of(text) } else { Mix::default() }
}

/// The place of an encoding in [`Known::all`].
fn place(known: Known) -> usize {
    Known::all().position(|other| other.name() == known.name()).unwrap_or_default()
}

fn not_loaded(name: &str, counting: &Counting) -> Error {
    let pack = counting.encoding.pack();
    Error::new(
        Code::NotLoaded,
        format!(
            "the vocabulary {pack}, which counts {name}, is not loaded: await load(\"{name}\") first"
        ),
    )
}

fn read_special(special: &str) -> Result<Special> {
    match special {
        "text" => Ok(Special::Text),
        "allow" => Ok(Special::Allow),
        "reject" => Ok(Special::Reject),
        _ => Err(Error::new(
            Code::BadInput,
            format!("special is \"{special}\"; it can be \"text\", \"allow\" or \"reject\""),
        )),
    }
}

pub(super) fn read<T: DeserializeOwned>(value: JsValue) -> Thrown<T> {
    serde_wasm_bindgen::from_value(value).map_err(|error| to_js(from_shape(error)))
}

pub(super) fn shape(value: &impl Serialize) -> Thrown<JsValue> {
    value
        .serialize(&Serializer::new().serialize_maps_as_objects(true))
        .map_err(|error| to_js(from_shape(error)))
}
