// Counts the records of a batch for every model that is asked for. The same in a worker thread and without
// one. Knows no price and no file.
import { readRecords } from "./records.js";

/** @typedef {import("../inputs/batches.js").Batch} Batch */

/**
 * @typedef {object} Counted of a part, or of a passage that held nothing to count
 * @property {number} source
 * @property {number} lines
 * @property {number} records
 * @property {number} empty those of them that are empty texts
 * @property {{ line: number, problem: string }[]} problems the first of them; lines count from 0
 * @property {number} bad all of them
 * @property {Measured[]} measures
 */

/** For each record, in order. `low` and `high` are absent where they are `tokens`. @typedef {{ tokens: number[], low?: number[], high?: number[] }} Measured */

/** As many as anybody reads. */
export const MOST_PROBLEMS = 100;

/**
 * @param {import("tokentill").Till} till with the vocabularies loaded
 * @param {string[]} models
 * @param {Batch} batch
 * @returns {Counted[]}
 */
export function countBatch(till, models, { bytes, parts }) {
  return parts.map((part) => {
    if ("reader" in part) {
      return countPart(till, models, part, bytes.subarray(part.from, part.to));
    }
    const { source, lines, problem } = part;
    const problems = problem === undefined ? [] : [{ line: 0, problem }];
    return { ...nothing(source, models), lines, problems, bad: problems.length };
  });
}

/**
 * @param {import("tokentill").Till} till
 * @param {string[]} models
 * @param {import("../inputs/batches.js").Part} part
 * @param {Uint8Array} bytes
 */
function countPart(till, models, { source, reader }, bytes) {
  const counted = nothing(source, models);
  const { measures, problems } = counted;
  counted.lines = readRecords(bytes, reader, {
    text(text) {
      counted.records++;
      if (text.length === 0) counted.empty++;
      for (let at = 0; at < models.length; at++) {
        const { tokens, low, high } = till.count(/** @type {string} */ (models[at]), text);
        add(/** @type {Measured} */ (measures[at]), tokens, low, high);
      }
    },
    problem(line, problem) {
      counted.bad++;
      if (problems.length < MOST_PROBLEMS) problems.push({ line, problem });
    },
  });
  return counted;
}

/** @param {number} source @param {string[]} models @returns {Counted} */
function nothing(source, models) {
  const measures = models.map(() => ({ tokens: [] }));
  return { source, lines: 0, records: 0, empty: 0, problems: [], bad: 0, measures };
}

/** @param {Measured} measured @param {number} tokens @param {number} low @param {number} high */
function add(measured, tokens, low, high) {
  if (!measured.low && (low !== tokens || high !== tokens)) {
    measured.low = [...measured.tokens];
    measured.high = [...measured.tokens];
  }
  measured.tokens.push(tokens);
  measured.low?.push(low);
  measured.high?.push(high);
}
