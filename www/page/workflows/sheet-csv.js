// The workflows as a table for spreadsheets: what was filled in, and what came out. Written and read
// here, not by a library: the smallest well-kept one that reads and writes is larger than this whole view.
import { t } from "../../i18n/workflows.js";
import { fromFile, RefusedFile, toFile, FORMAT, VERSION } from "./sheet-file.js";
import { newSheet, TEXTS } from "./sheet.js";

/** @typedef {import("./sheet.js").Sheet} Sheet */

const FIELDS = /** @type {const} */ ([
  ...["name", "model", "runsPerMonth", "turns", "history", "lastTurns", "summaryTokens", "steps"],
  ...["retryRate", "cacheHitRate", "cacheWrite", "variant", "revenuePerRunUsd"],
]);
const RESULTS = [
  ...["usdPerRun", "usdPerInference", "tokensPerRun", "usdPerMonthLow", "usdPerMonthLikely"],
  ...["usdPerMonthHigh", "share"],
];

/**
 * @param {Sheet} sheet @param {(id: number) => Record<string, number> | undefined} tokensOf
 * @param {(id: number) => import("tokentill").WorkflowForecast | undefined} forecastOf
 */
export function toCsv(sheet, tokensOf, forecastOf) {
  const { workflows } = toFile(sheet, { texts: false, tokensOf });
  const rows = workflows.map((/** @type {any} */ one, index) => {
    const forecast = forecastOf(sheet.workflows[index].id);
    const { low, likely, high } = forecast?.usdPerMonth ?? {};
    return [
      ...FIELDS.map((name) => one[name]),
      ...TEXTS.map((name) => one.tokens[name]),
      one.routes
        .map((/** @type {any} */ { model, share }) => `${model}=${plain(share)}`)
        .join(" + "),
      ...[forecast?.usdPerRun, forecast?.usdPerInference, forecast?.tokensPerRun],
      ...[low, likely, high, forecast?.share],
    ];
  });
  const head = [...FIELDS, ...TEXTS, "routes", ...RESULTS];
  return [head, ...rows].map((row) => row.map(field).join(",") + "\r\n").join("");
}

/**
 * Only the workflows: a table has no place for the budget. Columns that it does not know are passed over, and named.
 * @param {string} csv @param {string} today
 */
export function fromCsv(csv, today) {
  const [head = [], ...rows] = parse(csv);
  const names = head.map((name) => name.trim());
  if (!names.includes("name")) throw new RefusedFile(t.file.noNameColumn);
  const known = new Set([...FIELDS, ...TEXTS, "routes", ...RESULTS]);
  const workflows = rows.map((row, index) => {
    if (row.length > names.length) throw new RefusedFile(t.file.longRow(String(index + 2)));
    const cells = Object.fromEntries(names.map((name, at) => [name, row[at]?.trim() || undefined]));
    return {
      ...Object.fromEntries(FIELDS.map((name) => [name, numeric(cells[name])])),
      name: cells.name ?? "",
      from: "numbers",
      tokens: Object.fromEntries(TEXTS.map((name) => [name, cells[name]])),
      routes: routesOf(cells.routes),
    };
  });
  const { sheet } = fromFile(
    { format: FORMAT, version: VERSION, agreedOn: newSheet(today).agreedOn, workflows },
    today,
  );
  return { sheet, passedOver: names.filter((name) => !known.has(name)) };
}

/** A fraction must come as a number to be shown in percent; all else stays as it is written. @param {string | undefined} cell */
function numeric(cell) {
  return cell !== undefined && /^-?\d+(\.\d+)?$/.test(cell) && cell.length < 16
    ? Number(cell)
    : cell;
}

/** @param {string | undefined} cell such as "gpt-4o=0.8 + gpt-4o-mini=0.2" */
function routesOf(cell) {
  if (!cell) return [];
  return cell.split("+").map((part) => {
    const at = part.lastIndexOf("=");
    return {
      model: part.slice(0, at < 0 ? undefined : at).trim(),
      share: at < 0 ? "" : numeric(part.slice(at + 1).trim()),
    };
  });
}

/** Never as 5e-7, which spreadsheets of some countries read as text. @param {unknown} value */
function plain(value) {
  return typeof value === "number" && !Number.isInteger(value)
    ? value.toFixed(12).replace(/\.?0+$/, "")
    : String(value ?? "");
}

/** @param {unknown} value a missing one is an empty field, not a zero */
function field(value) {
  const text = plain(value);
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of cells; commas, semicolons or tabs between them, whichever the first row has. @param {string} csv */
function parse(csv) {
  const text = csv.replace(/^\uFEFF/, "");
  const first = text.slice(0, text.search(/[\r\n]|$/));
  const comma = [",", ";", "\t"].find((one) => first.includes(one)) ?? ",";
  /** @type {string[][]} */
  const rows = [];
  let row = [""];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const one = text[at];
    if (quoted) {
      if (one !== '"') row[row.length - 1] += one;
      else if (text[at + 1] === '"') row[row.length - 1] += text[++at];
      else quoted = false;
    } else if (one === '"' && row.at(-1) === "") quoted = true;
    else if (one === comma) row.push("");
    else if (one === "\n" || (one === "\r" && text[at + 1] !== "\n")) {
      rows.push(row);
      row = [""];
    } else if (one !== "\r") row[row.length - 1] += one;
  }
  if (quoted) throw new RefusedFile(t.file.openQuote(String(rows.length + 1)));
  rows.push(row);
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ""));
}
