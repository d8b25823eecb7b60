// Streams a log of real use into the engine: chunk by chunk, with progress, until it ends or somebody
// cancels. Holds one chunk at a time. Knows no format.
import { TillError } from "./errors.js";

/** @typedef {import("../tokentill.d.ts").UsageSource} UsageSource */
/** @typedef {import("../tokentill.d.ts").UsageProgress} UsageProgress */

/** So many bytes are taken at a time, so that a cancellation is heard soon. */
const SLICE = 256 * 1024;
/** Longer than this, in milliseconds, nothing else on the thread waits. */
const PATIENCE = 30;

/**
 * @param {{ feed(chunk: Uint8Array): void, finish(): void, rows(): number, skipped(): number }} log
 * @param {UsageSource} source
 * @param {(progress: UsageProgress) => void | Promise<void>} told throws to stop
 */
export async function stream(log, source, told) {
  const total = sizeOf(source);
  let bytes = 0;
  let rested = performance.now();
  for await (const chunk of chunksOf(source)) {
    for (let at = 0; at < chunk.length; at += SLICE) {
      const slice = chunk.subarray(at, at + SLICE);
      log.feed(slice);
      bytes += slice.length;
      if (performance.now() - rested > PATIENCE) {
        await told({ bytes, total, rows: log.rows(), skipped: log.skipped() });
        // A timer, not a promise: what cancels comes as an event.
        await new Promise((resolve) => setTimeout(resolve));
        rested = performance.now();
      }
    }
  }
  log.finish();
  await told({ bytes, total, rows: log.rows(), skipped: log.skipped() });
}

/** @param {UsageSource} source @returns {AsyncGenerator<Uint8Array>} */
async function* chunksOf(source) {
  if (typeof source === "string") {
    yield new TextEncoder().encode(source);
  } else if (source instanceof Uint8Array) {
    yield source;
  } else if (source instanceof Blob) {
    yield* streamed(source.stream());
  } else if (source instanceof ReadableStream) {
    yield* streamed(source);
  } else {
    const wanted = "source must be a string, a Uint8Array, a Blob or a ReadableStream of bytes";
    throw new TillError("bad-input", wanted);
  }
}

/** @param {ReadableStream<Uint8Array>} stream */
async function* streamed(stream) {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // A stream that nobody reads on would keep its file or connection open.
    await reader.cancel().catch(() => {});
  }
}

/** @param {UsageSource} source */
function sizeOf(source) {
  if (source instanceof Blob) return source.size;
  return source instanceof Uint8Array ? source.length : undefined;
}
