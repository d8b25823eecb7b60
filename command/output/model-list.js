// What --list-models prints: the models that a search finds, with their basis and prices.
import { table } from "./table.js";

/** @typedef {import("tokentill").ModelInfo} ModelInfo */

/** @param {ModelInfo[]} models @param {number} [width] */
export function modelList(models, width) {
  const rows = models.map(({ provider, id, basis, status, price }) => [
    ...[`${provider}/${id}`, basis, status === "current" ? "" : status],
    ...[perMillion(price?.input), perMillion(price?.output)],
  ]);
  const columns = [
    ...[
      { head: "Model", isText: true },
      { head: "Basis", isText: true },
    ],
    ...[{ head: "", isText: true }, { head: "Input" }, { head: "Output" }],
  ];
  return `${table(columns, rows, width === undefined ? {} : { width })}\nDollars for a million tokens.`;
}

/** @param {number} [usd] */
const perMillion = (usd) => (usd === undefined ? "–" : `$${usd}`);
