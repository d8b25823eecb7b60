// "tokentill/inline": the package in one file, with the engine and the vocabulary o200k_base inside, for
// places that allow no fetch and no worker.
import { openTillInWorker } from "./client.js";
import { TillError } from "./errors.js";
import { packs, wasm } from "./inline-data.js";
import { inPage } from "./start-worker.js";
import { openTill as open } from "./till.js";
export { roughCount } from "./rough.js";
export { TillError };

/** @typedef {import("../tokentill.d.ts").OpenOptions} OpenOptions */

/**
 * Like openTill, without anything to fetch.
 * @param {OpenOptions} [options]
 */
export async function openTill({ wasm: own, vocabularies = ownPack } = {}) {
  return open({ wasm: own ?? (await engine()), vocabularies });
}

/** Like openTillInWorker, on the page's own thread. */
export async function openTillInPage() {
  return openTillInWorker({ wasm: await engine(), vocabularies: ownPack, worker: inPage });
}

async function engine() {
  const packed = new Blob([bytes(wasm)]).stream();
  const unpacked = packed.pipeThrough(new DecompressionStream("deflate-raw"));
  return new Response(unpacked).arrayBuffer();
}

/** @param {string} name */
async function ownPack(name) {
  const pack = packs[name];
  if (pack) return bytes(pack);
  const inside = Object.keys(packs).join(", ");
  throw new TillError("network", `the vocabulary ${name} is not in this file: ${inside} is`);
}

/** @param {string} base64 */
function bytes(base64) {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
