//! Keeps what the book has said: a price that changes becomes a new row with its day, a row or model
//! that a source drops stays. Knows the drafts only.

use tokentill::catalog::{ModelDraft, PriceDraft, RateDraft, TierDraft, VariantDraft};

/// Lays what the sources say now over what the book said before. Returns a sentence for each price
/// that changed without a day of its own and for each model that no source has any more.
pub fn keep(before: &[ModelDraft], now: &mut Vec<ModelDraft>, today: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for known in before {
        match now.iter_mut().find(|model| model.id == known.id) {
            Some(model) => {
                if keep_rows(&known.prices, &mut model.prices, today) {
                    sentences.push(format!(
                        "{}/{}: the price changed; a row from {today} on is appended",
                        model.provider, model.id
                    ));
                }
            }
            None => {
                sentences.push(format!(
                    "{}/{}: no source has it any more; it is kept",
                    known.provider, known.id
                ));
                let status = known.status.clone().filter(|status| status == "retired");
                let status = Some(status.unwrap_or_else(|| "legacy".to_owned()));
                now.push(ModelDraft { status, ..known.clone() });
            }
        }
    }
    sentences
}

/// Whether a price changed without a day of its own.
fn keep_rows(before: &[PriceDraft], now: &mut Vec<PriceDraft>, today: &str) -> bool {
    let (of_hours, dated): (Vec<PriceDraft>, Vec<PriceDraft>) =
        now.drain(..).partition(|row| row.hours.is_some());
    let mut kept: Vec<PriceDraft> =
        before.iter().filter(|row| row.hours.is_none()).cloned().collect();
    let mut changed = false;
    for row in dated {
        match kept.iter().position(|known| known.from == row.from) {
            Some(place) if same_price(&kept[place], &row) => kept[place] = row,
            Some(_) => changed |= append(&mut kept, row, today),
            None => kept.push(row),
        }
        kept.sort_by(|a, b| a.from.cmp(&b.from));
    }
    *now = kept;
    now.extend(of_hours);
    changed
}

/// Appends a row that differs from the one of its own day, unless that has been done before.
fn append(kept: &mut Vec<PriceDraft>, row: PriceDraft, today: &str) -> bool {
    let begun = |known: &PriceDraft| known.from.as_deref().is_none_or(|from| from <= today);
    let latest = kept.iter().rposition(begun);
    if let Some(place) = latest.filter(|place| same_price(&kept[*place], &row)) {
        kept[place] = PriceDraft { from: kept[place].from.clone(), ..row };
        return false;
    }
    let future = row.from.as_deref().is_some_and(|from| from > today);
    match kept.iter().position(|known| known.from == row.from) {
        // An announced price that has not begun yet may still be corrected.
        Some(place) if future => kept[place] = row,
        _ => kept.push(PriceDraft { from: Some(today.to_owned()), ..row }),
    }
    true
}

/// Whether two rows state the same numbers, in whatever order.
fn same_price(a: &PriceDraft, b: &PriceDraft) -> bool {
    numbers(&a.rates, &a.above) == numbers(&b.rates, &b.above) && variants(a) == variants(b)
}

type Numbers = Vec<(u64, String, String)>;

/// Every rate with the limit above which it holds, in order.
fn numbers(rates: &[RateDraft], above: &[TierDraft]) -> Numbers {
    let at = |tokens: u64, rate: &RateDraft| (tokens, rate.key.clone(), rate.usd.clone());
    let tiers = above.iter().flat_map(|tier| tier.rates.iter().map(|rate| at(tier.tokens, rate)));
    let mut numbers: Numbers = rates.iter().map(|rate| at(0, rate)).chain(tiers).collect();
    numbers.sort();
    numbers
}

fn variants(row: &PriceDraft) -> Vec<(String, Option<String>, Numbers)> {
    let variant = |variant: &VariantDraft| {
        (variant.name.clone(), variant.from.clone(), numbers(&variant.rates, &variant.above))
    };
    row.variants.iter().map(variant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(from: Option<&str>, usd: &str) -> PriceDraft {
        let rates = vec![RateDraft { key: "input".into(), usd: usd.into() }];
        PriceDraft { from: from.map(str::to_owned), rates, ..PriceDraft::default() }
    }

    fn model(prices: Vec<PriceDraft>) -> ModelDraft {
        ModelDraft { provider: "p".into(), id: "m".into(), prices, ..ModelDraft::default() }
    }

    fn kept(
        before: Vec<PriceDraft>,
        now: Vec<PriceDraft>,
        today: &str,
    ) -> Vec<(Option<String>, String)> {
        let mut models = vec![model(now)];
        keep(&[model(before)], &mut models, today);
        let pair = |row: &PriceDraft| (row.from.clone(), row.rates[0].usd.clone());
        models[0].prices.iter().map(pair).collect()
    }

    #[test]
    fn a_changed_price_is_appended_once_and_never_rewritten() {
        let (first, second) = ("2026-11-12", "2026-12-12");
        let old = (None, "1".to_owned());
        let new = (Some(first.to_owned()), "2".to_owned());
        let after = kept(vec![row(None, "1")], vec![row(None, "2")], first);
        assert_eq!(after, [old.clone(), new.clone()]);
        let again = kept(vec![row(None, "1"), row(Some(first), "2")], vec![row(None, "2")], second);
        assert_eq!(again, [old, new]);
    }

    #[test]
    fn rows_with_a_day_are_added_and_dropped_ones_stay() {
        let before = vec![row(None, "1"), row(Some("2026-01-01"), "2")];
        let now = vec![row(Some("2026-01-01"), "2"), row(Some("2027-01-01"), "3")];
        let days: Vec<_> =
            kept(before, now, "2026-11-12").into_iter().map(|(_, usd)| usd).collect();
        assert_eq!(days, ["1", "2", "3"]);
    }

    #[test]
    fn an_announced_price_may_be_corrected() {
        let (before, now) = (row(Some("2027-01-01"), "3"), row(Some("2027-01-01"), "4"));
        let after = kept(vec![row(None, "1"), before], vec![row(None, "1"), now], "2026-11-12");
        assert_eq!(after[1], (Some("2027-01-01".to_owned()), "4".to_owned()));
        assert_eq!(after.len(), 2);
    }

    #[test]
    fn a_model_that_no_source_has_any_more_is_kept() {
        let mut now = Vec::new();
        let sentences = keep(&[model(vec![row(None, "1")])], &mut now, "2026-11-12");
        assert_eq!((now.len(), sentences.len()), (1, 1));
        assert_eq!(now[0].status.as_deref(), Some("legacy"));
    }
}
