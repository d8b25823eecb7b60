// What axe finds on a page: rules of WCAG 2.2 A and AA, and its best practices.
import { createRequire } from "node:module";

const path = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/**
 * One line for each thing that axe complains of, with the place; none is what is wanted.
 * @param {import("playwright-core").Page} page @param {string} [within] a selector
 */
export async function complaintsOfAxe(page, within) {
  // Evaluated by the test's own door: the page's content security policy lets no script in.
  const { readFileSync } = await import("node:fs");
  await page.evaluate(readFileSync(path, "utf8"));
  return page.evaluate(async (selector) => {
    const axe = /** @type {any} */ (globalThis).axe;
    const { violations } = await axe.run(selector ?? document);
    return violations.flatMap((/** @type {any} */ { id, help, nodes }) =>
      nodes.map((/** @type {any} */ { target }) => `${id}: ${help}: ${target.join(" ")}`),
    );
  }, within);
}
