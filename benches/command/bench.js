// `npm run bench:command`, after `npm run build`: what the command needs for a corpus with one thread and two, beside
// the Rust core in native code on the same file. Processor time stands beside the clock's, since other programs' work
// makes only the latter longer; two sizes tell the work from the start.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync } from "node:fs";
import { parseArgs } from "node:util";
import { inRoot } from "../../scripts/lib/paths.js";
import { Failure, note, runMain } from "../../scripts/lib/report.js";
import { load, machine } from "../peers/machine.js";
import { writeCorpus } from "./corpus.js";

/** @typedef {{ texts: number, tokens: number, seconds: number, cpu: number }} Run */
/** @typedef {{ path: string, megabytes: number }} Corpus */

/** @param {number} megabytes @returns {Corpus} */
function corpusOf(megabytes) {
  const path = inRoot("target", `bench-corpus-${megabytes}.jsonl`);
  mkdirSync(inRoot("target"), { recursive: true });
  if (!existsSync(path)) writeCorpus(path, megabytes * 1e6);
  return { path, megabytes: statSync(path).size / 1e6 };
}

/** The least of each time. @param {(path: string) => Run} run @param {Corpus} corpus @param {number} times @returns {Run} */
function best(run, { path }, times) {
  const all = Array.from({ length: times }, () => run(path));
  const least = (/** @type {"seconds" | "cpu"} */ field) =>
    Math.min(...all.map((one) => one[field]));
  return { .../** @type {Run} */ (all[0]), seconds: least("seconds"), cpu: least("cpu") };
}

/** @param {string} path @returns {Run} */
function native(path) {
  const args = ["bench", "--locked", "--quiet", "--bench", "corpus", "--", path];
  const { status, stdout, stderr } = spawnSync("cargo", args, { encoding: "utf8", cwd: inRoot() });
  if (status !== 0) throw new Failure(stderr);
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
}

const TELL_CPU = `process.on("exit", () => {
  const { user, system } = process.cpuUsage();
  console.error((user + system) / 1e6);
})`;

/** From the start of Node to its end. @param {number} threads @returns {(path: string) => Run} */
const byCommand = (threads) => (path) => {
  const telling = ["--import", `data:text/javascript,${encodeURIComponent(TELL_CPU)}`];
  const asked = ["--models", "gpt-5", "--json", "--threads", `${threads}`];
  const command = [inRoot("dist", "command", "tokentill.js"), path, ...asked];
  const began = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [...telling, ...command], {
    encoding: "utf8",
  });
  const seconds = (performance.now() - began) / 1000;
  if (status !== 0) throw new Failure(stderr);
  const { total } = JSON.parse(stdout);
  return { texts: total.records, tokens: total.counts[0].tokens, seconds, cpu: Number(stderr) };
};

/** @param {string} name @param {Corpus[]} corpora @param {Run[]} runs */
function show(name, [small, large], [few, many]) {
  if (!small || !large || !few || !many) throw new Error("two sizes are measured");
  const share = large.megabytes - small.megabytes;
  const cpu = (many.cpu - few.cpu) / share;
  const texts = (many.texts - few.texts) / (many.cpu - few.cpu);
  const start = few.cpu - cpu * small.megabytes;
  const clock = `${many.seconds.toFixed(1)} s by the clock (${(large.megabytes / many.seconds).toFixed(0)} MB/s)`;
  const core = `${(1 / cpu).toFixed(0)} MB and ${Math.round(texts).toLocaleString("en")} texts a second and core`;
  note(`${name.padEnd(22)} ${clock}; ${core}, ${start.toFixed(1)} s of a core to start`);
}

await runMain(async () => {
  const { values } = parseArgs({
    options: {
      megabytes: { type: "string", default: "200" },
      runs: { type: "string", default: "3" },
    },
  });
  const [size, times] = [Number(values.megabytes), Number(values.runs)];
  const corpora = [corpusOf(size / 4), corpusOf(size)];
  const sizes = corpora.map(({ megabytes }) => megabytes.toFixed(0)).join(" and ");
  note(`${machine()}; load ${load()}; ${sizes} MB of JSON lines of Markdown; o200k_base`);
  /** @type {[string, (path: string) => Run][]} */
  const ways = [
    ["native Rust, 1 thread", native],
    ["command, 1 thread", byCommand(1)],
    ["command, 2 threads", byCommand(2)],
  ];
  const tokens = new Set();
  for (const [name, run] of ways) {
    const runs = corpora.map((corpus) => best(run, corpus, times));
    tokens.add(runs.map((one) => one.tokens).join());
    show(name, corpora, runs);
  }
  if (tokens.size !== 1) throw new Failure(`the counts differ: ${[...tokens].join(" / ")}`);
  note(`equal counts; load ${load()} at the end`);
});
