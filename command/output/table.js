// A table of text for a terminal: columns as wide as what stands in them, numbers to the right. Knows no money.
// string-width says how many cells a character takes (two for 漢, none for an accent): small, kept up, and no
// table package of today does the rest with less than these lines.
import stringWidth from "string-width";

/** @typedef {{ head: string, isText?: boolean, isPath?: boolean }} Column text stands to the left, a path may be shortened */
/** @typedef {(string | undefined)[]} Row */

const GAP = "  ";
/** A path shorter than this names nothing. */
const LEAST = 16;

/**
 * @param {Column[]} columns
 * @param {Row[]} rows
 * @param {{ width?: number, rules?: number[] }} [layout] `rules`: rows with a line above them
 */
export function table(columns, rows, { width = Infinity, rules = [] } = {}) {
  const widths = widthsOf(columns, rows);
  const path = columns.findIndex(({ isPath }) => isPath);
  const over = sum(widths) - width;
  if (path >= 0 && over > 0) {
    const now = widths[path] ?? 0;
    widths[path] = Math.min(now, Math.max(LEAST, now - over));
  }
  /** @param {Row} row */
  const line = (row) => {
    const cells = columns.map(({ isText }, at) => cell(row[at] ?? "", widths[at] ?? 0, isText));
    return cells.join(GAP).trimEnd();
  };
  const rule = "─".repeat(sum(widths));
  const lines = rows.flatMap((row, at) => (rules.includes(at) ? [rule, line(row)] : [line(row)]));
  return [line(columns.map(({ head }) => head)), rule, ...lines].join("\n");
}

/** How wide it is with its path as short as can be. @param {Column[]} columns @param {Row[]} rows */
export const leastWidth = (columns, rows) =>
  sum(
    widthsOf(columns, rows).map((width, at) =>
      columns[at]?.isPath ? Math.min(width, LEAST) : width,
    ),
  );

/** @param {Column[]} columns @param {Row[]} rows */
const widthsOf = (columns, rows) =>
  columns.map(({ head }, at) =>
    Math.max(stringWidth(head), ...rows.map((row) => stringWidth(row[at] ?? ""))),
  );

/** @param {number[]} widths */
const sum = (widths) => widths.reduce((all, one) => all + one + GAP.length, -GAP.length);

/** @param {string} text @param {number} width @param {boolean} [isText] */
function cell(text, width, isText) {
  const shown = shortened(text, width);
  const blanks = " ".repeat(Math.max(0, width - stringWidth(shown)));
  return isText ? shown + blanks : blanks + shown;
}

/** Of a path, the end says most. @param {string} text @param {number} width */
function shortened(text, width) {
  if (stringWidth(text) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && stringWidth(characters.join("")) > width - 1) characters.shift();
  return `…${characters.join("")}`;
}
