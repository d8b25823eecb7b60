// `npm run classes`: writes the table of character classes anew. Not a redirection in the shell, which
// would empty the table before cargo compiles the crate that includes it.
import { writeFileSync } from "node:fs";
import { inRoot } from "./lib/paths.js";
import { Failure, runMain } from "./lib/report.js";
import { capture } from "./lib/run.js";

const table = inRoot("src", "tokenizer", "split", "class_tables.rs");

await runMain(() => {
  const args = ["run", "--quiet", "--locked", "--features=tools", "--bin=classes"];
  const { ok, stdout, stderr } = capture("cargo", args);
  if (!ok) throw new Failure(stderr);
  writeFileSync(table, stdout);
});
