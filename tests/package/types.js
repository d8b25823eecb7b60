// The published types, in the eyes of a TypeScript user and of the tools that judge packages.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.js";
import { capture } from "../../scripts/lib/run.js";

const typescript = inRoot("node_modules", "typescript", "bin", "tsc");
const attw = inRoot("node_modules", "@arethetypeswrong", "cli", "dist", "index.js");

/** @param {() => import("./packed.js").Installed} installed */
export function typesSuite(installed) {
  for (const [module, resolution] of [
    ["nodenext", "nodenext"],
    ["esnext", "bundler"],
  ]) {
    test(`a strict program compiles with module resolution "${resolution}"`, () => {
      // prettier-ignore
      const args = [
        typescript, "--ignoreConfig", "--strict", "--noEmit", "--target", "es2023", "--types", "",
        "--lib", "es2023,dom", "--module", `${module}`, "--moduleResolution", `${resolution}`, "types.ts",
      ];
      const { ok, stdout } = capture(process.execPath, args, { cwd: installed().folder });
      assert.ok(ok, stdout);
    });
  }

  test("are the types wrong? No", () => {
    // prettier-ignore
    const args = [
      attw, installed().tarball, "--profile", "esm-only", "--no-definitely-typed", "--no-emoji",
      "--entrypoints", ".", "counter", "worker", "element", "define", "rough", "inline",
    ];
    const { ok, stdout, stderr } = capture(process.execPath, args);
    assert.ok(ok, stdout + stderr);
  });
}
