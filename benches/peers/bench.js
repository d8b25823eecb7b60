// The benchmark from the engines to the tables. Started by scripts/bench.js, which builds first.
import { note, section } from "../../scripts/lib/report.js";
import { findBrowser } from "../../scripts/setup/browser.js";
import { collectReady, collectText, onlyEqualCounts } from "./collect.js";
import { makeEngines, makeWhole, place as placeFile } from "./engines.js";
import { openChromium } from "./in-browser.js";
import { runInNode } from "./in-node.js";
import { load, machine, today } from "./machine.js";
import { writeIntoReadme } from "./readme.js";
import { pageBytes, wireBytes } from "./sizes.js";
import {
  keystrokeTable,
  markdown,
  pageTable,
  plain,
  readyTable,
  textTable,
  wireTable,
} from "./tables.js";
import { ofSize, paragraph, sampleTexts } from "./texts.js";

/**
 * @typedef {object} Wanted
 * @property {boolean} quick fewer samples, no text of 10 MB
 * @property {boolean} node
 * @property {boolean} chromium
 * @property {string[]} parts of `PARTS`
 * @property {string[]} texts names of those to measure; empty: all
 * @property {boolean} markdown writes the tables into README
 * @property {string} command as it was typed
 */

export const PARTS = ["size", "ready", "texts", "keystrokes"];

/** @typedef {import("./collect.js").Figures} Figures */
/** @typedef {{ name: string, run: import("./collect.js").Run, close?: () => Promise<void> }} Runtime */

/** @param {Wanted} wanted */
export async function bench(wanted) {
  section("engines");
  const engines = await makeEngines();
  // With models and prices, which no peer has: measured where that makes a difference.
  const withWhole = [...engines, await makeWhole()];
  for (const { title, missing } of engines) note(missing ? `${title}: skipped, ${missing}` : title);
  const all = sampleTexts();
  const texts = all.filter(({ name }) => wanted.texts.length === 0 || wanted.texts.includes(name));
  for (const { name, text } of all) placeFile(`${name}.txt`, text);
  placeFile("paragraph.txt", paragraph(all));
  const began = load();
  const wire = Object.fromEntries(
    withWhole.filter(({ missing }) => !missing).map((engine) => [engine.name, wireBytes(engine)]),
  );
  /** @type {import("./tables.js").Table[]} */
  const tables = [];
  const show = (/** @type {import("./tables.js").Table} */ table) => {
    tables.push(table);
    console.log(plain(table));
  };
  section("texts");
  for (const { title, source } of texts) note(`${title}: ${source}`);
  if (wanted.parts.includes("size")) {
    show(wireTable(wire, withWhole));
    if (findBrowser()) show(pageTable(await pageBytes()));
  }
  for await (const runtime of runtimes(wanted)) {
    section(`${runtime.name} (load ${load()})`);
    /** @type {Figures} */
    const figures = { runtime: runtime.name };
    if (wanted.parts.includes("ready")) {
      const inBrowser = runtime.close !== undefined;
      figures.ready = await collectReady(runtime.run, withWhole, wanted.quick ? 3 : 11, inBrowser);
      show(readyTable(figures, wire, withWhole));
    }
    if (wanted.parts.includes("texts")) {
      figures.texts = await measureTexts(runtime, engines, texts, wanted.quick ? 1 : 5);
      for (const call of /** @type {const} */ (["first", "best"])) {
        show(textTable(figures, texts, engines, call));
      }
    }
    if (wanted.parts.includes("keystrokes")) {
      const markdownText = all.find(({ name }) => name === "markdown")?.text ?? "";
      Object.assign(figures, await measureEdits(runtime, engines, markdownText, wanted.quick));
      show(keystrokeTable(figures, engines));
    }
  }
  const ended = load();
  const conditions = `${today()}, ${machine()}; load ${began} at the beginning, ${ended} at the end; \`${wanted.command}\``;
  console.log(`\n${conditions}`);
  if (wanted.markdown) {
    await writeIntoReadme([`${conditions}.`, ...tables.map(markdown)].join("\n\n"));
    note("README.md: written");
  }
}

/** Each closed before the next opens. @param {Wanted} wanted @returns {AsyncGenerator<Runtime>} */
async function* runtimes({ node, chromium }) {
  if (node) yield { name: `Node ${process.versions.node}`, run: runInNode };
  if (!chromium) return;
  if (!findBrowser()) {
    note("Chromium: skipped, none was found; set CHROME_PATH to its program");
    return;
  }
  const opened = await openChromium();
  try {
    yield {
      name: `Chromium ${opened.version.split(".")[0]}`,
      run: opened.run,
      close: opened.close,
    };
  } finally {
    await opened.close();
  }
}

/** @param {Runtime} runtime @param {import("./engines.js").EngineAssets[]} engines @param {import("./texts.js").SampleText[]} texts @param {number} samples */
async function measureTexts({ run }, engines, texts, samples) {
  /** @type {NonNullable<Figures["texts"]>} */
  const figures = {};
  for (const text of texts) {
    figures[text.name] = onlyEqualCounts(
      await collectText(run, engines, text, samples),
      "tokentill",
    );
  }
  return figures;
}

const SIZES = [1_000, 100_000, 1_000_000, 10_000_000];

/**
 * @param {Runtime} runtime @param {import("./engines.js").EngineAssets[]} engines @param {string} markdownText @param {boolean} quick
 * @returns {Promise<Pick<Figures, "keystrokes" | "recounts">>}
 */
async function measureEdits({ run }, engines, markdownText, quick) {
  /** @type {NonNullable<Figures["keystrokes"]>} */
  const keystrokes = [];
  /** @type {NonNullable<Figures["recounts"]>} */
  const recounts = {};
  for (const size of quick ? SIZES.slice(0, 3) : SIZES) {
    const text = { name: `edited-${size}`, text: ofSize(markdownText, size) };
    placeFile(`${text.name}.txt`, text.text);
    recounts[size] = onlyEqualCounts(await collectText(run, engines, text, 1), "tokentill");
    for (const place of ["start", "middle", "end"]) {
      const job = { kind: "keystrokes", engine: engines[0], text: `${text.name}.txt`, place };
      const live = await run(job).catch((error) => ({ trouble: error.message.split("\n")[0] }));
      keystrokes.push({ size, place, live: live ?? undefined });
    }
  }
  return { keystrokes, recounts };
}
