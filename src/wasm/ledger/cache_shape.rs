//! `CacheQuestion` and `CacheBreakEven` of the public contract.

use serde::{Deserialize, Serialize};

use super::bill_shape::CallShape;
use crate::bill::{CacheBreakEven, CacheLife, Call, cache_break_even, count};
use crate::catalog::{Catalog, Instant};
use crate::error::{Code, Error, Result};

/// `CacheQuestion`, but for the call in it and `on`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CacheQuestionShape {
    prefix: f64,
    life: Option<String>,
    reads: Option<f64>,
}

/// `CacheBreakEven`
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct CacheBreakEvenShape {
    uncached_usd: f64,
    write_usd: f64,
    read_usd: f64,
    reads: Option<f64>,
    minimum: Option<f64>,
    below_minimum: bool,
    #[serde(flatten)]
    compared: Option<ComparedShape>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ComparedShape {
    cached_usd: f64,
    without_usd: f64,
}

impl CacheQuestionShape {
    /// Asks the core.
    ///
    /// # Errors
    /// Those of [`cache_break_even`]; `bad-input`, naming the field.
    pub(super) fn answer(
        self,
        catalog: &Catalog,
        call: CallShape,
        on: Instant,
    ) -> Result<CacheBreakEvenShape> {
        let life = match self.life.as_deref() {
            None | Some("5m") => CacheLife::Short,
            Some("1h") => CacheLife::Hour,
            Some(other) => {
                let message = format!("life is \"{other}\"; it can be \"5m\" or \"1h\"");
                return Err(Error::new(Code::BadInput, message));
            }
        };
        let (call, prefix): (Call, u64) = (call.into_call(on)?, count("prefix", self.prefix)?);
        let found = cache_break_even(catalog, &call, prefix, life)?;
        let reads = self.reads.map(|reads| count("reads", reads)).transpose()?;
        let compared = reads.map(|reads| compared(&found, reads)).transpose()?;
        Ok(CacheBreakEvenShape {
            uncached_usd: found.uncached.usd(),
            write_usd: found.write.usd(),
            read_usd: found.read.usd(),
            reads: found.reads.map(|reads| reads as f64),
            minimum: found.minimum.map(|minimum| minimum as f64),
            below_minimum: found.below_minimum,
            compared,
        })
    }
}

fn compared(found: &CacheBreakEven, reads: u64) -> Result<ComparedShape> {
    let amounts = found.cached(reads).zip(found.without(reads));
    let (cached, without) = amounts
        .ok_or_else(|| Error::new(Code::BadInput, "reads is too large to be counted exactly"))?;
    Ok(ComparedShape { cached_usd: cached.usd(), without_usd: without.usd() })
}
