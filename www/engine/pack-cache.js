// Keeps vocabularies over visits, in the browser's Cache Storage. An entry is named by what it holds,
// so it is never out of date. Where there is no such storage nothing is kept, and nothing fails.

const STORE = "tokentill-vocabularies";

/** Entries are requests; this host is never asked, since `.invalid` belongs to nobody. */
const entry = (/** @type {string} */ name, /** @type {string} */ digest) =>
  `https://tokentill.invalid/${encodeURIComponent(name)}/${digest}`;

/**
 * @param {string} name @param {string} digest "": not to be kept
 * @returns {Promise<Uint8Array | undefined>}
 */
export async function recallPack(name, digest) {
  const kept = await attempt(
    async (store) => (await store.match(entry(name, digest)))?.arrayBuffer(),
    digest,
  );
  return kept && new Uint8Array(kept);
}

/** Keeps it, and nothing older of the same name. @param {string} name @param {string} digest @param {Uint8Array} bytes */
export async function keepPack(name, digest, bytes) {
  await attempt(async (store) => {
    await forgetAll(store, name);
    await store.put(entry(name, digest), new Response(/** @type {BufferSource} */ (bytes)));
  }, digest);
}

/** What was kept turned out to be damaged. @param {string} name @param {string} digest */
export async function forgetPack(name, digest) {
  await attempt((store) => forgetAll(store, name), digest);
}

/** @param {Cache} store @param {string} name */
async function forgetAll(store, name) {
  for (const request of await store.keys()) {
    if (request.url.startsWith(entry(name, ""))) await store.delete(request);
  }
}

/**
 * Private windows, sandboxed frames and full disks refuse in ways of their own: all mean "not kept".
 * @template T
 * @param {(store: Cache) => Promise<T>} work @param {string} digest
 */
async function attempt(work, digest) {
  if (!digest || typeof caches === "undefined") return undefined;
  try {
    return await work(await caches.open(STORE));
  } catch {
    return undefined;
  }
}
