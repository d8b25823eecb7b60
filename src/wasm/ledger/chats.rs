//! Chats, tools and images: what they cost besides their texts. JavaScript counts the texts, so that nothing
//! here needs a vocabulary.

use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::engine::{LedgerEngine, read, shape};
use crate::bill::{
    ChatShape, Image, Tokens, ToolsShape, counts_roles, frames, image_tokens, tool_tokens,
};
use crate::wasm::error::{Thrown, to_js};

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ChatIn {
    messages: u32,
    system_messages: u32,
    names: u32,
    tool_messages: u32,
    tools: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ToolsIn {
    tools: u32,
    with_parameters: u32,
    parameters: u32,
    enumerations: u32,
    values: u32,
    texts: f64,
    json: f64,
    uncovered: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct FramesOut {
    counts_roles: bool,
    frames: Vec<FrameOut>,
}

#[derive(Serialize)]
struct FrameOut {
    label: &'static str,
    #[serde(flatten)]
    tokens: TokensOut,
}

/// A number that a rule gives.
#[derive(Serialize)]
struct TokensOut {
    tokens: f64,
    low: f64,
    high: f64,
}

impl From<Tokens> for TokensOut {
    fn from(tokens: Tokens) -> Self {
        let Tokens { likely, low, high } = tokens;
        Self { tokens: likely as f64, low: low as f64, high: high as f64 }
    }
}

#[wasm_bindgen]
impl LedgerEngine {
    /// The framing of a chat of this shape, and whether its roles are counted as text.
    #[wasm_bindgen(js_name = chatFrames)]
    pub fn chat_frames(&self, model: &str, chat: JsValue) -> Thrown<JsValue> {
        let model = self.catalog.model(model, None).map_err(to_js)?;
        let ChatIn { messages, system_messages, names, tool_messages, tools } = read(chat)?;
        let chat = ChatShape {
            messages: messages.into(),
            system_messages: system_messages.into(),
            names: names.into(),
            tool_messages: tool_messages.into(),
            tools: tools.into(),
        };
        let frames = frames(model, chat).into_iter();
        let frames = frames.map(|one| FrameOut { label: one.label, tokens: one.tokens.into() });
        shape(&FramesOut { counts_roles: counts_roles(model), frames: frames.collect() })
    }

    /// What tools cost whose texts have so many tokens.
    #[wasm_bindgen(js_name = toolTokens)]
    pub fn tool_tokens(&self, model: &str, tools: JsValue) -> Thrown<JsValue> {
        let model = self.catalog.model(model, None).map_err(to_js)?;
        let tools: ToolsIn = read(tools)?;
        let tools = ToolsShape {
            tools: tools.tools.into(),
            with_parameters: tools.with_parameters.into(),
            parameters: tools.parameters.into(),
            enumerations: tools.enumerations.into(),
            values: tools.values.into(),
            texts: tools.texts as u64,
            json: tools.json as u64,
            uncovered: tools.uncovered,
        };
        shape(&TokensOut::from(tool_tokens(model, tools)))
    }

    /// What an image of so many pixels costs.
    #[wasm_bindgen(js_name = imageTokens)]
    pub fn image_tokens(
        &self,
        model: &str,
        width: f64,
        height: f64,
        detail: Option<String>,
    ) -> Thrown<JsValue> {
        let model = self.catalog.model(model, None).map_err(to_js)?;
        let image = Image { width: width as u64, height: height as u64, detail };
        shape(&TokensOut::from(image_tokens(model, &image).map_err(to_js)?))
    }
}
