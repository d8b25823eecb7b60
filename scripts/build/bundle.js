// esbuild with the settings that the package and the page share.
import * as esbuild from "esbuild";
import { root } from "../lib/paths.js";
import { Failure } from "../lib/report.js";

/** @param {import("esbuild").BuildOptions} options */
export async function bundle(options) {
  /** @type {import("esbuild").BuildOptions} */
  const settings = {
    absWorkingDir: root,
    bundle: true,
    format: "esm",
    // The oldest engines with everything the page needs: WebAssembly SIMD, module workers, CSS nesting.
    target: ["es2022", "chrome120", "firefox120", "safari17.2"],
    minify: true,
    // The licences of bundled packages stay in the files.
    legalComments: "eof",
    logLevel: "warning",
    ...options,
  };
  await esbuild.build(settings).catch((error) => {
    // esbuild has shown each error with its place already.
    throw new Failure(`esbuild: ${error.errors?.length ?? 0} error(s), shown above.`);
  });
}
