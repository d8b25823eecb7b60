// Writes www/engine/inline-data.js out for "tokentill/inline": the engine and one vocabulary as text.
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { inRoot } from "../lib/paths.js";

/** What most current models of OpenAI are counted with, and the others estimated. */
const INSIDE = ["o200k_base"];

/** @type {import("esbuild").Plugin} */
export const inlineData = {
  name: "inline-data",
  setup(build) {
    build.onLoad({ filter: /[\\/]www[\\/]engine[\\/]inline-data\.js$/ }, () => ({
      contents: written(),
    }));
  },
};

function written() {
  const wasm = deflateRawSync(readFileSync(inRoot("pkg", "whole", "tokentill_bg.wasm")), {
    level: 9,
  });
  const packs = INSIDE.map((name) => {
    const pack = readFileSync(inRoot("vocabularies", `${name}.till`)).toString("base64");
    return `${name}: "${pack}"`;
  });
  return `export const wasm = "${wasm.toString("base64")}";\nexport const packs = { ${packs.join(", ")} };\n`;
}
