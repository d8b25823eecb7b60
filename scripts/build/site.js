// The page as static files, in site/. It uses the package from dist/ as a reader of npm would.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, extname } from "node:path";
import { inRoot } from "../lib/paths.js";
import { Failure, note, seconds } from "../lib/report.js";
import { unlessFresh } from "../lib/stamp.js";
import { bundle } from "./bundle.js";

export async function buildSite() {
  const start = performance.now();
  const step = {
    name: "site",
    inputs: ["dist", "www", "package.json", "scripts/build"].map((path) => inRoot(path)),
    outputs: [inRoot("site")],
  };
  const ran = await unlessFresh(step, async () => {
    rmSync(inRoot("site"), { recursive: true, force: true });
    mkdirSync(inRoot("site"));
    await bundle({
      entryPoints: ["www/page/page.js", ...stylesheets()],
      outdir: "site",
      outbase: "www",
      splitting: true,
      // Beside page.js, so that the package is found by the same relative path from every chunk.
      chunkNames: "page/[name]-[hash]",
      plugins: [packageBeside],
    });
    for (const name of topFiles()) cpSync(inRoot("www", name), inRoot("site", name));
    cpSync(inRoot("dist"), inRoot("site", "tokentill"), { recursive: true });
    for (const name of topFiles().filter((name) => name.endsWith(".html"))) checkLinks(name);
  });
  note(`site/: ${ran ? seconds(start) : "fresh"}`);
}

/**
 * `import "tokentill/…"` in the page becomes the very file that npm publishes, unbundled: the worker
 * and the WebAssembly beside it are found, and the page tests what is shipped.
 * @type {import("esbuild").Plugin}
 */
const packageBeside = {
  name: "package-beside",
  setup(build) {
    const { exports } = JSON.parse(readFileSync(inRoot("package.json"), "utf8"));
    build.onResolve({ filter: /^tokentill(\/|$)/ }, ({ path }) => {
      const entry = exports[path.replace(/^tokentill/, ".")];
      if (!entry) return { errors: [{ text: `the package has no export "${path}"` }] };
      const file = (entry.default ?? entry).replace(/^\.\/dist\//, "../tokentill/");
      return { path: file, external: true };
    });
  },
};

const stylesheets = () =>
  existsSync(inRoot("www", "styles"))
    ? readdirSync(inRoot("www", "styles"))
        .filter((name) => name.endsWith(".css"))
        .map((name) => `www/styles/${name}`)
    : [];

/** Pages, icons and the like, which stand at the top of www/. */
function topFiles() {
  const kinds = [".html", ".svg", ".png", ".ico", ".txt", ".webmanifest"];
  return readdirSync(inRoot("www")).filter((name) => kinds.includes(extname(name)));
}

/** A page that names a file which is not there would fail in front of its reader. @param {string} page */
function checkLinks(page) {
  const html = readFileSync(inRoot("site", page), "utf8");
  for (const [, link] of html.matchAll(/\s(?:src|href)="([^"#?]+)["#?]/g)) {
    if (!link || /^[a-z]+:/.test(link)) continue;
    if (link.startsWith("/")) {
      throw new Failure(
        `www/${page}: "${link}" would break in a subfolder of a host; write ./${basename(link)}`,
      );
    }
    if (!existsSync(inRoot("site", link)))
      throw new Failure(`www/${page}: "${link}" is not in site/.`);
  }
}
