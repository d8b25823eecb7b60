// `npm run bench`: builds, installs the peers and measures all of them. See `help` for its options.
import { parseArgs } from "node:util";
import { build } from "./build.js";
import { Failure, runMain } from "./lib/report.js";

const help = `npm run bench -- [options]
  --quick             fewer samples, no text of 10 MB
  --node, --chromium  only there
  --only PART         size, ready, texts or keystrokes; may be repeated
  --text NAME         prose, markdown, rust, cjk, scripts, hostile or a; may be repeated
  --markdown          also writes the tables into README.md`;

await runMain(async () => {
  const options = wanted();
  if (options.help) return console.log(help);
  await build({ browser: true });
  // Not imported at the top: these use npm packages, which the set-up has only just made sure of.
  const { ensurePeers } = await import("../benches/peers/install.js");
  const { bench, PARTS } = await import("../benches/peers/bench.js");
  ensurePeers();
  const { quick, node, chromium, only, text, markdown } = options;
  const unknown = only.find((part) => !PARTS.includes(part));
  if (unknown)
    throw new Failure(`npm run bench: --only ${unknown} is none of ${PARTS.join(", ")}.`);
  await bench({
    quick,
    markdown,
    node: node || !chromium,
    chromium: chromium || !node,
    parts: only.length > 0 ? only : PARTS,
    texts: text,
    command: ["npm run bench", ...process.argv.slice(2)]
      .join(" ")
      .replace("bench --", "bench -- --"),
  });
});

function wanted() {
  try {
    return parseArgs({
      options: {
        help: { type: "boolean", default: false },
        quick: { type: "boolean", default: false },
        node: { type: "boolean", default: false },
        chromium: { type: "boolean", default: false },
        markdown: { type: "boolean", default: false },
        only: { type: "string", multiple: true, default: [] },
        text: { type: "string", multiple: true, default: [] },
      },
    }).values;
  } catch (error) {
    throw new Failure(`npm run bench: ${/** @type {Error} */ (error).message}\n${help}`);
  }
}
