//! What kind of text a text is: its scripts, and whether the part in ASCII is prose, code or markup.
//! Estimates hang on it. Counts characters; knows no tokens.

use std::ops::{AddAssign, SubAssign};

/// A kind of text, as far as tokenizers differ on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Latin letters without marks, such as English.
    Latin,
    /// Latin letters, some with marks.
    Accented,
    /// Latin letters in words that vocabularies do not know: many tokens for few letters.
    Rare,
    /// Programs and data.
    Code,
    /// HTML and XML.
    Markup,
    /// Cyrillic and Greek.
    Cyrillic,
    /// Arabic, Hebrew and their kin.
    Arabic,
    /// The scripts of India.
    Indic,
    /// Thai, Lao, Burmese, Khmer, Tibetan.
    SoutheastAsian,
    /// Chinese, Japanese, Korean.
    EastAsian,
    /// Every other script, and symbols.
    Other,
}

impl Kind {
    /// Every kind, in the order in which tables list them.
    pub const ALL: [Kind; 11] = [
        Kind::Latin,
        Kind::Accented,
        Kind::Rare,
        Kind::Code,
        Kind::Markup,
        Kind::Cyrillic,
        Kind::Arabic,
        Kind::Indic,
        Kind::SoutheastAsian,
        Kind::EastAsian,
        Kind::Other,
    ];

    /// Its name, for tables and programs.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Latin => "latin",
            Kind::Accented => "accented",
            Kind::Rare => "rare",
            Kind::Code => "code",
            Kind::Markup => "markup",
            Kind::Cyrillic => "cyrillic",
            Kind::Arabic => "arabic",
            Kind::Indic => "indic",
            Kind::SoutheastAsian => "southeast-asian",
            Kind::EastAsian => "east-asian",
            Kind::Other => "other",
        }
    }
}

/// How many characters of each class a text has. Mixes of parts add up to the mix of the whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mix([u32; CLASSES]);

// The classes. Digits and signs of ASCII are its letters' company; blanks belong to nobody.
const BLANK: usize = 0;
const ASCII: usize = 1;
const SIGN: usize = 2;
const ANGLE: usize = 3;
const MARKED: usize = 4;
const CYRILLIC: usize = 5;
const ARABIC: usize = 6;
const INDIC: usize = 7;
const SOUTHEAST: usize = 8;
const EAST: usize = 9;
const OTHER: usize = 10;
/// Bytes that begin no character.
const INSIDE: usize = 11;
const CLASSES: usize = 12;

/// A part of the signs in the ASCII text above which it is code: prose has 30 to 60 in a thousand.
const CODE_SIGNS: u64 = 110;
/// Tenths of a letter to a token, below which words are not known: English has 47, Spanish 39, Swahili 27.
const RARE_LETTERS: u64 = 35;
/// Of angle brackets, above which it is markup.
const MARKUP_ANGLES: u64 = 25;
/// Of marked letters among the Latin ones, above which the text is not English with a name in it.
const ACCENTS: u64 = 10;

impl Mix {
    /// The mix of a text in UTF-8. Linear; bytes that are no UTF-8 count as symbols.
    pub fn of(text: &[u8]) -> Mix {
        let mut mix = Mix::default();
        for (at, lead) in text.iter().enumerate() {
            let class = match lead {
                0..0x80 => FIRST[*lead as usize] as usize,
                0x80..0xc0 => INSIDE,
                _ => beyond_ascii(*lead, text.get(at + 1).copied().unwrap_or_default()),
            };
            mix.0[class] += 1;
        }
        mix
    }

    /// What each kind's part is, in characters, for a text that was counted as so many tokens; nothing for a
    /// text of blanks.
    pub fn parts(&self, counted: usize) -> impl Iterator<Item = (Kind, u64)> {
        let of = |class: usize| u64::from(self.0[class]);
        let ascii = of(ASCII) + of(SIGN) + of(ANGLE);
        let latin = ascii + of(MARKED);
        let kind = match () {
            () if of(ANGLE) * 1000 > ascii * MARKUP_ANGLES => Kind::Markup,
            () if of(SIGN) * 1000 > ascii * CODE_SIGNS => Kind::Code,
            () if self.characters() * 10 < counted as u64 * RARE_LETTERS => Kind::Rare,
            () if of(MARKED) * 1000 > latin * ACCENTS => Kind::Accented,
            () => Kind::Latin,
        };
        let scripts = [
            (kind, latin),
            (Kind::Cyrillic, of(CYRILLIC)),
            (Kind::Arabic, of(ARABIC)),
            (Kind::Indic, of(INDIC)),
            (Kind::SoutheastAsian, of(SOUTHEAST)),
            (Kind::EastAsian, of(EAST)),
            (Kind::Other, of(OTHER)),
        ];
        scripts.into_iter().filter(|(_, characters)| *characters > 0)
    }

