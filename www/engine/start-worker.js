// The ways to start the engine beside a page, from the best to the last resort. Knows where the files
// are, not what they answer.
import { expose } from "comlink";
import { carryErrorCodes } from "./protocol.js";

/**
 * What a connection needs of a worker; the page itself can stand in for one.
 * @typedef {Pick<Worker, "postMessage" | "addEventListener" | "removeEventListener" | "terminate">
 *   & { inPage?: boolean }} Host
 */

/** To be tried in this order, until one starts. @returns {(() => Host | Promise<Host>)[]} */
export function waysToStart() {
  if (typeof Worker === "undefined") return [inPage];
  const home = new URL(import.meta.url);
  const elsewhere = /^https?:$/.test(home.protocol) && home.origin !== globalThis.origin;
  return elsewhere ? [() => workerFromElsewhere(home), inPage] : [ownWorker];
}

function ownWorker() {
  // Written out in full: bundlers find and carry the worker's file by this very form.
  return new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
}

/**
 * Browsers start no worker from another origin, but a worker of this origin may import from there.
 * @param {URL} home
 */
function workerFromElsewhere(home) {
  const script = `import ${JSON.stringify(new URL("./worker.js", home).href)};`;
  const own = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const worker = new Worker(own, { type: "module" });
  // The first message comes after the script was read, and an error means that it never will be.
  const release = () => URL.revokeObjectURL(own);
  for (const sign of ["message", "error"]) worker.addEventListener(sign, release, { once: true });
  return worker;
}

/**
 * Where no worker is allowed: the engine on the page's own thread, spoken to as if it were elsewhere.
 * @returns {Promise<Host>}
 */
export async function inPage() {
  const { createEngine } = await import("./engine-host.js");
  const { port1, port2 } = new MessageChannel();
  carryErrorCodes();
  expose(createEngine(), port1);
  port2.start();
  return Object.assign(port2, {
    inPage: true,
    terminate() {
      port1.close();
      port2.close();
    },
  });
}
