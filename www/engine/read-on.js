// Has a vocabulary read while nobody waits: a text that asks for tokens before this came to them has them read at once.
// Knows no engine.

/** For so many milliseconds at a time, where nobody says how many are to spare. */
const TURN = 8;
/** One reading takes about so many, while the code is fresh. */
const READING = 2;

/**
 * Calls `readOn` until nothing is left, in tasks of their own.
 * @param {() => boolean} readOn reads a little; whether there is more
 */
export function readOnInSpareTime(readOn) {
  inSpareTime((isTimeLeft) => {
    try {
      let more = readOn();
      while (more && isTimeLeft()) more = readOn();
      if (more) readOnInSpareTime(readOn);
    } catch {
      // Whoever needs what could not be read is told.
    }
  });
}

/**
 * Safari, workers and Node know no spare time; a task of its own is the next best. In Node not an immediate one: that
 * waits, where it may not keep the process alive, until something else happens.
 * @param {(isTimeLeft: () => boolean) => void} task
 */
function inSpareTime(task) {
  if (typeof requestIdleCallback === "function") {
    requestIdleCallback((deadline) => task(() => deadline.timeRemaining() > READING));
  } else {
    const timer = setTimeout(() => {
      const end = performance.now() + TURN - READING;
      task(() => performance.now() < end);
    });
    // Nothing of this is worth keeping a process of Node alive.
    if (typeof timer === "object") timer.unref();
  }
}
