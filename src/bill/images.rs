//! How many tokens an image is, by each provider's rule: tiles, patches, or a fixed number.
//! Figures and their sources: OpenAI's, Anthropic's and Google's documentation of images, as the price
//! file of LiteLLM carries it, and the data set of measurements "image-token-cost"; what of these
//! disagrees is an interval.

use super::maker::{Maker, version};
use super::tokens::Tokens;
use crate::catalog::Model;
use crate::error::{Code, Error, Result};

/// An image as a caller describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Pixels.
    pub width: u64,
    /// Pixels.
    pub height: u64,
    /// What the provider calls detail or resolution; the provider's default if there is none.
    pub detail: Option<String>,
}

/// No image that a provider takes has more pixels on a side.
const LARGEST_SIDE: u64 = 100_000;
const DETAILS: [&str; 7] = ["low", "medium", "high", "ultra", "ultra_high", "auto", "original"];

/// What an image costs a model.
///
/// A model of which nobody said whether it takes images has the range of all rules that are known.
///
/// # Errors
/// `bad-input` for a side that is no size, a detail that no provider has, or a model that is known to take
/// no images; the sentence names it.
///
/// ```
/// use tokentill::bill::{Image, image_tokens};
/// use tokentill::catalog::Catalog;
/// # fn main() -> tokentill::Result<()> {
/// let model = Catalog::built_in().model("gpt-4o", None)?;
/// let image = Image { width: 1024, height: 1024, detail: None };
/// assert_eq!(image_tokens(model, &image)?.likely, 765);
/// # Ok(())
/// # }
/// ```
pub fn image_tokens(model: &Model, image: &Image) -> Result<Tokens> {
    let detail = checked(image)?;
    let id = model.id.to_ascii_lowercase();
    if takes_text_only(&id) {
        let sentence = format!("{} takes no images", model.qualified_id());
        return Err(Error::new(Code::BadInput, sentence));
    }
    Ok(match Maker::of(model) {
        Maker::OpenAi => openai(&id, image, detail),
        Maker::Anthropic => claude(&id, image),
        Maker::Google => gemini(&id, image, detail),
        Maker::Other => unknown(image),
    })
}

/// Models whose makers say so. What is not listed may take images.
fn takes_text_only(id: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| id.contains(word));
    let older = has(&[
        "gpt-3.5",
        "gpt-35",
        "davinci",
        "babbage",
        "curie",
        "gpt-4-0314",
        "gpt-4-0613",
        "gpt-4-32k",
    ]);
    let text =
        ["gpt-oss", "embedding-ada", "embedding-3", "claude-2", "claude-instant", "claude-v1"];
    let open =
        ["deepseek-v", "deepseek-r1", "deepseek-chat", "deepseek-reasoner", "mixtral", "codestral"];
    older
        || id == "gpt-4"
        || id.ends_with("/gpt-4")
        || has(&["o1-mini", "o1-preview", "o3-mini"])
        || has(&text)
        || (has(&open) && !has(&["-vl", "ocr"]))
}

fn checked(image: &Image) -> Result<&str> {
    for (field, side) in [("width", image.width), ("height", image.height)] {
        if side == 0 || side > LARGEST_SIDE {
            let sentence = format!("{field} is {side}; it can be 1 to {LARGEST_SIDE} pixels");
            return Err(Error::new(Code::BadInput, sentence));
        }
    }
    let detail = image.detail.as_deref().unwrap_or("auto");
    if DETAILS.contains(&detail) {
        return Ok(detail);
    }
    let known = DETAILS.join("\", \"");
    Err(Error::new(Code::BadInput, format!("detail is \"{detail}\"; it can be \"{known}\"")))
}

/// Tiles of 512 pixels: what the image costs at least, and what a tile adds.
struct Tiles(u64, u64);

/// Patches of 32 pixels: thousandths of a token for each, by what was measured and what is documented,
/// and how many patches there can be.
struct Patches {
    measured: u64,
    documented: u64,
    most: u64,
}

fn openai(id: &str, image: &Image, detail: &str) -> Tokens {
    let has = |words: &[&str]| words.iter().any(|word| id.contains(word));
    let patches = |measured, documented, most| Patches { measured, documented, most };
    match () {
        () if has(&["gpt-4o-mini"]) => tiled(&Tiles(2833, 5667), image, detail),
        () if has(&["4.1-mini"]) => patched(&patches(1620, 1620, 1536), image, detail),
        () if has(&["4.1-nano"]) => patched(&patches(2460, 2460, 1536), image, detail),
        () if has(&["o4-mini"]) => patched(&patches(1720, 1720, 1536), image, detail),
        () if has(&["gpt-5-mini"]) => patched(&patches(1200, 1620, 1536), image, detail),
        () if has(&["gpt-5-nano"]) => patched(&patches(1500, 2460, 1536), image, detail),
        () if has(&["gpt-4o", "gpt-4.1", "gpt-4.5", "gpt-4-turbo", "gpt-4-vision"]) => {
            tiled(&Tiles(85, 170), image, detail)
        }
        () if has(&["o1", "o3"]) => tiled(&Tiles(75, 150), image, detail),
        () => match version(id, "gpt-") {
            Some((5, 0 | 1)) => tiled(&Tiles(70, 140), image, detail),
            Some((5 | 6, _)) => {
                patched(&patches(1200, 1200, most_patches(id, detail)), image, detail)
            }
            _ => unknown(image),
        },
    }
}

