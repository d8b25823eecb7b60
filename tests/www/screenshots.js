// The pictures of README, taken anew: `node tests/www/screenshots.js [folder]`. Not a test.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openWorkbench } from "./support/till-page.js";

const folder = process.argv[2] ?? fileURLToPath(new URL("../../docs", import.meta.url));
const LAPTOP = { width: 1280, height: 800 };
const SHOTS = /** @type {const} */ ([
  ["page-light.png", LAPTOP, "light"],
  ["page-dark.png", LAPTOP, "dark"],
]);

mkdirSync(folder, { recursive: true });
const bench = await openWorkbench();
for (const [name, viewport, colorScheme] of SHOTS) {
  // Twice as fine as the screen it stands for: README is read on fine screens too.
  const till = await bench.visit({ viewport, colorScheme, deviceScaleFactor: 2 });
  await till.page.getByRole("button", { name: "Try an example" }).click();
  await till.page.getByText("Tokens", { exact: true }).first().click();
  await till.slipSays("exact");
  await till.page.locator(".mirror span").first().waitFor();
  await till.text.evaluate((field) => {
    const text = /** @type {HTMLTextAreaElement} */ (field);
    const caret = text.value.indexOf("patrone");
    text.focus({ preventScroll: true });
    text.setSelectionRange(caret, caret);
    text.scrollTop = 0;
  });
  await till.page.getByText(/^Token \d/).waitFor();
  await till.text.blur();
  await till.page.screenshot({ path: join(folder, name) });
  await till.close();
}
await bench.close();
