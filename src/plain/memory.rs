//! The host's bytes and columns, which lie in the module's own memory at addresses that the host names.
//! Knows nothing of what they mean.

use std::alloc::Layout;

use crate::error::{Code, Error, Result};

/// Wide enough for a column of 128-bit amounts.
const ALIGNMENT: usize = 16;

/// Room for so many bytes; null when there is none to be had.
pub(super) fn reserve(bytes: usize) -> *mut u8 {
    match layout(bytes) {
        // SAFETY: the layout is never of size 0.
        Some(layout) => unsafe { std::alloc::alloc(layout) },
        None => std::ptr::null_mut(),
    }
}

/// Gives room back.
///
/// # Safety
/// It is room for just so many bytes that [`reserve`] gave, or null.
pub(super) unsafe fn release(at: *mut u8, bytes: usize) {
    if let Some(layout) = layout(bytes).filter(|_| !at.is_null()) {
        // SAFETY: promised by the caller.
        unsafe { std::alloc::dealloc(at, layout) }
    }
}

/// No bytes are one, so that every address is some room's own.
fn layout(bytes: usize) -> Option<Layout> {
    Layout::from_size_align(bytes.max(1), ALIGNMENT).ok()
}

/// So many bytes of the host's.
///
/// # Errors
/// `bad-input`, naming the argument, when they do not lie in memory.
///
/// # Safety
/// Nobody writes them while they are borrowed.
pub(super) unsafe fn bytes<'a>(field: &str, at: *const u8, length: usize) -> Result<&'a [u8]> {
    if length == 0 {
        return Ok(&[]);
    }
    check(field, at, length)?;
    // SAFETY: inside memory, which is all initialised; unwritten by the caller's promise.
    Ok(unsafe { std::slice::from_raw_parts(at, length) })
}

/// The same as a name.
///
/// # Errors
/// `bad-input`, naming the argument, when they do not lie in memory or are not UTF-8.
///
/// # Safety
/// As for [`bytes`].
pub(super) unsafe fn text<'a>(field: &str, at: *const u8, length: usize) -> Result<&'a str> {
    // SAFETY: promised by the caller.
    let bytes = unsafe { bytes(field, at, length)? };
    std::str::from_utf8(bytes)
        .map_err(|_| Error::new(Code::BadInput, format!("{field} is not UTF-8")))
}

/// A column of so many rows, `WIDTH` bytes each, little-endian, at any alignment.
///
/// # Errors
/// `bad-input`, naming the argument, when it does not lie in memory.
///
/// # Safety
/// As for [`bytes`].
pub(super) unsafe fn column<'a, const WIDTH: usize>(
    field: &str,
    at: *const u8,
    rows: usize,
) -> Result<&'a [[u8; WIDTH]]> {
    let length = rows.checked_mul(WIDTH).ok_or_else(|| outside(field))?;
    // SAFETY: promised by the caller.
    Ok(unsafe { bytes(field, at, length)? }.as_chunks().0)
}

/// A column that is written row by row; nothing happens where the host wants none.
pub(super) struct Output<const WIDTH: usize>(*mut [u8; WIDTH]);

impl<const WIDTH: usize> Output<WIDTH> {
    /// # Errors
    /// `bad-input`, naming the argument, when it does not lie in memory.
    ///
    /// # Safety
    /// It overlaps nothing that is read, and [`Output::write`] gets rows below `rows` alone.
    pub(super) unsafe fn new(field: &str, at: *mut u8, rows: usize) -> Result<Self> {
        if !at.is_null() {
            check(field, at, rows.checked_mul(WIDTH).ok_or_else(|| outside(field))?)?;
        }
        Ok(Self(at.cast()))
    }

    pub(super) fn write(&self, row: usize, value: [u8; WIDTH]) {
        if !self.0.is_null() {
            // SAFETY: inside memory as `new` has checked; bytes have no alignment.
            unsafe { self.0.add(row).write(value) }
        }
    }
}

fn check(field: &str, at: *const u8, length: usize) -> Result<()> {
    match (at as usize).checked_add(length) {
        Some(end) if !at.is_null() && end <= memory() => Ok(()),
        _ => Err(outside(field)),
    }
}

fn outside(field: &str) -> Error {
    Error::new(Code::BadInput, format!("{field} does not lie in the module's memory"))
}

#[cfg(target_arch = "wasm32")]
fn memory() -> usize {
    // The last page of four gigabytes would not fit the number.
    core::arch::wasm32::memory_size(0).saturating_mul(65_536)
}

/// Natively nobody can say; these functions are compiled there for the lints alone.
#[cfg(not(target_arch = "wasm32"))]
fn memory() -> usize {
    usize::MAX
}