/// "high" is 2,500 patches; "original", and "auto" where it means that, has a limit of its own.
fn most_patches(id: &str, detail: &str) -> u64 {
    match (version(id, "gpt-"), detail) {
        (_, "high") | (Some((5, 2..=4)), _) => 2_500,
        (Some((5, 5)), _) => 10_000,
        _ => 30_000,
    }
}

/// Into 2048 by 2048, then the short side to 768, then as many tiles as it takes.
fn tiled(Tiles(base, tile): &Tiles, image: &Image, detail: &str) -> Tokens {
    if detail == "low" {
        return Tokens::exact(*base);
    }
    let (width, height) = (image.width as f64, image.height as f64);
    let fit = (2048.0 / width.max(height)).min(1.0);
    let (width, height) = (width * fit, height * fit);
    let shrink = (768.0 / width.min(height)).min(1.0);
    let tiles = |side: f64| (side * shrink / 512.0 - 1e-9).ceil().max(1.0) as u64;
    Tokens::exact(base + tile * tiles(width) * tiles(height))
}

fn patched(patches: &Patches, image: &Image, detail: &str) -> Tokens {
    let count = shrunk_patches(image, 32.0, patches.most);
    let tokens = |thousandths: u64| (count * thousandths).div_ceil(1000);
    let (measured, documented) = (tokens(patches.measured), tokens(patches.documented));
    if detail == "low" {
        // Documented as an image of 512 pixels, and not measured for these models.
        let small = 256u64.min(count) * patches.measured / 1000;
        return Tokens::between(small.min(70), small, measured.max(documented));
    }
    Tokens::between(measured, measured, documented)
}

/// The patches of an image that is shrunk until there are not too many, by OpenAI's rule.
fn shrunk_patches(image: &Image, side: f64, most: u64) -> u64 {
    let (width, height) = (image.width as f64, image.height as f64);
    let count = |scale: f64| {
        let patches = |length: f64| (length * scale / side - 1e-9).ceil().max(1.0);
        (patches(width) * patches(height)) as u64
    };
    if count(1.0) <= most {
        return count(1.0);
    }
    let scale = (side * side * most as f64 / (width * height)).sqrt();
    let (across, down) = (width * scale / side, height * scale / side);
    count(scale * (across.floor().max(1.0) / across).min(down.floor().max(1.0) / down))
}

/// Patches of 28 pixels, after the image was shrunk to the longest side and the most tokens.
fn claude(id: &str, image: &Image) -> Tokens {
    let high_resolution = is_high_resolution(id);
    let (side, most) = if high_resolution { (2576.0, 4784) } else { (1568.0, 1568) };
    let (width, height) = (image.width as f64, image.height as f64);
    let count = |scale: f64| {
        let patches = |length: f64| (length * scale / 28.0 - 1e-9).ceil().max(1.0);
        (patches(width) * patches(height)) as u64
    };
    let mut scale = (side / width.max(height)).min(1.0);
    if count(scale) > most {
        let (mut fits, mut exceeds) = (0.0, scale);
        for _ in 0..50 {
            let middle = (fits + exceeds) / 2.0;
            *(if count(middle) <= most { &mut fits } else { &mut exceeds }) = middle;
        }
        scale = fits;
    }
    let tokens = count(scale);
    // Above two megapixels less was measured than is documented: 2,992 where 4,784 are said.
    match high_resolution && image.width * image.height > 2_073_600 {
        true => Tokens::between(tokens * 625 / 1000, tokens, tokens),
        false => Tokens::exact(tokens),
    }
}

/// From Opus 4.7 on.
fn is_high_resolution(id: &str) -> bool {
    let after = ["opus-", "sonnet-", "haiku-", "fable-", "mythos-"];
    let version = after.iter().find_map(|word| version(id, word));
    version.is_some_and(|version| version >= (4, 7))
}

fn gemini(id: &str, image: &Image, detail: &str) -> Tokens {
    if version(id, "gemini-").is_some_and(|(major, _)| major >= 3) {
        // The documentation calls these figures approximate; 1,065 to 1,101 were measured for the third.
        return match detail {
            "low" => Tokens::between(266, 280, 280),
            "medium" => Tokens::between(532, 560, 560),
            "ultra" | "ultra_high" => Tokens::between(2_100, 2_240, 2_240),
            _ => Tokens::between(1_065, 1_120, 1_120),
        };
    }
    let tiles = gemini_tiles(image);
    match (version(id, "gemini-"), detail) {
        (Some((2, 5..)), "low") => Tokens::between(64, 64, 258),
        // The documents changed between tiles and one view with details.
        (Some((2, 5..)), _) => Tokens::between(256, 258 * tiles, (258 * tiles).max(2_048)),
        _ => Tokens::exact(258 * tiles),
    }
}

/// One up to 384 pixels, else crops of two thirds of the short side.
fn gemini_tiles(image: &Image) -> u64 {
    if image.width <= 384 && image.height <= 384 {
        return 1;
    }
    let crop = (image.width.min(image.height) * 2 / 3).clamp(256, 768);
    image.width.div_ceil(crop) * image.height.div_ceil(crop)
}

/// Nobody said: the range of all the rules that are known for an image of this size.
fn unknown(image: &Image) -> Tokens {
    let rules = [
        tiled(&Tiles(85, 170), image, "auto").likely,
        shrunk_patches(image, 32.0, 10_000) * 12 / 10,
        claude("claude-3", image).likely,
        258 * gemini_tiles(image),
        1_120,
    ];
    let mut sorted = rules;
    sorted.sort_unstable();
    Tokens::between((sorted[0] / 2).max(1), sorted[2], sorted[4])
}
