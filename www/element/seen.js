// Waits until an element is on the screen or somebody turns to it: until then nothing heavy is fetched.

/**
 * @param {HTMLElement} element
 * @param {() => HTMLElement | undefined} field also counts when it is focused
 * @param {() => void} seen called once
 * @returns {() => void} stops waiting
 */
export function whenSeen(element, field, seen) {
  const stop = () => {
    watcher?.disconnect();
    document.removeEventListener("focusin", focused);
  };
  const done = () => {
    stop();
    seen();
  };
  const focused = (/** @type {FocusEvent} */ { target }) => {
    if (target === element || target === field()) done();
  };
  const watcher =
    typeof IntersectionObserver === "undefined"
      ? undefined
      : new IntersectionObserver((entries) => {
          if (entries.some((entry) => entry.isIntersecting)) done();
        });
  document.addEventListener("focusin", focused);
  if (watcher) watcher.observe(element);
  else done();
  return stop;
}
