// The installed package through the bundlers that people use, each in the same empty project; what comes
// out runs in headless Chromium.
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { skipWithoutBrowser, withPage } from "./browser.js";

/** A bundler's name, and how it is asked: `entry` to `out`/main.js. @type {Record<string, (folder: string, entry: string, out: string) => Promise<unknown>>} */
const bundlers = {
  async vite(folder, entry, out) {
    const { build } = await import("vite");
    await build({
      root: folder,
      configFile: false,
      logLevel: "error",
      base: "./",
      build: {
        outDir: out,
        target: "es2022",
        rollupOptions: { input: entry, output: { entryFileNames: "main.js" } },
      },
      worker: { format: "es" },
    });
  },
  webpack: (folder, entry, out) => runWebpack(folder, entry, out, {}),
  "webpack-module": (folder, entry, out) =>
    runWebpack(folder, entry, out, {
      experiments: { outputModule: true },
      output: { module: true, path: out, filename: "main.js", publicPath: "auto" },
    }),
  async esbuild(folder, entry, out) {
    const { build } = await import("esbuild");
    await build({
      absWorkingDir: folder,
      entryPoints: { main: entry },
      bundle: true,
      splitting: true,
      format: "esm",
      target: "es2022",
      outdir: out,
      logLevel: "silent",
    });
  },
  async rollup(folder, entry, out) {
    const { rollup } = await import("rollup");
    const { nodeResolve } = await import("@rollup/plugin-node-resolve");
    const bundle = await rollup({
      input: entry,
      plugins: [nodeResolve({ browser: true, rootDir: folder })],
      onwarn() {},
    });
    await bundle.write({ dir: out, format: "es", entryFileNames: "main.js" });
  },
};

/** @param {string} folder @param {string} entry @param {string} out @param {import("webpack").Configuration} options */
async function runWebpack(folder, entry, out, options) {
  const { default: webpack } = await import("webpack");
  const compiler = webpack({
    mode: "production",
    context: folder,
    entry,
    output: { path: out, filename: "main.js", publicPath: "auto" },
    ...options,
  });
  await new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats?.hasErrors()) reject(error ?? new Error(stats?.toString("errors-only")));
      else resolve(undefined);
    });
  });
}

/** These carry no files that a module names; README says to copy the folder. */
const CARRIES_NO_FILES = ["esbuild", "rollup"];

/** @param {() => import("./packed.js").Installed} installed */
export function bundlersSuite(installed) {
  for (const [name, bundle] of Object.entries(bundlers)) {
    test(`${name}: the element, the till and the worker`, options(), async () => {
      const out = await bundled(installed(), name, bundle, "bundled.js");
      if (CARRIES_NO_FILES.includes(name)) {
        cpSync(join(installed().package, "dist"), out, { recursive: true });
      }
      const { result, requests } = await run(out);
      assert.deepEqual(result, { here: 2, counter: 2, worker: 2, element: 2 });
      assert.ok(requests.some((request) => request.endsWith(".wasm")));
    });

    test(`${name}: everything inside one program, nothing fetched`, options(), async () => {
      const out = await bundled(installed(), name, bundle, "inlined.js");
      const { result, requests } = await run(out);
      assert.deepEqual(result, { here: 2, element: 2, refused: "network" });
      assert.deepEqual(
        requests.filter((request) => !/\.(js|html)$/.test(request)),
        [],
      );
    });
  }
}

const options = () => ({ skip: skipWithoutBrowser() });

/** @param {import("./packed.js").Installed} installed @param {string} name @param {(typeof bundlers)[string]} bundle @param {string} entry */
async function bundled({ folder }, name, bundle, entry) {
  const out = join(folder, `out-${name}-${entry.replace(".js", "")}`);
  mkdirSync(out);
  await bundle(folder, join(folder, entry), out);
  assert.ok(existsSync(join(out, "main.js")), `${name} wrote main.js`);
  writeFileSync(
    join(out, "index.html"),
    '<!doctype html><meta charset="utf-8"><title>waiting</title><link rel="icon" href="data:,"><body><script type="module" src="./main.js"></script>\n',
  );
  return out;
}

/** @param {string} folder */
async function run(folder) {
  /** @type {string[]} */
  const requests = [];
  let result;
  await withPage(folder, async (page, url) => {
    page.on("request", (request) => requests.push(new URL(request.url()).pathname));
    await page.goto(`${url}index.html`);
    await page.waitForFunction('document.title !== "waiting"');
    result = await page.evaluate("window.result");
  });
  return { result, requests };
}
