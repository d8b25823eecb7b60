// Logs of real use: read, attributed, held against the plan; and lines that are none, named and counted.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTill } from "tokentill";
import { openWorkbench } from "./support/till-page.js";
import { SUPPORT_CHAT, WorkflowsPage } from "./support/workflows-page.js";
import { becomes, waitFor } from "./support/waiting.js";

/** @type {Awaited<ReturnType<typeof openWorkbench>>} */
let bench;
before(async () => (bench = await openWorkbench()));
after(() => bench.close());

const REGION = "Against real use";

async function visit() {
  const view = new WorkflowsPage(await bench.visit({ address: "#workflows" }));
  await view.openSheet(SUPPORT_CHAT);
  return view;
}

/** A month of the worked example: sessions of 3 turns on gpt-4o, and a stranger. */
function log() {
  const lines = [];
  for (let run = 0; run < 200; run++) {
    const day = String((run % 30) + 1).padStart(2, "0");
    for (const input of [500, 800, 1100]) {
      lines.push({
        ...{ workflow: "support chat", model: "gpt-4o", run_id: `r${run}`, attempt: 1 },
        timestamp: `2026-09-${day}T10:00:00Z`,
        usage: { prompt_tokens: input, completion_tokens: 250 },
      });
    }
  }
  lines.push({
    ...{ workflow: "batch of old mails", model: "claude-haiku-4-5", run_id: "x", attempt: 1 },
    timestamp: "2026-09-15T10:00:00Z",
    usage: { input_tokens: 1000, output_tokens: 100 },
  });
  return lines.map((line) => JSON.stringify(line));
}

test("a log is attributed by workflow, model and day, and its bad lines are named", async () => {
  const view = await visit();
  const lines = log();
  lines.splice(2, 0, "{ not json", '{"model":"gpt-4o"}');
  await view.give("Open a log", "calls.jsonl", lines.join("\n"));
  const { usd } = await (await openTill()).importUsage(log().join("\n"));
  await view.regionSays(REGION, `$${usd.toFixed(2)} in 601 rows of calls.jsonl.`);
  await view.regionSays(REGION, "From 1 Sept 2026 to 30 Sept 2026.");
  const region = view.region(REGION);
  await region.getByText("2 lines were skipped").click();
  await becomes(async () => (await region.locator(".skipped li").allInnerTexts()).join("\n"), /^line 3 .*\nline 4 /); // prettier-ignore
  await becomes(() => view.cell(REGION, "support chat", "Calls"), "600");
  await becomes(() => view.cell(REGION, "batch of old mails", "Tokens in"), "1,000");
  await region.getByLabel("Cost by").selectOption("Model");
  await region.getByRole("row", { name: "claude-haiku-4-5" }).waitFor();
  await region.getByLabel("Cost by").selectOption("Day");
  await region.getByRole("row", { name: "15 Sept 2026" }).waitFor();
  await becomes(() => region.locator("table").first().getByRole("row").count(), 31);
  assert.deepEqual(view.till.complaints, []);
  await view.close();
});

test("forecast against actual: the parts of the gap add up to it", async () => {
  const view = await visit();
  await view.give("Open a log", "calls.jsonl", log().join("\n"));
  const region = view.region(REGION);
  await region.getByLabel("The log is so many months long").fill("1");
  await view.regionSays(REGION, "In the log, but not planned: batch of old mails.");
  const gap = region.getByRole("table").last();
  const numbers = async () =>
    (await gap.getByRole("row").nth(1).getByRole("cell").allInnerTexts()).map((text) =>
      Number(text.replace("−", "-").replace(/[$,+]/g, "").replace("–", "0")),
    );
  // Planned 13.20; 2,400 in and 750 out of each of 200 sessions: 0.0135, so 2.70; 10.50 less.
  // 200 runs in the place of 1,000 leave 2.64; without a retry 2.40; longer answers make it 2.70.
  await becomes(numbers, [13.2, 2.7, -10.5, -10.56, 0, -0.24, 0.3, 0]);
  await region.getByLabel("The log is so many months long").fill("none");
  await region.getByText("This is a number above 0.").waitFor();
  await view.close();
});

test("columns of one's own are named, and the log is read again", async () => {
  const view = await visit();
  const csv = ["job;llm;when;tin;tout", "support chat;gpt-4o;2026-09-01T08:00:00Z;1000;100", "support chat;gpt-4o;2026-09-02T08:00:00Z;1000;100"].join("\n"); // prettier-ignore
  await view.give("Open a log", "own.csv", csv);
  await view.regionSays(REGION, /lines? (was|were) skipped|column|\$0\.00 in/);
  const region = view.region(REGION);
  await region.getByText("Columns of your own").click();
  const columns = { Workflow: "job", Model: "llm", Time: "when", "Tokens in": "tin", "Tokens out": "tout" }; // prettier-ignore
  for (const [label, column] of Object.entries(columns)) {
    await region.getByLabel(label, { exact: true }).fill(column);
  }
  await region.getByRole("button", { name: "Read the log again" }).click();
  // Twice 1,000 × 2.5 + 100 × 10 millionths.
  await view.regionSays(REGION, "$0.0070 in 2 rows of own.csv.");
  await view.close();
});

test("a long log is read with progress, and can be stopped", async () => {
  const view = await visit();
  // However fast the machine reads, this log has no end: it is stopped in the midst of it.
  const [worker] = view.page.workers();
  assert.ok(worker);
  await worker.evaluate(() => {
    const { stream } = Blob.prototype;
    Blob.prototype.stream = function () {
      let reader = stream.call(this).getReader();
      return new ReadableStream({
        pull: async (endless) => {
          let { value } = await reader.read();
          while (!value) {
            reader = stream.call(this).getReader();
            ({ value } = await reader.read());
          }
          endless.enqueue(value);
        },
      });
    };
  });
  await view.page.evaluate(() => {
    const line = JSON.stringify({ workflow: "support chat", model: "gpt-4o", timestamp: "2026-09-01T10:00:00Z", usage: { prompt_tokens: 500, completion_tokens: 200 } }); // prettier-ignore
    const part = `${line}\n`.repeat(10_000);
    const files = new DataTransfer();
    files.items.add(new File(Array(100).fill(part), "million.jsonl"));
    const field = /** @type {HTMLInputElement} */ (
      document.querySelector("#workflows-usage input[type=file]")
    );
    field.files = files.files;
    field.dispatchEvent(new Event("change", { bubbles: true }));
  });
  const region = view.region(REGION);
  await region.getByText(/million\.jsonl: [1-9][\d,]* rows/).waitFor();
  await region.getByRole("progressbar", { name: "Reading million.jsonl" }).waitFor();
  // Meanwhile the sheet answers.
  await view.field("Runs a month").fill("2000");
  await view.slipSays("$26.40");
  await region.getByRole("button", { name: "Stop" }).click();
  await view.regionSays(REGION, /Stopped after [1-9][\d,]* rows\. Nothing of it is counted\./);
  await becomes(() => region.getByRole("progressbar").count(), 0);
  await view.close();
});

test("a call without a price is not counted as free", async () => {
  const view = await visit();
  const line = { workflow: "support chat", model: "no-such-model", usage: { prompt_tokens: 5, completion_tokens: 5 } }; // prettier-ignore
  await view.give("Open a log", "odd.jsonl", JSON.stringify(line));
  await view.regionSays(REGION, "1 calls of no-such-model are not in the sum:");
  await waitFor(() => view.region(REGION).innerText(), (text) => text.includes("No line says when it was."), "the missing day"); // prettier-ignore
  await view.close();
});
