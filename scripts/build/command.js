// The command in dist/command/: its libraries inside, the package itself beside it.
import { bundle } from "./bundle.js";

export async function bundleCommand() {
  await bundle({
    // Named flat, so that `new URL("./worker.js", import.meta.url)` means the same here and there.
    entryPoints: { tokentill: "command/main.js", worker: "command/counting/worker.js" },
    outdir: "dist/command",
    platform: "node",
    target: ["node20"],
    // It uses what everybody can import, by the same names: Node finds a package's own name from inside it.
    external: ["tokentill", "tokentill/*"],
    banner: { js: banner },
    splitting: true,
    chunkNames: "shared-[hash]",
  });
}

// Some libraries are CommonJS, and ask for Node's own modules in their way.
const banner = `#!/usr/bin/env node
import { createRequire as requireFrom } from "node:module";
const require = requireFrom(import.meta.url);`;
