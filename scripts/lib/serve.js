// A static server for localhost: the page for `npm start`, folders for the tests.
import { createServer } from "node:http";
import sirv from "sirv";

/**
 * @param {string} folder
 * @param {number} [port] 0: one that is free
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder, port = 0) {
  const files = sirv(folder, {
    // Reads the folder at each request: it may be rebuilt meanwhile.
    dev: true,
    // Names carry no hashes, so a browser asks whether its copy is still good.
    etag: true,
    setHeaders(response, path) {
      response.setHeader("X-Content-Type-Options", "nosniff");
      if (path.endsWith(".till")) response.setHeader("Content-Type", "application/octet-stream");
    },
  });
  const server = createServer((request, response) => {
    files(request, response, () => {
      response.writeHead(404, { "Content-Type": "text/plain;charset=utf-8" });
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
