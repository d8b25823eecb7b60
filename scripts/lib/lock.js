// Lets one set-up or build at a time into the repository: two of them would tear each other's files.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { inRoot } from "./paths.js";
import { note } from "./report.js";

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
      writeFileSync(file, String(process.pid), { flag: "wx" });
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== "EEXIST") throw error;
    }
    if (!holderLives()) rmSync(file, { force: true });
    else if (!told) note("another set-up or build is running here; waiting for it to end");
    await wait(200);
  }
}

/** False when the process that took the lock is gone, as after a power cut. */
function holderLives() {
  try {
    const holder = Number(readFileSync(file, "utf8"));
    // The file is empty for an instant between its creation and its writing.
    if (holder === 0) return true;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
