//! Seeded hostile texts: short alphabets that make the rare alternatives of the patterns common.

/// A small generator of random numbers with a fixed seed (xorshift64*), so that a failure repeats.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        ((self.next() >> 32) as usize * limit) >> 32
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// One character of each class that a pattern tells apart, and what contractions are made of.
pub const EDGES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\r",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{3000}",
    "\u{85}",
    "\u{2028}",
    "a",
    "s",
    "t",
    "l",
    "v",
    "r",
    "e",
    "m",
    "d",
    "S",
    "T",
    "L",
    "V",
    "E",
    "D",
    "A",
    "Z",
    "ſ",
    "K",
    "É",
    "ß",
    "ǅ",
    "ʰ",
    "中",
    "の",
    "ア",
    "ก",
    "\u{e31}",
    "\u{301}",
    "\u{93e}",
    "\u{20dd}",
    "1",
    "9",
    "٣",
    "Ⅷ",
    "½",
    "'",
    "'",
    "’",
    "/",
    "/",
    ".",
    ",",
    "_",
    "-",
    "!",
    "<|",
    "|>",
    "€",
    "😀",
    "👩\u{200d}💻",
    "\u{200b}",
    "\u{feff}",
    "\u{0}",
    "\u{7f}",
    "\u{e000}",
    "\u{e0101}",
    "\u{10ffff}",
    "〇",
    "々",
    "\u{fffd}",
    "\u{378}",
];

/// Words and fragments that make whole tokens, so that merges have something to do.
pub const WORDS: &[&str] = &[
    "the",
    " the",
    " token",
    "ization",
    " Hello",
    "world",
    " I'm",
    " don't",
    "WE'LL",
    "They’ve",
    " 2026",
    "12345678",
    " naïve",
    " Straße",
    " Привет",
    "мир",
    " 你好",
    "世界",
    "こんにちは",
    " 안녕",
    "สวัสดี",
    " नमस्ते",
    "دنيا",
    "{\n    \"",
    "\": ",
    "();\n",
    "\n\n\n",
    "        ",
    "\t\t",
    " // ",
    "https://",
    "<div>",
    "</div>",
    "<strong>",
    "> </",
    "> </b>",
    "<unused17>",
    "<unused6242>",
    "[multimodal]",
    "<end_of_turn>",
    "▁",
    "&nbsp;",
    "🎉🎉",
    "👨‍👩‍👧",
    "e\u{301}",
    "camelCaseXMLHttp",
    "snake_case_",
    "....",
    "-----",
    "====",
    "aaaa",
    "ababab",
    "\r\n\r\n",
    " \n ",
    "<|endoftext|>",
    "¯\\_(ツ)_/¯",
    "½",
    "①",
    "ﬁ",
    "İ",
    "ǆ",
];

/// A text of some `pieces` random elements.
pub fn random_text(random: &mut Random, pieces: usize) -> String {
    let mut text = String::new();
    let style = random.below(4);
    for _ in 0..pieces {
        match style {
            0 => text.push_str(random.pick(EDGES)),
            1 => text.push_str(random.pick(WORDS)),
            2 => {
                let element = random.pick(EDGES);
                for _ in 0..1 + random.below(6) {
                    text.push_str(element);
                }
            }
            _ if random.below(2) == 0 => text.push_str(random.pick(EDGES)),
            _ => text.push_str(random.pick(WORDS)),
        }
    }
    text
}

/// A text of random code points of all planes, assigned or not.
pub fn random_code_points(random: &mut Random, length: usize) -> String {
    let limits = [0x80, 0x800, 0x3100, 0x10000, 0x20000, 0x110000];
    (0..length)
        .filter_map(|_| {
            let limit = random.pick(&limits);
            char::from_u32(random.below(limit) as u32)
        })
        .collect()
}
