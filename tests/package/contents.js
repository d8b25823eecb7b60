// What travels in the tarball, and what must not.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { root } from "../../scripts/lib/paths.js";
import { filesBelow } from "../../scripts/lib/stamp.js";
import { findWasmEnvironment } from "../../scripts/setup/wasm-target.js";

/** @param {() => import("./packed.js").Installed} installed */
export function contentsSuite(installed) {
  const manifest = () =>
    JSON.parse(readFileSync(join(installed().package, "package.json"), "utf8"));

  test("nothing but the built package and its papers", () => {
    const places = filesBelow(installed().package).map(
      (path) => relative(installed().package, path).split(/[\\/]/)[0],
    );
    assert.deepEqual(
      [...new Set(places)].sort(),
      [
        "LICENSE",
        "NOTICE",
        "README.md",
        "custom-elements.json",
        "dist",
        "licences",
        "package.json",
      ].sort(),
    );
  });

  test("it depends on no other package", () => {
    assert.deepEqual(manifest().dependencies ?? {}, {});
    assert.deepEqual(manifest().peerDependencies ?? {}, {});
  });

  test("no file tells where it was built", () => {
    // Debian's way builds Rust's standard library by itself, maybe by hand and with paths of its own.
    const ownStandardLibrary = findWasmEnvironment()?.RUSTUP_TOOLCHAIN !== undefined;
    for (const path of filesBelow(installed().package)) {
      const places = path.endsWith(".wasm") && ownStandardLibrary ? [root] : [root, homedir()];
      const bytes = readFileSync(path);
      const told = places.filter((place) => bytes.includes(`${place}/`));
      assert.deepEqual(told, [], relative(installed().package, path));
    }
  });

  test("publint has nothing to say", async () => {
    const { messages } = await publint({ pkgDir: installed().package, strict: true, pack: false });
    assert.deepEqual(
      messages.map((message) => formatMessage(message, manifest(), { color: false })),
      [],
    );
  });
}
