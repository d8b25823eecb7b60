// Has a vocabulary read while nobody waits: a text that asks for tokens before this came to them has them read at once.
// Knows no engine.

/**
 * Calls `readOn` until nothing is left, each time in a task of its own: it takes some milliseconds.
 * @param {() => boolean} readOn reads a piece of it; whether there is more
 */
export function readOnInSpareTime(readOn) {
  inSpareTime(() => {
    try {
      if (readOn()) readOnInSpareTime(readOn);
    } catch {
      // Whoever needs that part is told.
    }
  });
}

/**
 * Safari, workers and Node know no spare time; a task of its own is the next best. In Node not an immediate one: that
 * waits, where it may not keep the process alive, until something else happens.
 * @param {() => void} task
 */
function inSpareTime(task) {
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(task);
  } else {
    const timer = setTimeout(task);
    // Nothing of this is worth keeping a process of Node alive.
    if (typeof timer === "object") timer.unref();
  }
}
