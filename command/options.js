// The command line: its options, their words, and what they mean. Knows no file and no model.
// commander reads it: the habit of Node's commands, without dependencies, kept up since 2011. Version 14 is the
// last for Node 20.
import { availableParallelism } from "node:os";
import { Command, InvalidArgumentError, Option } from "commander";

/**
 * @typedef {object} Options
 * @property {string[]} files as they were typed
 * @property {string[]} models
 * @property {number} [outputTokens] of every answer
 * @property {"standard" | "batch" | "flex" | "priority" | "fast"} [variant]
 * @property {"global" | "us" | "eu"} [region]
 * @property {string} [provider]
 * @property {Date} on
 * @property {string} [prices] a file
 * @property {Kind} [format]
 * @property {string} [field]
 * @property {string} [delimiter]
 * @property {number} threads
 * @property {boolean} json
 * @property {boolean} progress
 * @property {boolean} quiet
 * @property {string | true} [listModels] all, or those that a text finds
 */

/** @typedef {"text" | "jsonl" | "csv" | "tsv"} Kind */

/** The page's: one of each great maker. */
export const DEFAULT_MODELS = ["gpt-5.6-sol", "claude-sonnet-5-5", "gemini-3.8-flash"];

const EXAMPLES = `
Examples:
  tokentill README.md
  tokentill "docs/**/*.md" --models gpt-5.6-sol --output-tokens 400
  tokentill prompts.jsonl --field messages.0.content --variant batch --json
  cat prompts.csv | tokentill - --format csv --field prompt

One record (a text file, a line of JSONL, a row of CSV) is one text and one call.
Exit codes: 0 all counted; 1 some records could not be; 2 not understood, nothing was counted.
No text leaves this machine.`;

/**
 * @param {string[]} argv what follows the command's name
 * @param {string} version
 * @returns {Options} throws a CommanderError, also where help was asked for
 */
export function readOptions(argv, version) {
  const command = defined(version).exitOverride().parse(argv, { from: "user" });
  /** @type {any} */
  const { format, ...given } = command.opts();
  const kind = format === "markdown" ? "text" : format;
  return {
    json: false,
    quiet: false,
    ...given,
    ...(kind && { format: kind }),
    files: command.args,
  };
}

/** What --help prints. @param {string} version */
export const helpText = (version) => defined(version).helpInformation() + EXAMPLES;

/** @param {string} version */
function defined(version) {
  const one = (/** @type {string} */ flags, /** @type {string} */ words) =>
    new Option(flags, words);
  return new Command("tokentill")
    .description("Counts the tokens of files, and what sending them to a model costs.")
    .argument("[files...]", "files, folders, globs, or - for standard input")
    .addOption(
      one("-m, --models <names>", "models, with commas between")
        .argParser(names)
        .default(DEFAULT_MODELS, DEFAULT_MODELS.join(",")),
    )
    .addOption(
      one("-o, --output-tokens <number>", "tokens of each answer").argParser(whole("0", 0)),
    )
    .addOption(one("--variant <name>", "standard, batch, flex, priority or fast"))
    .addOption(one("--region <name>", "global, us or eu"))
    .addOption(one("--provider <name>", "whose prices, where several sell a model"))
    .addOption(
      one("--on <date>", "the day whose prices hold, as 2026-11-30; a day begins in UTC")
        .argParser(day)
        .default(new Date(), "now"),
    )
    .addOption(one("--prices <file>", "your own prices, laid over the price book (JSON)"))
    .addOption(
      one("-f, --format <kind>", "default: by the name of the file").choices([
        "text",
        "markdown",
        "jsonl",
        "csv",
        "tsv",
      ]),
    )
    .addOption(
      one("--field <name>", 'field of JSONL (dots go deeper) or column of CSV (default: "text")'),
    )
    .addOption(one("--delimiter <character>", "between the columns of CSV").argParser(character))
    .addOption(one("--json", "one JSON document instead of tables"))
    .addOption(
      one("--threads <number>", "worker threads")
        .argParser(whole("1", 1, 256))
        .default(availableParallelism(), "one a core"),
    )
    .addOption(one("--no-progress", "no progress bar"))
    .addOption(one("-q, --quiet", "no progress bar, no warnings"))
    .addOption(one("--list-models [search]", "the models it knows, with their prices"))
    .version(version, "-V, --version")
    .helpOption("-h, --help", "this text")
    .addHelpText("after", EXAMPLES);
}

/** @param {string} given */
function names(given) {
  const list = given.split(",").map((name) => name.trim());
  if (list.some((name) => name === "")) throw new InvalidArgumentError("A name is empty.");
  return [...new Set(list)];
}

/** @param {string} least @param {number} low @param {number} [high] */
const whole =
  (least, low, high = Number.MAX_SAFE_INTEGER) =>
  (/** @type {string} */ given) => {
    const number = /^\d+$/.test(given) ? Number(given) : NaN;
    if (number >= low && number <= high) return number;
    throw new InvalidArgumentError(`It is a whole number, ${least} or more.`);
  };

/** @param {string} given */
function day(given) {
  const time = /^\d{4}-\d{2}-\d{2}/.test(given) ? Date.parse(given) : NaN;
  if (Number.isNaN(time)) throw new InvalidArgumentError("It is a day such as 2026-11-30.");
  // February has no 30th, though JavaScript finds one.
  if (given.length === 10 && new Date(time).toISOString().slice(0, 10) !== given) {
    throw new InvalidArgumentError("There is no such day.");
  }
  return new Date(time);
}

/** @param {string} given */
function character(given) {
  const read = given === "\\t" ? "\t" : given;
  if (/^[^"\r\n]$/.test(read) && read.charCodeAt(0) < 128) return read;
  throw new InvalidArgumentError("It is one ASCII character, and no quote.");
}
