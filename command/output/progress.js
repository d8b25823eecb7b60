// A bar on standard error while long work is under way: only for people, who look at a terminal.
// cli-progress draws it: the most used one, without colours or a framework of its own; done rather than idle.
import { Presets, SingleBar } from "cli-progress";
import { megabytes } from "./amounts.js";

/** Shorter work needs no bar. In milliseconds. */
const PATIENCE = 500;

export class Progress {
  #began = performance.now();
  #bytes = 0;
  #total;
  #stream;
  /** @type {SingleBar | undefined} */
  #bar;

  /** @param {NodeJS.WriteStream | undefined} stream absent: no bar @param {number | undefined} total bytes, where they are known */
  constructor(stream, total) {
    this.#stream = stream;
    this.#total = total;
  }

  /** @param {number} bytes more */
  add(bytes) {
    this.#bytes += bytes;
    const elapsed = performance.now() - this.#began;
    if (!this.#stream || elapsed < PATIENCE) return;
    this.#bar ??= this.#start();
    const speed = `${megabytes((this.#bytes / elapsed) * 1000)}/s`;
    this.#bar.update(this.#bytes, { done: megabytes(this.#bytes), speed });
  }

  /** Takes the bar away: the result stands alone. */
  stop() {
    this.#bar?.stop();
    this.#bar = undefined;
  }

  #start() {
    const all = this.#total === undefined ? "" : ` of ${megabytes(this.#total)}`;
    const gauge = this.#total === undefined ? "" : "{bar} {percentage}%  ";
    const left = this.#total === undefined ? "" : ", {eta_formatted} left";
    const bar = new SingleBar(
      {
        format: `${gauge}{done}${all}, {speed}${left}`,
        barsize: 24,
        clearOnComplete: true,
        hideCursor: true,
        stream: /** @type {NodeJS.WriteStream} */ (this.#stream),
        // A signal is answered in one place.
        gracefulExit: false,
        etaBuffer: 50,
      },
      Presets.shades_classic,
    );
    bar.start(this.#total ?? 0, this.#bytes, { done: megabytes(this.#bytes), speed: "" });
    return bar;
  }
}
