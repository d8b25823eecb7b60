// Where things are: the repository, and the folder outside of it that keeps the build tools.
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The root of the repository. */
export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** A path inside the repository. @param {...string} parts */
export const inRoot = (...parts) => join(root, ...parts);

// Outside the repository, so that a second clone does not compile the tools again.
const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");

/** Tools that the set-up installs; laid out as `cargo install --root` does it. */
export const toolsRoot = join(cache, "tokentill", "tools");
export const toolsBin = join(toolsRoot, "bin");

/** Records of what was built from what. Inside node_modules: new packages mean a new build. */
export const stampsFolder = inRoot("node_modules", ".cache", "tokentill");
