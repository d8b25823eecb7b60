// Writes the measured tables into README, between two marks.
import { readFileSync, writeFileSync } from "node:fs";
import * as prettier from "prettier";
import { inRoot } from "../../scripts/lib/paths.js";
import { Failure } from "../../scripts/lib/report.js";

const BEGIN = "<!-- measured: begin -->";
const END = "<!-- measured: end -->";

/** @param {string} measured Markdown */
export async function writeIntoReadme(measured) {
  const path = inRoot("README.md");
  const text = readFileSync(path, "utf8");
  const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
  if (begin < 0 || end < begin) throw new Failure(`README.md has no ${BEGIN} … ${END}.`);
  const changed = `${text.slice(0, begin)}${BEGIN}\n\n${measured}\n\n${text.slice(end)}`;
  const options = await prettier.resolveConfig(path);
  writeFileSync(path, await prettier.format(changed, { ...options, parser: "markdown" }));
}
