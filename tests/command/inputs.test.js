// Every kind of input: files, folders, globs, standard input; text, Markdown, JSONL, CSV; and what is wrong in them.
import assert from "node:assert/strict";
import { chmodSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { counted, folderOf, sums, tokentill } from "./support.js";

const GPT = ["--models", "gpt-5"];

describe("files", () => {
  const folder = folderOf({
    "a.txt": "hello world",
    "docs/b.md": "# hello world\n",
    "docs/deep/c.jsonl": '{"text":"hello"}\n{"text":"world"}\n',
    "docs/d.csv": "id,text\n1,hello\n2,world\n",
    "docs/e.tsv": "id\ttext\n1\thello, world\n",
    "docs/picture.png": "not for counting",
    "docs/node_modules/x/readme.md": "not for counting either",
  });
  /** @param {string[]} args */
  const files = (...args) =>
    counted([...args, ...GPT], { cwd: folder }).files.map(
      (/** @type {any} */ { file, kind, records }) => [file, kind, records],
    );

  test("a folder gives the files of known kinds, in the order of their names", () => {
    assert.deepEqual(files("docs"), [
      ["docs/b.md", "text", 1],
      ["docs/d.csv", "csv", 2],
      ["docs/deep/c.jsonl", "jsonl", 2],
      ["docs/e.tsv", "tsv", 1],
    ]);
  });

  test("a glob is expanded, and no file is counted twice", () => {
    assert.deepEqual(
      files("a.txt", "**/*.md", "docs/b.md", "./a.txt").map((/** @type {any} */ [file]) => file),
      ["a.txt", "docs/b.md"],
    );
  });

  test("the kind can be said", () => {
    assert.deepEqual(files("docs/deep/c.jsonl", "--format", "text"), [
      ["docs/deep/c.jsonl", "text", 1],
    ]);
  });

  test("standard input is text unless said otherwise", () => {
    const text = counted(["-", ...GPT], { input: "hello world" });
    assert.deepEqual(sums(text.total).tokens, 2);
    const csv = counted(["--format", "csv", "--field", "prompt", ...GPT], {
      input: 'prompt,id\n"hello\nworld",1\n',
    });
    assert.deepEqual([csv.files[0].file, csv.total.records, sums(csv.total).tokens], ["-", 1, 3]);
  });

  test("a byte-order mark is no text", () => {
    const marked = counted(["-", "--format", "csv", ...GPT], { input: "\ufefftext\nhello\n" });
    assert.deepEqual([marked.total.records, sums(marked.total).tokens], [1, 1]);
    assert.equal(sums(counted(["-", ...GPT], { input: "\ufeffhello" }).total).tokens, 1);
  });

  test("an empty file is an empty text, and no record of JSONL", () => {
    const empty = folderOf({ "a.txt": "", "b.jsonl": "", "c.csv": "" });
    const { files: found, stderr } = counted(["a.txt", "b.jsonl", "c.csv", ...GPT], { cwd: empty });
    assert.deepEqual(
      found.map((/** @type {any} */ file) => file.records),
      [1, 0, 0],
    );
    assert.match(stderr, /1 empty text: no input tokens/);
  });
});

describe("what cannot be counted", () => {
  test("broken lines are named by number, and the rest goes on", () => {
    const lines = [
      '{"text":"hello world"}',
      "{broken",
      "",
      '{"other":1}',
      '{"text":null}',
      '{"text":5}',
      "[1]",
      '{"text":"hello world"}',
    ];
    const folder = folderOf({ "a.jsonl": lines.join("\r\n") });
    const { status, total, problems, stderr } = counted(["a.jsonl", ...GPT], { cwd: folder });
    assert.equal(status, 1);
    assert.deepEqual([total.records, total.bad, sums(total).tokens], [2, 5, 4]);
    assert.deepEqual(
      problems.map((/** @type {any} */ { line, problem }) => [line, problem.split(":")[0]]),
      [
        [2, "is no JSON"],
        [4, 'has no "text"; it has other'],
        [5, '"text" is null, not a text'],
        [6, '"text" is a number, not a text'],
        [7, "is a list, not an object"],
      ],
    );
    assert.match(stderr, /^a\.jsonl:2: is no JSON/m);
    assert.match(stderr, /^5 records were not counted\.$/m);
  });

  test("only the first are named, and all are counted, over batches and threads", () => {
    const line = `${JSON.stringify({ text: "x ".repeat(500) })}\n`;
    const input = `${line.repeat(3000)}{"text"\n`.repeat(2) + "{}\n".repeat(500);
    const { total, problems, stderr } = counted(["-", "--format", "jsonl", ...GPT], { input });
    assert.deepEqual([total.records, total.bad, problems.length], [6000, 502, 100]);
    assert.deepEqual(
      problems.slice(0, 3).map((/** @type {any} */ problem) => problem.line),
      [3001, 6002, 6003],
    );
    assert.match(stderr, /^… and 492 more$/m);
  });

  test("a broken row of CSV does not swallow the next", () => {
    const rows = ["id,text", "1,hello", '2,"closed" twice', "3", '4,"over\ntwo lines"', '5,"open'];
    const { total, problems } = counted(["-", "--format", "csv", ...GPT], {
      input: rows.join("\n"),
    });
    assert.deepEqual([total.records, total.bad], [2, 3]);
    assert.deepEqual(
      problems.map((/** @type {any} */ { line, problem }) => [line, problem]),
      [
        [3, "column 2 goes on after its closing quote"],
        [4, "has 1 column, the header has 2"],
        [7, "column 2 opens a quote that is never closed"],
      ],
    );
  });

  test("a column that is not there is named with those that are", () => {
    const folder = folderOf({ "a.csv": "id,prompt\n1,hello\n", "b.csv": "text\nhello\n" });
    const { status, total, problems } = counted(["a.csv", "b.csv", ...GPT], { cwd: folder });
    assert.deepEqual([status, total.records, total.bad], [1, 1, 1]);
    assert.deepEqual(problems, [
      { file: "a.csv", line: 1, problem: 'has no column "text"; it has id, prompt' },
    ]);
  });

  test("bytes that are no UTF-8 are not guessed at", () => {
    const bad = Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d, 0x0a]);
    const folder = folderOf({
      "a.jsonl": Buffer.concat([Buffer.from('{"text":"é"}\n'), bad, Buffer.from('{"text":"é"}\n')]),
      "b.txt": Buffer.from([0xff, 0xfe, 0x41, 0x00]),
      "c.csv": Buffer.concat([Buffer.from("text\n"), Buffer.from([0xe9]), Buffer.from("\né\n")]),
    });
    const { total, problems } = counted(["a.jsonl", "b.txt", "c.csv", ...GPT], { cwd: folder });
    assert.deepEqual([total.records, total.bad], [3, 3]);
    assert.deepEqual(problems, [
      { file: "a.jsonl", line: 2, problem: "is not UTF-8" },
      { file: "b.txt", problem: "is not UTF-8 text" },
      { file: "c.csv", line: 2, problem: "is not UTF-8" },
    ]);
  });
});

