// Python and Java for the tests of integrations/spark: a developer's own, of a fitting version, and an environment
// of Python packages below target/. Their absence skips tests and is said; it is no failure.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../lib/paths.js";
import { note } from "../lib/report.js";
import { capture, run } from "../lib/run.js";
import { unlessFresh } from "../lib/stamp.js";
import { isOlder } from "./rust.js";

const environment = inRoot("target", "spark-venv");
const project = inRoot("integrations", "spark");
const PYTHON = "3.10";
const JAVA = "17";

/** The environment's own Python. */
export const sparkPython = join(
  environment,
  ...(process.platform === "win32" ? ["Scripts", "python.exe"] : ["bin", "python"]),
);

/** Why Spark cannot run here, or undefined. */
export function whyWithoutSpark() {
  if (!findPython()) return `no Python ${PYTHON} or newer was found; set PYTHON to its program`;
  const java = /version "(\d+)/.exec(capture(javaProgram(), ["-version"]).stderr)?.[1];
  if (!java || isOlder(java, JAVA)) return `no Java ${JAVA} or newer was found; set JAVA_HOME`;
  return undefined;
}

/** Installs what is missing into the environment: the packages once, our own when it has changed. */
export async function ensureSparkPackages() {
  const python = findPython();
  const requirements = join(project, "requirements-test.txt");
  const pip = (/** @type {string[]} */ ...args) =>
    run(sparkPython, ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", ...args]);
  const packages = {
    name: "spark-packages",
    inputs: [requirements],
    settings: [python],
    outputs: [join(environment, "pyvenv.cfg")],
  };
  await unlessFresh(packages, () => {
    note("Python packages of integrations/spark: installing them, once");
    if (!existsSync(sparkPython)) run(/** @type {string} */ (python), ["-m", "venv", environment]);
    pip("--requirement", requirements);
  });
  const own = {
    name: "spark-package",
    inputs: ["src", "pyproject.toml", "hatch_build.py", "README.md"].map((path) =>
      join(project, path),
    ),
    settings: [python],
    outputs: [join(environment, "pyvenv.cfg")],
  };
  // As a user installs it, so that a file missing from the package is missed here.
  await unlessFresh(own, () =>
    pip("--no-deps", "--no-build-isolation", "--force-reinstall", project),
  );
}

function findPython() {
  const named = process.env.PYTHON ? [process.env.PYTHON] : ["python3", "python"];
  return named.find((program) => {
    const version = /Python (\d+\.\d+)/.exec(capture(program, ["--version"]).stdout)?.[1];
    return version !== undefined && !isOlder(version, PYTHON);
  });
}

const javaProgram = () =>
  process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin", "java") : "java";
