//! Holds the rules for images, chats and tools to what the providers and others published.

use tokentill::Code;
use tokentill::bill::{ChatShape, Image, Tokens, ToolsShape, frames, image_tokens, tool_tokens};
use tokentill::catalog::{Catalog, Model};

fn model(id: &str) -> &'static Model {
    Catalog::built_in().model(id, None).expect("the catalogue knows it")
}

fn tokens(id: &str, width: u64, height: u64, detail: Option<&str>) -> Tokens {
    let image = Image { width, height, detail: detail.map(str::to_owned) };
    image_tokens(model(id), &image).expect("a size")
}

#[test]
fn published_images() {
    for (id, width, height, detail, expected) in [
        // OpenAI's documentation.
        ("gpt-4o", 1024, 1024, None, 765),
        ("gpt-4o", 2048, 4096, Some("high"), 1105),
        ("gpt-4o", 4096, 8192, Some("low"), 85),
        ("gpt-4o-mini", 1024, 1024, None, 2833 + 4 * 5667),
        ("gpt-5", 1024, 1024, None, 70 + 4 * 140),
        ("o3", 1024, 1024, None, 75 + 4 * 150),
        // 1,452 patches of an image that is shrunk.
        ("gpt-4.1-mini", 1800, 2400, None, 2353),
        // Measured.
        ("gpt-5.4", 1024, 1024, None, 1229),
        ("gpt-5.6-sol", 1920, 1080, None, 2448),
        ("gpt-5.6-sol", 4032, 3024, None, 14_364),
        // Anthropic's documentation.
        ("claude-opus-4-5", 1092, 1092, None, 1521),
        ("claude-sonnet-4-5", 1000, 1000, None, 1296),
        ("claude-opus-4-5", 1920, 1080, None, 1560),
        ("claude-opus-4-8", 1920, 1080, None, 2691),
    ] {
        let counted = tokens(id, width, height, detail);
        assert_eq!(counted.likely, expected, "{id} {width}x{height} {detail:?}");
        assert!(counted.is_exact(), "{id} {width}x{height} {detail:?}: {counted:?}");
    }
}

#[test]
fn what_is_not_measured_has_an_interval() {
    for (id, width, height) in [
        ("claude-opus-4-8", 4000, 3000),
        ("gpt-5-mini", 1024, 1024),
        ("gemini-2.5-pro", 1024, 1024),
        ("gemini-3.1-pro-preview", 1024, 1024),
        ("grok-4.3", 1024, 1024),
    ] {
        let counted = tokens(id, width, height, None);
        assert!(counted.low < counted.high && counted.low > 0, "{id}: {counted:?}");
        assert!((counted.low..=counted.high).contains(&counted.likely), "{id}: {counted:?}");
    }
}

#[test]
fn every_size_of_every_model_is_a_number() {
    let catalog = Catalog::built_in();
    for model in catalog.all() {
        for side in [1, 27, 28, 29, 384, 385, 2049, 100_000] {
            let image = Image { width: side, height: 100_001 - side.max(1), detail: None };
            let Ok(counted) = image_tokens(model, &image) else { continue };
            assert!(counted.low <= counted.likely && counted.likely <= counted.high);
            assert!(counted.likely > 0 && counted.high < 1_000_000, "{} {side}", model.id);
        }
    }
}

#[test]
fn a_size_that_is_none_is_named() {
    for (width, height, field) in [(0, 5, "width"), (5, 0, "height"), (100_001, 5, "width")] {
        let image = Image { width, height, detail: None };
        let error = image_tokens(model("gpt-4o"), &image).expect_err("no size");
        assert_eq!(error.code(), Code::BadInput);
        assert!(error.to_string().starts_with(field));
    }
    let image = Image { width: 5, height: 5, detail: Some("hgih".to_owned()) };
    let error = image_tokens(model("gpt-4o"), &image).expect_err("no detail");
    assert!(error.to_string().starts_with("detail is \"hgih\""));
}

fn framing(id: &str, chat: ChatShape) -> Tokens {
    frames(model(id), chat)
        .into_iter()
        .map(|frame| frame.tokens)
        .fold(Tokens::default(), |a, b| a + b)
}

#[test]
fn frames_by_provider() {
    let one = ChatShape { messages: 1, ..ChatShape::default() };
    assert_eq!(framing("gpt-4o", one), Tokens::exact(6));
    assert_eq!(framing("claude-opus-4-5", one), Tokens::exact(7));
    assert_eq!(framing("claude-opus-4-7", one), Tokens::exact(11));
    assert_eq!(framing("claude-opus-4-8", one), Tokens::exact(6));
    assert_eq!(framing("gemini-2.5-pro", one), Tokens::exact(0));
    // Not measured by the cookbook: the same rule, as an estimate.
    let later = framing("gpt-5", one);
    assert_eq!((later.low, later.likely, later.high), (5, 6, 10));
    let six = ChatShape { messages: 6, system_messages: 5, names: 4, ..ChatShape::default() };
    assert_eq!(framing("gpt-4o", six), Tokens::exact(3 * 6 + 4 + 3));
    assert!(!framing("claude-opus-4-5", six).is_exact());
    let with_tools = ChatShape { messages: 1, tools: 2, ..ChatShape::default() };
    assert_eq!(framing("claude-opus-4-7", with_tools).likely, 11 + 675);
}

/// The cookbook's weather function: two parameters, one of two values. Its texts are counted elsewhere.
#[test]
fn tools_by_the_cookbook() {
    let tools = ToolsShape {
        tools: 1,
        with_parameters: 1,
        parameters: 2,
        enumerations: 1,
        values: 2,
        texts: 40,
        json: 90,
        uncovered: false,
    };
    assert_eq!(tool_tokens(model("gpt-4o"), tools), Tokens::exact(7 + 3 + 6 + 6 + 12 - 3 + 40));
    assert_eq!(tool_tokens(model("gpt-4"), tools), Tokens::exact(10 + 3 + 6 + 6 + 12 - 3 + 40));
    assert!(!tool_tokens(model("gpt-4o"), ToolsShape { uncovered: true, ..tools }).is_exact());
    assert!(!tool_tokens(model("claude-opus-4-5"), tools).is_exact());
    assert_eq!(tool_tokens(model("gpt-4o"), ToolsShape::default()), Tokens::exact(0));
}

#[test]
fn a_model_without_eyes_says_so() {
    for id in ["gpt-3.5-turbo", "gpt-4", "o3-mini", "text-embedding-3-small", "deepseek-chat"] {
        let image = Image { width: 10, height: 10, detail: None };
        let error = image_tokens(model(id), &image).expect_err(id);
        assert_eq!(error.code(), Code::BadInput);
        assert!(error.to_string().ends_with("takes no images"), "{error}");
    }
}