    /// All but blanks.
    fn characters(&self) -> u64 {
        self.0[ASCII..INSIDE].iter().map(|number| u64::from(*number)).sum()
    }

    /// The kind of most of it; `None` for a text of blanks.
    pub fn main(&self, counted: usize) -> Option<Kind> {
        self.parts(counted).max_by_key(|(_, characters)| *characters).map(|(kind, _)| kind)
    }
}

impl AddAssign for Mix {
    fn add_assign(&mut self, other: Mix) {
        for (one, more) in self.0.iter_mut().zip(other.0) {
            *one += more;
        }
    }
}

/// Takes away the mix of a part.
impl SubAssign for Mix {
    fn sub_assign(&mut self, other: Mix) {
        for (one, less) in self.0.iter_mut().zip(other.0) {
            *one -= less;
        }
    }
}

/// The class of each character of ASCII. Signs are those that are rare in prose.
static FIRST: [u8; 128] = {
    let mut table = [ASCII as u8; 128];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        table[at] = match byte {
            0..=b' ' | 0x7f => BLANK,
            b'<' | b'>' => ANGLE,
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => ASCII,
            b'.' | b',' | b'\'' | b'?' | b'!' | b'-' => ASCII,
            _ => SIGN,
        } as u8;
        at += 1;
    }
    table
};

/// The class of a character by the first two bytes of its UTF-8, which tell the blocks apart well enough.
fn beyond_ascii(lead: u8, second: u8) -> usize {
    match (lead, second) {
        (0xc2, _) | (0xcc, _) => OTHER,
        (0xc3..=0xcb, _) => MARKED,
        (0xcd..=0xd3, _) => CYRILLIC,
        (0xd4, ..0xb0) => CYRILLIC,
        (0xd6, 0x90..) | (0xd7..=0xdd, _) => ARABIC,
        (0xe0, 0xa4..=0xb7) => INDIC,
        (0xe0, 0xb8..) | (0xe1, 0x80..=0x82 | 0x9e | 0x9f) => SOUTHEAST,
        (0xe1, 0x84..=0x87) => EAST,
        (0xe1, 0xb8..=0xbb) => MARKED,
        (0xe1, 0xbc..) => CYRILLIC,
        (0xe2, 0xba..) | (0xe3..=0xe9, _) => EAST,
        (0xea, 0xb0..) | (0xeb | 0xec, _) | (0xed, ..0xa0) => EAST,
        (0xef, 0xa4..=0xab | 0xbc | 0xbd) => EAST,
        (0xef, 0xac..=0xbb) => ARABIC,
        (0xf0, 0xa0..=0xb3) => EAST,
        _ => OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_of_their_kind() {
        for (text, kind) in [
            ("The quick brown fox, isn't it? Yes.", Kind::Latin),
            ("Größe und Übermut tun selten gut", Kind::Accented),
            ("fn main() { let a = [1, 2]; println!(\"{a:?}\"); }", Kind::Code),
            ("<p class=\"x\">Hello</p><br/>", Kind::Markup),
            ("Все люди рождаются свободными", Kind::Cyrillic),
            ("يولد جميع الناس أحرارا", Kind::Arabic),
            ("सभी मनुष्यों को", Kind::Indic),
            ("มนุษย์ทั้งหลายเกิดมา", Kind::SoutheastAsian),
            ("人人生而自由", Kind::EastAsian),
            ("모든 인간은 태어날", Kind::EastAsian),
            ("ሰብዓዊ ፍጡር", Kind::Other),
        ] {
            assert_eq!(Mix::of(text.as_bytes()).main(1), Some(kind), "{text}");
        }
        assert_eq!(Mix::of("Kuzaliwa huru".as_bytes()).main(6), Some(Kind::Rare));
        assert_eq!(Mix::of(b" \n").main(1), None);
    }

    #[test]
    fn mixes_of_parts_add_up() {
        let text = "Aé漢字 <b>यह</b> = 🧾\u{fffd} конец";
        let whole = Mix::of(text.as_bytes());
        for (cut, _) in text.char_indices() {
            let (left, right) = text.as_bytes().split_at(cut);
            let mut sum = Mix::of(left);
            sum += Mix::of(right);
            assert_eq!(sum, whole);
            sum -= Mix::of(right);
            assert_eq!(sum, Mix::of(left));
        }
    }
}
