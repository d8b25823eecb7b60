// Node itself: the one tool that must be there already, because it runs this.
import { Failure } from "../lib/report.js";

const needed = 20;

export function ensureNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < needed) {
    throw new Failure(
      `Node ${process.versions.node} is too old for the build: it needs ${needed} or newer. ` +
        `Install one from https://nodejs.org and run the command again.`,
    );
  }
}
