// The comparison as a CSV file, made in the page and saved by the browser. Dollars always; the chosen
// currency beside them, under a heading that says at which rate of which day.
import { comparedRows } from "./state.js";

const COLUMNS = [
  "model", "provider", "tokens", "low", "high", "basis", "expected_output",
  "usd_per_call", "usd_per_1000_calls", "price_as_of",
]; // prettier-ignore

/** @param {import("./state.js").State} state */
export function tableAsCsv(state) {
  const { currency } = state;
  const rows = comparedRows(state).map(({ info, quote, tag }) => [
    info.id,
    info.provider,
    quote?.count?.tokens,
    quote?.count?.low,
    quote?.count?.high,
    tag,
    state.output,
    decimal(quote?.bill?.usd),
    decimal(quote?.thousandUsd),
    info.price?.asOf,
    ...(currency ? [exchanged(quote?.bill?.usd), exchanged(quote?.thousandUsd)] : []),
  ]);
  /** @param {number | undefined} usd */
  function exchanged(usd) {
    return decimal(usd === undefined ? undefined : usd * (currency?.rate ?? NaN));
  }
  return [[...COLUMNS, ...currencyColumns(currency)], ...rows]
    .map((row) => row.map(field).join(",") + "\r\n")
    .join("");
}

/** Such as `eur_per_call_at_0.92_on_2026-11-20`. @param {import("./state.js").State["currency"]} currency */
function currencyColumns(currency) {
  if (!currency) return [];
  const code = currency.code.toLowerCase();
  const at = `at_${currency.rate}_on_${currency.date}`;
  return [`${code}_per_call_${at}`, `${code}_per_1000_calls_${at}`];
}

/** @param {string} name @param {string} text @param {string} [type] */
export function save(name, text, type = "text/csv") {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Never as 5e-7, which spreadsheets of some countries read as text. @param {number | undefined} usd */
function decimal(usd) {
  return usd?.toFixed(12).replace(/\.?0+$/, "");
}

/** A missing value is an empty field, not a zero. @param {string | number | undefined} value */
function field(value) {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
