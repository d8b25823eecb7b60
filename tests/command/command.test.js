// How the command behaves among others: what it prints where, exit codes, signals, pipes, memory.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { inRoot } from "../../scripts/lib/paths.js";
import { COMMAND, CORPUS, counted, folderOf, tokentill } from "./support.js";

const folder = folderOf({ "a.txt": "hello world", "b.txt": "hello hello hello", "漢字.txt": "a" });
const here = { cwd: folder };
const DAY = ["--on", "2026-11-01"];

describe("tables", () => {
  test("one file: a row for each model", () => {
    const { status, stdout, stderr } = tokentill(
      ["a.txt", "-m", "gpt-5,grok-4", "-o", "400", ...DAY],
      here,
    );
    assert.equal(
      stdout,
      `a.txt  ·  1 record
400 output tokens each, prices of 2026-11-01

Model   Basis      Tokens  Low–high      Input     Output      Total
────────────────────────────────────────────────────────────────────
gpt-5   exact           2            $0.000002  $0.004000  $0.004002
grok-4  estimated       2       1–5  $0.000006  $0.006000  $0.006006

grok-4 costs between $0.006003 and $0.006015.
`,
    );
    assert.deepEqual([status, stderr], [0, ""]);
  });

  test("several files: a table for each model, and one of all", () => {
    const { stdout } = tokentill(["*.txt", "-m", "gpt-5", ...DAY], here);
    assert.equal(
      stdout,
      `gpt-5  ·  exact, o200k_base

File      Records  Tokens  Input cost
─────────────────────────────────────
a.txt           1       2   $0.000002
b.txt           1       3   $0.000004
漢字.txt        1       1   $0.000001
─────────────────────────────────────
Total           3       6   $0.000008

3 files  ·  3 records
input only, prices of 2026-11-01

Model  Basis  Tokens  Input cost
────────────────────────────────
gpt-5  exact       6   $0.000008
`,
    );
  });

  test("a little is never shown as nothing", () => {
    const prices = {
      models: [{ provider: "ours", id: "own", encoding: "o200k_base", prices: [{ input: 0.01 }] }],
    };
    const own = folderOf({ "p.json": JSON.stringify(prices) });
    const { stdout } = tokentill(["-", "-m", "own", "--prices", "p.json"], {
      cwd: own,
      input: "a",
    });
    assert.match(stdout, /<\$0\.000001/);
  });
});

