// `npm run build`: WebAssembly, package and page, each only when what it is made of has changed.
import { exclusively } from "./lib/lock.js";
import { isMain } from "./lib/main.js";
import { note, runMain, seconds, section } from "./lib/report.js";
import { setUp } from "./setup.js";

/** Sets up first, so that it works on a bare clone. @param {{ browser?: boolean }} [wanted] */
export async function build(wanted) {
  await setUp(wanted);
  const start = performance.now();
  section("build");
  // Not imported at the top: these use npm packages, which the set-up has only just made sure of.
  const { readMatrix } = await import("./build/matrix.js");
  const { buildWasm } = await import("./build/wasm.js");
  const { buildPackage } = await import("./build/package.js");
  const { buildSparkData } = await import("./build/spark.js");
  const { buildSite } = await import("./build/site.js");
  const { checkBudgets } = await import("./build/budgets.js");
  await exclusively(async () => {
    const matrix = readMatrix();
    for (const [name, target] of Object.entries(matrix.wasm)) await buildWasm(name, target);
    await buildPackage();
    await buildSparkData();
    await buildSite();
    await checkBudgets(matrix.budgets);
  });
  note(`built in ${seconds(start)}`);
}

if (isMain(import.meta.url)) await runMain(build);
