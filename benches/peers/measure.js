// What is timed, and how. Runs as it is in a Node process and in a page, each of them fresh: it imports
// nothing, and is given every file as bytes.

/**
 * @typedef {object} Files
 * @property {string} script leaves the global `benchEngine`
 * @property {Uint8Array<ArrayBuffer>} wasm
 * @property {Uint8Array<ArrayBuffer>} vocabulary
 *
 * @typedef {object} Ready
 * @property {number} ready milliseconds from files in memory to the first count: compiling, starting, unpacking, counting
 * @property {number} wasmBytes size of the WebAssembly memories then
 * @property {number} [atOnce] milliseconds from files in memory to the count of a text in the same go
 *
 * @typedef {object} TextTimes milliseconds
 * @property {number} tokens
 * @property {number} first the first call, a moment after the engine answered once
 * @property {number} best
 * @property {number} median of the calls after the first
 *
 * @typedef {object} Keystrokes milliseconds
 * @property {number} open
 * @property {number} median
 * @property {number} p99
 * @property {number} worst
 */

const now = () => performance.now();

/** Milliseconds between an engine's first answer and a text. */
const MOMENT = 100;

/** The text of the first count. */
const SHORT = "How many tokens is this?";

/**
 * From bytes in memory to the first exact count; and, where there is a text, to the count of that one without
 * a moment in between, in which an engine could go on with its preparations.
 * @param {Files} files @param {string} [text] @returns {Promise<Ready>}
 */
export async function measureReady(files, text) {
  const { engine, ready } = await openEngine(files);
  if (text === undefined) return ready;
  const start = now();
  engine.count(text);
  return { ...ready, atOnce: ready.ready + now() - start };
}

/**
 * One text: the first call, then the same again for about a second. Before it every engine has a moment,
 * as there is between the opening of a page and what somebody pastes: an engine may put off what the first
 * count does not need. `measureReady` shows what that amounts to.
 * @param {Files} files @param {string} text @returns {Promise<TextTimes>}
 */
export async function measureText(files, text) {
  const { engine } = await openEngine(files);
  await new Promise((resolve) => setTimeout(resolve, MOMENT));
  let start = now();
  const tokens = engine.count(text);
  const first = now() - start;
  const times = [];
  const end = now() + 1000;
  while (times.length < 3 || (now() < end && times.length < 200)) {
    if (times.length > 0 && now() > end + 3000) break;
    start = now();
    if (engine.count(text) !== tokens) throw new Error("the second count differs from the first");
    times.push(now() - start);
  }
  times.sort((a, b) => a - b);
  return { tokens, first, best: Number(times[0]), median: at(times, 0.5) };
}

/**
 * Letters typed and taken back in a text that stands, in the middle of it or at an end. `undefined`
 * where the engine has no such text.
 * @param {Files} files @param {string} text @param {"start" | "middle" | "end"} place
 * @returns {Promise<Keystrokes | undefined>}
 */
export async function measureKeystrokes(files, text, place) {
  const { engine } = await openEngine(files);
  if (!engine.document) return undefined;
  const opened = now();
  const live = engine.document(text);
  const open = now() - opened;
  let caret = { start: 0, middle: live.length() >> 1, end: live.length() }[place];
  // Not within a pair: a keyboard never puts a letter there.
  if (/[\uDC00-\uDFFF]/.test(text.charAt(caret))) caret++;
  const times = [];
  let tokens = 0;
  for (let key = 0; key < 2000; key++) {
    const start = now();
    // Every fourth key takes the last letter back.
    if (key % 4 === 3) tokens = live.edit(--caret, caret + 1, "");
    else tokens = live.edit(caret, caret++, "and so it ".charAt(key % 10));
    times.push(now() - start);
  }
  if (engine.count(live.text()) !== tokens)
    throw new Error("the live count is not that of its text");
  live.free();
  times.sort((a, b) => a - b);
  return { open, median: at(times, 0.5), p99: at(times, 0.99), worst: at(times, 1) };
}

/** @param {Files} files @returns {Promise<{ engine: import("./engines.js").Engine, ready: Ready }>} */
async function openEngine({ script, wasm, vocabulary }) {
  const memories = watchMemories();
  const start = now();
  // In the global scope, as a script element would run it.
  (0, eval)(script);
  const engine = await /** @type {any} */ (globalThis).benchEngine.start({ wasm, vocabulary });
  const tokens = engine.count(SHORT);
  const ready = now() - start;
  if (tokens !== 6) throw new Error(`the first count is ${tokens}, not 6`);
  let wasmBytes = 0;
  for (const memory of memories) wasmBytes += memory.buffer.byteLength;
  return { engine, ready: { ready, wasmBytes } };
}

/** Every memory of every WebAssembly instance that is made from now on. */
function watchMemories() {
  /** @type {Set<WebAssembly.Memory>} */
  const memories = new Set();
  const note = (/** @type {WebAssembly.Instance} */ instance) => {
    for (const part of Object.values(instance.exports)) {
      if (part instanceof WebAssembly.Memory) memories.add(part);
    }
    return instance;
  };
  const { instantiate, Instance } = WebAssembly;
  WebAssembly.instantiate = /** @type {any} */ (
    async (/** @type {any} */ source, /** @type {any} */ imports) => {
      const made = /** @type {any} */ (await instantiate(source, imports));
      note(made.instance ?? made);
      return made;
    }
  );
  WebAssembly.Instance = new Proxy(Instance, {
    construct: (target, [module, imports]) => note(new target(module, imports)),
  });
  return memories;
}

/** @param {number[]} sorted @param {number} share */
const at = (sorted, share) => Number(sorted[Math.floor((sorted.length - 1) * share)]);
