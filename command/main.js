// The command `tokentill`: reads its arguments, counts, prints. The one place that knows standard streams,
// signals and exit codes.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { CommanderError } from "commander";
import { countCorpus } from "./corpus.js";
import { findSources } from "./inputs/sources.js";
import { helpText, readOptions } from "./options.js";
import { resultDocument } from "./output/document.js";
import { modelList } from "./output/model-list.js";
import { Progress } from "./output/progress.js";
import { problemLines, warningLines } from "./output/remarks.js";
import { report } from "./output/report.js";
import { askedModels } from "./pricing/models.js";
import { UsageError } from "./usage-error.js";

/** @typedef {import("./options.js").Options} Options */

const EXIT = { fine: 0, badRecords: 1, usage: 2, interrupted: 130, fault: 70 };

/** @type {{ version: string }} */
const { version } = createRequire(import.meta.url)("tokentill/package.json");

/** @type {Progress | undefined} */
let progress;

/** @param {Options} options @param {boolean} isBare nothing was typed */
async function run(options, isBare) {
  const isPiped = !process.stdin.isTTY;
  if (isBare && !isPiped) {
    console.error(helpText(version));
    return EXIT.usage;
  }
  const { openTill } = await import("tokentill");
  const prices = options.prices === undefined ? undefined : textOf(options.prices);
  const till = await openTill(prices === undefined ? {} : { prices });
  if (options.listModels !== undefined) return listModels(till, options);
  const sources = await findSources(options, isPiped);
  const { asked, counted } = askedModels(till, options);
  progress = new Progress(barStream(options), total(sources));
  const sums = await countCorpus({
    ...{ till, sources, asked, counted, threads: options.threads },
    ...(prices !== undefined && { prices }),
    reading: { ...reading(options), input: process.stdin },
    progress: (bytes) => progress?.add(bytes),
  });
  progress.stop();
  if (options.json) print(JSON.stringify(resultDocument(sums, asked, options, version)));
  else print(report(sums, asked, options, process.stdout.columns));
  const remarks = options.quiet ? [] : warningLines(sums, asked);
  for (const line of [...problemLines(sums), ...remarks]) console.error(line);
  return sums.total.bad > 0 ? EXIT.badRecords : EXIT.fine;
}

/** @param {import("tokentill").Till} till @param {Options} options */
function listModels(till, { listModels, provider, on, json }) {
  const search = typeof listModels === "string" ? { search: listModels } : {};
  const models = till.models({ ...search, ...(provider && { provider }), on });
  if (models.length === 0) throw new UsageError(`No model is found by "${listModels}".`);
  print(json ? JSON.stringify(models) : modelList(models, process.stdout.columns));
  return EXIT.fine;
}

/** @param {Options} options */
const reading = ({ field, delimiter }) => ({
  ...(field !== undefined && { field }),
  ...(delimiter !== undefined && { delimiter }),
});

/** @param {Options} options */
const barStream = ({ progress, quiet }) =>
  progress && !quiet && process.stderr.isTTY ? process.stderr : undefined;

/** Nothing where one source does not know its size. @param {import("./inputs/sources.js").Source[]} sources */
function total(sources) {
  const sizes = sources.map(({ bytes }) => bytes);
  return sizes.includes(undefined) ? undefined : sizes.reduce((sum = 0, size = 0) => sum + size, 0);
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new UsageError(`The prices cannot be read: ${message}.`);
  }
}

/** @param {string} text */
const print = (text) => process.stdout.write(`${text}\n`);

/** One sentence of what went wrong; the exit code. @param {unknown} error */
function told(error) {
  // commander has said it already, also where help or the version was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
  const { name, code, message } = /** @type {any} */ (error);
  if (name === "UsageError" || (name === "TillError" && code === "bad-input")) {
    console.error(`tokentill: ${message}`);
    return EXIT.usage;
  }
  console.error(`tokentill: ${message ?? error}`);
  return EXIT.fault;
}

// A reader that has seen enough, such as `head`, is no trouble.
process.stdout.on("error", (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code === "EPIPE") process.exit(EXIT.fine);
  throw error;
});
process.on("SIGINT", () => {
  progress?.stop();
  process.exit(EXIT.interrupted);
});

try {
  const given = process.argv.slice(2);
  process.exitCode = await run(readOptions(given, version), given.length === 0);
} catch (error) {
  progress?.stop();
  process.exitCode = told(error);
}
