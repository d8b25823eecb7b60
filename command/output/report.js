// The tables that people read: for each model the files, then all files by model. Knows no terminal but its width.
import { counted, decimalsFor, dollars, grouped } from "./amounts.js";
import { table, leastWidth } from "./table.js";

/** @typedef {import("../corpus.js").Sums} Sums */
/** @typedef {import("../corpus.js").FileSum} FileSum */
/** @typedef {import("../pricing/models.js").Asked} Asked */
/** @typedef {import("../pricing/tally.js").Tally} Tally */
/** @typedef {import("./table.js").Column} Column */

/**
 * @param {Sums} sums
 * @param {Asked[]} asked
 * @param {import("../options.js").Options} options
 * @param {number} [width]
 */
export function report(sums, asked, options, width) {
  const { files, total } = sums;
  const hasOutput = options.outputTokens !== undefined;
  const sections = files.length === 1 ? [] : asked.map((model, at) => byFile(sums, model, at));
  /** @type {Table} */
  const byModel = {
    title: `${title(sums)}\n${terms(options)}`,
    columns: [
      { head: "Model", isText: true },
      { head: "Basis", isText: true },
    ],
    rows: asked.map(({ name, info }, at) => ({
      cells: [name, info.basis],
      tally: /** @type {Tally} */ (total.tallies[at]),
    })),
  };
  const tables = [...sections, byModel].map((one) => section(one, hasOutput, width)).join("\n\n");
  const ranges = asked.flatMap(({ name }, at) => range(name, total.tallies[at]));
  return ranges.length > 0 ? `${tables}\n\n${ranges.join("\n")}` : tables;
}

/** What the interval of an estimate means in money. @param {string} name @param {Tally} [tally] */
function range(name, tally) {
  if (!tally || tally.least === tally.most) return [];
  const decimals = decimalsFor(tally.most);
  const ends = [tally.least, tally.most].map((pico) => dollars(pico, decimals));
  return [`${name} costs between ${ends.join(" and ")}.`];
}

/**
 * @typedef {object} Table
 * @property {string} title
 * @property {Column[]} columns
 * @property {{ cells: string[], tally: Tally }[]} rows
 * @property {number} [rule] the row with a line above it
 */

/** @param {Sums} sums @param {Asked} model @param {number} at @returns {Table} */
function byFile({ files, total }, { name, info }, at) {
  /** @param {FileSum} file */
  const row = ({ source, records, tallies }) => ({
    cells: [source.name, grouped(records)],
    tally: /** @type {Tally} */ (tallies[at]),
  });
  return {
    title: `${name}  ·  ${info.basis}, ${info.encoding}`,
    columns: [{ head: "File", isText: true, isPath: true }, { head: "Records" }],
    rows: [...files, total].map(row),
    rule: files.length,
  };
}

/** @param {Table} wanted @param {boolean} hasOutput @param {number} [width] */
function section(wanted, hasOutput, width = Infinity) {
  const beside = laidOut(wanted, hasOutput, false);
  const needed = leastWidth(beside.columns, beside.rows);
  // A path can be shortened; a number cannot.
  const { columns, rows, rules } = needed <= width ? beside : laidOut(wanted, hasOutput, true);
  return `${wanted.title}\n\n${table(columns, rows, { width, rules })}`;
}

/** @param {Table} wanted @param {boolean} hasOutput @param {boolean} isNarrow intervals stand below their count, not beside it */
function laidOut({ columns, rows, rule }, hasOutput, isNarrow) {
  const hasInterval = rows.some(({ tally }) => tally.low !== tally.high);
  const largest = rows.map(({ tally }) => tally.total).reduce((a, b) => (a > b ? a : b), 0n);
  const decimals = decimalsFor(largest);
  const isBeside = hasInterval && !isNarrow;
  const heads = [
    ...["Tokens", ...(isBeside ? ["Low–high"] : [])],
    ...(hasOutput ? ["Input", "Output", "Total"] : ["Input cost"]),
  ];
  /** @type {string[][]} */
  const lines = [];
  const rules = [];
  for (const [at, { cells, tally }] of rows.entries()) {
    if (at === rule) rules.push(lines.length);
    const between = tally.low === tally.high ? "" : interval(tally);
    const money = hasOutput ? [tally.input, tally.output, tally.total] : [tally.input];
    const amounts = money.map((pico) => dollars(pico, decimals));
    lines.push([...cells, grouped(tally.tokens), ...(isBeside ? [between] : []), ...amounts]);
    if (isNarrow && between) lines.push([...cells.map(() => ""), between]);
  }
  return { columns: [...columns, ...heads.map((head) => ({ head }))], rows: lines, rules };
}

/** @param {Tally} tally */
const interval = ({ low, high }) => `${grouped(low)}–${grouped(high)}`;

/** @param {Sums} sums */
function title({ files: [first, ...others], total }) {
  const what =
    others.length > 0 ? counted(others.length + 1, "file") : (first?.source.name ?? "nothing");
  const bad = total.bad > 0 ? `, ${grouped(total.bad)} not counted` : "";
  return `${what}  ·  ${counted(total.records, "record")}${bad}`;
}

/** @param {import("../options.js").Options} options */
function terms({ on, variant, region, outputTokens }) {
  const answers =
    outputTokens === undefined ? "input only" : `${grouped(outputTokens)} output tokens each`;
  const chosen = [variant, region].filter((one) => one !== undefined);
  return [answers, ...chosen, `prices of ${on.toISOString().slice(0, 10)}`].join(", ");
}
