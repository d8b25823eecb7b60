//! Any bytes as a vocabulary pack: refused with `bad-pack`, or a vocabulary that counts without harm.
//! `cargo +nightly fuzz run pack`
#![no_main]

use std::sync::Arc;

use libfuzzer_sys::fuzz_target;
use tokentill::Code;
use tokentill::tokenizer::claude::Claude;
use tokentill::tokenizer::vocabulary::Vocabulary;
use tokentill::tokenizer::vocabulary::pack::{VERSION, VERSION_WITH_IDS, with_header};
use tokentill::tokenizer::{ENCODINGS, Special, Tokenizer};

fuzz_target!(|bytes: &[u8]| {
    read(bytes);
    // No fuzzer finds a checksum: behind it, the body alone is looked at.
    read(&with_header(bytes, VERSION));
    read(&with_header(bytes, VERSION_WITH_IDS));
    if let Err(error) = Claude::from_pack(bytes) {
        assert_eq!(error.code(), Code::BadPack);
    }
});

fn read(pack: &[u8]) {
    let whole = Vocabulary::from_pack(pack);
    assert_eq!(
        read_a_little_at_a_time(pack),
        whole.as_ref().map(|_| ()).map_err(|error| error.code())
    );
    match whole {
        Err(error) => assert_eq!(error.code(), Code::BadPack),
        Ok(vocabulary) => use_it(vocabulary),
    }
}

fn read_a_little_at_a_time(pack: &[u8]) -> Result<(), Code> {
    let mut vocabulary = Vocabulary::open(pack.to_vec()).map_err(|error| error.code())?;
    while !vocabulary.is_whole() {
        vocabulary.read_on(64).map_err(|error| error.code())?;
    }
    Ok(())
}

fn use_it(vocabulary: Vocabulary) {
    let mut bytes = Vec::new();
    for number in 0..vocabulary.len() as u32 {
        bytes.clear();
        vocabulary.push_bytes(number, &mut bytes);
        assert_eq!(bytes.len(), vocabulary.length(number));
    }
    let named = ENCODINGS.iter().find(|encoding| encoding.vocabulary == vocabulary.name());
    if let Some(encoding) = named
        && let Ok(mut tokenizer) = Tokenizer::new(encoding, Arc::new(vocabulary))
    {
        let _ = tokenizer.count("any text, 日本語, and a tail of digits 12345", Special::Text);
    }
}
