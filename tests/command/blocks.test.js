// Streams cut into blocks of whole records: the same records wherever the chunks end, and time that grows with the
// bytes. Rows of CSV are held to csv-parse.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { readRecords } from "../../command/counting/records.js";
import { blocks, whole } from "../../command/inputs/blocks.js";
import { lineEnds, rowEnds } from "../../command/inputs/boundaries.js";
import { seeded } from "../www/support/seeded.js";

const COMMA = 44;

/** @typedef {import("../../command/inputs/batches.js").Reader} Reader */

/** @param {Uint8Array} bytes @param {(at: number) => number} size of the chunk that begins there */
async function* chunked(bytes, size) {
  for (let at = 0; at < bytes.length;) {
    const end = at + Math.max(1, size(at));
    yield bytes.subarray(at, end);
    at = end;
  }
}

/** @param {AsyncIterable<any>} cut @param {Reader} reader */
async function recordsOf(cut, reader) {
  /** @type {string[]} */
  const texts = [];
  /** @type {[number, string][]} */
  const problems = [];
  let lines = 0;
  for await (const block of cut) {
    if (block.tooLong) {
      problems.push([lines, "too long"]);
      lines += block.tooLong.lines;
      continue;
    }
    lines += readRecords(Buffer.concat(block.bytes), reader, {
      text: (text) => texts.push(Buffer.from(text).toString()),
      problem: (line, problem) => problems.push([lines + line, problem]),
    });
  }
  return { texts, problems, lines };
}

/** @type {Reader} */
const TEXT = { kind: "jsonl", field: "text" };

test("a line across chunk borders, wherever they are, with emoji", async () => {
  const texts = ["a", "👩‍👩‍👧‍👦 é 漢字", "", "x".repeat(50), "😀😀"];
  const bytes = Buffer.from(texts.map((text) => JSON.stringify({ text })).join("\n"));
  for (let size = 1; size <= bytes.length; size++) {
    const read = await recordsOf(
      blocks(
        chunked(bytes, () => size),
        lineEnds(),
      ),
      TEXT,
    );
    assert.deepEqual(read, { texts, problems: [], lines: texts.length }, `chunks of ${size}`);
  }
});

test("a record that is too long is named, and the rest goes on", async () => {
  const lines = ["1", "2".repeat(500), "3", "4".repeat(200), "5"];
  const bytes = Buffer.from(lines.map((text) => JSON.stringify({ text })).join("\n"));
  for (const size of [1, 7, 64]) {
    const cut = blocks(
      chunked(bytes, () => size),
      lineEnds(),
      100,
    );
    assert.deepEqual(
      await recordsOf(cut, TEXT),
      {
        ...{ texts: ["1", "3", "5"], lines: 5 },
        problems: [
          [1, "too long"],
          [3, "too long"],
        ],
      },
      `chunks of ${size}`,
    );
  }
  const text = await recordsOf(
    whole(
      chunked(bytes, () => 7),
      100,
    ),
    { kind: "text" },
  );
  assert.deepEqual(text.problems, [[0, "too long"]]);
});

test("rows of CSV are those of csv-parse, wherever the chunks end", async () => {
  const random = seeded(7);
  const pick = (/** @type {string[]} */ of) => of[random(of.length)] ?? "";
  const words = ["a", "é漢", "😀", " ", "", '"', '""', ",", "\n", "\r\n", "tab\t", "long text"];
  for (let round = 0; round < 300; round++) {
    const columns = 1 + random(4);
    const column = random(columns);
    const newline = pick(["\n", "\r\n"]);
    let csv = "";
    for (let row = random(8); row > 0; row--) {
      const fields = Array.from({ length: columns }, () => {
        const value = pick(words) + pick(words) + pick(words);
        const needed = /[",\r\n]/.test(value);
        return needed || random(3) === 0 ? `"${value.replaceAll('"', '""')}"` : value;
      });
      csv += fields.join(",") + (row > 1 || random(2) === 0 ? newline : "");
    }
    const parsed = parse(csv, { record_delimiter: ["\r\n", "\n"], skip_empty_lines: true });
    const bytes = Buffer.from(csv);
    const cut = blocks(
      chunked(bytes, () => random(9)),
      rowEnds(COMMA),
    );
    /** @type {Reader} */
    const reader = { kind: "csv", delimiter: COMMA, column, columns, field: "f" };
    const { texts, problems, lines } = await recordsOf(cut, reader);
    assert.deepEqual(
      texts,
      parsed.map((row) => row[column]),
      JSON.stringify(csv),
    );
    assert.deepEqual(problems, []);
    assert.equal(lines, csv.split("\n").length - (/\n$|^$/.test(csv) ? 1 : 0), JSON.stringify(csv));
  }
});

test("broken CSV: the same records and lines wherever the chunks end", async () => {
  const random = seeded(11);
  const signs = ["a", '"', '"', ",", "\n", "\r\n", "é"];
  for (let round = 0; round < 500; round++) {
    const length = random(30);
    const csv = Array.from({ length }, () => signs[random(signs.length)]).join("");
    const bytes = Buffer.from(csv);
    /** @type {Reader} */
    const reader = { kind: "csv", delimiter: COMMA, column: 0, columns: 2, field: "f" };
    const [first, ...others] = await Promise.all(
      [1, 3, 100].map((size) =>
        recordsOf(
          blocks(
            chunked(bytes, () => size),
            rowEnds(COMMA),
          ),
          reader,
        ),
      ),
    );
    for (const other of others) assert.deepEqual(other, first, JSON.stringify(csv));
  }
});

test("a long line is put together once", async () => {
  // Each byte is looked at a bounded number of times: counted, not timed.
  const size = 1000;
  const chunks = 400;
  let copied = 0;
  async function* source() {
    for (let at = 0; at < chunks; at++) {
      const chunk = Buffer.alloc(size, "x");
      chunk.subarray = (...range) => {
        copied += size;
        return Buffer.prototype.subarray.apply(chunk, range);
      };
      yield chunk;
    }
  }
  const cut = [];
  for await (const block of blocks(source(), lineEnds())) cut.push(block);
  assert.equal(cut.length, 1);
  assert.ok("bytes" in /** @type {object} */ (cut[0]));
  assert.ok(copied <= 2 * size * chunks, `${copied} bytes were touched`);
});
