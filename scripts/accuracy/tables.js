// What was measured, as Markdown. Computes nothing.

/** @param {ReturnType<typeof import("./measure.js").exactness>} found */
export function exactTable(found) {
  const rows = found.map(({ name, texts, wrong }) => [`\`${name}\``, texts, texts ? wrong : "–"]);
  return table(["encoding", "texts compared", "mismatches"], rows);
}

/** @param {Awaited<ReturnType<typeof import("./measure.js").claude>>} found */
export function claudeTable(found) {
  const who = Object.keys(found[0]?.off ?? {});
  const rows = found.map(({ name, kind, texts, off }) => [
    `\`${name}\``,
    kind,
    texts,
    ...who.map((one) => `${percent(off[one].mean)} (${percent(off[one].most)})`),
  ]);
  return table(["encoding", "text", "texts", ...who], rows);
}

/** @param {ReturnType<typeof import("./measure.js").estimates>} found */
export function estimateTable(found) {
  const rows = found.map(({ kind, texts, within, off }) => [
    kind,
    texts,
    percent(off.estimate.mean),
    percent(off.o200k.mean),
    percent(off.quarter.mean),
    percent(within),
  ]);
  const head = ["text", "texts", "estimate", "o200k", "characters ÷ 4", "within the interval"];
  return table(head, rows);
}

/** @param {number} part */
const percent = (part) => `${(100 * part).toFixed(part > 0 && part < 0.1 ? 1 : 0)}%`;

/** @param {string[]} head @param {(string | number)[][]} rows */
function table(head, rows) {
  const line = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
  const align = head.map((_, index) => (typeof rows[0]?.[index] === "number" ? "--:" : "---"));
  return [line(head), line(align), ...rows.map(line)].join("\n");
}
