// Factors of a person's own: what a provider's `usage` says of texts at hand, against what was estimated. Reads
// the samples and joins the parts; measures nothing itself.
import { listOf, number, objectOf, text } from "./fields.js";
import { guarded, TillError } from "./errors.js";

/** @typedef {import("../tokentill.d.ts").Calibration} Calibration */
/** @typedef {import("../tokentill.d.ts").CalibrationSample} Sample */
/** @typedef {Calibration["measured"]} Measured */

/**
 * What the engine offers for it.
 * @typedef {object} Bench
 * @property {string} model its one name
 * @property {(usage: string) => number} inputTokens
 * @property {(text: string, billed: number) => Measured[number]} measure less what is not the text
 * @property {(measured: Measured) => void} use
 * @property {(text: string) => import("../tokentill.d.ts").Count} count
 */

/** @param {Bench} bench @param {Sample[]} samples @param {Measured} earlier @returns {Calibration} */
export function calibrate(bench, samples, earlier) {
  requireSamples(samples);
  bench.use([]);
  const { text } = samples[samples.length - 1];
  const before = bench.count(text);
  const measured = samples.flatMap(({ text, usage }, index) =>
    usageObjects(usage, `samples[${index}].usage`).map((one) => {
      try {
        const billed = guarded(() => bench.inputTokens(one));
        return guarded(() => bench.measure(text, billed));
      } catch (error) {
        if (!(error instanceof TillError) || error.code !== "bad-input") throw error;
        throw new TillError("bad-input", `samples[${index}]: ${error.message}`);
      }
    }),
  );
  const joined = join([...earlier, ...measured]);
  bench.use(joined);
  return { model: bench.model, measured: joined, before, after: bench.count(text) };
}

/** Those of one kind add up. @param {Measured} list @returns {Measured} */
function join(list) {
  /** @type {Map<string, Measured[number]>} */
  const kinds = new Map();
  for (const one of list) {
    const sum = kinds.get(one.kind);
    if (!sum) kinds.set(one.kind, { ...one });
    else for (const field of SUMS) sum[field] += one[field];
  }
  return [...kinds.values()];
}

const SUMS = /** @type {const} */ (["samples", "estimated", "billed", "low", "high"]);

/**
 * The texts of one or more usage objects: an object, a list, or their JSON, also one after another.
 * @param {unknown} usage @param {string} place @returns {string[]}
 */
function usageObjects(usage, place) {
  const list = typeof usage === "string" ? parsed(usage, place) : [usage].flat();
  if (list.length === 0) throw new TillError("bad-input", `${place} is empty`);
  return list.map((one, index) => {
    if (typeof one === "object" && one !== null) return JSON.stringify(one);
    throw new TillError("bad-input", `${place}[${index}] must be an object with the usage`);
  });
}

/** @param {string} json @param {string} place @returns {unknown[]} */
function parsed(json, place) {
  try {
    return [JSON.parse(json)].flat();
  } catch (error) {
    // Several objects below one another, as they were copied from several replies.
    const lines = json.split("\n").filter((line) => line.trim() !== "");
    for (const objects of [lines, json.split(/(?<=\})\s*,?\s*(?=\{)/)]) {
      try {
        return objects.map((one) => JSON.parse(one));
      } catch {
        // The first complaint is the one that helps.
      }
    }
    const { message } = /** @type {Error} */ (error);
    throw new TillError("bad-input", `${place} is no JSON: ${message}`, { cause: error });
  }
}

/** @param {Sample[]} samples */
function requireSamples(samples) {
  listOf(objectOf({ text, usage: () => {} }))("samples", samples);
  if (samples.length === 0) throw new TillError("bad-input", "samples is empty");
}

const measured = listOf(
  objectOf({
    ...{ kind: text, samples: number, estimated: number },
    ...{ billed: number, low: number, high: number },
  }),
);

/** @param {Pick<Calibration, "model" | "measured">[]} calibrations */
export function requireCalibrations(calibrations) {
  listOf((place, value) => {
    objectOf({ model: text, measured, before: { optional() {} }, after: { optional() {} } })(
      place,
      value,
    );
  })("calibrations", calibrations);
}
