// A thread that counts batches: opens a till of its own, then answers each batch in the order of their coming.
import { parentPort, workerData } from "node:worker_threads";
import { openTill } from "tokentill";
import { countBatch } from "./batch-counter.js";

/** @typedef {{ models: string[], prices?: string }} Work what a thread is started with */

/** @type {Work} */
const { models, prices } = workerData;
const port = /** @type {import("node:worker_threads").MessagePort} */ (parentPort);

// Own prices may name models of their own, and how those are counted.
const ready = openTill(prices === undefined ? {} : { prices }).then(async (till) => {
  await till.load(...models);
  return till;
});

port.on("message", async (/** @type {import("../inputs/batches.js").Batch} */ batch) => {
  const till = await ready;
  const counted = countBatch(till, models, batch);
  const { buffer } = batch.bytes;
  // Its memory goes back, for another batch.
  port.postMessage({ counted, buffer }, [buffer]);
});
