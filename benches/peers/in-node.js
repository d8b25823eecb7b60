// Runs one measurement in a Node process of its own. As a program: the process itself.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMain } from "../../scripts/lib/main.js";
import { folder } from "./folder.js";
import { measureKeystrokes, measureReady, measureText } from "./measure.js";

/**
 * @typedef {object} Job one measurement
 * @property {"ready" | "at-once" | "text" | "keystrokes"} kind
 * @property {import("./engines.js").EngineAssets} engine
 * @property {string} [text] name of a file
 * @property {"start" | "middle" | "end"} [place]
 */

/** A measurement may take so long, in milliseconds; some peers never end on some texts. */
export const PATIENCE = 90_000;

/** @param {Job} job @returns {Promise<any>} what measure.js answers, and `rss`: by how many bytes the process grew */
export function runInNode(job) {
  return new Promise((resolve, reject) => {
    const program = fileURLToPath(import.meta.url);
    const child = spawn(process.execPath, [program, JSON.stringify(job)], {
      stdio: ["ignore", "pipe", "pipe"],
      timeout: PATIENCE,
    });
    let answer = "";
    let trouble = "";
    child.stdout.on("data", (part) => (answer += part));
    child.stderr.on("data", (part) => (trouble += part));
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (signal) reject(new Error(`more than ${PATIENCE / 1000} s`));
      else if (code !== 0) reject(new Error(/^\w*Error.*$/m.exec(trouble)?.[0] ?? trouble));
      else resolve(JSON.parse(answer));
    });
  });
}

/** @param {Job} job */
async function measureHere({ kind, engine, text, place }) {
  const before = process.memoryUsage.rss();
  const bytes = (/** @type {string | undefined} */ name) =>
    name ? new Uint8Array(readFileSync(join(folder, name))) : new Uint8Array();
  const files = {
    script: readFileSync(join(folder, engine.script), "utf8"),
    wasm: bytes(engine.wasm),
    vocabulary: bytes(engine.vocabulary),
  };
  if (kind === "ready") {
    const ready = await measureReady(files);
    return { ...ready, rss: process.memoryUsage.rss() - before };
  }
  const content = readFileSync(join(folder, text ?? ""), "utf8");
  if (kind === "at-once") return measureReady(files, content);
  if (kind === "text") return measureText(files, content);
  return measureKeystrokes(files, content, place ?? "end");
}

if (isMain(import.meta.url)) {
  const answer = await measureHere(JSON.parse(process.argv[2] ?? "{}"));
  // Nothing that an engine left running keeps the process.
  process.stdout.write(JSON.stringify(answer ?? null), () => process.exit(0));
}
