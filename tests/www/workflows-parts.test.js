// The parts of the view of workflows that need no browser: numbers, tables, links, axes, what of a sheet becomes a plan.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exampleSheet } from "../../www/page/workflows/example.js";
import { ticks } from "../../www/page/workflows/pictures/scale.js";
import { readNumber } from "../../www/page/workflows/read-number.js";
import { fromCsv, toCsv } from "../../www/page/workflows/sheet-csv.js";
import { fromFile, readFile, toFile } from "../../www/page/workflows/sheet-file.js";
import { fromLink, toLink } from "../../www/page/workflows/sheet-link.js";
import { newSheet, newWorkflow } from "../../www/page/workflows/sheet.js";
import { toPlan } from "../../www/page/workflows/to-plan.js";
import { routedAway } from "../../www/page/workflows/trial.js";
import { SUPPORT_CHAT } from "./support/workflows-page.js";
import { seeded } from "./support/seeded.js";

const TODAY = "2026-11-23";

test("numbers are read as people write them", () => {
  const read = { "1,000": 1000, "1 000": 1000, "1,234,567.5": 1234567.5, "0,5": 0.5, ".5": 0.5, "12.": 12, " 7 ": 7, "-3": -3, "1_000": 1000 }; // prettier-ignore
  for (const [text, number] of Object.entries(read)) assert.equal(readNumber(text), number, text);
  for (const text of ["", " ", "many", "1e5", "1,2,3", "0x10", "1.2.3", "--1", "Infinity"]) {
    assert.equal(readNumber(text), undefined, text);
  }
});

test("an axis ends on the first round number that is not below the largest value", () => {
  const random = seeded(7);
  for (let i = 0; i < 500; i++) {
    const most = 10 ** ((random(1e6) / 1e6) * 14 - 6);
    const all = ticks(most);
    assert.equal(all[0], 0);
    const last = all[all.length - 1];
    assert.ok(last >= most * 0.999999 && last <= most * 2.01, `${most}: ${all}`);
    assert.ok(all.length >= 3 && all.length <= 7, `${most}: ${all}`);
  }
  assert.deepEqual(ticks(0), [0, 1]);
});

test("a sheet is the same after a file, right or wrong as it was typed", () => {
  const sheet = exampleSheet(TODAY);
  sheet.workflows[0].runsPerMonth = "lots";
  sheet.spread.input = ["0.5", "two"];
  const { sheet: back, passedOver } = readFile(JSON.stringify(toFile(sheet)), TODAY);
  assert.deepEqual(withoutIds(back), withoutIds(sheet));
  assert.deepEqual(passedOver, []);
});

test("a link holds as many tokens as were counted, in the place of the texts", () => {
  const sheet = exampleSheet(TODAY);
  const counted = { system: 60, input: 110, output: 100, toolResult: 0 };
  const link = toLink(sheet, () => counted);
  assert.match(link, /^#workflows=[\w-]+$/);
  const found = fromLink(link, TODAY)?.sheet;
  assert.equal(found?.workflows[0].from, "numbers");
  assert.equal(found?.workflows[0].tokens.input, "110");
  assert.equal(found?.workflows[2].tokens.input, "18000");
  assert.equal(found?.workflows[0].texts.system, "");
  assert.equal(fromLink("#workflows", TODAY), undefined);
  assert.throws(() => fromLink("#workflows=e30", TODAY), /holds no sheet/);
});

test("a table's own signs in a name do not break the table", () => {
  const name = 'a, "b"; c\td\ne';
  const sheet = { ...newSheet(TODAY), workflows: [newWorkflow({ name, from: "numbers" })] };
  const csv = toCsv(
    sheet,
    () => undefined,
    () => undefined,
  );
  assert.equal(fromCsv(csv, TODAY).sheet.workflows[0].name, name);
  assert.equal(fromCsv(`\uFEFF${csv}`, TODAY).sheet.workflows.length, 1);
  assert.throws(() => fromCsv('name\n"open', TODAY), /quotation mark/);
  assert.deepEqual(fromCsv("name;colour\nx;red", TODAY).passedOver, ["colour"]);
});

test("a workflow with something wrong is left out, and the others become the plan", () => {
  const { sheet } = fromFile(SUPPORT_CHAT, TODAY);
  sheet.workflows.push(newWorkflow({ name: "other", model: "gpt-4o", from: "numbers" }));
  const { plan, ids, problems } = toPlan(sheet, () => undefined);
  assert.deepEqual(ids, [sheet.workflows[0].id]);
  assert.equal(plan.workflows[0].retryRate, 0.1);
  assert.deepEqual(
    problems.map(({ field }) => field),
    ["tokens.input", "tokens.output", "runsPerMonth"],
  );
});

test("what is not routed away stays as it was spread", () => {
  const routes = [
    { model: "a", share: 0.6 },
    { model: "b", share: 0.4 },
  ];
  assert.deepEqual(routedAway({ model: "a" }, "b", 0.25), [
    { model: "a", share: 0.75 },
    { model: "b", share: 0.25 },
  ]);
  assert.deepEqual(routedAway({ model: "a", routes }, "b", 0.5), [
    { model: "a", share: 0.3 },
    { model: "b", share: 0.7 },
  ]);
  assert.deepEqual(routedAway({ model: "a" }, "b", 1), [{ model: "b", share: 1 }]);
});

/** @param {import("../../www/page/workflows/sheet.js").Sheet} sheet */
function withoutIds(sheet) {
  return { ...sheet, workflows: sheet.workflows.map((one) => ({ ...one, id: 0 })) };
}
