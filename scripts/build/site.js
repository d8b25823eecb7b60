// The page as static files, in site/. It uses the package from dist/ as a reader of npm would.
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { basename, extname, relative } from "node:path";
import { inRoot } from "../lib/paths.js";
import { Failure, note, seconds } from "../lib/report.js";
import { filesBelow, unlessFresh } from "../lib/stamp.js";
import { bundle } from "./bundle.js";

/** What the pages load, each page one; and the views that www/page/sections.js fetches by name. By their files in site/. */
const entries = {
  "page/page": "www/page/page.js",
  "page/embed": "www/page/embed.js",
  "page/gallery": "www/page/gallery.js",
  "page/workflows": "www/page/workflows/open.js",
  "page/which-token": "www/page/which-token/which-token.js",
};

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
      entryPoints: { ...entries, ...stylesheets() },
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
    await buildServiceWorker();
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

/**
 * Knows every file of the finished page but the vocabularies, which are kept by the package when used, and
 * what the page has no use for: the one module for callers that hand one over, and the package in one file.
 */
async function buildServiceWorker() {
  const files = filesBelow(inRoot("site"))
    .map((path) => relative(inRoot("site"), path).replaceAll("\\", "/"))
    .filter(
      (path) =>
        !path.includes("/vocabularies/") && !/^tokentill\/(inline|tokentill_bg\.wasm)/.test(path),
    )
    .filter((path) => !/\.d\.ts$|prices\.json$/.test(path));
  const digest = createHash("sha256");
  for (const file of files) digest.update(file).update(readFileSync(inRoot("site", file)));
  const kept = { files: ["./", ...files], digest: digest.digest("hex").slice(0, 16) };
  await bundle({
    entryPoints: ["www/page/service-worker.js"],
    // At the top: a service worker answers for the folder that it stands in.
    outfile: "site/service-worker.js",
    define: { "globalThis.KEPT": JSON.stringify(kept) },
  });
}

const stylesheets = () =>
  Object.fromEntries(
    readdirSync(inRoot("www", "styles"))
      .filter((name) => name.endsWith(".css"))
      .map((name) => [`styles/${basename(name, ".css")}`, `www/styles/${name}`]),
  );

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
