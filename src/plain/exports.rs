//! The functions that a host calls. Each takes numbers and addresses, makes slices and names of them, and
//! hands over. `docs/plain-abi.md` is written for their callers.

use super::counting::{Counts, Texts};
use super::engine::{Engine, engine};
use super::memory::{Output, bytes, column, release, reserve, text};
use super::pricing::{Asked, Calls};
use crate::error::Result;

/// Grows when a function changes its meaning; a new function alone does not change it.
const ABI_VERSION: u32 = 1;

/// The version of this interface.
#[unsafe(no_mangle)]
pub extern "C" fn tokentill_abi_version() -> u32 {
    ABI_VERSION
}

/// Room for so many bytes, at a multiple of 16; 0 when there is none.
#[unsafe(no_mangle)]
pub extern "C" fn tokentill_alloc(size: usize) -> *mut u8 {
    reserve(size)
}

/// Gives back room for just so many bytes.
///
/// # Safety
/// `at` came from `tokentill_alloc(size)`, and nothing of it is used any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tokentill_free(at: *mut u8, size: usize) {
    // SAFETY: promised by the caller.
    unsafe { release(at, size) }
}

/// The address of the last reply in words: an error's, or a description.
#[unsafe(no_mangle)]
pub extern "C" fn tokentill_reply() -> *const u8 {
    engine().reply.text().as_ptr()
}

/// Its length in bytes.
#[unsafe(no_mangle)]
pub extern "C" fn tokentill_reply_size() -> usize {
    engine().reply.text().len()
}

/// Takes a vocabulary.
///
/// # Safety
/// The addresses are of memory that nobody writes meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tokentill_load(
    name: *const u8,
    name_size: usize,
    pack: *const u8,
    pack_size: usize,
) -> i32 {
    answer(|engine| {
        // SAFETY: promised by the caller.
        let name = unsafe { text("name", name, name_size)? };
        // SAFETY: promised by the caller.
        engine.load(name, unsafe { bytes("pack", pack, pack_size)? })?;
        Ok(0)
    })
}

/// The handle by which a model, an encoding or a family is counted.
///
/// # Safety
/// The address is of memory that nobody writes meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tokentill_open_counter(name: *const u8, name_size: usize) -> i32 {
    // SAFETY: promised by the caller.
    answer(|engine| engine.open_counter(unsafe { text("name", name, name_size)? }))
}

/// Counts a column of texts.
///
/// # Safety
/// The addresses are of memory that nobody else uses meanwhile; what is written overlaps nothing else.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tokentill_count(
    counter: u32,
    buffer: *const u8,
    buffer_size: usize,
    offsets: *const u8,
    rows: usize,
    tokens: *mut u8,
    low: *mut u8,
    high: *mut u8,
) -> i32 {
    answer(|engine| {
        // SAFETY: promised by the caller; the rows that `count` writes are those of the offsets.
        let (texts, counts) = unsafe {
            let buffer = bytes("buffer", buffer, buffer_size)?;
            let offsets = match rows {
                0 => &[],
                rows => column("offsets", offsets, rows.saturating_add(1))?,
            };
            let counts = Counts {
                tokens: Output::new("tokens", tokens, rows)?,
                low: Output::new("low", low, rows)?,
                high: Output::new("high", high, rows)?,
            };
            (Texts { buffer, offsets }, counts)
        };
        engine.count(counter, &texts, &counts)?;
        Ok(0)
    })
}

/// The handle of a model's price at a moment, in milliseconds since 1970 in UTC.
///
/// # Safety
/// The addresses are of memory that nobody writes meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tokentill_open_pricer(
    model: *const u8,
    model_size: usize,
    variant: *const u8,
    variant_size: usize,
    region: *const u8,
    region_size: usize,
    on: i64,
) -> i32 {
    answer(|engine| {
        // SAFETY: promised by the caller.
        let asked = unsafe {
            let model = text("model", model, model_size)?;
            let variant = text("variant", variant, variant_size)?;
            Asked { model, variant, region: text("region", region, region_size)?, on }
        };
        engine.open_pricer(&asked)
    })
}

/// Prices a column of calls.
///
/// # Safety
/// As for [`tokentill_count`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn tokentill_price(
    pricer: u32,
    rows: usize,
    input: *const u8,
    output: *const u8,
    amounts: *mut u8,
    total: *mut u8,
) -> i32 {
    answer(|engine| {
        // SAFETY: promised by the caller; `price` writes so many rows and one total.
        let (calls, amounts, total) = unsafe {
            let wanted = |at: *const u8| if at.is_null() { 0 } else { rows };
            let input = column("input", input, wanted(input))?;
            let output = column("output", output, wanted(output))?;
            let amounts = Output::new("amounts", amounts, rows)?;
            (Calls { rows, input, output }, amounts, Output::new("total", total, 1)?)
        };
        engine.price(pricer, &calls, &amounts, &total)?;
        Ok(0)
    })
}

/// A number from 0 on, or an error's, which is negative; the reply has its words.
fn answer(work: impl FnOnce(&mut Engine) -> Result<usize>) -> i32 {
    let mut engine = engine();
    match work(&mut engine) {
        Ok(number) => number as i32,
        Err(error) => engine.reply.fail(&error),
    }
}
