// `npm run classes`: writes the tables of character classes and of NFC anew. Not a redirection in the
// shell, which would empty a table before cargo compiles the crate that includes it.
import { writeFileSync } from "node:fs";
import { inRoot } from "./lib/paths.js";
import { Failure, runMain } from "./lib/report.js";
import { capture } from "./lib/run.js";

const tables = {
  classes: inRoot("src", "tokenizer", "split", "class_tables.rs"),
  nfc: inRoot("src", "tokenizer", "normalize", "nfc_tables.rs"),
};

await runMain(() => {
  for (const [program, table] of Object.entries(tables)) {
    const args = ["run", "--quiet", "--features=tools", `--bin=${program}`, "--locked"];
    const { ok, stdout, stderr } = capture("cargo", args);
    if (!ok) throw new Failure(stderr);
    writeFileSync(table, stdout);
  }
});
