// What travels in the Python package of integrations/spark: the module without JavaScript, the vocabularies and
// their licences. Written into the package's own folder, and never committed there.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { inRoot } from "../lib/paths.js";
import { note } from "../lib/report.js";
import { unlessFresh } from "../lib/stamp.js";

/** @param {string[]} parts */
const data = (...parts) =>
  inRoot("integrations", "spark", "src", "tokentill_spark", "data", ...parts);

const copies = {
  "pkg/plain/tokentill.wasm": "tokentill.wasm",
  vocabularies: "vocabularies",
  licences: "licences",
  LICENSE: "LICENSE",
};

export async function buildSparkData() {
  const step = {
    name: "spark-data",
    inputs: [...Object.keys(copies), "NOTICE", "scripts/build/spark.js"].map((path) =>
      inRoot(path),
    ),
    outputs: [data()],
  };
  const ran = await unlessFresh(step, () => {
    rmSync(data(), { recursive: true, force: true });
    mkdirSync(data());
    for (const [from, to] of Object.entries(copies)) {
      mkdirSync(dirname(data(to)), { recursive: true });
      cpSync(inRoot(from), data(to), { recursive: true });
    }
    writeFileSync(data("NOTICE"), noticeWithoutJavaScript());
  });
  note(`integrations/spark: ${ran ? "filled" : "fresh"}`);
}

/** The package has no JavaScript in it, so it owes nobody a line for any. */
function noticeWithoutJavaScript() {
  const sections = readFileSync(inRoot("NOTICE"), "utf8").split(/^(?=== )/m);
  return sections.filter((section) => !section.startsWith("== Bundled into the Java")).join("");
}
