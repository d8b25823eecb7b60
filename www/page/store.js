// Holds the state and tells who listens that it changed. Knows nothing of what is in it.

/**
 * @template {object} S
 * @param {S} initial
 */
export function createStore(initial) {
  let state = initial;
  /** @type {Set<() => void>} */
  const listeners = new Set();
  return {
    get: () => state,

    /** @param {Partial<S>} change */
    set(change) {
      state = { ...state, ...change };
      for (const listener of listeners) listener();
    },

    /** @param {() => void} listener */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
