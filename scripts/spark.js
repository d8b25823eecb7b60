// `npm run spark -- test` and `npm run spark -- bench`: the Python package of integrations/spark, tested and measured
// in an environment of its own.
import { build } from "./build.js";
import { isMain } from "./lib/main.js";
import { inRoot } from "./lib/paths.js";
import { Failure, runMain } from "./lib/report.js";
import { run } from "./lib/run.js";
import { ensureSparkPackages, sparkPython, whyWithoutSpark } from "./setup/python.js";

const project = inRoot("integrations", "spark");

/** After a build, which fills the package. */
export async function testSpark() {
  await ensureSparkPackages();
  run(sparkPython, ["-m", "pytest", "--quiet", "--durations=3"], { cwd: project });
}

/** @param {string[]} args of benchmark.py */
async function measureSpark(args) {
  await ensureSparkPackages();
  run("cargo", ["build", "--locked", "--quiet", "--release", "--example=count_texts"]);
  run(sparkPython, ["benchmark.py", ...args], { cwd: project });
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    const [what, ...rest] = process.argv.slice(2);
    const missing = whyWithoutSpark();
    if (missing) throw new Failure(`Spark cannot run here: ${missing}.`);
    if (what !== "test" && what !== "bench") {
      throw new Failure("npm run spark -- test, or npm run spark -- bench");
    }
    await build();
    await (what === "test" ? testSpark() : measureSpark(rest));
  });
}
