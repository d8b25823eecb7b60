//! Counting whole texts, and single pieces so long that merging is all there is to do:
//! `cargo bench --bench merge`.

mod common;

use std::hint::black_box;

use common::texts::Random;
use common::vocabularies::tokenizer;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tokentill::tokenizer::Special;

const ENCODINGS: [&str; 2] = ["cl100k_base", "o200k_base"];

/// The tokenizer has met the text before, as in a page that counts it again at each key.
fn counting(criterion: &mut Criterion) {
    for name in ENCODINGS {
        let mut tokenizer = tokenizer(name);
        let mut group = criterion.benchmark_group(format!("counting-{name}"));
        for bytes in common::SIZES {
            group.throughput(Throughput::Bytes(bytes as u64));
            for (kind, text) in common::texts(bytes) {
                group.bench_with_input(BenchmarkId::new(kind, bytes), &text, |bencher, text| {
                    bencher.iter(|| tokenizer.count(black_box(text), Special::Text));
                });
            }
        }
        group.finish();
    }
}

/// One piece each: splitting finds its end at once, and no memo holds it.
fn long_pieces(criterion: &mut Criterion) {
    let mut tokenizer = tokenizer("o200k_base");
    let mut group = criterion.benchmark_group("merging-o200k_base");
    for bytes in common::SIZES {
        group.throughput(Throughput::Bytes(bytes as u64));
        for (kind, text) in [("letters", letters(bytes)), ("a", "a".repeat(bytes))] {
            group.bench_with_input(BenchmarkId::new(kind, bytes), &text, |bencher, text| {
                bencher.iter(|| tokenizer.count(black_box(text), Special::Text));
            });
        }
    }
    group.finish();
}

fn letters(bytes: usize) -> String {
    let mut random = Random::new(22);
    let alphabet: Vec<char> = ('a'..='z').collect();
    (0..bytes).map(|_| random.pick(&alphabet)).collect()
}

criterion_group!(benches, counting, long_pieces);
criterion_main!(benches);
