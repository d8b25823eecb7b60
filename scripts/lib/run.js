// Runs other programs, shown or captured. Knows nothing of what they do.
import { spawnSync } from "node:child_process";
import { root } from "./paths.js";
import { Failure } from "./report.js";

/**
 * @typedef {object} RunOptions
 * @property {Record<string, string | undefined>} [env] added to the environment
 * @property {string} [cwd] default: the repository
 * @property {number} [timeout] milliseconds
 */

/** @param {RunOptions} options */
const settings = ({ env, cwd = root, timeout }) => ({
  cwd,
  timeout,
  env: { ...process.env, ...env },
});

/**
 * Runs a program, its output shown; throws `Failure` when it does not succeed.
 * @param {string} command @param {string[]} args @param {RunOptions} [options]
 */
export function run(command, args, options = {}) {
  // Standard input is never passed on: a tool that asks a question would hang a build.
  const result = spawnSync(command, args, {
    ...settings(options),
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (result.error) throw new Failure(`Could not run ${command}: ${result.error.message}`);
  if (result.status !== 0) {
    const end = result.signal ? `was ended by ${result.signal}` : `ended with ${result.status}`;
    throw new Failure(`\`${[command, ...args].join(" ")}\` ${end}.`);
  }
}

/**
 * Runs a program quietly. Never throws: a program that is not there is an answer too.
 * @param {string} command @param {string[]} args @param {RunOptions} [options]
 * @returns {{ ok: boolean, stdout: string, stderr: string }}
 */
export function capture(command, args, options = {}) {
  const result = spawnSync(command, args, {
    ...settings(options),
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 64 << 20,
  });
  const stderr = result.error ? String(result.error.message) : (result.stderr ?? "");
  return { ok: !result.error && result.status === 0, stdout: result.stdout ?? "", stderr };
}

/**
 * The npm that started us, or the one beside Node: the same on every system, no shell needed.
 * @param {string[]} args @returns {[string, string[]]}
 */
export function npm(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith("npm-cli.js")) return [process.execPath, [script, ...args]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", args];
}

/** `PATH` with these folders first. @param {...string} folders */
export function pathWith(...folders) {
  const separator = process.platform === "win32" ? ";" : ":";
  return [...folders, process.env.PATH].filter(Boolean).join(separator);
}
