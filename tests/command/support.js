// Runs the built command as a user would, in a folder of its own.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { inRoot } from "../../scripts/lib/paths.js";

export const COMMAND = inRoot("dist", "command", "tokentill.js");
export const CORPUS = inRoot("tests", "data", "corpus", "prompts.jsonl");

/** A folder with these files, gone after the tests. @param {Record<string, string | Uint8Array>} files */
export function folderOf(files) {
  const folder = mkdtempSync(join(tmpdir(), "tokentill-command-"));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {string[]} args
 * @param {{ cwd?: string, input?: string | Uint8Array, node?: string[] }} [how] without `input`, nothing is piped in
 */
export function tokentill(args, { cwd, input, node = [] } = {}) {
  const { status, stdout, stderr, signal } = spawnSync(
    process.execPath,
    [...node, COMMAND, ...args],
    {
      ...(cwd !== undefined && { cwd }),
      ...(input === undefined ? { stdio: ["ignore", "pipe", "pipe"] } : { input }),
      encoding: "utf8",
      maxBuffer: 64 << 20,
    },
  );
  return { status, stdout, stderr, signal };
}

/** The document of --json. @param {string[]} args @param {Parameters<typeof tokentill>[1]} [how] */
export function counted(args, how) {
  const { status, stdout, stderr } = tokentill([...args, "--json", "--on", "2026-11-01"], how);
  if (stdout === "") throw new Error(`nothing was printed: ${stderr}`);
  return { status, stderr, ...JSON.parse(stdout) };
}

/** The sums of one model in a document's part. @param {any} part @param {number} [model] */
export function sums(part, model = 0) {
  const { tokens, low, high, picodollars } = part.counts[model];
  return { records: part.records, tokens, low, high, picodollars };
}