test("the document of --json has the fields that docs/command.md describes", () => {
  const { status, stderr, ...result } = counted([CORPUS, "-m", "gpt-5,grok-4", "-o", "100"]);
  const paths = new Set(pathsIn(result));
  const docs = readFileSync(inRoot("docs", "command.md"), "utf8");
  const described = [...docs.matchAll(/^\| `([^`]+)` +\|/gm)].map(([, path]) => path);
  const undescribed = [...paths].filter((path) => !described.includes(path));
  assert.deepEqual(undescribed, [], "fields that the documentation lacks");
  const gone = described.filter((path) => path?.includes(".") && !paths.has(path));
  assert.deepEqual(
    gone.filter((path) => !path?.includes("warnings")),
    [],
    "fields that are only documented",
  );
  assert.equal(result.tokentill, JSON.parse(readFileSync(inRoot("package.json"), "utf8")).version);
  assert.equal(status, 1);
  assert.match(stderr, /2 records were not counted/);
});

/** @param {any} value @param {string} [path] @returns {string[]} */
function pathsIn(value, path = "") {
  // The row of a price is the package's own, and described there.
  if (path === "models[].price") return [path];
  if (Array.isArray(value)) return value.flatMap((one) => pathsIn(one, `${path}[]`));
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, one]) => pathsIn(one, path ? `${path}.${key}` : key));
}

describe("what is not understood ends with 2, one sentence and nothing printed", () => {
  /** @type {[string, string[], RegExp][]} */
  const cases = [
    ["an unknown model", ["a.txt", "-m", "gpt-55"], /"gpt-55"; did you mean "gpt-5\.5"\?/],
    ["an unknown option", ["a.txt", "--model", "x"], /unknown option '--model'.*--models/s],
    ["a file that is not there", ["nowhere.txt"], /There is no file nowhere\.txt/],
    ["a glob that finds nothing", ["*.md"], /No file matches \*\.md/],
    ["a model without a price", ["a.txt", "-m", "google/gemma-3"], /price/],
    ["a day before all prices", ["a.txt", "--on", "2001-01-01"], /2001-01-01/],
    ["no day", ["a.txt", "--on", "2026-02-30"], /no such day/],
    ["a variant that nobody has", ["a.txt", "--variant", "cheap"], /"cheap".*"batch"/],
    ["a provider that nobody knows", ["a.txt", "--provider", "foo"], /"foo"/],
    ["no number", ["a.txt", "-o", "1.5"], /whole number/],
    ["no thread", ["a.txt", "--threads", "0"], /whole number, 1 or more/],
    ["an empty name", ["a.txt", "-m", "gpt-5,"], /A name is empty/],
    ["a delimiter of two", ["a.txt", "--delimiter", ";;"], /one ASCII character/],
    ["prices that are not there", ["a.txt", "--prices", "p.json"], /prices cannot be read/],
    ["prices that are none", ["a.txt", "--prices", "a.txt"], /is not JSON/],
    ["a search that finds no model", ["--list-models", "nothinglikeit"], /nothinglikeit/],
  ];
  for (const [name, args, sentence] of cases) {
    test(name, () => {
      const { status, stdout, stderr } = tokentill(args, here);
      assert.deepEqual([status, stdout], [2, ""], stderr);
      assert.match(stderr, sentence);
      assert.doesNotMatch(stderr, /^\s+at /m);
    });
  }
});

test("--help, --version and --list-models answer on standard output", () => {
  const help = tokentill(["--help"]);
  assert.deepEqual([help.status, help.stderr], [0, ""]);
  for (const word of ["--models", "--output-tokens", "--variant", "--json", "Exit codes"]) {
    assert.ok(help.stdout.includes(word), word);
  }
  assert.match(tokentill(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/);
  const list = tokentill(["--list-models", "gpt-4o"]);
  assert.match(list.stdout, /^openai\/gpt-4o +exact +.*\$2\.5 +\$10$/m);
  const models = JSON.parse(tokentill(["--list-models", "gpt-4o", "--json"]).stdout);
  assert.ok(models.some((/** @type {any} */ { id }) => id === "gpt-4o"));
});

test("--quiet leaves out remarks, not the records that were not counted", () => {
  const args = [CORPUS, "-m", "gpt-5", "--variant", "flex"];
  assert.match(tokentill(args).stderr, /note: 1 empty text/);
  const { status, stderr } = tokentill([...args, "--quiet"]);
  assert.equal(status, 1);
  assert.doesNotMatch(stderr, /note:/);
  assert.match(stderr, /2 records were not counted/);
});

test("the remarks of bills are told, with the number of records", () => {
  const input = '{"text":"a"}\n{"text":"b"}\n';
  const asked = ["-", "--field", "text", "-m", "grok-4", "--variant", "batch"];
  const { stderr, models } = counted(asked, { input });
  assert.match(stderr, /^note: grok-4: grok-4-0709 has no batch price/m);
  assert.deepEqual(
    models[0].warnings.map((/** @type {any} */ { code, records }) => [code, records]),
    [["variant-not-offered", 2]],
  );
});

const isWindows = process.platform === "win32";

test("a reader that has seen enough is no trouble", { skip: isWindows }, async () => {
  const line = `"${process.execPath}" "${COMMAND}" --list-models | head -n 1`;
  const shell = spawn("sh", ["-c", line], { stdio: ["ignore", "pipe", "pipe"] });
  let told = "";
  shell.stderr.on("data", (data) => (told += data));
  const [code] = await once(shell, "close");
  assert.deepEqual([code, told], [0, ""]);
});

test("an interrupt ends it with 130", { skip: isWindows }, async () => {
  const child = spawn(process.execPath, [COMMAND, "-", "--field", "text", "-m", "gpt-5"]);
  const line = `${JSON.stringify({ text: "hello world ".repeat(50) })}\n`;
  // More than a pipe holds: when it is gone, the command is reading.
  await new Promise((done) => child.stdin.write(line.repeat(10_000), done));
  child.stdin.on("error", () => {});
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  assert.equal(code, 130);
});

test("threads end well, however soon", () => {
  const folder = folderOf({ "many.jsonl": readFileSync(CORPUS, "utf8").repeat(250) });
  // One run in twenty was aborted by Node, after the counting.
  for (let times = 0; times < 12; times++) {
    const args = ["many.jsonl", "-m", "gpt-5", "--json", "--threads", "2"];
    const { signal, stderr } = tokentill(args, { cwd: folder });
    assert.equal(signal, null, stderr);
  }
});

test("a long stream takes bounded memory", async () => {
  const report = "process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))";
  const child = spawn(process.execPath, [
    ...["--max-old-space-size=64", "--import", `data:text/javascript,${report}`],
    ...[COMMAND, "-", "--field", "text", "-m", "gpt-5", "--json", "--threads", "2"],
  ]);
  const line = `${JSON.stringify({ id: 1, text: "A long stream of short records, é. ".repeat(30) })}\n`;
  const times = 1000;
  const block = Buffer.from(line.repeat(times));
  const blocks = Math.ceil(300e6 / block.length);
  let [out, told] = ["", ""];
  child.stdout.on("data", (data) => (out += data));
  child.stderr.on("data", (data) => (told += data));
  const closed = once(child, "close");
  for (let sent = 0; sent < blocks; sent++) {
    if (!child.stdin.write(block)) await once(child.stdin, "drain");
  }
  child.stdin.end();
  const [code] = await closed;
  assert.equal(code, 0, told);
  const { total } = JSON.parse(out);
  assert.equal(total.records, blocks * times);
  const peak = Number(/peak (\d+)/.exec(told)?.[1]) / 1024;
  assert.ok(peak > 50 && peak < 400, `${peak} MB for a stream of 300`);
});
