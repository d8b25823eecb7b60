// What machine this is and how busy, so that a reader can judge the figures.
import { cpus, loadavg, platform, release, totalmem } from "node:os";

/** In one line. */
export function machine() {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model}, ${memory} GB, ${platform()} ${release().split("-")[0]}`;
}

/** How many processes wanted to run in the last minute. */
export const load = () => Number(loadavg()[0]?.toFixed(1));

/** @returns {string} */
export const today = () => new Date().toISOString().slice(0, 10);
