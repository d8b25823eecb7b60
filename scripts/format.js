// `npm run format`: lays out every file as the checks want it.
import { inRoot } from "./lib/paths.js";
import { runMain } from "./lib/report.js";
import { run } from "./lib/run.js";
import { setUp } from "./setup.js";

await runMain(async () => {
  await setUp();
  run("cargo", ["fmt", "--all"]);
  run(process.execPath, [
    inRoot("node_modules", "prettier", "bin", "prettier.cjs"),
    "--log-level=warn",
    "--write",
    ".",
  ]);
});
