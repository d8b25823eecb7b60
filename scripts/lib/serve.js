// A static server for localhost: the page for `npm start`, folders for the tests.
import { createServer } from "node:http";
import sirv from "sirv";

/**
 * @typedef {object} ServeOptions
 * @property {number} [port] 0: one that is free
 * @property {Record<string, string>} [headers] sent with every answer
 * @property {Record<string, string>} [types] content types by ending, instead of the usual ones
 * @property {Map<string, string>} [pages] HTML that is no file, by path such as "/a.html"
 * @property {(request: import("node:http").IncomingMessage) => number | undefined | void} [before]
 *   sees every request; a number is the status it is refused with
 */

/**
 * @param {string} folder
 * @param {ServeOptions} [options]
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { port = 0, headers = {}, types = {}, pages, before } = {}) {
  const files = sirv(folder, {
    // Reads the folder at each request: it may be rebuilt meanwhile.
    dev: true,
    // Names carry no hashes, so a browser asks whether its copy is still good.
    etag: true,
    setHeaders(response, path) {
      response.setHeader("X-Content-Type-Options", "nosniff");
      if (path.endsWith(".till")) response.setHeader("Content-Type", "application/octet-stream");
      for (const [ending, type] of Object.entries(types)) {
        if (path.endsWith(ending)) response.setHeader("Content-Type", type);
      }
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    },
  });
  const server = createServer((request, response) => {
    const refused = before?.(request);
    if (refused) return void response.writeHead(refused, headers).end();
    const page = pages?.get(new URL(request.url ?? "/", "http://localhost").pathname);
    if (page !== undefined) {
      response.writeHead(200, { "Content-Type": "text/html;charset=utf-8", ...headers });
      return void response.end(page);
    }
    files(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain;charset=utf-8", ...headers });
      response.end("There is no such file here.\n");
    });
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => resolve(undefined));
  });
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    url: `http://localhost:${address.port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
