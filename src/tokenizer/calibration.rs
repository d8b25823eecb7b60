//! A factor of one's own: what a provider billed for texts at hand, against what was estimated. It holds for
//! texts of the kinds it was made with; all others keep their old interval. Knows no provider and no model.

use super::counting::{Counting, Estimate};
use super::factors::{Factor, Factors, REPEATED};
use super::kinds::{Kind, Mix};
use crate::error::{Code, Error, Result};

/// What was billed for texts of one kind, and what had been estimated. Those of one kind add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// The kind of the texts.
    pub kind: Kind,
    /// How many texts.
    pub samples: u32,
    /// Tokens estimated for them, before any calibration.
    pub estimated: u64,
    /// Tokens billed for them, less what the call holds besides them.
    pub billed: u64,
    /// The same with the most that the call may hold besides.
    pub low: u64,
    /// The same with the least.
    pub high: u64,
}

/// Below this a token more or less is worth too much.
pub const FEWEST_TOKENS: usize = 50;

/// Measures one text: `billed` is what the provider's usage says of the whole input, `frame` what of it is not the
/// text, as low, likely and high.
///
/// # Errors
/// `bad-input`: a count that is no estimate, a text too short, or a number that cannot be this text's.
pub fn measure(
    counting: &Counting,
    mix: &Mix,
    counted: usize,
    billed: u64,
    frame: (u64, u64, u64),
) -> Result<Measured> {
    let bad = |sentence: String| Err(Error::new(Code::BadInput, sentence));
    if !counting.is_estimate() {
        return bad(format!("the count is {}: nothing to calibrate", counting.basis.as_str()));
    }
    let Some(kind) = mix.main(counted).filter(|_| counted >= FEWEST_TOKENS) else {
        return bad(format!(
            "the text has some {counted} tokens; a calibration needs {FEWEST_TOKENS} at least"
        ));
    };
    let Estimate { tokens, low, high } = counting.estimate(counted, mix);
    let (least, most) = (low as u64 / 2, 2 * high as u64 + frame.2);
    if billed < least || billed > most {
        return bad(format!(
            "usage says {billed} input tokens, and this text has {low} to {high} by estimate: it \
             is another text's, or the call held more than this text"
        ));
    }
    let less = |frame: u64| billed.saturating_sub(frame).max(1);
    Ok(Measured {
        kind,
        samples: 1,
        estimated: tokens as u64,
        billed: less(frame.1),
        low: less(frame.2),
        high: less(frame.0),
    })
}

/// The factors after these measurements.
///
/// The likely factor of a kind is what was billed over what was estimated. Its interval is how far a second text of
/// the kind was from a first in families whose tokenizers are known ([`REPEATED`]); with n texts that is
/// narrower by the square root of (1 + 1/n) / 2, as the mean of n is surer than one.
#[cold]
pub fn calibrated(table: &Factors, measured: &[Measured]) -> Factors {
    let mut factors = *table;
    for kind in Kind::ALL {
        let of = || measured.iter().filter(|one| one.kind == kind && one.estimated > 0);
        let samples: u32 = of().map(|one| one.samples).sum();
        if samples == 0 {
            continue;
        }
        let sum = |part: fn(&Measured) -> u64| of().map(part).sum::<u64>() as f64;
        let place = kind as usize;
        let one = f64::from(table[place].likely) / sum(|one| one.estimated);
        let narrower = ((1.0 + 1.0 / f64::from(samples)) / 2.0).sqrt();
        let spread = |thousandths: u32| power(f64::from(thousandths) / 1000.0, narrower);
        let likely = (one * sum(|one| one.billed)).round() as u32;
        let low = (one * sum(|one| one.low) * spread(REPEATED[place].low)) as u32;
        let high = (one * sum(|one| one.high) * spread(REPEATED[place].high)).ceil() as u32;
        // What no family does was known before: where the billed number agrees with it, it stays a bound.
        let old = table[place];
        factors[place] = Factor {
            likely,
            low: if old.low <= likely { low.max(old.low).min(likely) } else { low.min(likely) },
            high: if old.high >= likely {
                high.min(old.high).max(likely)
            } else {
                high.max(likely)
            },
        };
    }
    factors
}

/// `base` to the power of `exponent`, from 0 to 1: the product of those of its roots that the exponent's bits name. The
/// library's power is of any two numbers, and three times as large as this file.
fn power(base: f64, exponent: f64) -> f64 {
    if exponent >= 1.0 {
        return base;
    }
    let (mut root, mut rest, mut product) = (base, exponent, 1.0);
    for _ in 0..f64::MANTISSA_DIGITS {
        root = root.sqrt();
        rest *= 2.0;
        if rest >= 1.0 {
            rest -= 1.0;
            product *= root;
        }
    }
    product
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_power_is_what_the_library_makes_it() {
        for base in [0.02, 0.5, 0.93, 1.0, 1.4, 7.0] {
            for exponent in [0.0, 0.1, 0.5, 0.707, 0.866, 0.999, 1.0] {
                let (own, library) = (power(base, exponent), f64::powf(base, exponent));
                assert!(
                    (own / library - 1.0).abs() < 1e-14,
                    "{base} to {exponent}: {own} {library}"
                );
            }
        }
    }
    use crate::tokenizer::counting::counting;

    fn latin() -> Mix {
        Mix::of(&b"All human beings are born free ".repeat(180))
    }

    #[test]
    fn a_measured_text_comes_out_as_billed() {
        let grok = counting("grok").expect("a family");
        let measured = measure(&grok, &latin(), 1000, 1308, (8, 8, 8)).expect("measured");
        assert_eq!((measured.billed, measured.low, measured.high), (1300, 1300, 1300));
        let after = grok.calibrated(&[measured]);
        let (old, new) = (grok.estimate(1000, &latin()), after.estimate(1000, &latin()));
        assert_eq!(new.tokens, 1300);
        assert!(new.low < 1300 && 1300 < new.high);
        assert!(new.high - new.low < old.high - old.low, "{old:?} {new:?}");
        // More texts that agree make it surer.
        let surer = grok.calibrated(&[measured, measured, measured]).estimate(1000, &latin());
        assert_eq!(surer.tokens, 1300);
        assert!(surer.high - surer.low < new.high - new.low);
        // Of other kinds nothing was learnt.
        let hindi = Mix::of("सभी मनुष्यों को".as_bytes());
        assert_eq!(after.estimate(1000, &hindi), grok.estimate(1000, &hindi));
    }

    #[test]
    fn what_the_call_holds_besides_makes_the_interval_wider() {
        let grok = counting("grok").expect("a family");
        let sure = measure(&grok, &latin(), 1000, 1308, (8, 8, 8)).expect("measured");
        let unsure = measure(&grok, &latin(), 1000, 1308, (2, 8, 108)).expect("measured");
        let of = |measured| grok.calibrated(&[measured]).estimate(1000, &latin());
        assert_eq!(of(unsure).tokens, of(sure).tokens);
        assert!(of(unsure).low < of(sure).low && of(unsure).high > of(sure).high);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let grok = counting("grok").expect("a family");
        let exact = counting("o200k_base").expect("an encoding");
        let frame = (0, 0, 0);
        for (counting, counted, billed, what) in [
            (&exact, 1000, 1000, "nothing to calibrate"),
            (&grok, 49, 49, "needs 50"),
            (&grok, 1000, 200, "another text's"),
            (&grok, 1000, 9000, "another text's"),
        ] {
            let error = measure(counting, &latin(), counted, billed, frame).expect_err(what);
            assert_eq!(error.code(), Code::BadInput);
            assert!(error.to_string().contains(what), "{error}");
        }
    }
}
