// Made-up texts that are hard for tokenizers, the same on every machine. Knows no file and no engine.

/** Letters of many scripts, digits, punctuation and emoji, in words of one to nine. @param {number} length in UTF-16 units, at least */
export function mixedScripts(length) {
  const random = seeded(11);
  let text = "";
  while (text.length < length) {
    const [first, last] = pick(random, scripts);
    for (let letters = 1 + below(random, 9); letters > 0; letters--) {
      text += String.fromCodePoint(first + below(random, last - first + 1));
    }
    text += pick(random, betweenWords);
  }
  return text;
}

/** Stretches of what makes tokenizers slow or wrong, each of up to 300 characters. @param {number} length in UTF-16 units, at least */
export function hostileMixture(length) {
  const random = seeded(12);
  let text = "";
  while (text.length < length) {
    const alphabet = pick(random, hostileAlphabets);
    for (let rest = 1 + below(random, 300); rest > 0; rest--) text += pick(random, alphabet);
  }
  return text;
}

/** First and last character of each. */
const scripts = [
  [0x61, 0x7a],
  [0x41, 0x5a],
  [0x30, 0x39],
  [0xe0, 0xff],
  [0x3b1, 0x3c9],
  [0x410, 0x44f],
  [0x5d0, 0x5ea],
  [0x620, 0x64a],
  [0x905, 0x939],
  [0xe01, 0xe2e],
  [0x10d0, 0x10f0],
  [0x1200, 0x1248],
  [0x3041, 0x3096],
  [0x30a1, 0x30fa],
  [0x4e00, 0x9fa5],
  [0xac00, 0xd7a3],
  [0x1f300, 0x1f5ff],
  [0x1f600, 0x1f64f],
];

const betweenWords = [" ", " ", " ", ", ", ". ", "\n", "", " 👩‍💻 ", "🇫🇷", "👍🏽", "—", " «", "» "];

/** @type {string[][]} */
const hostileAlphabets = [
  ["a"],
  [" "],
  ["\n"],
  ["\r\n"],
  ["_"],
  ["="],
  ["\t", " "],
  ["a", "b"],
  ["0", "1", "7"],
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"],
  [..."abcdefghijklmnopqrstuvwxyz"],
  [..."的一是不了人我在有他这中大来上国"],
  ["e\u0301", "a\u0308\u0323", "\u0e01\u0e31"],
  ["\u0000", "\u0001", "\u007f", "\u0085"],
  ["\u00a0", "\u2003", "\u200b", "\u3000", "\ufeff"],
  ["👨‍👩‍👧‍👦", "🏳️‍🌈", "🇩🇪"],
  ["'s", "'LL", "’ve", "don't ", "I'M"],
  ["{", "}", '"', ":", ",", "\n  "],
  ["<", "|", ">", "/", "&amp;"],
];

/** Random numbers from 0 to 1 (mulberry32). @param {number} state */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param {() => number} random @param {number} limit */
const below = (random, limit) => Math.floor(random() * limit);

/** @template T @param {() => number} random @param {T[]} from @returns {T} */
const pick = (random, from) => /** @type {T} */ (from[below(random, from.length)]);
