//! Reads the formats in which vocabularies are published. Knows nothing of packs.

use std::collections::HashMap;

use serde_json::Value;

/// A `.tiktoken` file, `base64 rank` a line: the bytes of each token, indexed by rank.
pub fn ranks(file: &[u8]) -> Vec<Vec<u8>> {
    let text = std::str::from_utf8(file).expect("a list of ranks is ASCII");
    let mut ranks = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        let (bytes, rank) = line.split_once(' ').expect("a line is `base64 rank`");
        put(&mut ranks, rank.parse().expect("a rank is a number"), base64(bytes));
    }
    ranks
}

/// Mistral's `tekken.json`: the bytes of each token, indexed by rank; the file lists more than are used.
pub fn tekken(file: &[u8], used: usize) -> Vec<Vec<u8>> {
    let json: Value = serde_json::from_slice(file).expect("the file is JSON");
    let vocabulary = json["vocab"].as_array().expect("a tekken file has a vocab");
    let mut ranks = Vec::new();
    for token in &vocabulary[..used] {
        let rank = token["rank"].as_u64().expect("a token has a rank") as usize;
        put(&mut ranks, rank, base64(token["token_bytes"].as_str().expect("a token has bytes")));
    }
    ranks
}

/// What a byte-level tokenizer.json says.
pub struct ByteLevel {
    /// The bytes of each token, indexed by id; empty where the id is a special token's or nobody's.
    pub tokens: Vec<Vec<u8>>,
    /// The two parents of each merge, first merge first.
    pub merges: Vec<(Vec<u8>, Vec<u8>)>,
}

/// A tokenizer.json of Hugging Face whose tokens are spelled with one character for each byte.
pub fn byte_level(file: &[u8]) -> ByteLevel {
    let json: Value = serde_json::from_slice(file).expect("the file is JSON");
    let special: Vec<u64> = json["added_tokens"]
        .as_array()
        .map(|added| added.iter().filter_map(|token| token["id"].as_u64()).collect())
        .unwrap_or_default();
    let bytes = spelled_bytes();
    let decode = |token: &str| token.chars().map(|c| bytes[&c]).collect::<Vec<u8>>();
    let mut tokens = Vec::new();
    for (spelling, id) in json["model"]["vocab"].as_object().expect("a model has a vocab") {
        let id = id.as_u64().expect("an id is a number");
        if !special.contains(&id) {
            put(&mut tokens, id as usize, decode(spelling));
        }
    }
    let merges = json["model"]["merges"].as_array().expect("a model has merges").iter();
    let merges = merges.map(|merge| {
        let (left, right) = merge.as_str().and_then(|m| m.split_once(' ')).expect("`left right`");
        (decode(left), decode(right))
    });
    ByteLevel { tokens, merges: merges.collect() }
}

fn put(ranks: &mut Vec<Vec<u8>>, rank: usize, bytes: Vec<u8>) {
    if ranks.len() <= rank {
        ranks.resize(rank + 1, Vec::new());
    }
    ranks[rank] = bytes;
}

/// GPT-2's spelling of bytes: printable ones as themselves, the others from U+0100 on.
fn spelled_bytes() -> HashMap<char, u8> {
    let printable = |byte: &u8| matches!(byte, 0x21..=0x7e | 0xa1..=0xac | 0xae..=0xff);
    let own = (0..=255).filter(printable).map(|byte| (char::from(byte), byte));
    let others = (0..=255u8).filter(|byte| !printable(byte)).zip(0x100u32..);
    let others = others.map(|(byte, code)| (char::from_u32(code).expect("below surrogates"), byte));
    own.chain(others).collect()
}

/// The standard alphabet, padded.
fn base64(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => panic!("{text:?} is not base64"),
    };
    let digits: Vec<u8> = text.trim_end_matches('=').bytes().map(value).collect();
    let mut bytes = Vec::new();
    for group in digits.chunks(4) {
        let bits = group.iter().fold(0u32, |bits, digit| bits << 6 | u32::from(*digit));
        let bits = bits << (6 * (4 - group.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..group.len()]);
    }
    bytes
}