test("a text that no string can hold is refused before it is read", () => {
  const folder = folderOf({ "huge.txt": "", "small.txt": "hello" });
  // Takes no room on the disk: it has a length and no content.
  truncateSync(join(folder, "huge.txt"), 500_000_001);
  const { status, files, problems } = counted(["huge.txt", "small.txt", ...GPT], { cwd: folder });
  assert.deepEqual([status, files[0].bad, files[1].records], [1, 1, 1]);
  assert.deepEqual(problems, [
    { file: "huge.txt", problem: "is longer than 500 MB, more than one text can be" },
  ]);
});

test("a file that cannot be read is named, and the rest goes on", () => {
  const folder = folderOf({ "a.txt": "hello", "b.txt": "hello" });
  chmodSync(join(folder, "a.txt"), 0);
  // Whoever may do everything may read it all the same.
  const mayRead = process.getuid?.() === 0 || process.platform === "win32";
  const { status, total } = counted(["a.txt", "b.txt", ...GPT], { cwd: folder });
  assert.deepEqual([status, total.records, total.bad], mayRead ? [0, 2, 0] : [1, 1, 1]);
});

test("a field can lie deep, in a list, or under a name with a dot", () => {
  const line = '{"a.b":"hello world","a":{"b":"no"},"m":[{"c":"one two three"}]}\n';
  for (const [field, tokens] of /** @type {const} */ ([
    ["a.b", 2],
    ["m.0.c", 3],
  ])) {
    const { total } = counted(["-", "--field", field, ...GPT], { input: line });
    assert.equal(sums(total).tokens, tokens, field);
  }
  const missing = tokentill(["-", "--field", "m.1.c", ...GPT], { input: line });
  assert.equal(missing.status, 1);
  assert.match(missing.stderr, /standard input:1: has no "m\.1\.c"; it has a\.b, a, m/);
});

test("a lone surrogate in JSON is counted as everywhere: as U+FFFD", () => {
  const { total } = counted(["-", "--field", "text", ...GPT], {
    input: '{"text":"\\ud83d"}\n{"text":"\ufffd"}\n',
  });
  assert.equal(total.bad, 0);
  assert.equal(total.records, 2);
  assert.equal(sums(total).tokens % 2, 0);
});
