// The text in a line of JSONL: under a name, or along a path with dots. Knows no file.

/** @typedef {{ text?: string, problem?: string }} Found one of the two */

/**
 * @param {string} field a key, or keys and positions of lists with dots between
 * @returns {(line: string) => Found}
 */
export function fieldReader(field) {
  const path = field.split(".");
  return (line) => {
    let record;
    try {
      record = JSON.parse(line);
    } catch (error) {
      return { problem: `is no JSON: ${short(/** @type {Error} */ (error).message)}` };
    }
    if (typeof record !== "object" || record === null || Array.isArray(record)) {
      return { problem: `is ${kindOf(record)}, not an object` };
    }
    // A key may itself hold dots.
    const value = Object.hasOwn(record, field) ? record[field] : along(record, path);
    if (typeof value === "string") return { text: value };
    if (value !== undefined) return { problem: `"${field}" is ${kindOf(value)}, not a text` };
    return { problem: `has no "${field}"; it has ${short(Object.keys(record).join(", "))}` };
  };
}

/** @param {any} record @param {string[]} path */
function along(record, path) {
  let value = record;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** @param {unknown} value */
function kindOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** The sentence stays one line, whatever stands in the file. @param {string} text */
function short(text) {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
