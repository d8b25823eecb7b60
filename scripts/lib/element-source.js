// Reads the description of <token-till> out of its source: tags above the class, comments above each
// property. Nothing about the element is written down a second time.
import { readFileSync } from "node:fs";
import { inRoot } from "./paths.js";

/** @typedef {{ name: string, text: string, type?: string }} Entry */

const file = "www/element/token-till.js";

/** @returns {{ about: string, attributes: (Entry & { property: string })[], events: Entry[], slots: Entry[], parts: Entry[], colours: Entry[] }} */
export function readElement() {
  const source = readFileSync(inRoot(file), "utf8");
  const head = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*export class/.exec(source)?.[1] ?? "";
  const lines = head.split("\n").map((line) => line.replace(/^\s*\* ?/, ""));
  return {
    about: lines.filter((line) => line && !line.startsWith("@")).join(" "),
    attributes: attributes(source),
    events: tagged(lines, /^@fires \{CustomEvent<(?<type>\w+)>\} (?<name>\S+) (?<text>.*)/),
    slots: tagged(lines, /^@slot (?<name>\S+) (?<text>.*)/),
    parts: tagged(lines, /^@csspart (?<name>\S+) (?<text>.*)/),
    colours: tagged(lines, /^@cssprop (?<name>\S+) (?<text>.*)/),
  };
}

/** @param {string[]} lines @param {RegExp} pattern */
function tagged(lines, pattern) {
  return lines.flatMap((line) => {
    const found = pattern.exec(line)?.groups;
    return found ? [/** @type {Entry} */ ({ ...found })] : [];
  });
}

/** Those with a comment; what has none is the element's own state. @param {string} source */
function attributes(source) {
  const block = /static properties = \{([^]*?)\n {2}\};/.exec(source)?.[1] ?? "";
  const rows = block.matchAll(/\/\*\* (.*?) \*\/\s*(\w+): \{([^}]*)\}/g);
  return [...rows].map(([, text = "", property = "", options = ""]) => ({
    property,
    name: /attribute: "([^"]+)"/.exec(options)?.[1] ?? property.toLowerCase(),
    type: (/type: (\w+)/.exec(options)?.[1] ?? "String[]").toLowerCase(),
    text,
  }));
}
