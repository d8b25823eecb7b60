// A program of the Rust registry in a wanted version: the one on PATH, ours, or compiled now into our folder.
import { join } from "node:path";
import { toolsBin, toolsRoot } from "../lib/paths.js";
import { Failure, note } from "../lib/report.js";
import { capture, run } from "../lib/run.js";

/**
 * @typedef {object} CargoTool
 * @property {string} command
 * @property {string} crate
 * @property {string} version the one to install
 * @property {boolean} locked whether the crate's own lock file still resolves
 * @property {string} why for the reader of a failure
 * @property {(found: string) => boolean} fits
 */

/** @param {CargoTool} tool @returns {string} what to call */
export function ensureCargoTool(tool) {
  const found = findCargoTool(tool);
  if (found) return found;
  note(`${tool.command} ${tool.version}: compiling it, once`);
  const args = ["install", tool.crate, "--version", tool.version, "--root", toolsRoot];
  if (tool.locked) args.push("--locked");
  try {
    run("cargo", args, { cwd: "/" });
  } catch {
    throw new Failure(
      `${tool.command} ${tool.version} is missing and could not be compiled; ${tool.why}. ` +
        `Run: cargo install ${tool.crate} --version ${tool.version}`,
    );
  }
  return join(toolsBin, tool.command);
}

/** @param {CargoTool} tool @returns {string | undefined} */
export function findCargoTool({ command, fits }) {
  return [command, join(toolsBin, command)].find((candidate) => {
    const version = /\d+\.\d+\.\d+/.exec(capture(candidate, ["--version"]).stdout)?.[0];
    return version !== undefined && fits(version);
  });
}
