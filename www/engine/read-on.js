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
 * Safari, workers and Node know no spare time; a task of its own is the next best. In Node an immediate one: its first
 * timer takes half a millisecond to make.
 * @param {() => void} task
 */
function inSpareTime(task) {
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback(task);
  } else if (typeof setImmediate === "function") {
    // Nothing of this is worth keeping a process of Node alive.
    const immediate = setImmediate(task);
    if (typeof immediate === "object") immediate.unref();
  } else {
    setTimeout(task);
  }
}
