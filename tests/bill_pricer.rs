//! The prices of many calls, looked up once, against the bill of each call: every model of the book.

use tokentill::Code;
use tokentill::bill::{Call, LARGEST_COUNT, Pricer, Region, bill};
use tokentill::catalog::{Catalog, Day, Instant, Variant};

fn noon(day: &str) -> Instant {
    let midnight = Day::parse(day).expect("a day").start().millis();
    Instant::from_millis(midnight + 12 * 3_600_000)
}

/// Counts at, below and above every limit that the model has in this variant.
fn counts(catalog: &Catalog, call: &Call) -> Vec<u64> {
    let mut counts = vec![0, 1, 12_345];
    let row = catalog.model(&call.model, None).ok().and_then(|model| model.price_on(call.on));
    let mut limit = row.and_then(|row| row.next_tier(0, call.variant, call.on));
    while let Some(above) = limit {
        counts.extend([above.saturating_sub(1), above, above + 1]);
        limit = row.and_then(|row| row.next_tier(above + 1, call.variant, call.on));
    }
    counts
}

#[test]
fn every_amount_is_that_of_the_bill() {
    let book = Catalog::built_in();
    let (mut equal, mut refused) = (0, 0);
    for model in book.all() {
        for variant in Variant::ALL {
            for region in Region::ALL {
                let on = noon("2026-11-23");
                let like = Call { variant, region, ..Call::new(model.qualified_id(), on) };
                let pricer = match Pricer::new(book, &like) {
                    Ok(pricer) => pricer,
                    Err(error) => {
                        assert_eq!(Err(error), bill(book, &like).map(|bill| bill.usd));
                        refused += 1;
                        continue;
                    }
                };
                for input in counts(book, &like) {
                    for output in [0, 1, 777] {
                        let call = Call { input, output, ..like.clone() };
                        let billed = bill(book, &call).map(|bill| bill.usd);
                        let amount = pricer.amount(book, input, output);
                        assert_eq!(amount, billed, "{call:?}");
                        equal += 1;
                    }
                }
            }
        }
    }
    assert!(equal > 100_000, "{equal}");
    assert!(refused > 0, "the book has models without a price");
}

#[test]
fn counts_of_the_pattern_are_not_priced() {
    let book = Catalog::built_in();
    let like = Call { input: 9, web_searches: 9, ..Call::new("gpt-4o", noon("2026-11-23")) };
    let pricer = Pricer::new(book, &like).expect("a price");
    let plain = Pricer::new(book, &Call::new("gpt-4o", like.on)).expect("a price");
    assert_eq!(pricer, plain);
    assert_eq!(pricer.amount(book, 1_000, 100).map(|usd| usd.to_string()), Ok("0.0035".to_owned()));
}

#[test]
fn what_a_bill_refuses_is_refused() {
    let book = Catalog::built_in();
    let pricer = Pricer::new(book, &Call::new("gpt-4o", noon("2026-11-23"))).expect("a price");
    let error = pricer.amount(book, LARGEST_COUNT + 1, 0).expect_err("too large");
    assert_eq!(error.code(), Code::BadInput);
    let unknown =
        Pricer::new(book, &Call::new("gpt-4oh", noon("2026-11-23"))).expect_err("unknown");
    assert_eq!(unknown.code(), Code::UnknownModel);
    assert!(!unknown.suggestions().is_empty());
}
