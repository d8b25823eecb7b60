// Writes the corpus that the command is measured on: JSON lines of real Markdown in records of many lengths.
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { inRoot } from "../../scripts/lib/paths.js";
import { filesBelow } from "../../scripts/lib/stamp.js";
import { seeded } from "../../tests/www/support/seeded.js";

/**
 * So many bytes at least, to a file.
 * @param {string} path @param {number} bytes
 */
export function writeCorpus(path, bytes) {
  const random = seeded(1);
  const text = readmes();
  const file = openSync(path, "w");
  let [id, at] = [0, 0];
  for (let written = 0; written < bytes;) {
    const lines = [];
    for (let one = 0; one < 1000; one++) {
      // As prompts are: many of a few hundred characters, some of many thousand.
      const length = Math.round(2 ** (6 + random(8000) / 1000));
      if (at + length > text.length) at = random(1000);
      lines.push(
        `${JSON.stringify({ id: id++, workflow: `w${id % 7}`, text: whole(text.slice(at, at + length)) })}\n`,
      );
      at += length;
    }
    written += writeSync(file, lines.join(""));
  }
  closeSync(file);
}

/** The READMEs of the packages that package-lock.json pins, each once. */
function readmes() {
  const { packages } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
  const texts = new Set();
  for (const [path, { optional }] of Object.entries(packages)) {
    // Packages that only some systems install would make another text there.
    if (path === "" || optional) continue;
    for (const file of filesBelow(inRoot(path))) {
      if (
        /\/readme\.md$/i.test(file) &&
        !file.slice(path.length).includes("/node_modules/", path.length)
      ) {
        texts.add(readFileSync(file, "utf8"));
      }
    }
  }
  return [...texts].join("\n");
}

/** A pair of surrogates that was cut is no character. @param {string} text */
const whole = (text) => Buffer.from(text).toString();
