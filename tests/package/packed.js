// Packs the repository and installs the tarball into an empty folder, without any network.
import { cpSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../../scripts/lib/paths.js";
import { npm, run } from "../../scripts/lib/run.js";

/**
 * @typedef {object} Installed
 * @property {string} folder an empty project with the package in its node_modules
 * @property {string} tarball
 * @property {string} package the installed package
 */

/** @returns {Installed} */
export function packAndInstall() {
  const folder = mkdtempSync(join(tmpdir(), "tokentill-package-"));
  // Also builds, when anything changed since.
  run(...npm(["pack", "--silent", "--pack-destination", folder]));
  const name = readdirSync(folder).find((file) => file.endsWith(".tgz"));
  if (!name) throw new Error("npm pack wrote no tarball");
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  run(...npm(["install", "--silent", "--offline", "--no-audit", "--no-fund", `./${name}`]), {
    cwd: folder,
  });
  cpSync(inRoot("tests", "package", "consumer"), folder, { recursive: true });
  return {
    folder,
    tarball: join(folder, name),
    package: join(folder, "node_modules", "tokentill"),
  };
}
