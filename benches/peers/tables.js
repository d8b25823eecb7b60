// Figures to tables: rows of cells, first column what, then one column for each engine. Measures nothing.

/**
 * @typedef {import("./collect.js").Figures} Figures
 * @typedef {import("./collect.js").Trouble} Trouble
 * @typedef {import("./sizes.js").WireBytes} WireBytes
 * @typedef {{ title: string, head: string[], rows: string[][] }} Table
 */

const MEGABIT_BYTES_PER_MS = 10_000_000 / 8 / 1000;

/** @param {Record<string, WireBytes>} wire @param {import("./engines.js").EngineAssets[]} engines @returns {Table} */
export function wireTable(wire, engines) {
  const rows = /** @type {const} */ ([
    ["JavaScript", "script"],
    ["wasm", "wasm"],
    ["vocabulary", "vocabulary"],
    ["sum", "sum"],
  ]).map(([title, part]) => [
    title,
    ...engines.map(({ name }) => (wire[name]?.[part] ? kilobytes(wire[name][part]) : "—")),
    part === "sum" ? ratio(engines, (name) => wire[name]?.sum) : "",
  ]);
  return {
    title: "Bytes on the wire to the first count, brotli 11, KB",
    head: head(engines),
    rows,
  };
}

/** @param {Record<string, number>} page @returns {Table} */
export function pageTable(page) {
  const sum = Object.values(page).reduce((total, bytes) => total + bytes, 0);
  return {
    title: "Bytes on the wire of the page with its first models, brotli 11, KB",
    head: [...Object.keys(page), "sum"],
    rows: [[...Object.values(page), sum].map(kilobytes)],
  };
}

/** @param {Figures} figures @param {Record<string, WireBytes>} wire @param {import("./engines.js").EngineAssets[]} engines @returns {Table} */
export function readyTable({ runtime, ready = {} }, wire, engines) {
  const of = (/** @type {string} */ name) => {
    const figure = ready[name];
    return figure && !("trouble" in figure) ? figure : undefined;
  };
  const cold = (/** @type {string} */ name) => {
    const [figure, bytes] = [of(name), wire[name]];
    return figure && bytes && bytes.sum / MEGABIT_BYTES_PER_MS + figure.median;
  };
  /** @type {[string, (name: string) => number | undefined, (value: number) => string][]} */
  const wanted = [
    ["ready, median, ms", (name) => of(name)?.median, milliseconds],
    ["ready, best, ms", (name) => of(name)?.best, milliseconds],
    ["to the count of a paragraph at once, ms", (name) => of(name)?.paragraph, milliseconds],
    ["to the count of 1 MB Markdown at once, ms", (name) => of(name)?.markdown, milliseconds],
    ["from an empty cache at 10 Mbit/s, ms", cold, milliseconds],
    ["from the browser's cache, ms", (name) => of(name)?.warm, milliseconds],
    ["wasm memory, MB", (name) => of(name)?.wasmBytes || undefined, megabytes],
    ["growth of the process, MB", (name) => of(name)?.rss, megabytes],
  ];
  const rows = wanted
    .filter(([, value]) => engines.some(({ name }) => value(name) !== undefined))
    .map(([title, value, show]) => [
      title,
      ...engines.map(({ name }) => {
        const figure = value(name);
        return figure === undefined ? trouble(ready[name]) : show(figure);
      }),
      ratio(engines, value),
    ]);
  return {
    title: `${runtime}: ready, from files in memory to the first count`,
    head: head(engines),
    rows,
  };
}

/** @param {Figures} figures @param {import("./texts.js").SampleText[]} texts @param {import("./engines.js").EngineAssets[]} engines @param {"first" | "best"} call @returns {Table} */
export function textTable({ runtime, texts: figures = {} }, texts, engines, call) {
  const rows = texts
    .filter(({ name }) => figures[name])
    .map(({ name, title, text }) => {
      const row = figures[name] ?? {};
      const time = (/** @type {string} */ engine) => {
        const figure = row[engine];
        return figure && !("trouble" in figure) ? figure[call] : undefined;
      };
      const bytes = Buffer.byteLength(text);
      return [
        `${title}, ${kilobytes(bytes)} KB`,
        ...engines.map((engine) => {
          const value = time(engine.name);
          if (value === undefined) return trouble(row[engine.name]);
          return `${milliseconds(value)} (${rate(bytes / 1000 / value)})`;
        }),
        ratio(engines, time),
      ];
    });
  const what = call === "first" ? "first call" : "best call";
  return { title: `${runtime}: ${what}, ms (MB/s)`, head: head(engines), rows };
}

/** @param {Figures} figures @param {import("./engines.js").EngineAssets[]} engines @returns {Table} */
export function keystrokeTable({ runtime, keystrokes = [], recounts = {} }, engines) {
  const rows = keystrokes.map(({ size, place, live }) => [
    `${kilobytes(size)} KB, ${place}`,
    ...(live === undefined
      ? ["—", "—", "—"]
      : "trouble" in live
        ? [live.trouble, "—", "—"]
        : [live.median, live.p99, live.worst].map((time) => micros(time))),
    ...engines.map(({ name }) => {
      const figure = recounts[size]?.[name];
      return figure && !("trouble" in figure) ? milliseconds(figure.best) : trouble(figure);
    }),
  ]);
  return {
    title: `${runtime}: one keystroke in a text that stands, µs; beside it a whole recount at its best, ms`,
    head: [
      "text, place",
      "median",
      "p99",
      "worst",
      ...engines.map(({ title }) => `${title}, whole`),
    ],
    rows,
  };
}

/** @param {Table} table */
export function plain({ title, head, rows }) {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => (row[column] ?? "").length)),
  );
  const line = (/** @type {string[]} */ cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  return [`\n${title}`, line(head), ...rows.map(line)].join("\n");
}

/** @param {Table} table */
export function markdown({ title, head, rows }) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`;
  const rule = head.map((_, column) => (column === 0 ? "---" : "--:"));
  return [`**${title}**`, "", line(head), line(rule), ...rows.map(line)].join("\n");
}

/** @param {import("./engines.js").EngineAssets[]} engines */
const head = (engines) => ["", ...engines.map(({ title }) => title), "better peer ÷ ours"];

/** How many times as much the better peer needs. @param {import("./engines.js").EngineAssets[]} engines @param {(name: string) => number | undefined} value */
function ratio([first, ...rest], value) {
  const own = first && value(first.name);
  const peers = rest.filter(({ ours }) => !ours);
  const others = peers.map(({ name }) => value(name)).filter((other) => other !== undefined);
  return own && others.length > 0 ? `${significant(Math.min(...others) / own)}×` : "—";
}

/** @param {object | undefined} figure */
const trouble = (figure) => (figure && "trouble" in figure ? String(figure.trouble) : "—");

const kilobytes = (/** @type {number} */ bytes) => grouped(Math.round(bytes / 1000));
const megabytes = (/** @type {number} */ bytes) => (bytes / 1e6).toFixed(1);
const milliseconds = (/** @type {number} */ time) =>
  time < 100 ? significant(time) : grouped(Math.round(time));
const micros = (/** @type {number} */ time) => milliseconds(time * 1000);
const rate = (/** @type {number} */ megabytesPerSecond) => significant(megabytesPerSecond);

/** Three digits that mean something. @param {number} value */
function significant(value) {
  if (value >= 100) return grouped(Math.round(value));
  if (value >= 10) return value.toFixed(1);
  return value.toFixed(2);
}

const grouped = (/** @type {number} */ whole) => whole.toLocaleString("en-US");
