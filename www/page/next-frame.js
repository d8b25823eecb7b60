// Puts work off to the next frame, once however often it is asked for. Knows nothing of the work.

/**
 * @param {() => void} work
 * @returns {() => void} asks for it
 */
export function inNextFrame(work) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}
