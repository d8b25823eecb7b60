//! Unpacking a vocabulary, from the bytes of a pack to a tokenizer that counts:
//! `cargo bench --bench load`.

mod common;

use std::hint::black_box;
use std::sync::Arc;

use common::vocabularies::pack_bytes;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tokentill::tokenizer::vocabulary::{SHIPPED, Vocabulary};
use tokentill::tokenizer::{Special, Tokenizer, encoding};

fn unpacking(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("unpacking");
    // A hundred samples of the largest would take minutes.
    group.sample_size(20);
    for shipped in SHIPPED {
        let pack = pack_bytes(shipped.name);
        group.throughput(Throughput::Bytes(pack.len() as u64));
        group.bench_with_input(
            BenchmarkId::from_parameter(shipped.name),
            &pack,
            |bencher, pack| {
                bencher.iter(|| Vocabulary::from_pack(black_box(pack)));
            },
        );
    }
    group.finish();
}

/// What somebody who opens the page waits for, but for the network and the compiler.
fn first_count(criterion: &mut Criterion) {
    let pack = pack_bytes("o200k_base");
    let encoding = encoding("o200k_base").expect("a known encoding");
    let mut group = criterion.benchmark_group("first-count");
    group.sample_size(20);
    group.bench_function("o200k_base", |bencher| {
        bencher.iter(|| {
            let vocabulary = Vocabulary::from_pack(black_box(&pack)).expect("a good pack");
            let mut tokenizer = Tokenizer::new(encoding, Arc::new(vocabulary)).expect("its own");
            tokenizer.count("How many tokens is this?", Special::Text)
        });
    });
    group.finish();
}

criterion_group!(benches, unpacking, first_count);
criterion_main!(benches);
