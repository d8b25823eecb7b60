// What a user's program would do with a live document. Says what came out, beside a fresh count.

/**
 * @param {import("tokentill").Till} till
 * @param {string[]} encodings
 */
export function liveReport(till, encodings) {
  let text = "hello 😀 world";
  const document = till.document(encodings, text);
  const edits = EDITS.map(([start, end, insert]) => {
    text = text.slice(0, start) + insert + text.slice(end);
    const returned = document.edit(start, end, insert);
    return {
      returned,
      counts: document.counts(),
      fresh: encodings.map((name) => till.count(name, text)),
      length: [document.length, text.length],
      units: [units(document.text()), units(text)],
      windows: encodings.map((name) => plain(document.window(name, 0, text.length))),
      splits: encodings.map((name) => plain(till.split(name, text))),
    };
  });
  const refused = [
    () => document.edit(0, text.length + 1, "x"),
    () => document.edit(3, 2, "x"),
    () => document.edit(-1, 0, "x"),
    () => document.edit(0.5, 1, "x"),
    () => document.window(encodings[0] ?? "", 0, 2 ** 40),
  ].map(codeOf);
  const unchanged = document.text() === text;
  const part = plain(till.document(encodings, "hello world").window(encodings[0] ?? "", 6, 8));
  document.free();
  document.free();
  const freed = [() => document.counts(), () => document.text(), () => document.length].map(codeOf);
  const unloaded = codeOf(() => till.document("llama4", "x"));
  return { edits, refused, unchanged, part, freed, unloaded };
}

/** Typing, halves of surrogate pairs taken away and put back, line breaks, everything replaced. @type {[number, number, string][]} */
const EDITS = [
  [14, 14, "!"],
  [7, 8, ""],
  [7, 7, "\ude00"],
  [6, 7, ""],
  [6, 6, "\ud83d"],
  [0, 0, "\ude00"],
  [5, 6, "\r"],
  [6, 6, "\n\n  "],
  [0, 5, "It's 12345 o'clock, "],
  [0, 0, "不".repeat(2000)],
  [1000, 1000, "x y"],
  [900, 2000, "a".repeat(3000)],
  [2000, 2000, "a"],
  [3, 3900, ""],
];

/** @param {string} text */
const units = (text) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

/** @param {{ ids: Uint32Array, ends: Uint32Array, start?: number }} tokens */
const plain = ({ ids, ends, start = 0 }) => ({ ids: [...ids], ends: [...ends], start });

/** @param {() => unknown} work */
function codeOf(work) {
  try {
    work();
  } catch (error) {
    return /** @type {any} */ (error).code;
  }
  return undefined;
}
