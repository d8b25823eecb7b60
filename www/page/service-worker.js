// Keeps the page's own files for the time without a network. With one, the network is asked first, so
// nobody ever reads an old price book by mistake. Vocabularies are kept by the package itself.

/**
 * Written by the build: every file but the vocabularies, and a digest of them all.
 * @type {{ files: string[], digest: string }}
 */
// @ts-expect-error: a name for the build, not of this program
const kept = globalThis.KEPT;
const STORE = `tokentill-page-${kept.digest}`;

const worker = /** @type {any} */ (globalThis);

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(store().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== location.origin) return;
  event.respondWith(fetch(request).catch((error) => recall(request, error)));
});

async function store() {
  const cache = await caches.open(STORE);
  await cache.addAll(kept.files.map((file) => new Request(file, { cache: "reload" })));
}

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith("tokentill-page-") && name !== STORE) await caches.delete(name);
  }
}

/** @param {Request} request @param {unknown} error */
async function recall(request, error) {
  const cache = await caches.open(STORE);
  const found = await cache.match(request, { ignoreSearch: true });
  if (!found) throw error;
  return found;
}
