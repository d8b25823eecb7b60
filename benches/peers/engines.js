// The engines that are measured, each made into a script, a WebAssembly file and a vocabulary in the
// same way. Knows nothing of texts and times.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "../../scripts/build/bundle.js";
import { inRoot } from "../../scripts/lib/paths.js";
import { buildTiktokenCrate } from "./build-crate.js";
import { folder } from "./folder.js";

/**
 * @typedef {{ wasm: Uint8Array<ArrayBuffer>, vocabulary: Uint8Array<ArrayBuffer> }} EngineFiles empty where an engine has none
 *
 * @typedef {object} Engine one that runs, with o200k_base
 * @property {(text: string) => number} count
 * @property {(text: string) => Live} [document]
 *
 * @typedef {object} Live a text that is edited and counted as it stands
 * @property {(start: number, end: number, insert: string) => number} edit answers the count
 * @property {() => string} text
 * @property {() => number} length in UTF-16 units
 * @property {() => void} free
 *
 * @typedef {object} EngineAssets files of an engine, by their names in `folder`
 * @property {string} name
 * @property {string} title
 * @property {string} script
 * @property {string} [wasm]
 * @property {string} [vocabulary]
 * @property {boolean} [ours] not a peer
 * @property {string} [missing] why it could not be made; then there are no files
 */

const peer = (/** @type {string[]} */ ...parts) =>
  inRoot("benches", "peers", "node_modules", ...parts);

/** Makes the files of every engine, ours first. @returns {Promise<EngineAssets[]>} */
export async function makeEngines() {
  mkdirSync(folder, { recursive: true });
  return [
    await make("tokentill", `Tokentill ${version(inRoot())}, openCounter`, {
      wasm: inRoot("dist", "counter_bg.wasm"),
      vocabulary: inRoot("dist", "vocabularies", "o200k_base.till"),
    }),
    await make("hypertok", `hypertok ${version(peer("hypertok"))}`, {
      wasm: peer("hypertok", "wasm", "single", "hypertok_wasm_core_bg.wasm"),
      vocabulary: peer("@hypertok", "vocab-o200k", "vocab.htk"),
    }),
    await makeCrate(),
    await make("tiktoken", `tiktoken (npm) ${version(peer("tiktoken"))}`, {
      wasm: peer("tiktoken", "lite", "tiktoken_bg.wasm"),
      vocabulary: peer("tiktoken", "encoders", "o200k_base.json"),
    }),
    await make("gpt-tokenizer", `gpt-tokenizer ${version(peer("gpt-tokenizer"))}`, {}),
  ];
}

/** Ours with models and prices, from the one module that holds everything. @returns {Promise<EngineAssets>} */
export async function makeWhole() {
  const whole = await make("tokentill-whole", "Tokentill, openTill", {
    wasm: inRoot("dist", "tokentill_bg.wasm"),
    vocabulary: inRoot("dist", "vocabularies", "o200k_base.till"),
  });
  return { ...whole, ours: true };
}

async function makeCrate() {
  const title = "crate tiktoken 4.1.2";
  const built = buildTiktokenCrate();
  if ("why" in built) {
    return { name: "tiktoken-crate", title, script: "", missing: built.why };
  }
  return make("tiktoken-crate", title, { wasm: built.wasm });
}

/**
 * @param {string} name @param {string} title @param {{ wasm?: string, vocabulary?: string }} files
 * @returns {Promise<EngineAssets>}
 */
async function make(name, title, files) {
  const script = `${name}.js`;
  await bundle({
    entryPoints: [`benches/peers/engines/${script}`],
    outfile: join(folder, script),
    // A script that leaves one global: the same text runs from memory in Node and in a page.
    format: "iife",
    globalName: "benchEngine",
    footer: { js: "globalThis.benchEngine = benchEngine;" },
    platform: "browser",
    alias: {
      tokentill: inRoot("dist", "index.js"),
      "tokentill/counter": inRoot("dist", "counter.js"),
    },
    // Nothing is fetched relative to a module: all files are given as bytes.
    logOverride: { "empty-import-meta": "silent" },
  });
  /** @type {EngineAssets} */
  const assets = { name, title, script };
  for (const kind of /** @type {const} */ (["wasm", "vocabulary"])) {
    const from = files[kind];
    if (!from) continue;
    assets[kind] = `${name}.${kind}`;
    copy(from, join(folder, `${name}.${kind}`));
  }
  return assets;
}

/** @param {string} from @param {string} to */
function copy(from, to) {
  if (!existsSync(from)) throw new Error(`${from} is not there`);
  copyFileSync(from, to);
}

/** @param {string} packageFolder */
const version = (packageFolder) =>
  JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8")).version;

/** Writes a file that pages and processes read, beside the engines. @param {string} name @param {string} text */
export function place(name, text) {
  writeFileSync(join(folder, name), text);
}
