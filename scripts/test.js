// `npm test`: set-up, build, every check and every test. Fails when anything fails, after running all of it.
import { readdirSync, existsSync } from "node:fs";
import { build } from "./build.js";
import { checks } from "./check.js";
import { inRoot } from "./lib/paths.js";
import { Failure, runMain } from "./lib/report.js";
import { run } from "./lib/run.js";
import { runSteps } from "./lib/steps.js";
import { findBrowser } from "./setup/browser.js";
import { whyWithoutSpark } from "./setup/python.js";
import { testSpark } from "./spark.js";

await runMain(async () => {
  await build({ browser: true });
  await runSteps([
    ...checks(),
    {
      name: "Rust tests",
      run: () => run("cargo", ["test", "--locked", "--features=tools"]),
    },
    { name: "page tests", skip: whyWithoutBrowser(), run: () => nodeTests("tests", "www") },
    { name: "command tests", run: () => nodeTests("tests", "command") },
    { name: "package tests", run: () => nodeTests("tests", "package") },
    { name: "Spark tests", skip: whyWithoutSpark(), run: testSpark },
  ]);
});

/** @param {...string} folder */
function nodeTests(...folder) {
  const files = existsSync(inRoot(...folder)) ? readdirSync(inRoot(...folder)) : [];
  const tests = files
    .filter((name) => name.endsWith(".test.js"))
    .map((name) => inRoot(...folder, name));
  if (tests.length === 0) throw new Failure(`${folder.join("/")} has no *.test.js.`);
  // Page tests wait more than they work: two files at a time share the cores without being in each other's way.
  run(process.execPath, ["--test", "--test-concurrency=2", "--test-reporter=spec", ...tests]);
}

/** On a developer's machine a missing browser is no failure; in CI, where nobody reads the output, the tests fail. */
function whyWithoutBrowser() {
  if (findBrowser() || process.env.CI) return undefined;
  return "no Chromium or Chrome was found; set CHROME_PATH to its program";
}
