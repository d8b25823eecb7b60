// A first guess at a token count, for the moment before the vocabulary is there. It is never shown
// without its "≈". No imports: it must be small enough to run before anything else has loaded.

/** Longer texts are judged by this many code units, taken in even slices. */
const SAMPLE = 32_768;
const SLICES = 16;

/**
 * Tokens that a recent large vocabulary would make of the text, roughly. Linear up to
 * 32,768 code units, constant beyond.
 * @param {string} text
 * @returns {number} a whole number; 0 for the empty text alone
 */
export function roughCount(text) {
  if (text.length === 0) return 0;
  if (text.length <= SAMPLE) return Math.max(1, Math.round(weigh(text)));
  const step = text.length / SLICES;
  const size = SAMPLE / SLICES;
  let sum = 0;
  for (let i = 0; i < SLICES; i++) {
    const from = Math.floor(i * step);
    sum += weigh(text.slice(from, from + size));
  }
  return Math.round((sum * text.length) / SAMPLE);
}

/** A first word of English or of code in some twelve: such texts have their long words whole. */
const ENGLISH = /\b(the|of|and|to|in|is|for|if|let|fn|return|const|function)\b/g;
const RUN = /[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+|\d+|\s+|[^\sA-Za-z\d\u0080-\uffff]+|[^]/g;

/**
 * Tokens to the code unit, by the last code unit of a block. Averages of o200k_base over prose in
 * some sixty languages: a script that was rare where the vocabulary was made costs several times more.
 * @type {[number, number][]}
 */
const COST = [
  [0x24f, 0.5], // beyond the words: signs of Latin-1
  [0x36f, 1], // combining marks
  [0x52f, 0.34], // Greek, Cyrillic
  [0x6ff, 0.36], // Armenian, Hebrew, Arabic
  [0x8ff, 1.5], // Syriac, Thaana
  [0xdff, 0.33], // scripts of India
  [0xe7f, 0.36], // Thai
  [0x10ff, 0.5], // Lao to Georgian
  [0x1fff, 0.8],
  [0x2cff, 0.9], // signs, arrows, boxes
  [0x2fff, 1.8],
  [0x30ff, 0.65], // kana
  [0x9fff, 0.78], // Han
  [0xabff, 1.5],
  [0xd7ff, 0.6], // Hangul
  [0xdfff, 1.3], // halves of a pair: emoji above all
  [0xffff, 1],
];

/** @param {string} text */
function weigh(text) {
  const runs = text.match(RUN) ?? [];
  const words = runs.filter((run) => /[A-Za-z]/.test(run)).length;
  const english = words < 12 || (text.match(ENGLISH)?.length ?? 0) > words / 25;
  return runs.reduce((sum, run) => sum + weighRun(run, english), 0);
}

/** @param {string} run @param {boolean} english */
function weighRun(run, english) {
  const code = run.charCodeAt(0);
  const size = run.length;
  // A single space belongs to the word behind it.
  if (/\s/.test(run)) return run.includes("\n") ? 1 : size > 1 ? 0.6 : 0;
  if (code >= 0x30 && code <= 0x39) return Math.ceil(size / 3);
  if (/[A-Za-z\u00c0-\u024f\u1e00-\u1eff]/.test(run)) return weighWord(run, english);
  if (code < 0x80) return 0.9 + (size - 1) / 3;
  return size * (COST.find(([last]) => code <= last)?.[1] ?? 1);
}

/** @param {string} word @param {boolean} english */
function weighWord(word, english) {
  const plain = /^[A-Za-z]+$/.test(word);
  if (english && plain) return 1 + Math.max(0, word.length - 8) / 7;
  return Math.max(1, word.length / (plain ? 3 : 2.6));
}
