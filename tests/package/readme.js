// The examples of README, run as a reader would who pastes them.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.js";
import { capture } from "../../scripts/lib/run.js";
import { becomes } from "../www/support/waiting.js";
import { skipWithoutBrowser, withPage } from "./browser.js";

/** @param {() => import("./packed.js").Installed} installed */
export function readmeSuite(installed) {
  test("the programs print what their comments say", () => {
    const { folder } = installed();
    for (const program of examples("js")) {
      writeFileSync(join(folder, "readme.js"), program);
      const { ok, stdout, stderr } = capture(process.execPath, ["readme.js"], { cwd: folder });
      assert.ok(ok, stderr);
      const promised = [...program.matchAll(/^console\.log\(.*\); \/\/ (.+)$/gm)].map(
        ([, text]) => text,
      );
      assert.ok(promised.length > 0);
      assert.deepEqual(stdout.trim().split("\n"), promised);
    }
  });

  test("the page counts what is typed", { skip: skipWithoutBrowser() }, async () => {
    const { folder } = installed();
    writeFileSync(join(folder, "readme.html"), `<!doctype html>\n${examples("html")[0]}`);
    cpSync(join(installed().package, "dist"), join(folder, "dist"), { recursive: true });
    await withPage(folder, async (page, url) => {
      await page.goto(`${url}readme.html`);
      // The count of the empty text says that the vocabulary is there.
      await page.waitForFunction('document.querySelector("#tokens").value === "0"');
      await page.locator("#text").fill("hello world");
      await becomes(() => page.locator("#tokens").textContent(), "2");
    });
  });
}

/** The blocks of README in a language. @param {string} language */
function examples(language) {
  const readme = readFileSync(inRoot("README.md"), "utf8");
  const fences = readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"));
  const blocks = [...fences].map(([, block = ""]) => block);
  assert.ok(blocks.length > 0, `README has a block of ${language}`);
  return blocks;
}
