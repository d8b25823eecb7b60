// Runs named steps one after the other, all of them even when one fails, and sums them up.
import { Failure, note, seconds, section } from "./report.js";

/** @typedef {{ name: string, run: () => unknown, skip?: string | undefined }} Step */

/** Throws when any step failed. @param {Step[]} steps */
export async function runSteps(steps) {
  const outcomes = [];
  for (const step of steps) outcomes.push(await outcomeOf(step));
  section("summary");
  for (const { mark, name, detail } of outcomes) note(`${mark.padEnd(7)} ${name}  ${detail}`);
  const failed = outcomes.filter(({ mark }) => mark === "FAILED");
  if (failed.length > 0) {
    throw new Failure(`Failed: ${failed.map(({ name }) => name).join(", ")}.`);
  }
}

/** @param {Step} step */
async function outcomeOf({ name, run, skip }) {
  section(name);
  if (skip) {
    note(skip);
    return { mark: "skipped", name, detail: skip };
  }
  const start = performance.now();
  try {
    await run();
    return { mark: "ok", name, detail: seconds(start) };
  } catch (error) {
    // Shown at once: its place is beside the step's own output.
    console.error(error instanceof Failure ? error.message : error);
    return { mark: "FAILED", name, detail: seconds(start) };
  }
}
