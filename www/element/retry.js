// Tries again what a network refused, with growing waits, or as soon as the network is back.

/** Milliseconds: the first wait, which doubles each time, and the longest. */
const FIRST = 1000;
const LONGEST = 60_000;

/**
 * Rejects with what is no matter of the network, or when the signal ends it.
 * @template T
 * @param {() => Promise<T>} work
 * @param {(error: Error, wait: number) => void} failed told before each wait, in milliseconds
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
export async function retried(work, failed, signal) {
  for (let wait = FIRST; ; wait = Math.min(wait * 2, LONGEST)) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || /** @type {any} */ (error).code !== "network") throw error;
      failed(/** @type {Error} */ (error), wait);
      await pause(wait, signal);
      if (signal.aborted) throw error;
    }
  }
}

/** @param {number} milliseconds @param {AbortSignal} signal */
function pause(milliseconds, signal) {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener("online", done);
      signal.removeEventListener("abort", done);
      resolve(undefined);
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener("online", done);
    signal.addEventListener("abort", done);
  });
}
