// Lets the page work without a network after one visit, where the browser can.

/** Never in the way: a page that cannot be kept is still a page. */
export function installOffline() {
  navigator.serviceWorker?.register("./service-worker.js").catch(() => {});
}
