// Uses the installed package by its name and prints what came out as JSON.
import { readFileSync } from "node:fs";
import { openTill, TillError } from "tokentill";
import { report } from "./report.js";

const till = await openTill();
const result = await report(till, process.argv.slice(2));
const read = (name) => readFileSync(new URL(import.meta.resolve(`tokentill/${name}`)));
const caught = await till.load("no-such-model").catch((error) => error);
console.log(
  JSON.stringify({
    ...result,
    pack: read("vocabularies/o200k_base.till").length,
    priceBook: JSON.parse(read("prices.json").toString()),
    version: JSON.parse(read("package.json").toString()).version === till.version,
    errorClass: caught instanceof TillError && caught.code,
  }),
);
