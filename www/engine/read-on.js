// Has the rest of a vocabulary read while nobody waits: what most prose needs was read first, and a text
// that asks for more before this did it has it read at once. Knows no engine.

/**
 * Calls `readOn` until nothing is left, each time in a task of its own: a part takes some milliseconds.
 * @param {() => boolean} readOn reads a part; whether there is more
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
