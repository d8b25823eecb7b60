//! The native core on the texts of `benchmark.py`, and the ranks that its `tiktoken` is made of.
//! `count_texts count PACK TEXTS ROUNDS` prints the tokens and the seconds of the best round;
//! `count_texts ranks PACK FILE` writes every token in the order of ranks. In both files each text or token
//! follows its length in bytes, 32 bits, little-endian.

use std::error::Error;
use std::fs;
use std::time::Instant;

use tokentill::tokenizer::vocabulary::Vocabulary;
use tokentill::tokenizer::{Counter, Special};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["count", pack, texts, rounds] => count(pack, texts, rounds.parse()?),
        ["ranks", pack, file] => ranks(pack, file),
        _ => Err("count PACK TEXTS ROUNDS, or ranks PACK FILE".into()),
    }
}

fn count(pack: &str, texts: &str, rounds: usize) -> Result<(), Box<dyn Error>> {
    let bytes = fs::read(pack)?;
    let name = Vocabulary::from_pack(&bytes)?.name().to_owned();
    let counters = Counter::of_pack(&name, &bytes)?.into_iter();
    let (_, mut counter) =
        counters.into_iter().find(|(known, _)| known.name() == name).ok_or("no such encoding")?;
    let file = fs::read(texts)?;
    let texts = split(&file)?;
    let (mut best, mut tokens) = (f64::INFINITY, 0);
    for _ in 0..rounds {
        let start = Instant::now();
        tokens = 0;
        for text in &texts {
            tokens += counter.count_utf8(text, Special::Text)?;
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    println!("{tokens} {best}");
    Ok(())
}

fn split(mut file: &[u8]) -> Result<Vec<&[u8]>, Box<dyn Error>> {
    let mut texts = Vec::new();
    while let Some((length, rest)) = file.split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length) as usize;
        let (text, rest) = rest.split_at_checked(length).ok_or("a text is cut off")?;
        texts.push(text);
        file = rest;
    }
    Ok(texts)
}

fn ranks(pack: &str, file: &str) -> Result<(), Box<dyn Error>> {
    let vocabulary = Vocabulary::from_pack(&fs::read(pack)?)?;
    let (mut written, mut token) = (Vec::new(), Vec::new());
    for rank in 0..vocabulary.len() as u32 {
        token.clear();
        vocabulary.push_bytes(vocabulary.number(rank), &mut token);
        written.extend((token.len() as u32).to_le_bytes());
        written.extend(&token);
    }
    Ok(fs::write(file, written)?)
}
