// Waiting for a state: asked again until it is there, never after a while. Knows no page.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";

/** A machine that does other things besides may be ten times slower; what never comes fails after this, in milliseconds. */
export const PATIENCE = 60_000;

/** Between two questions, in milliseconds: long enough to leave the machine to what is asked about. */
const PAUSE = 20;

/**
 * Asks again until the answer is right.
 * @template T
 * @param {() => T | Promise<T>} ask @param {(answer: T) => boolean} right @param {string} what
 */
export async function waitFor(ask, right, what) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (right(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`waited for ${what}; it is: ${answer}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

/**
 * `assert.deepEqual`, or `assert.match` for a pattern, of something that is still on its way: waits until it
 * holds, and fails as they do when it never does.
 * @template T
 * @param {() => T | Promise<T>} ask @param {Awaited<T> | RegExp} expected @param {string} [what]
 * @returns {Promise<Awaited<T>>} the answer
 */
export async function becomes(ask, expected, what) {
  const deadline = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    const right =
      expected instanceof RegExp
        ? expected.test(String(answer ?? ""))
        : isDeepStrictEqual(answer, expected);
    if (right) return answer;
    if (Date.now() > deadline) {
      if (expected instanceof RegExp) assert.match(String(answer ?? ""), expected, what);
      else assert.deepEqual(answer, expected, what);
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}
