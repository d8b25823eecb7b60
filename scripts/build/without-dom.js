// Lets the element's class be imported where there is no document: Lit's modules get the names that they
// touch when they are read from www/element/without-dom.js.
import { readFile } from "node:fs/promises";
import { inRoot } from "../lib/paths.js";

const MODULES =
  /node_modules[\\/](?:lit-html[\\/]lit-html|@lit[\\/]reactive-element[\\/]reactive-element)\.js$/;

/** @type {import("esbuild").Plugin} */
export const withoutDom = {
  name: "without-dom",
  setup(build) {
    const standIns = JSON.stringify(inRoot("www", "element", "without-dom.js"));
    build.onLoad({ filter: MODULES }, async ({ path }) => ({
      contents: `import { HTMLElement, document } from ${standIns};\n${await readFile(path, "utf8")}`,
    }));
  },
};
