// Fetches the WebAssembly and the vocabularies: over the network in a browser, from disk elsewhere.
// Knows nothing of what they hold.
import { TillError } from "./errors.js";
import { forgetPack, keepPack, recallPack } from "./pack-cache.js";
import { ownPack } from "./packs.js";

/** @typedef {import("../tokentill.d.ts").OpenOptions} OpenOptions */

/**
 * A compiled module.
 * @param {NonNullable<OpenOptions["wasm"]>} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function loadWasm(source) {
  if (typeof WebAssembly === "undefined") throw blocked(undefined);
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  const bytes = await wasmBytes(given);
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    throw blocked(cause);
  }
}

/**
 * Makes an instance. Where a policy forbids it, WebKit refuses only now what it has compiled.
 * @template T
 * @param {() => T} instantiate
 */
export function started(instantiate) {
  try {
    return instantiate();
  } catch (cause) {
    throw cause instanceof WebAssembly.CompileError ? blocked(cause) : cause;
  }
}

/** @param {URL | Response | BufferSource} given */
async function wasmBytes(given) {
  if (given instanceof URL) return read(given, "the WebAssembly engine");
  // Bytes first: merely naming Response makes Node load its whole network code.
  if (ArrayBuffer.isView(given) || !("arrayBuffer" in given)) {
    return /** @type {BufferSource} */ (given);
  }
  return body(given, given.url, "the WebAssembly engine");
}

/** @param {unknown} cause */
function blocked(cause) {
  const why = cause instanceof Error ? ` (${cause.message})` : "";
  return new TillError(
    "wasm-blocked",
    `WebAssembly cannot run here${why}: a content security policy needs 'wasm-unsafe-eval' in script-src`,
    { cause },
  );
}

/**
 * Brings a vocabulary pack to whoever reads it: from an earlier visit, or from where it stands. What is
 * kept from an earlier visit and cannot be read is fetched anew; what was read is kept for the next.
 * @param {OpenOptions["vocabularies"]} source
 * @param {string} name
 * @param {(bytes: Uint8Array) => void} use throws when they are no such pack
 */
export async function loadVocabulary(source, name, use) {
  if (typeof source === "function") return use(bytesOf(await source(name)));
  const { url, digest } = packAt(source, name);
  const kept = await recallPack(name, digest);
  if (kept) {
    try {
      return use(kept);
    } catch {
      await forgetPack(name, digest);
    }
  }
  const bytes = await read(url, `the vocabulary ${name}`);
  use(bytes);
  // Not waited for: whoever asked can count by now.
  void keepPack(name, digest, bytes);
}

/** Of a folder that is not ours nothing is kept: its packs may change under the same name. @param {string | URL | undefined} source @param {string} name */
function packAt(source, name) {
  if (source !== undefined) return { url: new URL(`${name}.till`, folder(source)), digest: "" };
  const own = ownPack(name);
  if (!own) throw new TillError("network", `the package has no vocabulary ${name}`);
  return own;
}

/** @param {string | URL} source */
function folder(source) {
  const base = new URL(source, globalThis.location?.href);
  if (!base.pathname.endsWith("/")) base.pathname += "/";
  return base;
}

/** @param {BufferSource} source */
function bytesOf(source) {
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  return new Uint8Array(source);
}

/**
 * @param {URL} url
 * @param {string} what
 */
async function read(url, what) {
  if (url.protocol === "file:") return readFile(url, what);
  let response;
  try {
    response = await fetch(url);
  } catch (cause) {
    throw new TillError("network", `${what} could not be fetched from ${url.href}`, { cause });
  }
  return body(response, url.href, what);
}

/**
 * @param {Response} response
 * @param {string} from
 * @param {string} what
 */
async function body(response, from, what) {
  if (!response.ok) {
    const status = `${response.status} ${response.statusText}`.trim();
    throw new TillError("network", `${what} could not be fetched from ${from}: ${status}`);
  }
  try {
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    throw new TillError("network", `${what} broke off on its way from ${from}`, { cause });
  }
}

/**
 * @param {URL} url
 * @param {string} what
 */
async function readFile(url, what) {
  // A variable, so that bundlers for the browser leave the import alone.
  const fileSystem = "node:fs/promises";
  try {
    const { readFile } = await import(/* webpackIgnore: true */ /* @vite-ignore */ fileSystem);
    return bytesOf(await readFile(url));
  } catch (cause) {
    throw new TillError("network", `${what} could not be read from ${url.href}`, { cause });
  }
}
