//! Cutting text into pieces, without any vocabulary: `cargo bench --bench split`.

mod common;

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use tokentill::tokenizer::split::Splitter;

const SPLITTERS: [(&str, Splitter); 3] =
    [("r50k", Splitter::R50k), ("cl100k", Splitter::Cl100k), ("o200k", Splitter::O200k)];

fn splitting(criterion: &mut Criterion) {
    for (name, splitter) in SPLITTERS {
        let mut group = criterion.benchmark_group(format!("splitting-{name}"));
        for bytes in common::SIZES {
            group.throughput(Throughput::Bytes(bytes as u64));
            for (kind, text) in common::texts(bytes) {
                group.bench_with_input(BenchmarkId::new(kind, bytes), &text, |bencher, text| {
                    bencher.iter(|| pieces(splitter, black_box(text)));
                });
            }
        }
        group.finish();
    }
}

fn pieces(splitter: Splitter, text: &str) -> usize {
    let mut pieces = 0;
    splitter.pieces(text.as_bytes(), |_, _| {
        pieces += 1;
        true
    });
    pieces
}

criterion_group!(benches, splitting);
criterion_main!(benches);
