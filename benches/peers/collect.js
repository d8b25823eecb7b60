// Takes the measurements of one runtime: every engine in turn, so that a busy moment of the machine
// strikes all of them alike, and the middle of several fresh starts.
import { note } from "../../scripts/lib/report.js";

/**
 * @typedef {import("./engines.js").EngineAssets} EngineAssets
 * @typedef {{ trouble: string }} Trouble why there is no figure
 * @typedef {{ median: number, best: number, warm?: number, paragraph?: number, markdown?: number, wasmBytes: number, rss?: number }} ReadyFigures milliseconds, bytes
 * @typedef {{ tokens: number, first: number, best: number, bytes: number }} TextFigures milliseconds
 * @typedef {import("./measure.js").Keystrokes} Keystrokes
 * @typedef {{ size: number, place: string, live: Keystrokes | Trouble | undefined }} KeystrokeRow
 *
 * @typedef {object} Figures of one runtime; by the name of the engine
 * @property {string} runtime
 * @property {Record<string, ReadyFigures | Trouble>} [ready]
 * @property {Record<string, Record<string, TextFigures | Trouble>>} [texts] by the name of the text first
 * @property {KeystrokeRow[]} [keystrokes]
 * @property {Record<number, Record<string, TextFigures | Trouble>>} [recounts] by size first
 */

/** @typedef {(job: any) => Promise<any>} Run */

/** @param {Run} run @param {EngineAssets[]} engines @param {number} samples @param {boolean} warm */
export async function collectReady(run, engines, samples, warm) {
  const collected = await inTurn(engines, samples, (engine) => run({ kind: "ready", engine }));
  const warmed = warm
    ? await inTurn(engines, samples, (engine) => run({ kind: "warm", engine }))
    : {};
  const atOnce = (/** @type {string} */ text) =>
    inTurn(engines, samples, (engine) => run({ kind: "at-once", engine, text }));
  const further = {
    paragraph: await atOnce("paragraph.txt"),
    markdown: await atOnce("markdown.txt"),
  };
  return mapValues(collected, (answers, name) => {
    if ("trouble" in answers) return answers;
    const times = answers.map(({ ready }) => ready);
    const again = warmed[name];
    const counted = Object.entries(further).flatMap(([text, figures]) => {
      const answers = figures[name];
      if (!answers || "trouble" in answers) return [];
      return [[text, median(answers.map(({ atOnce }) => atOnce))]];
    });
    return {
      median: median(times),
      best: Math.min(...times),
      wasmBytes: answers[0].wasmBytes,
      ...(answers[0].rss && { rss: median(answers.map(({ rss }) => rss)) }),
      ...Object.fromEntries(counted),
      ...(again && !("trouble" in again) && { warm: median(again.map(({ ready }) => ready)) }),
    };
  });
}

/**
 * @param {Run} run @param {EngineAssets[]} engines @param {{ name: string, text: string }} text @param {number} samples
 * @returns {Promise<Record<string, TextFigures | Trouble>>}
 */
export async function collectText(run, engines, { name, text }, samples) {
  const bytes = Buffer.byteLength(text);
  const collected = await inTurn(engines, samples, (engine) =>
    run({ kind: "text", engine, text: `${name}.txt` }),
  );
  return mapValues(collected, (answers) => {
    if ("trouble" in answers) return answers;
    return {
      bytes,
      tokens: answers[0].tokens,
      first: median(answers.map(({ first }) => first)),
      best: Math.min(...answers.map(({ best }) => best)),
    };
  });
}

/** Whose count is not ours has no time to show. @param {Record<string, TextFigures | Trouble>} figures @param {string} ours */
export function onlyEqualCounts(figures, ours) {
  const own = figures[ours];
  if (!own || "trouble" in own) return figures;
  return mapValues(figures, (figure) => {
    if ("trouble" in figure || figure.tokens === own.tokens) return figure;
    return {
      trouble: `counts ${figure.tokens - own.tokens > 0 ? "+" : ""}${figure.tokens - own.tokens}`,
    };
  });
}

/**
 * Samples of every engine, in turn. A slow engine is asked once only.
 * @param {EngineAssets[]} engines @param {number} samples @param {(engine: EngineAssets) => Promise<any>} work
 * @returns {Promise<Record<string, any[] | Trouble>>}
 */
async function inTurn(engines, samples, work) {
  /** @type {Record<string, any[] | Trouble>} */
  const answers = {};
  for (let sample = 0; sample < samples; sample++) {
    for (const engine of engines) {
      const known = (answers[engine.name] ??= engine.missing ? { trouble: engine.missing } : []);
      if ("trouble" in known || known.some(({ first }) => first > 2000)) continue;
      try {
        known.push(await work(engine));
      } catch (error) {
        const why = /** @type {Error} */ (error).message.split("\n")[0] ?? "it failed";
        note(`${engine.title}: ${why}`);
        answers[engine.name] = { trouble: why.length > 40 ? "failed" : why };
      }
    }
  }
  return answers;
}

/** @template T, U @param {Record<string, T>} rows @param {(value: T, key: string) => U} change @returns {Record<string, U>} */
function mapValues(rows, change) {
  return Object.fromEntries(Object.entries(rows).map(([key, value]) => [key, change(value, key)]));
}

/** @param {number[]} numbers @returns {number} */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = Number(sorted[middle]);
  return sorted.length % 2 ? upper : (upper + Number(sorted[middle - 1])) / 2;
}
