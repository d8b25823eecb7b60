// `npm run setup`: makes sure of every tool, from nothing. A second run only looks.
import { exclusively } from "./lib/lock.js";
import { runMain, seconds, note, section } from "./lib/report.js";
import { ensureBrowser } from "./setup/browser.js";
import { ensureOtherBrowsers } from "./setup/other-browsers.js";
import { ensureNode } from "./setup/node.js";
import { ensureNodePackages } from "./setup/node-packages.js";
import { ensureRust } from "./setup/rust.js";
import { ensureWasmBindgen } from "./setup/wasm-bindgen.js";
import { ensureWasmPack } from "./setup/wasm-pack.js";
import { ensureWasmTarget } from "./setup/wasm-target.js";
import { isMain } from "./lib/main.js";

/**
 * Everything a build needs; with `browser`, what the tests need too.
 * @param {{ browser?: boolean }} [wanted]
 */
export async function setUp({ browser = false } = {}) {
  const start = performance.now();
  section("set-up");
  await exclusively(() => {
    // Before the first `npm ci` nothing here may import a package.
    ensureNode();
    ensureNodePackages();
    ensureRust();
    ensureWasmTarget();
    ensureWasmPack();
    ensureWasmBindgen();
    if (browser) {
      ensureBrowser();
      ensureOtherBrowsers();
    }
  });
  note(`ready in ${seconds(start)}`);
}

if (isMain(import.meta.url)) await runMain(() => setUp({ browser: true }));
