// `npm run check`: formatting, lints and types. Needs what the build makes, for the types of the bindings.
import { build } from "./build.js";
import { isMain } from "./lib/main.js";
import { inRoot } from "./lib/paths.js";
import { runMain } from "./lib/report.js";
import { run } from "./lib/run.js";
import { runSteps } from "./lib/steps.js";
import { findWasmEnvironment, target } from "./setup/wasm-target.js";

/** @param {...string} parts of a JavaScript program inside node_modules, then its arguments */
const node = (...parts) =>
  run(process.execPath, [inRoot("node_modules", parts[0] ?? ""), ...parts.slice(1)]);

/** @param {string[]} args @param {Record<string, string>} [env] */
const clippy = (args, env) =>
  run("cargo", ["clippy", "--locked", ...args, "--", "-D", "warnings"], env ? { env } : {});

/** @returns {import("./lib/steps.js").Step[]} */
export function checks() {
  const wasm = findWasmEnvironment();
  // Debian's compiler, the fallback, comes without clippy; the bindings are then linted natively only.
  const noWasmClippy = wasm?.RUSTUP_TOOLCHAIN
    ? "this WebAssembly compiler has no clippy"
    : undefined;
  return [
    { name: "rustfmt", run: () => run("cargo", ["fmt", "--all", "--check"]) },
    { name: "clippy, core", run: () => clippy(["--lib", "--no-default-features"]) },
    // Each half of the bindings must do without the other.
    {
      name: "clippy, counter",
      run: () => clippy(["--lib", "--no-default-features", "--features=counter"]),
    },
    {
      name: "clippy, ledger",
      run: () => clippy(["--lib", "--no-default-features", "--features=ledger"]),
    },
    {
      name: "clippy, plain",
      run: () => clippy(["--lib", "--no-default-features", "--features=plain"]),
    },
    { name: "clippy, everything", run: () => clippy(["--all-targets", "--all-features"]) },
    {
      name: "clippy, WebAssembly",
      skip: noWasmClippy,
      run: () => clippy(["--lib", "--features=wasm", `--target=${target}`]),
    },
    {
      name: "prettier",
      run: () => node("prettier/bin/prettier.cjs", "--log-level=warn", "--check", "."),
    },
    { name: "types", run: () => node("typescript/bin/tsc", "--project", inRoot("tsconfig.json")) },
    {
      name: "tidy",
      run: () => run("cargo", ["test", "--locked", "--quiet", "--features=tools", "--test=tidy"]),
    },
  ];
}

if (isMain(import.meta.url)) {
  await runMain(async () => {
    await build();
    await runSteps(checks());
  });
}
