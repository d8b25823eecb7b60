//! The core's error on its way to JavaScript: a text, since that costs the module no more than a text.
//! The JavaScript face makes its `TillError` of it.

use wasm_bindgen::JsValue;

use crate::error::Error;

/// What is thrown where a call fails.
pub(super) type Thrown<T> = std::result::Result<T, JsValue>;

/// Three parts with a line feed between: the code, the nearest names with tabs between, the sentence.
/// Known names hold neither; the sentence may hold anything.
pub(super) fn to_js(error: Error) -> JsValue {
    let mut text = error.code().as_str().to_owned();
    text.push('\n');
    text.push_str(&error.suggestions().join("\t"));
    text.push('\n');
    text.push_str(error.message());
    JsValue::from_str(&text)
}
