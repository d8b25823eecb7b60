// Writes www/engine/packs.js out for the bundle: every vocabulary by its name, with what it holds.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { inRoot } from "../lib/paths.js";

/** @type {import("esbuild").Plugin} */
export const ownPacks = {
  name: "own-packs",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/]engine[\\/]packs\.js$/ }, () => ({ contents: written() }));
  },
};

function written() {
  const packs = readdirSync(inRoot("vocabularies")).filter((name) => name.endsWith(".till"));
  // In the very form that bundlers look for; called only when wanted, since an address is relative to its module.
  const rows = packs.map((file) => {
    const name = file.slice(0, -".till".length);
    return `${name}: () => ({ url: new URL("./vocabularies/${file}", import.meta.url), digest: "${digest(file)}" }),`;
  });
  return `const packs = {\n${rows.join("\n")}\n};\nexport const ownPack = (name) => packs[name]?.();\n`;
}

/** @param {string} file */
function digest(file) {
  const bytes = readFileSync(inRoot("vocabularies", file));
  return createHash("sha256").update(bytes).digest("hex").slice(0, 16);
}
