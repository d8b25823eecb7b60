// The one error class of the package. Knows the codes of the public contract and nothing that raises them.

/** @typedef {import("../tokentill.d.ts").TillError["code"]} Code */

/** What every function of the package throws, or rejects with. */
export class TillError extends Error {
  /**
   * @param {Code} code
   * @param {string} message
   * @param {{ suggestions?: string[], cause?: unknown }} [more]
   */
  constructor(code, message, { suggestions, cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "TillError";
    /** @readonly */
    this.code = code;
    // Absent, not undefined: `"suggestions" in error` is a fair question.
    if (suggestions) this.suggestions = suggestions;
  }
}

/**
 * Runs a call into the WebAssembly; what that throws is a text, and becomes a TillError.
 * @template T
 * @param {() => T} call
 * @returns {T}
 */
export function guarded(call) {
  try {
    return call();
  } catch (thrown) {
    throw typeof thrown === "string" ? readError(thrown) : thrown;
  }
}

/** The code, the nearest names with tabs between, and the sentence, which may hold anything. @param {string} thrown */
function readError(thrown) {
  const [code = "", names, ...sentence] = thrown.split("\n");
  const suggestions = names ? names.split("\t") : undefined;
  return new TillError(/** @type {Code} */ (code), sentence.join("\n"), { suggestions });
}
