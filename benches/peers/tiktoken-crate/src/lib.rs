//! The crate `tiktoken` behind three plain exports, so that no glue adds to its bytes or its time.
//! Its vocabulary is inside the WebAssembly file.

/// Room for `length` bytes of text; the caller writes UTF-8 there.
#[unsafe(no_mangle)]
pub extern "C" fn reserve(length: usize) -> *mut u8 {
    let mut room = vec![0u8; length].into_boxed_slice();
    let start = room.as_mut_ptr();
    std::mem::forget(room);
    start
}

/// Gives back what [`reserve`] gave.
///
/// # Safety
/// `start` and `length` are those of one `reserve`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn release(start: *mut u8, length: usize) {
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(start, length)) });
}

/// The tokens in o200k_base of a text; the first call unpacks the vocabulary.
///
/// # Safety
/// `length` bytes of UTF-8 stand at `start`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn count(start: *const u8, length: usize) -> usize {
    let text = unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(start, length)) };
    tiktoken::get_encoding("o200k_base").map_or(usize::MAX, |encoding| encoding.count(text))
}
