//! The core's error as a JavaScript `Error` with `code` and `suggestions`.
//! The JavaScript face turns it into its `TillError` class.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;

use crate::error::{Code, Error};

/// The error as JavaScript sees it.
pub(super) fn to_js(error: Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.to_string());
    set(&thrown, "code", &JsValue::from_str(error.code().as_str()));
    if !error.suggestions().is_empty() {
        let names: Array = error.suggestions().iter().map(|name| JsValue::from_str(name)).collect();
        set(&thrown, "suggestions", &names);
    }
    thrown.into()
}

/// An argument of another shape than the contract's; the message says which field.
pub(super) fn from_shape(error: serde_wasm_bindgen::Error) -> Error {
    Error::new(Code::BadInput, error.to_string())
}

fn set(target: &js_sys::Error, key: &str, value: &JsValue) {
    // An ordinary object refuses no property.
    let _ = Reflect::set(target, &JsValue::from_str(key), value);
}
