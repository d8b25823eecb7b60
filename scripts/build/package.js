// What npm publishes, in dist/: the bundled engine, the WebAssembly, the vocabularies, prices and types.
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { inRoot } from "../lib/paths.js";
import { note, seconds } from "../lib/report.js";
import { unlessFresh } from "../lib/stamp.js";
import { bundle } from "./bundle.js";
import { withoutDom } from "./without-dom.js";
import { bundleCommand } from "./command.js";
import { inlineData } from "./inline-data.js";
import { printIntegrity } from "./integrity.js";
import { ownPacks } from "./own-packs.js";

// Names without folders: `new URL("./worker.js", import.meta.url)` then means the same in www/engine and in dist.
const entries = {
  index: "www/engine/till.js",
  counter: "www/engine/counter.js",
  client: "www/engine/client.js",
  worker: "www/engine/worker.js",
  rough: "www/engine/rough.js",
  element: "www/element/token-till.js",
  define: "www/element/define.js",
};

const copies = {
  "pkg/counter/counter_bg.wasm": "counter_bg.wasm",
  "pkg/ledger/ledger_bg.wasm": "ledger_bg.wasm",
  "pkg/whole/tokentill_bg.wasm": "tokentill_bg.wasm",
  "pkg/plain/tokentill.wasm": "plain/tokentill.wasm",
  vocabularies: "vocabularies",
  "www/tokentill.d.ts": "index.d.ts",
  "www/counter.d.ts": "counter.d.ts",
  "www/client.d.ts": "client.d.ts",
  "www/element.d.ts": "element.d.ts",
  "www/rough.d.ts": "rough.d.ts",
  "www/inline.d.ts": "inline.d.ts",
};

export async function buildPackage() {
  const start = performance.now();
  const step = {
    name: "package",
    inputs: [
      "pkg",
      "vocabularies",
      "www/engine",
      "www/element",
      "www/i18n",
      "command",
      ...Object.keys(copies),
      "scripts/build",
    ].map((path) => inRoot(path)),
    outputs: [inRoot("dist")],
  };
  const ran = await unlessFresh(step, async () => {
    rmSync(inRoot("dist"), { recursive: true, force: true });
    mkdirSync(inRoot("dist"));
    await bundle({
      entryPoints: entries,
      outdir: "dist",
      // One copy of what the entries share: an error thrown in one is an instance of the class in the other.
      splitting: true,
      chunkNames: "shared-[hash]",
      plugins: [ownPacks, ownName, withoutDom],
    });
    await bundle({
      entryPoints: ["www/engine/inline.js"],
      outfile: "dist/inline/inline.js",
      plugins: [inlineData],
      // It has no files beside it, and nobody who bundles it shall look for any.
      define: { "import.meta.url": '"inline:"' },
    });
    await bundleCommand();
    for (const [from, to] of Object.entries(copies)) {
      cpSync(inRoot(from), inRoot("dist", to), { recursive: true });
    }
    await writePrices();
  });
  note(`dist/: ${ran ? seconds(start) : "fresh"}`);
  printIntegrity();
}

/**
 * The element speaks of "tokentill/worker" like everybody outside the engine; inside the package these are
 * files of its own.
 * @type {import("esbuild").Plugin}
 */
const ownName = {
  name: "own-name",
  setup(build) {
    const own = { "tokentill/worker": entries.client, "tokentill/rough": entries.rough };
    build.onResolve({ filter: /^tokentill\// }, ({ path }) => ({
      path: inRoot(own[/** @type {keyof typeof own} */ (path)]),
    }));
  },
};

/** The price book as the engine itself reads it, for programs that want the data alone. */
async function writePrices() {
  const { openTill } = await import(pathToFileURL(inRoot("dist", "index.js")).href);
  const till = await openTill();
  const book = { ...till.prices, models: till.models() };
  writeFileSync(inRoot("dist", "prices.json"), `${JSON.stringify(book)}\n`);
}
