// `npm run accuracy`: for each encoding the texts compared and the mismatches; for Claude and for estimates how far
// off they are by kind of text, beside what others would have said. `-- --markdown` writes it into README.
import { parseArgs } from "node:util";
import { build } from "./build.js";
import { readTexts } from "./accuracy/texts.js";
import { claudeTable, estimateTable, exactTable } from "./accuracy/tables.js";
import { inRoot } from "./lib/paths.js";
import { runMain } from "./lib/report.js";

const CLAUDE =
  "Claude: how far each is off on average, and at most, from what Anthropic's count_tokens answered (without the " +
  "message's frame).";
const ESTIMATES =
  "Estimates: each of twelve known vocabularies since 2022 as if nobody knew it, on texts that the factors were not " +
  "fitted on. How far off on average, and how many counts lie within the interval.";

await runMain(async () => {
  const { values } = parseArgs({ options: { markdown: { type: "boolean", default: false } } });
  await build();
  // Not imported at the top: these use npm packages and the build, which are only now sure to be there.
  const { ensurePeers } = await import("../benches/peers/install.js");
  ensurePeers();
  const measure = await import("./accuracy/measure.js");
  /** @type {typeof import("tokentill")} */
  const { openTill } = await import(inRoot("dist", "index.js"));
  const till = await openTill();
  await till.load(...till.encodings().map(({ name }) => name));

  const { from, texts } = readTexts();
  const estimates = measure.estimates(till, texts);
  const claude = await measure.claude(till, texts);
  const parts = [
    `Measured on ${texts.length} texts of ${from}.`,
    exactTable(measure.exactness(till, texts)),
    ...(claude.length > 0 ? [CLAUDE, claudeTable(claude)] : []),
    ...(estimates.length > 0 ? [ESTIMATES, estimateTable(estimates)] : []),
  ];
  const tables = parts.join("\n\n");
  console.log(tables);
  if (values.markdown) {
    const { writeIntoReadme } = await import("../benches/peers/readme.js");
    await writeIntoReadme(tables, "accuracy");
  }
});
