// Lets one set-up or build at a time into the repository: two of them would tear each other's files.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inRoot } from "./paths.js";
import { note } from "./report.js";
import { capture } from "./run.js";

// In target/, because `npm ci` empties node_modules.
const file = inRoot("target", "tokentill.lock");

/** Runs `work` while no other process of this repository does. @template T @param {() => T | Promise<T>} work */
export async function exclusively(work) {
  // A script that another script started under the lock must not wait for its parent.
  if (process.env.TOKENTILL_LOCKED) return await work();
  await acquire();
  process.env.TOKENTILL_LOCKED = "1";
  const release = () => rmSync(file, { force: true });
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.off("exit", release);
    delete process.env.TOKENTILL_LOCKED;
    release();
  }
}

async function acquire() {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false; ; told = true) {
    try {
      writeFileSync(file, `${process.pid} ${startOf(process.pid)}`, { flag: "wx" });
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    if (!holderLives()) rmSync(file, { force: true });
    else if (!told) note("another set-up or build is running here; waiting for it to end");
    await wait(200);
  }
}

/** False when the process that took the lock is gone, as after a power cut or Ctrl-C. */
function holderLives() {
  let holder;
  try {
    holder = readFileSync(file, "utf8");
  } catch {
    return false;
  }
  // The file is empty for an instant between its creation and its writing.
  if (holder === "") return true;
  const [pid = "", ...start] = holder.split(" ");
  return startOf(Number(pid)) === start.join(" ");
}

/**
 * When a process began; empty when there is none. Its number alone would not do: a new container counts
 * from one again. @param {number} pid
 */
function startOf(pid) {
  try {
    // Linux. The name of the program, in brackets, may hold spaces; the start is the 20th field after it.
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  } catch {
    return capture("ps", ["-o", "lstart=", "-p", String(pid)]).stdout.trim();
  }
}
