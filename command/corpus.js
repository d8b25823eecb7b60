// A whole corpus from sources to sums: batches go to whoever counts, answers come back in the order of the
// sources and are priced. Bounded in memory: a batch is read only when there is room for its answer.
import { batches, BATCH_BYTES } from "./inputs/batches.js";
import { countBatch, MOST_PROBLEMS } from "./counting/batch-counter.js";
import { Threads } from "./counting/threads.js";
import { Buffers } from "./inputs/buffers.js";
import { Notices, Tally } from "./pricing/tally.js";

/** @typedef {import("./inputs/sources.js").Source} Source */
/** @typedef {import("./inputs/batches.js").Batch} Batch */
/** @typedef {import("./counting/batch-counter.js").Counted} Counted */
/** @typedef {import("./pricing/models.js").Asked} Asked */

/**
 * @typedef {object} FileSum
 * @property {Source} source
 * @property {number} records
 * @property {number} empty
 * @property {number} bad
 * @property {number} lines read so far
 * @property {Tally[]} tallies one a model
 *
 * @typedef {object} Sums
 * @property {FileSum[]} files
 * @property {FileSum} total its source is of no meaning
 * @property {{ file: string, line?: number, problem: string }[]} problems the first of them
 * @property {Notices[]} notices one a model
 */

/**
 * @typedef {object} Job
 * @property {import("tokentill").Till} till
 * @property {Source[]} sources
 * @property {Asked[]} asked
 * @property {string[]} counted
 * @property {number} threads
 * @property {string} [prices] the text of own prices
 * @property {{ field?: string, delimiter?: string, most?: number, input?: AsyncIterable<Uint8Array> }} reading
 * @property {(bytes: number) => void} progress
 */

/** @param {Job} job @returns {Promise<Sums>} */
export async function countCorpus(job) {
  const sums = emptySums(job);
  const buffers = new Buffers();
  const stream = batches(job.sources, job.reading, buffers);
  const first = await stream.next();
  if (first.done) return sums;
  const second = await stream.next();
  // What fits into one batch is counted before a thread would have started.
  if (second.done && first.value.bytes.length < 2 * BATCH_BYTES) {
    await job.till.load(...job.counted);
    take(job, sums, first.value, countBatch(job.till, job.counted, first.value));
    return sums;
  }
  const started = [first.value, ...(second.done ? [] : [second.value])];
  await countInThreads(job, sums, joinedStream(started, stream), buffers);
  return sums;
}

/** @param {Job} job @param {Sums} sums @param {AsyncIterable<Batch>} stream @param {Buffers} buffers */
async function countInThreads(job, sums, stream, buffers) {
  const { counted, prices } = job;
  const work = { models: counted, ...(prices !== undefined && { prices }) };
  const threads = new Threads(job.threads, work, buffers);
  /** @type {{ size: number, answer: Promise<Counted[]> }[]} */
  const underWay = [];
  const settle = async () => {
    const next = underWay.shift();
    if (!next) return;
    add(job, sums, await next.answer);
    job.progress(next.size);
  };
  try {
    for await (const batch of stream) {
      const size = batch.bytes.length;
      const answer = threads.count(batch);
      // It is awaited in its turn; until then, a failure is not unheard.
      answer.catch(() => {});
      underWay.push({ size, answer });
      if (underWay.length >= threads.most) await settle();
    }
    while (underWay.length > 0) await settle();
  } finally {
    await threads.close();
  }
}

/** @template T @param {T[]} started @param {AsyncIterable<T>} rest */
async function* joinedStream(started, rest) {
  yield* started;
  yield* rest;
}

/** @param {Job} job @param {Sums} sums @param {Batch} batch @param {Counted[]} counted */
function take(job, sums, batch, counted) {
  add(job, sums, counted);
  job.progress(batch.bytes.length);
}

/** @param {Job} job @param {Sums} sums @param {Counted[]} counted */
function add({ asked }, sums, counted) {
  for (const part of counted) {
    const file = /** @type {FileSum} */ (sums.files[part.source]);
    addProblems(sums, file, part);
    file.lines += part.lines;
    for (const sum of [file, sums.total]) {
      sum.records += part.records;
      sum.empty += part.empty;
      sum.bad += part.bad;
    }
    for (const [at, { tariff, measure }] of asked.entries()) {
      const measured = part.measures[measure];
      if (!measured) continue;
      const tally = new Tally();
      tally.add(measured, tariff, /** @type {Notices} */ (sums.notices[at]));
      file.tallies[at]?.merge(tally);
      sums.total.tallies[at]?.merge(tally);
    }
  }
}

/** @param {Sums} sums @param {FileSum} file @param {Counted} part */
function addProblems({ problems }, { source, lines }, part) {
  for (const { line, problem } of part.problems) {
    if (problems.length >= MOST_PROBLEMS) return;
    const place = source.kind === "text" || part.lines === 0 ? {} : { line: lines + line + 1 };
    problems.push({ file: source.name, ...place, problem });
  }
}

/** @param {Job} job @returns {Sums} */
function emptySums({ sources, asked }) {
  /** @param {Source} source @returns {FileSum} */
  const empty = (source) => {
    const tallies = asked.map(() => new Tally());
    return { source, records: 0, empty: 0, bad: 0, lines: 0, tallies };
  };
  return {
    files: sources.map(empty),
    total: empty({ name: "Total", kind: "text" }),
    problems: [],
    notices: asked.map(() => new Notices()),
  };
}
