// The peers, from this folder's own lock file: installed when they are missing or it changed.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inRoot } from "../../scripts/lib/paths.js";
import { note } from "../../scripts/lib/report.js";
import { npm, run } from "../../scripts/lib/run.js";

const here = inRoot("benches", "peers");
const stamp = inRoot("benches", "peers", "node_modules", ".tokentill-lock");

export function ensurePeers() {
  const lock = readFileSync(inRoot("benches", "peers", "package-lock.json"));
  const wanted = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  note("peers: installing those of benches/peers/package-lock.json");
  // No peer needs a script of its own to be measured.
  run(...npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]), { cwd: here });
  writeFileSync(stamp, wanted);
}
