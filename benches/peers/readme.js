// Writes the measured tables into README, between two marks.
import { readFileSync, writeFileSync } from "node:fs";
import * as prettier from "prettier";
import { inRoot } from "../../scripts/lib/paths.js";
import { Failure } from "../../scripts/lib/report.js";

/** @param {string} measured Markdown @param {string} [mark] the name of the two marks */
export async function writeIntoReadme(measured, mark = "measured") {
  const [BEGIN, END] = [`<!-- ${mark}: begin -->`, `<!-- ${mark}: end -->`];
  const path = inRoot("README.md");
  const text = readFileSync(path, "utf8");
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Failure(`README.md has no ${BEGIN} … ${END}.`);
  const changed = `${text.slice(0, begin)}${BEGIN}\n\n${measured}\n\n${text.slice(end)}`;
  const options = await prettier.resolveConfig(path);
  writeFileSync(path, await prettier.format(changed, { ...options, parser: "markdown" }));
}
