// Bytes on the wire: brotli at quality 11, as a host that compresses once would send them.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "playwright-core";
import sirv from "sirv";
import { inRoot } from "../../scripts/lib/paths.js";
import { chromiumFlags, findBrowser } from "../../scripts/setup/browser.js";
import { folder } from "./folder.js";

/** @typedef {{ script: number, wasm: number, vocabulary: number, sum: number }} WireBytes */

/** What an engine needs for its first count. @param {import("./engines.js").EngineAssets} engine @returns {WireBytes} */
export function wireBytes(engine) {
  const size = (/** @type {string | undefined} */ name) =>
    name ? brotliBytes(readFileSync(join(folder, name))) : 0;
  const [script, wasm, vocabulary] = [engine.script, engine.wasm, engine.vocabulary].map(size);
  return {
    script: script ?? 0,
    wasm: wasm ?? 0,
    vocabulary: vocabulary ?? 0,
    sum: (script ?? 0) + (wasm ?? 0) + (vocabulary ?? 0),
  };
}

/** What our page fetches until it is quiet, by kind. @returns {Promise<Record<string, number>>} */
export async function pageBytes() {
  /** @type {Record<string, number>} */
  const kinds = {};
  for (const path of await fetchedByPage()) {
    const file = inRoot("site", path === "/" ? "index.html" : path);
    if (!existsSync(file)) continue;
    const kind = /\.(till|wasm|js)$/.exec(path)?.[1] ?? "html, css, icon";
    const name = { till: "vocabularies", wasm: "wasm", js: "JavaScript" }[kind] ?? kind;
    kinds[name] = (kinds[name] ?? 0) + brotliBytes(readFileSync(file));
  }
  return kinds;
}

/** @returns {Promise<Set<string>>} paths */
async function fetchedByPage() {
  /** @type {Set<string>} */
  const paths = new Set();
  const files = sirv(inRoot("site"), { dev: true });
  const server = createServer((request, response) => {
    paths.add(new URL(request.url ?? "/", "http://localhost").pathname);
    files(request, response, () => void response.writeHead(404).end());
  });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const browser = await chromium.launch({ executablePath: findBrowser(), args: chromiumFlags });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.waitForLoadState("networkidle");
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
  return paths;
}

const record = join(folder, "brotli.json");

/** Kept by content: compressing all the engines well takes half a minute. @param {Buffer} bytes @returns {number} */
function brotliBytes(bytes) {
  /** @type {Record<string, number>} */
  const known = existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {};
  const digest = createHash("sha256").update(bytes).digest("hex");
  const size = known[digest] ?? compressed(bytes);
  writeFileSync(record, JSON.stringify({ ...known, [digest]: size }));
  return size;
}

/** @param {Buffer} bytes */
function compressed(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  return brotliCompressSync(bytes, { params }).length;
}
